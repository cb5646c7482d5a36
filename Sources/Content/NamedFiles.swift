import Diagnostics

/// The files that a text seems to name, as paths relative to the site's folder: every word with an extension.
///
/// For pages whose fields or body cannot be read: their files are used again as soon as the page is corrected.
func namedFiles(in source: Source) -> [String] {
  let folder = source.name.split(separator: "/").dropLast()
  return String(decoding: source.bytes, as: UTF8.self).split(whereSeparator: isBetweenNames).compactMap {
    guard let dot = $0.lastIndex(of: "."), (2...5).contains($0[dot...].utf8.count) else { return nil }
    return path($0.contains("%") ? withoutPercents(String($0))[...] : $0, from: folder)
  }
}

private func isBetweenNames(_ character: Character) -> Bool {
  character.isWhitespace || "()<>[]{}\"',|:：，、；（）“”《》".contains(character)
}

/// - Returns: nil for a path outside the site.
private func path(_ word: Substring, from folder: ArraySlice<Substring>) -> String? {
  var parts = Array(folder)
  for part in word.split(separator: "/") where part != "." {
    if part == ".." {
      guard parts.popLast() != nil else { return nil }
    } else {
      parts.append(part)
    }
  }
  return parts.joined(separator: "/")
}
