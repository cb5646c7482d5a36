/// A picture embedded in a drawing as data, cleaned like a picture in a file of its own; nil for an address of anything
/// else, which a published drawing may not have.
func cleanedEmbeddedPicture(_ address: [UInt8]) throws(PictureError) -> [UInt8]? {
  guard address.starts(with: "data:image/".utf8), let comma = address.firstIndex(of: UInt8(ascii: ",")),
    address[..<comma].suffix(7).elementsEqual(";base64".utf8)
  else { return nil }
  guard let bytes = decodedBase64(address[(comma + 1)...]) else { throw .truncated(.svg) }
  if case .picture(.svg) = signature(of: bytes) { return nil }
  let picture = try cleaned(bytes)
  return dataAddress(of: picture.bytes, picture.format)
}

/// `data:image/jpeg;base64,…`: a picture's bytes as the address of itself.
package func dataAddress(of bytes: [UInt8], _ format: PictureFormat) -> [UInt8] {
  Array("data:\(format.mediaType);base64,".utf8) + encodedBase64(bytes)
}

private let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

private let values: [UInt8] = {
  var values = [UInt8](repeating: 255, count: 256)
  for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
  return values
}()

/// Space between the letters is passed over, as browsers do; anything else that is not of the alphabet is an error.
private func decodedBase64(_ text: ArraySlice<UInt8>) -> [UInt8]? {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.count / 4 * 3)
  var bits: UInt32 = 0
  var count = 0
  for letter in text {
    if letter <= 0x20 { continue }
    if letter == UInt8(ascii: "=") { break }
    let value = values[Int(letter)]
    guard value < 64 else { return nil }
    bits = bits << 6 | UInt32(value)
    count += 1
    if count % 4 == 0 {
      bytes += [UInt8(bits >> 16 & 0xFF), UInt8(bits >> 8 & 0xFF), UInt8(bits & 0xFF)]
    }
  }
  switch count % 4 {
  case 2: bytes.append(UInt8(bits >> 4 & 0xFF))
  case 3: bytes += [UInt8(bits >> 10 & 0xFF), UInt8(bits >> 2 & 0xFF)]
  case 1: return nil
  default: break
  }
  return bytes
}

private func encodedBase64(_ bytes: [UInt8]) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
    for place in 0..<4 {
      let letter = alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)]
      text.append(place <= group.count ? letter : UInt8(ascii: "="))
    }
  }
  return text
}
