import Text

/// Between two texts, two words or two paragraphs; nothing that is searched for contains it.
let separator: UInt32 = 0

/// Appends the scalars of a text as they are compared, and a separator. `search.js` folds what readers type, and
/// the texts it shows, by the same four rules in the same order:
///
/// 1. composed (NFC);
/// 2. a run of white space and control characters is one separator;
/// 3. letters, digits and marks of full width (U+FF01 to U+FF5E) are those of ASCII; marks that are not seen and
///    variation selectors are left out;
/// 4. every scalar by itself in lower case.
package func appendFolded(_ text: some Sequence<UInt8>, to scalars: inout [UInt32]) {
  let bytes = Array(text)
  if !appendComposed(bytes, to: &scalars) {
    for scalar in composed(String(decoding: bytes, as: UTF8.self).unicodeScalars.lazy.map(\.value)) {
      appendFolded(scalar, to: &scalars)
    }
  }
  appendFolded(0x20, to: &scalars)
}

/// Appends a text that is composed already, as nearly all are; leaves `scalars` alone where that is not certain.
private func appendComposed(_ bytes: [UInt8], to scalars: inout [UInt32]) -> Bool {
  let count = scalars.count
  var offset = 0
  while let (scalar, length) = bytes.scalar(at: offset) {
    guard isSurelyComposed(scalar) else {
      scalars.removeSubrange(count...)
      return false
    }
    appendFolded(scalar, to: &scalars)
    offset += length
  }
  return true
}

private func appendFolded(_ scalar: UInt32, to scalars: inout [UInt32]) {
  switch scalar {
  case 0x4E00...0x9FFF, 0x3001...0x3029: scalars.append(scalar)
  case 0x41...0x5A: scalars.append(scalar + 32)
  case 0x21...0x7E: scalars.append(scalar)
  case 0...0x20, 0x7F...0xA0, 0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F, 0x205F, 0x3000:
    if scalars.last ?? separator != separator { scalars.append(separator) }
  case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF, 0xE0100...0xE01EF:
    break
  case 0xFF01...0xFF5E: appendFolded(scalar - 0xFEE0, to: &scalars)
  default: appendLowercase(scalar, to: &scalars)
  }
}

private func appendLowercase(_ scalar: UInt32, to scalars: inout [UInt32]) {
  guard let properties = Unicode.Scalar(scalar)?.properties else { return }
  scalars += properties.lowercaseMapping.unicodeScalars.lazy.map(\.value)
}
