/// Reads the TOML of Hugo's front matter and settings: keys, tables, texts, dates, simple lists.
///
/// A table's name is put before its keys, with a dot. Values of no use for posts (lists of tables, inline tables) are
/// `.other`.
///
/// - Returns: the fields, or nil with the number of the first invalid line, from 1.
func readTOML(_ text: String) -> (fields: PostFields?, wrongLine: Int) {
  var fields = PostFields()
  var table = ""
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.trimmingBlanks }
  var number = 0
  while number < lines.count {
    let line = lines[number]
    number += 1
    if line.isEmpty || line.hasPrefix("#") { continue }
    if line.hasPrefix("[") {
      guard let end = line.firstIndex(of: "]") else { return (nil, number) }
      let name = line[line.index(after: line.startIndex)..<end].drop { $0 == "[" }.trimmingBlanks
      table = name.filter { $0 != "\"" && $0 != "'" } + "."
      continue
    }
    guard let equals = line.firstIndex(of: "=") else { return (nil, number) }
    let key = line[..<equals].trimmingBlanks.filter { $0 != "\"" && $0 != "'" }
    var value = String(line[line.index(after: equals)...].trimmingBlanks)
    let first = number
    while !isComplete(value) {
      guard number < lines.count else { return (nil, first) }
      value += "\n" + lines[number]
      number += 1
    }
    guard !key.isEmpty, let read = tomlValue(value) else { return (nil, first) }
    fields.add(table + key, read)
  }
  return (fields, 0)
}

/// Whether a value is complete and does not continue on the next line.
private func isComplete(_ value: String) -> Bool {
  for fence in ["\"\"\"", "'''"] where value.hasPrefix(fence) {
    return value.count >= 6 && value.dropFirst(3).contains(fence)
  }
  guard value.hasPrefix("[") else { return true }
  var depth = 0
  var quote: Character?
  for character in value {
    if let open = quote {
      if character == open { quote = nil }
    } else if character == "\"" || character == "'" {
      quote = character
    } else if character == "[" {
      depth += 1
    } else if character == "]" {
      depth -= 1
      if depth == 0 { return true }
    }
  }
  return false
}

private func tomlValue(_ text: String) -> PostValue? {
  for fence in ["\"\"\"", "'''"] where text.hasPrefix(fence) {
    guard let end = text.dropFirst(3).firstRange(of: fence) else { return nil }
    return .text(String(text.dropFirst(3)[..<end.lowerBound].drop { $0 == "\n" }))
  }
  switch text.first {
  case "\"", "'": return tomlString(text[...]).map { .text($0.text) }
  case "[": return tomlList(text.dropFirst())
  case "{": return .other
  case nil: return nil
  default: return .text(String(text.prefix { $0 != "#" }.trimmingBlanks))
  }
}

private func tomlString(_ text: Substring) -> (text: String, rest: Substring)? {
  guard let quote = text.first else { return nil }
  var result = ""
  var rest = text.dropFirst()
  while let character = rest.popFirst() {
    if character == quote { return (result, rest) }
    guard character == "\\", quote == "\"", let escaped = rest.popFirst() else {
      result.append(character)
      continue
    }
    switch escaped {
    case "n": result.append("\n")
    case "t": result.append("\t")
    default: result.append(escaped)
    }
  }
  return nil
}

private func tomlList(_ text: Substring) -> PostValue? {
  var items: [String] = []
  var rest = text
  while true {
    rest = rest.drop { $0 == "," || $0.isWhitespace }
    switch rest.first {
    case nil: return nil
    case "]": return .list(items)
    case "#": rest = rest.drop { $0 != "\n" }
    case "\"", "'":
      guard let item = tomlString(rest) else { return nil }
      items.append(item.text)
      rest = item.rest
    case "{", "[": return .other
    default:
      let item = rest.prefix { !",]\n".contains($0) }
      items.append(String(item.trimmingBlanks))
      rest = rest.dropFirst(item.count)
    }
  }
}

extension StringProtocol {
  var trimmingBlanks: SubSequence {
    let start = drop { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
    guard let end = start.lastIndex(where: { !($0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n") })
    else {
      return start[start.startIndex..<start.startIndex]
    }
    return start[...end]
  }
}
