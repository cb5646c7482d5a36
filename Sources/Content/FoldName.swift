import Text

extension String {
  /// The name in the form in which it is compared and shown: composed (NFC), so that the compatibility ideograph U+F979
  /// is 凉, and without variation selectors and other invisible characters.
  var foldedName: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var folded = UnicodeScalarView()
    for scalar in composed.unicodeScalars where !isUnseen(scalar) { folded.append(scalar) }
    return String(folded)
  }
}

private func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF, 0xE0100...0xE01EF:
    true
  default: false
  }
}
