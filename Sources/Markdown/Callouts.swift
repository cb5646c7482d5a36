/// Notices as GitHub and Obsidian write them: a quotation whose first line is `> [!NOTE]`, perhaps with a title.
extension LineScanner {
  /// Whether a line begins such a quotation; then only its mark is left of it.
  mutating func takeOutCallout(_ line: Range<Int>, _ prefix: LinePrefix) -> Bool {
    guard bytes[prefix.content] == UInt8(ascii: "["), bytes.has("[!", at: prefix.content),
      prefix.quotes > quotesBefore,
      prefix.quotes == 1, !prefix.hasMarker, bytes.indentation(of: line) < 4, candidate == nil,
      let close = bytes[prefix.content..<line.upperBound].firstIndex(of: UInt8(ascii: "]"))
    else { return false }
    let name = String(decoding: bytes[slice: prefix.content + 2..<close], as: UTF8.self).lowercased()
    let next = position..<endOfLine(from: position)
    guard calloutNames.contains(name), position < bytes.count, bytes[position] == UInt8(ascii: ">"),
      LinePrefix(of: next, in: bytes).content < next.upperBound
    else { return false }
    var start = close + 1
    // A minus or a plus folds it elsewhere.
    if start < line.upperBound, bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "+") {
      start += 1
    }
    let title = bytes.trimmed(start..<line.upperBound)
    let cell = title.isEmpty ? nil : addCell(CollectionOfOne(title), isCell: false)
    preparation.callouts.updateValue(cell, forKey: lineNumber)
    preparation.text.append(">\n")
    endParagraph()
    return true
  }
}

private let calloutNames: Set<String> = [
  "note", "tip", "important", "warning", "caution", "info", "todo", "abstract", "summary", "tldr", "hint",
  "success",
  "check", "done", "question", "help", "faq", "failure", "fail", "missing", "danger", "error", "bug",
  "example", "attention",
  "提示", "注意", "重要", "警告", "说明", "须知", "提醒",
]
