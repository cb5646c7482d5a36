import YAML

/// A value as written after a key and its colon, with the space before it.
///
/// - Parameter quoting: put texts in quotation marks even if they need none.
func written(_ value: WrittenValue, behind key: String, quoting: Bool = false) -> String {
  switch value {
  case .nothing: return ""
  case .raw(let text):
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.count < 2 ? " " + text : "\n" + text
  case .list(let items) where items.contains(where: \.isMap):
    return items.map { "\n  - " + inline($0, isInBrackets: false, quoting: quoting, isItem: true) }.joined()
  default: return " " + inline(value, isInBrackets: false, quoting: quoting)
  }
}

extension WrittenValue {
  fileprivate var isMap: Bool { if case .map = self { true } else { false } }
}

/// A value on one line.
func inline(
  _ value: WrittenValue, isInBrackets: Bool = true, quoting: Bool = false, isItem: Bool = false
) -> String {
  switch value {
  case .nothing: return "~"
  case .raw(let text): return text
  case .text(let text):
    return scalar(text, style: quoting ? .doubleQuoted : .plain, isInBrackets: isInBrackets, isItem: isItem)
  case .list(let items):
    return "[" + items.map { inline($0, quoting: quoting, isItem: true) }.joined(separator: ", ") + "]"
  case .map(let pairs):
    return "{" + pairs.map { $0.key + ": " + inline($0.value, quoting: quoting) }.joined(separator: ", ")
      + "}"
  }
}

/// A text in the style of the one before it, as far as YAML permits.
///
/// - Parameter isItem: the text is in a list, where separators would split it unless it is quoted.
func scalar(_ text: String, style: Extent.Style, isInBrackets: Bool, isItem: Bool = false) -> String {
  let hasLines = text.unicodeScalars.contains { $0.value < 0x20 || isLineEnd($0) }
  switch style {
  case .singleQuoted where !hasLines: return "'" + text.replacing("'", with: "''") + "'"
  case .plain, .block, .flow:
    if isPlain(text, isInBrackets: isInBrackets), !isItem || !text.contains(where: { "、，,;；".contains($0) }) {
      return text
    }
  default: break
  }
  return doubleQuoted(text)
}

private func doubleQuoted(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\t": quoted += "\\t"
    default:
      if scalar.value < 0x20 || isLineEnd(scalar) || 0x7F...0x9F ~= scalar.value || scalar == "\u{FEFF}" {
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        quoted.unicodeScalars.append(scalar)
      }
    }
  }
  return quoted + "\""
}

/// Whether YAML reads the character as a line end; `\n` is not included.
private func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "\r" || scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}"
}

/// Whether an unquoted text is certainly read as the same text.
private func isPlain(_ text: String, isInBrackets: Bool) -> Bool {
  guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
  if "-?:,[]{}#&*!|>'\"%@`=~“‘［｛\u{3000}\u{A0} ".unicodeScalars.contains(first) || text == "null" {
    return false
  }
  if last == " " || last == ":" || last == "：" || last == "\u{3000}" || last == "\u{A0}" { return false }
  if text.hasPrefix("...") { return false }
  var before: Unicode.Scalar = " "
  for scalar in text.unicodeScalars {
    switch scalar {
    case "#": if before == " " { return false }
    case " ": if before == ":" { return false }
    case ",", "[", "]", "{", "}", "，", "：", "、": if isInBrackets { return false }
    case ":": if isInBrackets { return false }
    default:
      if scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || isLineEnd(scalar) || scalar == "\u{FEFF}" {
        return false
      }
    }
    before = scalar
  }
  return true
}
