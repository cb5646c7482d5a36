import Content
import Diagnostics
import Files

extension Rule {
  /// An exception does not say why.
  static let exceptionWithoutReason = Rule(
    "exception-without-reason", .error, Phrase("例外“{0}”没有写原因", "the exception “{0}” gives no reason"),
    manual: Phrase(
      "例外写在文字旁边，要有原因，检查时会计数：\n<!-- allow: personal-phone 公开的办公电话 -->\n属性里写在那一行末尾：\n"
        + "phone: 13800000000  # allow: personal-phone 公开的办公电话",
      "An exception stands beside the text with its reason and is counted:\n<!-- allow: personal-phone why -->\n"
        + "In fields it is a comment at the end of the line: # allow: personal-phone why"))
  /// An exception names no rule.
  static let unknownException = Rule(
    "unknown-exception", .error, Phrase("没有可以例外的规则“{0}”", "there is no rule “{0}” that could be excepted"),
    manual: Phrase(
      "规则名见方括号里的英文，用 xinfeng explain 可以列出全部。只有检查的规则可以例外。",
      "The rule's name stands in brackets behind the finding; `xinfeng explain` lists all. Only checks can be excepted."
    ))
  /// An exception has nothing to except.
  static let unusedException = Rule(
    "unused-exception", .notice, Phrase("例外“{0}”已经用不上", "the exception “{0}” has nothing to except"),
    manual: Phrase(
      "它旁边没有这条规则的问题。删去它，免得以后的问题被它遮住；单独写一行的，要紧挨在那一段的上面。",
      "The rule finds nothing beside it. Remove it before it hides something; on a line of its own it stands directly "
        + "above the text it is for."))
}

extension Check {
  static let exceptions = Check(
    .exceptionWithoutReason, .unknownException, .unusedException, by: .settings)
}

/// Reads the exceptions of a text: `<!-- allow: RULE REASON -->`, and `# allow: RULE REASON` in fields.
///
/// One at the end of a line is for that line. One on a line of its own is for the following text: in fields the next
/// line, in the body the lines up to the next empty one.
func readExceptions(in text: ReadText) -> Inspection {
  var inspection = Inspection()
  let hasFieldComment = text.source.bytes.firstIndex(of: UInt8(ascii: "#"), in: text.fields) != nil
  guard hasFieldComment || !text.document.comments.isEmpty else { return inspection }
  let comments = text.document.comments.filter { $0.text.hasPrefix("allow") }
  let lines = Lines(of: text.source)
  if hasFieldComment {
    let last = lines.number(of: text.fields.upperBound)
    for number in lines.number(
      of: text.fields.lowerBound)..<max(last, lines.number(of: text.fields.lowerBound))
    {
      let line = String(decoding: text.source.bytes[lines.range(number)], as: UTF8.self)
      guard let start = line.firstRange(of: "# allow:") else { continue }
      let isAlone = line[..<start.lowerBound].allSatisfy { $0 == " " }
      add(
        String(line[start.upperBound...]), at: number, of: text.source,
        lines: number...(isAlone ? number + 1 : number),
        lines, to: &inspection)
    }
  }
  for comment in comments {
    guard let colon = comment.text.firstIndex(where: { $0 == ":" || $0 == "：" }) else { continue }
    let rest = String(comment.text[comment.text.index(after: colon)...])
    let covered = coveredLines(from: comment.line, in: text.source, lines)
    add(rest, at: comment.line, of: text.source, lines: covered, lines, to: &inspection)
  }
  return inspection
}

private func coveredLines(from number: Int, in source: Source, _ lines: Lines) -> ClosedRange<Int> {
  let line = String(decoding: source.bytes[lines.range(number)], as: UTF8.self).trimmingSpaces
  guard line.hasPrefix("<!--"), line.hasSuffix("-->"), line.firstRange(of: "-->")?.upperBound == line.endIndex
  else {
    return number...number
  }
  var last = number
  // A blank line may part the comment from its text.
  if isBlank(last + 1, in: source, lines) { last += 1 }
  while last < lines.count, !isBlank(last + 1, in: source, lines) { last += 1 }
  return number...last
}

private func isBlank(_ number: Int, in source: Source, _ lines: Lines) -> Bool {
  source.bytes[lines.range(number)].allSatisfy { $0 <= 0x20 }
}

private func add(
  _ text: String, at line: Int, of source: Source, lines covered: ClosedRange<Int>, _ lines: Lines,
  to inspection: inout Inspection
) {
  let words = text.trimmingSpaces.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
  let name = words.first ?? ""
  let reason = words.count > 1 ? words[1].trimmingSpaces : ""
  let range = place(of: name.isEmpty ? "allow" : name, line: line, in: source, lines)
  if !checkRules.contains(where: { $0.name == name }) || settingRules.contains(where: { $0.name == name }) {
    let near = nearest(to: name, in: checkRules.map(\.name))
    inspection.findings += diagnostics(
      of: [
        TextDiagnostic(
          rule: .unknownException, range: range, arguments: [name],
          help: near.map { Phrase("是不是 \($0)？", "did you mean \($0)?") })
      ], in: source)
  } else if !reason.contains(where: { $0.isLetter || $0.isNumber }) {
    inspection.findings += diagnostics(
      of: [
        TextDiagnostic(
          rule: .exceptionWithoutReason, range: range, arguments: [name],
          help: Phrase("补上原因：allow: \(name) 为什么", "add the reason: allow: \(name) WHY"))
      ], in: source)
  } else {
    let location = Location(
      file: source.name, line: line,
      column: characterCount(
        source.bytes[lines.range(line).lowerBound..<max(range.lowerBound, lines.range(line).lowerBound)])
        + 1, length: name.unicodeScalars.count)
    inspection.exceptions.append(Exception(rule: name, reason: reason, location: location, lines: covered))
  }
}

/// Where some words stand that begin on a line; the whole line where they are not found as they are.
private func place(of words: String, line: Int, in source: Source, _ lines: Lines) -> Range<Int> {
  let range = lines.range(line)
  // The text of a block may begin some lines above.
  for number in line..<min(line + 30, lines.count + 1) where !words.isEmpty {
    let candidate = lines.range(number)
    if let found = source.bytes[candidate].firstRange(of: words.utf8) { return found }
  }
  return range
}
