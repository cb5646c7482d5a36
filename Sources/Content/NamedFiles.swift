import Diagnostics

/// The files that a text seems to name, as paths from the site's folder: every word with an ending, as it stands.
///
/// For pages whose fields or body cannot be read: what they name is used as soon as they are mended.
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

/// - Returns: nil for what leads out of the site.
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
