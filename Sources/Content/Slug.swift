/// Whether a text can be part of an address: lower-case ASCII letters and digits, joined by single hyphens, of limited
/// length.
package func isSlug(_ text: String) -> Bool {
  guard text.utf8.count <= longestSlug else { return false }
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

/// The most similar slug; empty if no character can be kept.
package func slugLike(_ text: String) -> String {
  var slug = ""
  for scalar in text.lowercased().unicodeScalars {
    switch scalar {
    case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
    default: if !slug.isEmpty, !slug.hasSuffix("-") { slug += "-" }
    }
  }
  return cutSlug(slug)
}

/// A slug shortened to the limit at a syllable: the pinyin of sixty characters has three hundred letters.
func cutSlug(_ text: String) -> String {
  var slug = text.prefix(longestSlug)
  if slug.count < text.count, let hyphen = slug.lastIndex(of: "-"), slug[hyphen...].count < longestSlug / 2 {
    slug = slug[..<hyphen]
  }
  while slug.hasSuffix("-") { slug.removeLast() }
  return String(slug)
}

/// In letters; a disk allows 255 bytes in a name.
private let longestSlug = 100
