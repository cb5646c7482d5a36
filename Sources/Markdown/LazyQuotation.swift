import Diagnostics

extension Rule {
  static let lazyQuotation = Rule(
    "lazy-quotation", .warning,
    Phrase("这一行没有 >，但仍算作引文", "this line has no >, and is part of the quotation all the same"),
    manual: Phrase(
      "引文要到空行才结束。引文后面的文字，在前面空一行；仍是引文，行首也写 >：\n> 我是党员，我先上。\n\n他说完就出发了。",
      "A quotation ends with an empty line. Put one before the text behind it; a line that is quoted, too, begins with >.\n"
        + "> I go first.\n\nThen he left."))
}

extension LineScanner {
  /// Says where Markdown goes on with a quotation (a lazy continuation line), and the line shows no mark of it. Lines of
  /// Latin letters are left to those who break their lines at a width.
  mutating func lookAtQuotation(_ content: Range<Int>, _ prefix: LinePrefix) {
    guard let before = candidate, before.prefix.quotes > 0, prefix.quotes == 0, !prefix.hasMarker,
      !content.isEmpty, bytes[content.lowerBound] >= 0x80
    else { return }
    preparation.findings.append(
      BodyFinding(
        rule: .lazyQuotation, line: lineNumber,
        help: Phrase("在前面空一行；仍是引文就写成 > …", "put an empty line before it; if it is quoted, begin it with >")))
  }
}
