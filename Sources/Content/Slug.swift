/// Whether a text can be part of an address: lower-case ASCII letters and digits, joined by single hyphens, and not longer
/// than people and disks like.
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

/// The nearest text that is a slug; empty where nothing of the text can be kept.
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

/// A slug without the syllables that make it too long: a title of sixty characters is a name of three hundred letters.
func cutSlug(_ text: String) -> String {
  var slug = text.prefix(longestSlug)
  if slug.count < text.count, let hyphen = slug.lastIndex(of: "-"), slug[hyphen...].count < longestSlug / 2 {
    slug = slug[..<hyphen]
  }
  while slug.hasSuffix("-") { slug.removeLast() }
  return String(slug)
}

/// In letters. A disk holds 255 bytes in a name.
private let longestSlug = 100
