import Diagnostics

extension Rule {
  static let tabIndentation = Rule(
    "tab-indentation", .error, Phrase("行首是制表符，这里只认空格", "the line begins with a tab; only spaces indent here"),
    manual: Phrase(
      "在 .yml 文件里缩进用空格，每层两个；制表符（Tab 键）有多宽，各人的编辑器说法不一，所以不认。\n"
        + "文章开头的属性不受这一条限制。",
      "In .yml files spaces indent, two a level. How wide a tab is depends on the editor, so tabs mean nothing here. "
        + "Fields at the head of a page are forgiven their tabs."))
}

/// The finding about a line that begins with a tab, with the line as it should be; nil for any other line.
///
/// A line below one that ends with a colon is indented by two more; every other gets the nearest level above it, where
/// a tab counts for two.
func tabFinding(at line: Int, in source: Source) -> Diagnostic? {
  let text = source.line(line)
  let blank = text.prefix { $0 == " " || $0 == "\t" }
  guard let tab = blank.firstIndex(of: "\t") else { return nil }
  let above = (1..<max(line, 1)).reversed().prefix(200).map { source.line($0) }.filter(saysSomething)
  let levels = above.map(indentation)
  let wanted = indentation(of: text)
  let opens = above.first?.hasSuffix(":") ?? false
  let width =
    opens ? levels[0] + 2 : levels.min { abs($0 - wanted) < abs($1 - wanted) } ?? 0
  return Diagnostic(
    .tabIndentation,
    at: Location(
      file: source.name, line: line, column: blank.distance(from: blank.startIndex, to: tab) + 1, length: 1),
    correction: String(repeating: " ", count: width) + text.dropFirst(blank.count), excerpt: text)
}

private func indentation(of line: String) -> Int {
  line.prefix { $0 == " " || $0 == "\t" }.reduce(0) { $0 + ($1 == "\t" ? 2 : 1) }
}

private func saysSomething(_ line: String) -> Bool {
  line.first { $0 != " " && $0 != "\t" }.map { $0 != "#" } ?? false
}
