import Text

/// A secret as it may be shown: letters, digits and Chinese characters are stars but for the last few.
///
/// Never more than the last four are left, never more than a third. Marks such as `@` and `-` stay, so that an
/// author recognises what is meant, and the mask is as long as the secret.
func masked(_ secret: some StringProtocol) -> String {
  let total = secret.unicodeScalars.count(where: isTelling)
  var rest = total
  var shown = String.UnicodeScalarView()
  for scalar in secret.unicodeScalars {
    guard isTelling(scalar) else {
      shown.append(scalar)
      continue
    }
    shown.append(rest <= min(4, total / 3) ? scalar : "*")
    rest -= 1
  }
  return String(shown)
}

private func isTelling(_ scalar: Unicode.Scalar) -> Bool {
  isASCIILetterOrDigit(scalar.value) || scalar.value >= 0x2E80 || scalar.properties.isAlphabetic
}
