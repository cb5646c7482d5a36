/// The codewords by which a reader repairs a block: the remainder of its data by the generator polynomial over the
/// field of 256 elements with x⁸ + x⁴ + x³ + x² + 1 (ISO/IEC 18004, section 7.5).
func checkCodewords(of block: ArraySlice<UInt8>, count: Int) -> [UInt8] {
  let generator = generators[count]
  var remainder = [UInt8](repeating: 0, count: count)
  for byte in block {
    let factor = byte ^ remainder[0]
    for place in 0..<count {
      let next = place + 1 < count ? remainder[place + 1] : 0
      remainder[place] = next ^ product(factor, generator[place])
    }
  }
  return remainder
}

/// By their degree, without the leading coefficient, which is 1; the versions in use need up to 30.
private let generators: [[UInt8]] = (0...30).map { degree in
  var polynomial = [UInt8](repeating: 0, count: degree)
  guard degree > 0 else { return polynomial }
  polynomial[degree - 1] = 1
  for power in 0..<degree {
    let root = powers[power]
    for place in 0..<degree {
      let next = place + 1 < degree ? polynomial[place + 1] : 0
      polynomial[place] = product(polynomial[place], root) ^ next
    }
  }
  return polynomial
}

private func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
  left == 0 || right == 0 ? 0 : powers[(Int(logarithms[Int(left)]) + Int(logarithms[Int(right)])) % 255]
}

/// 2 to the power of 0 … 254.
private let powers: [UInt8] = {
  var value = 1
  return (0..<255).map { _ in
    defer { value = value << 1 > 255 ? value << 1 ^ 0x11D : value << 1 }
    return UInt8(value)
  }
}()

private let logarithms: [UInt8] = {
  var table = [UInt8](repeating: 0, count: 256)
  for (power, value) in powers.enumerated() { table[Int(value)] = UInt8(power) }
  return table
}()
