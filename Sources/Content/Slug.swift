/// Whether a text can be part of an address: lower-case ASCII letters and digits, joined by single hyphens.
package func isSlug(_ text: String) -> Bool {
  var isAfterHyphen = true
  for byte in text.utf8 {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "0"..."9": isAfterHyphen = false
    case "-" where !isAfterHyphen: isAfterHyphen = true
    default: return false
    }
  }
  return !isAfterHyphen
}

/// The nearest text that is a slug; empty where nothing of the text can be kept.
package func slugLike(_ text: String) -> String {
  var slug = ""
  for scalar in text.lowercased().unicodeScalars {
    switch scalar {
    case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
    default: if !slug.isEmpty, !slug.hasSuffix("-") { slug += "-" }
    }
  }
  while slug.hasSuffix("-") { slug.removeLast() }
  return slug
}
