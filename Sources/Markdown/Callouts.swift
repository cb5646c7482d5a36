/// Notices as GitHub and Obsidian write them: a quotation whose first line is `> [!NOTE]`, perhaps with a title.
extension LineScanner {
  /// Whether a line begins such a quotation; if so, only its mark is kept.
  mutating func takeOutCallout(_ line: Range<Int>, _ prefix: LinePrefix) -> Bool {
    guard bytes[prefix.content] == UInt8(ascii: "["), bytes.has("[!", at: prefix.content),
      prefix.quotes > quotesBefore,
      prefix.quotes == 1, !prefix.hasMarker, bytes.indentation(of: line) < 4, candidate == nil,
      let close = bytes[prefix.content..<line.upperBound].firstIndex(of: UInt8(ascii: "]"))
    else { return false }
    let name = String(decoding: bytes[slice: prefix.content + 2..<close], as: UTF8.self).lowercased()
    guard calloutNames.contains(name), quotationGoesOn else { return false }
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

  /// Whether there are words on the next lines that begin with a mark of quotation.
  private var quotationGoesOn: Bool {
    var start = position
    while start < bytes.count, bytes[start] == UInt8(ascii: ">") {
      let line = start..<endOfLine(from: start)
      if LinePrefix(of: line, in: bytes).content < line.upperBound { return true }
      start = line.upperBound + 1
    }
    return false
  }
}

let calloutNames: Set<String> = [
  "note", "tip", "important", "warning", "caution", "info", "todo", "abstract", "summary", "tldr", "hint",
  "success",
  "check", "done", "question", "help", "faq", "failure", "fail", "missing", "danger", "error", "bug",
  "example", "attention",
  "提示", "注意", "重要", "警告", "说明", "须知", "提醒",
]
