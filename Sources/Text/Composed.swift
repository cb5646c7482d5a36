extension String {
  /// The text in Unicode's composed form (NFC, UAX #15), in which equal texts have equal scalars.
  package var composed: String {
    if unicodeScalars.allSatisfy({ isSurelyComposed($0.value) }) { return self }
    var scalars = UnicodeScalarView()
    for value in Text.composed(unicodeScalars.map(\.value)) {
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    return String(scalars)
  }
}

/// Whether composing never changes a scalar, unless a scalar that lacks this property is beside it.
package func isSurelyComposed(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0..<0x300, 0x2010...0x205E, 0x3000...0x3029, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xFF01...0xFF5E,
    0x1F300...0x1FAFF, 0x20000...0x2A6DF:
    true
  default: false
  }
}

/// Scalars in the composed form: taken apart, their marks in the order of their classes, and put together again.
package func composed(_ scalars: some Sequence<UInt32>) -> [UInt32] {
  var apart: [Mark] = []
  for scalar in scalars { takeApart(scalar, into: &apart) }
  return together(ordered(apart))
}

/// A scalar with its canonical combining class; 0 for a base character.
private struct Mark {
  var scalar: UInt32
  var order: UInt8

  init(_ scalar: UInt32) {
    self.scalar = scalar
    order =
      scalar < 0x300 ? 0 : Unicode.Scalar(scalar)?.properties.canonicalCombiningClass.rawValue ?? 0
  }
}

private func takeApart(_ scalar: UInt32, into marks: inout [Mark]) {
  if let syllable = Hangul.parts(of: scalar) {
    marks += syllable.map(Mark.init)
  } else if let parts = decompositions[scalar] {
    for part in parts { takeApart(part, into: &marks) }
  } else {
    marks.append(Mark(scalar))
  }
}

/// Marks of different classes in a row are sorted by class; those of one class stay as they are.
private func ordered(_ marks: [Mark]) -> [Mark] {
  var marks = marks
  for end in marks.indices where marks[end].order > 0 {
    var place = end
    while place > 0, marks[place - 1].order > marks[place].order {
      marks.swapAt(place - 1, place)
      place -= 1
    }
  }
  return marks
}

private func together(_ marks: [Mark]) -> [UInt32] {
  var found: [Mark] = []
  // The position of the last scalar of class 0.
  var start: Int?
  for mark in marks {
    if let start, let last = found.last, found.count - 1 == start || last.order < mark.order,
      let both = composition(found[start].scalar, mark.scalar)
    {
      found[start].scalar = both
      continue
    }
    if mark.order == 0 { start = found.count }
    found.append(mark)
  }
  return found.map(\.scalar)
}

private func composition(_ first: UInt32, _ second: UInt32) -> UInt32? {
  Hangul.syllable(first, second) ?? compositions[UInt64(first) << 32 | UInt64(second)]
}

private let decompositions: [UInt32: [UInt32]] = {
  var found: [UInt32: [UInt32]] = [:]
  for entry in decompositionTable.split(whereSeparator: \.isWhitespace) {
    let numbers = entry.split(whereSeparator: { $0 == "=" || $0 == "+" }).compactMap { UInt32($0, radix: 16) }
    if let scalar = numbers.first { found[scalar] = Array(numbers.dropFirst()) }
  }
  return found
}()

private let compositions: [UInt64: UInt32] = {
  var found: [UInt64: UInt32] = [:]
  for (scalar, parts) in decompositions where parts.count == 2 {
    guard Unicode.Scalar(scalar)?.properties.isFullCompositionExclusion == false else { continue }
    found[UInt64(parts[0]) << 32 | UInt64(parts[1])] = scalar
  }
  return found
}()

/// The syllables of Korean, which Unicode computes (section 3.12).
private enum Hangul {
  private static let (first, leads, vowels, tails): (UInt32, UInt32, UInt32, UInt32) =
    (0xAC00, 0x1100, 0x1161, 0x11A7)
  private static let (leadCount, vowelCount, tailCount): (UInt32, UInt32, UInt32) = (19, 21, 28)

  static func parts(of scalar: UInt32) -> [UInt32]? {
    guard scalar >= first, scalar - first < leadCount * vowelCount * tailCount else { return nil }
    let number = scalar - first
    let tail = number % tailCount
    let pair = [leads + number / (vowelCount * tailCount), vowels + number / tailCount % vowelCount]
    return tail == 0 ? pair : pair + [tails + tail]
  }

  static func syllable(_ before: UInt32, _ after: UInt32) -> UInt32? {
    if before >= leads, before - leads < leadCount, after >= vowels, after - vowels < vowelCount {
      return first + ((before - leads) * vowelCount + after - vowels) * tailCount
    }
    guard let parts = parts(of: before), parts.count == 2, after > tails, after - tails < tailCount else {
      return nil
    }
    return before + after - tails
  }
}
