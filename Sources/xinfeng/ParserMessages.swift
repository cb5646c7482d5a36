/// A message of the argument parser, which has English only, in the language of this run.
///
/// A message contains what the user typed. So words in it are never replaced: the whole message is matched against the
/// parser's messages, and the values in their places are copied.
func localised(parserMessage message: String) -> String {
  guard processLanguage == .chinese else { return message }
  for (english, chinese) in parserMessages {
    guard let values = values(in: message, of: english) else { continue }
    // The parser lists words as `'a', 'b' or 'c'`, within the outer quotation marks of some patterns.
    return chinese.filled(
      with: english.hasPrefix("{0} unexpected") || english.contains("one of {2}")
        ? values.dropLast() + values.suffix(1).map(\.withoutQuotationMarks) : values)
  }
  return message
}

/// Help and usage, which contain only words of the program and the parser.
func localised(help text: String) -> String {
  guard processLanguage == .chinese else { return text }
  return helpWords.reduce(text) { $0.replacing($1.0, with: $1.1) }.closingDefaults
}

/// The parser's full error text, with the usage below the message.
///
/// - Parameters:
///   - text: the parser's whole text.
///   - message: the part about this command line.
func localised(_ text: String, message: String) -> String {
  guard !message.isEmpty, let range = text.firstRange(of: message) else { return localised(help: text) }
  return localised(help: String(text[..<range.lowerBound])) + localised(parserMessage: message)
    + localised(help: String(text[range.upperBound...]))
}

/// The messages of swift-argument-parser about command lines; the first match is used.
private let parserMessages = [
  ("Unknown option '{0}'. Did you mean '{1}'?", "没有选项 {0}，是不是 {1}？"),
  ("Unknown option '{0}'", "没有选项 {0}"),
  ("Unexpected argument '{0}'", "多余的参数：{0}"),
  ("{0} unexpected arguments: '{1}'", "多余的 {0} 个参数：{1}"),
  ("Missing expected argument '{0}'", "缺少参数 {0}"),
  ("Missing one of: '{0}'", "缺少其中一个：{0}"),
  ("Missing value for '{0}'", "{0} 后面缺少值"),
  (
    "The value '{0}' is invalid for '{1}'. Please provide one of {2}.", "{1} 不能写“{0}”。可以写：{2}"
  ),
  ("The value '{0}' is invalid for '{1}'{2}", "{1} 不能写“{0}”{2}"),
  (
    "The option '{0}' does not take any value, but '{1}' was specified.", "选项 {0} 后面不写值，却写了“{1}”"
  ),
]

private let helpWords = [
  ("OVERVIEW: ", ""), ("USAGE: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
  ("SUBCOMMANDS:", "命令："), ("Usage: ", "用法："), ("Error: ", "错误："), ("Help: ", "说明："),
  ("Show the version.", "显示版本。"), ("Show help information.", "显示帮助。"),
  ("(default: ", "（默认 "), ("(values: ", "（可选 "),
  ("for detailed help.", "看某个命令的详细说明。"), ("for more information.", "看详细说明。"), ("  See ", "  用 "),
  ("<subcommand>", "<命令>"), ("<options>", "<选项>"), ("<rule>", "<规则>"),
]

/// The values in the places `{0}`, `{1}` … of a pattern; nil if the text does not match it. The first value is as long
/// as possible, because it may contain anything.
private func values(in text: String, of pattern: String) -> [String]? {
  var literals: [Substring] = []
  var rest = pattern[...]
  while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
    literals.append(rest[..<open])
    rest = rest[rest.index(after: close)...]
  }
  guard let first = literals.first, text.hasPrefix(first), text.hasSuffix(rest) else { return nil }
  let start = text.index(text.startIndex, offsetBy: first.count)
  guard let end = text.index(text.endIndex, offsetBy: -rest.count, limitedBy: start) else { return nil }
  var values: [String] = []
  var middle = text[start..<end]
  for literal in literals.dropFirst().reversed() {
    guard let range = middle.ranges(of: literal).last else { return nil }
    values.insert(String(middle[range.upperBound...]), at: 0)
    middle = middle[..<range.lowerBound]
  }
  return [String(middle)] + values
}

extension String {
  /// `'a', 'b' or 'c'` as `a、b、c`.
  fileprivate var withoutQuotationMarks: String {
    let inner = hasPrefix("'") && hasSuffix("'") ? String(dropFirst().dropLast()) : self
    return inner.replacing("', '", with: "、").replacing("' or '", with: "、")
  }

  fileprivate func filled(with values: [String]) -> String {
    var text = ""
    var rest = self[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}"),
      let number = Int(rest[rest.index(after: open)..<close])
    {
      text += rest[..<open] + values[number]
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  /// Replaces the closing bracket after a default or a list of values by a full-width one, as the opening one is.
  fileprivate var closingDefaults: String {
    var text = ""
    var rest = self[...]
    while let open = rest.firstIndex(of: "（") {
      text += rest[...open]
      rest = rest[rest.index(after: open)...]
      guard rest.hasPrefix("默认 ") || rest.hasPrefix("可选 "),
        let close = rest.firstIndex(where: { $0 == ")" || $0 == "\n" || $0 == "）" }), rest[close] == ")"
      else { continue }
      text += rest[..<close] + "）"
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}
