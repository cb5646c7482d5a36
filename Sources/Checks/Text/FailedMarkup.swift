import Diagnostics
import Markdown
import Text

extension Rule {
  /// Markup has failed and is shown as it is.
  static let failedMarkup = Rule(
    "failed-markup", .warning, Phrase("“{0}”没有起作用，会原样显示", "“{0}” has no effect and will be shown as it is"),
    manual: Phrase(
      "网页上不会出现 Markdown 的符号，除非写错了。按提示改成：\n## 活动背景\n[报名表](附件/报名表.docx)\n- [x] 场地已定\n"
        + "要原样显示符号，前面加反斜线：\\#，\\[，或者写在反引号里。",
      "Signs of Markdown are on a page only where something was written wrong. Mend it as it is shown; for the sign "
        + "itself write a backslash before it."))
}

extension Check {
  static let failedMarkup = Check(.failedMarkup, inText: { Checks.failedMarkup(in: $0) })
}

/// Markup that the page shows: markup that was read as such is no prose any more.
func failedMarkup(in text: PreparedText) -> [TextDiagnostic] {
  var marks: [TextDiagnostic] = []
  let bytes = text.prose
  let hasSigns = mayHaveSigns(text)
  let hasBars = mayHaveBars(text)
  for passage in text.passages where passage.kind != .field && passage.kind != .row {
    var start = passage.range.lowerBound
    var lines: [Range<Int>] = []
    while start < passage.range.upperBound {
      let end = bytes.firstIndex(of: 0x0A, in: start..<passage.range.upperBound) ?? passage.range.upperBound
      if let line = bytes.withoutSpace(start..<end) { lines.append(line) }
      start = end + 1
    }
    for (number, line) in lines.enumerated() {
      let failed =
        (hasBars ? failedTable(number, in: lines, of: bytes) : nil)
        ?? failedBeginning(of: number, in: lines, of: bytes, kind: passage.kind)
      if let failed { marks.append(failed) }
      if hasSigns { marks += failedSigns(in: line, of: text) }
    }
  }
  return marks
}

/// Markup that begins a line.
private func failedBeginning(
  of number: Int, in lines: [Range<Int>], of bytes: [UInt8], kind: PreparedText.Passage.Kind
) -> TextDiagnostic? {
  let line = lines[number]
  let text = { String(decoding: bytes[line], as: UTF8.self) }
  switch bytes[line.lowerBound] {
  case UInt8(ascii: "#"):
    let level = bytes[line].prefix { $0 == UInt8(ascii: "#") }.count
    // #话题# is a topic of a social network.
    let isTopic = level == 1 && bytes[line.lowerBound + 1..<line.upperBound].contains(UInt8(ascii: "#"))
    let end = line.lowerBound + level
    guard !isTopic, end < line.upperBound, bytes[end] >= 0x80 || level > 6 && bytes[end] == 0x20 else {
      return nil
    }
    if level > 6 {
      return mark(
        line.lowerBound..<end, in: bytes,
        help: Phrase("小标题最多六级：######", "headings have six levels at most: ######"))
    }
    return mark(line.lowerBound..<end, in: bytes, replacement: String(repeating: "#", count: level) + " ")
  case UInt8(ascii: "["): return failedBox(line, of: bytes, kind: kind)
  case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
    return failedItem(number, in: lines, of: bytes, kind: kind)
  case UInt8(ascii: "|"): return failedRule(text(), line, of: bytes)
  case UInt8(ascii: "!") where bytes.has("!!! ", at: line.lowerBound):
    return mark(
      line, in: bytes, help: Phrase("提示框写成：::: 提示，下面写文字，最后一行 :::", "a notice is a block: ::: notice … :::"))
  case UInt8(ascii: "@")
  where bytes.has("@[toc]", at: line.lowerBound) || bytes.has("@[TOC]", at: line.lowerBound):
    return mark(line.lowerBound..<line.lowerBound + 6, in: bytes, help: noContents)
  case 0xE2: return failedRule(text(), line, of: bytes)
  case 0xEF: return failedWideSign(text(), line, of: bytes)
  default: return nil
  }
}

private let noContents = Phrase("删去：长文章的目录由网页自己列出", "remove it: pages list their headings by themselves")

/// `[x]无空格`, `[ ] 没有横线`, `[TOC]`, `[!NOTE]` outside of a quotation.
private func failedBox(_ line: Range<Int>, of bytes: [UInt8], kind: PreparedText.Passage.Kind)
  -> TextDiagnostic?
{
  let start = line.lowerBound
  let box = ["[ ]", "[x]", "[X]", "[]"].first { bytes.has($0.utf8, at: start) }
  if let box {
    let end = start + box.utf8.count
    guard end < line.upperBound else { return nil }
    let right = box == "[]" ? "[ ]" : box
    let hasSpace = bytes[end] <= 0x20
    if kind == .item {
      return hasSpace && box == right
        ? nil : mark(start..<end, in: bytes, replacement: right + (hasSpace ? "" : " "))
    }
    return box == "[]" ? nil : mark(start..<end, in: bytes, replacement: "- " + right + (hasSpace ? "" : " "))
  }
  let end = bytes.firstIndex(of: UInt8(ascii: "]"), in: line).map { $0 + 1 } ?? line.upperBound
  for sign in ["[TOC]", "[toc]", "[[TOC]]", "[[toc]]", "[[_TOC_]]"] where bytes.has(sign.utf8, at: start) {
    return mark(start..<start + sign.utf8.count, in: bytes, help: noContents)
  }
  guard bytes.has("[!", at: start) else { return nil }
  return mark(
    start..<end, in: bytes,
    help: Phrase("提示框写成：::: 提示，下面写文字，最后一行 :::", "a notice is a block: ::: notice … :::"))
}

/// `-无空格` on several lines or below an item, `-[ ] 无空格`.
private func failedItem(
  _ number: Int, in lines: [Range<Int>], of bytes: [UInt8], kind: PreparedText.Passage.Kind
) -> TextDiagnostic? {
  let start = lines[number].lowerBound
  let sign = bytes[start]
  let begins = { (other: Int) in
    guard lines.indices.contains(other) else { return false }
    let line = lines[other]
    return line.count > 1 && bytes[line.lowerBound] == sign
      && (bytes[line.lowerBound + 1] >= 0xE3 || bytes[line.lowerBound + 1] == UInt8(ascii: "["))
  }
  let isBox = bytes.has("-[ ]", at: start) || bytes.has("-[x]", at: start)
  let isBelowItem = kind == .item && number > 0
  guard begins(number), isBox || isBelowItem || begins(number - 1) || begins(number + 1) else { return nil }
  return mark(start..<start + 1, in: bytes, replacement: String(decoding: [sign, 0x20], as: UTF8.self))
}

/// The line below a header with dashes of another kind, `| —— | —— |`, `—— | ——`.
private func failedRule(_ text: String, _ line: Range<Int>, of bytes: [UInt8]) -> TextDiagnostic? {
  guard text.allSatisfy({ "|｜-—–－─: ".contains($0) }), text.contains(where: { "—–－─｜".contains($0) }),
    text.contains(where: isBar)
  else { return nil }
  return mark(line, in: bytes, replacement: dashes(like: text))
}

/// Signs of full width: `＃＃ 标题`, `＞引用`, `｜表格｜`, `－ 项目`, three ｀.
private func failedWideSign(_ text: String, _ line: Range<Int>, of bytes: [UInt8]) -> TextDiagnostic? {
  if bytes.has("｜", at: line.lowerBound) {
    guard text.dropFirst().contains("｜") else { return nil }
    let isRule = text.allSatisfy { "|｜-—–－─：: ".contains($0) }
    return TextDiagnostic(
      rule: .failedMarkup, range: line, arguments: ["｜"],
      replacement: isRule ? dashes(like: text) : text.replacing("｜", with: "|"))
  }
  let wide = text.prefix { "＃＞－＊｀".contains($0) }
  guard let first = wide.first, wide.allSatisfy({ $0 == first }) else { return nil }
  let rest = text.dropFirst(wide.count)
  let isSpaced = rest.first.map { $0 == " " || $0 == "\u{3000}" } ?? true
  let isMarkup =
    switch first {
    case "＃": wide.count <= 6 && (isSpaced || wide.count > 1) && !rest.contains("＃")
    case "＞": wide.count == 1
    case "｀": wide.count >= 3
    default: wide.count == 1 && isSpaced && !rest.isEmpty
    }
  guard isMarkup else { return nil }
  let sign = String(wide).halfWidth
  let spaces = rest.prefix { $0 == " " || $0 == "\u{3000}" }
  let range = line.lowerBound..<line.lowerBound + wide.utf8.count + spaces.utf8.count
  return mark(range, in: bytes, replacement: first == "｀" ? sign : sign + " ")
}

extension [UInt8] {
  /// A line without the space around it; nil where nothing is left.
  fileprivate func withoutSpace(_ line: Range<Int>) -> Range<Int>? {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, self[start] == 0x20 { start += 1 }
    while end > start, self[end - 1] <= 0x20 { end -= 1 }
    return start < end ? start..<end : nil
  }
}

func mark(_ range: Range<Int>, in bytes: [UInt8], replacement: String? = nil, help: Phrase? = nil)
  -> TextDiagnostic
{
  let words = bytes[range].filter { $0 != Prose.nothing }
  return TextDiagnostic(
    rule: .failedMarkup, range: range, arguments: [String(decoding: words, as: UTF8.self)],
    replacement: replacement, help: help)
}
