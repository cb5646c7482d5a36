import Text

/// Text with its emphasis marks, if this program's Markdown parser would read them as such; else without.
///
/// - Parameters:
///   - before: the character before the text, signs included; a space at the beginning.
///   - after: the character after the text.
func marked(_ words: String, _ marks: Marks, before: Character, after: Character) -> String {
  var words = words
  if marks.contains(.raised), let small = smallText(words, isRaised: true) { words = small }
  if marks.contains(.lowered), let small = smallText(words, isRaised: false) { words = small }
  let sign =
    marks.contains(.strong) ? "**" : marks.contains(.emphasis) ? "*" : marks.contains(.struck) ? "~~" : ""
  let lead = String(words.prefix { isSpace($0) })
  let core = trimmed(words)
  guard !sign.isEmpty, let first = core.first, let last = core.last else { return escaped(words) }
  let trail = String(words.dropFirst(lead.count + core.count))
  // Struck-out text must begin and end with a letter or digit.
  guard sign != "~~" || isLetter(first) && isLetter(last) else { return escaped(words) }
  let opens = canStand(lead.last ?? before, beside: first)
  let closes = canStand(trail.first ?? after, beside: last)
  guard opens, closes else { return escaped(words) }
  return lead + sign + escaped(core) + sign + trail
}

/// Whether a sign between two characters, the inner one marked, is read as emphasis: not beside another sign, and not
/// between a Latin letter and a punctuation mark.
private func canStand(_ outer: Character, beside inner: Character) -> Bool {
  if "*~\\".contains(outer) { return false }
  return !(isWord(outer) || outer.isLetter && !isHan(outer)) || inner.isLetter || inner.isNumber
}

/// Text with all inline markup escaped.
///
/// Markup at the beginning of a line is escaped by `guardedStart`.
func escaped(_ text: String) -> String {
  let characters = Array(text)
  var output = ""
  for (index, character) in characters.enumerated() {
    let before = index > 0 ? characters[index - 1] : " "
    let after = index + 1 < characters.count ? characters[index + 1] : " "
    switch character {
    case "\\", "*", "[", "]", "`", "<", "~": output.append("\\")
    case "_": if !(isWord(before) && isWord(after)) { output.append("\\") }
    case ":": if before == ":" || after == ":" { output.append("\\") }
    case "&": if beginsEntity(characters[index...]) { output.append("\\") }
    default: break
    }
    output.append(character)
  }
  return output
}

/// Text for a link's title in quotation marks: entities are decoded there before backslash escapes.
func escapedTitle(_ text: String) -> String {
  let characters = Array(text)
  return characters.indices.reduce(into: "") { output, index in
    switch characters[index] {
    case "\\", "\"": output += "\\" + String(characters[index])
    case "&" where beginsEntity(characters[index...]): output += "&amp;"
    default: output.append(characters[index])
    }
  }
}

/// `&nbsp;`, `&#65306;`: the longest name in HTML has 31 letters.
private func beginsEntity(_ text: ArraySlice<Character>) -> Bool {
  let rest = text.dropFirst().prefix(33)
  guard let end = rest.firstIndex(of: ";"), end > rest.startIndex else { return false }
  return rest[..<end].allSatisfy { isWord($0) || $0 == "#" }
}

private func isLetter(_ character: Character) -> Bool { character.isLetter || character.isNumber }

private func isWord(_ character: Character) -> Bool {
  character.isASCII && (character.isLetter || character.isNumber)
}

/// A paragraph with the beginnings of its lines escaped, so that none is a heading, list, quotation, rule or `:::`.
func guardedStart(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { guardedLine(String($0)) }.joined(
    separator: "\n")
}

private func guardedLine(_ line: String) -> String {
  let line = String(line.drop { isSpace($0) })
  guard let first = line.first else { return line }
  // A full-width colon can only be escaped as a numeric entity.
  if line.hasPrefix("：：：") { return "&#65306;" + line.dropFirst() }
  switch first {
  case "#", ">", "=", "|": return "\\" + line
  case "-", "+":
    let rest = line.dropFirst()
    return rest.first.map { isSpace($0) || $0 == first } ?? true ? "\\" + line : line
  default: break
  }
  let digits = line.prefix { $0.isASCII && $0.isNumber }
  guard !digits.isEmpty, digits.count <= 9, let sign = line.dropFirst(digits.count).first, ".)".contains(sign)
  else { return line }
  return digits + "\\" + line.dropFirst(digits.count)
}
