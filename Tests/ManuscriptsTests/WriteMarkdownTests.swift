import Diagnostics
import Markdown
import Testing

@testable import Manuscripts

/// The law of the writer: this program's own reader reads the draft back to the same blocks.
struct WriteMarkdownTests {
  @Test(arguments: 0..<400)
  func isReadBackAsItWas(seed: Int) throws {
    var maker = BlockMaker(dice: Dice(state: UInt64(seed) &* 7919))
    let blocks = (0..<Int.random(in: 1...9, using: &maker.dice)).map { _ in maker.block() }
    var manuscript = Manuscript()
    manuscript.blocks = blocks
    manuscript.notes = maker.notes
    manuscript.pictures = maker.pictures
    let markdown = manuscript.markdown
    let back = try ReadBack(markdown)
    #expect(back.blocks.map(shape) == blocks.map(shape), "\(markdown)")
    #expect(back.notes.map(words) == maker.notes.map(words), "\(markdown)")
    #expect(back.findings.isEmpty, "\(back.findings) \(markdown)")
    for (read, written) in zip(back.blocks.flatMap(marks), blocks.flatMap(marks)) {
      #expect(read.isSubset(of: written), "\(markdown)")
    }
  }

  /// Words without signs keep all that the manuscript marks.
  @Test(arguments: 0..<100)
  func keepsEmphasisOfWords(seed: Int) throws {
    var maker = BlockMaker(
      dice: Dice(state: UInt64(seed) &* 104_729), pieces: ["清河", "点灯", "一年", "“渡口”", "，"])
    // Between two sorts of emphasis, something has to stand.
    let block = Block.paragraph(
      maker.inlines(.strong) + [.text("又", [])] + maker.inlines(.emphasis) + [.text("再", [])])
    var manuscript = Manuscript()
    manuscript.blocks = [block]
    #expect(try ReadBack(manuscript.markdown).blocks.flatMap(marks) == marks(block), "\(manuscript.markdown)")
  }

  /// A block with what a reader sees of it: no space, no emphasis.
  private func shape(_ block: Block) -> String {
    switch block {
    case .heading(let level, let inlines): "h\(min(level, 5)) \(words(inlines))"
    case .paragraph(let inlines): "p \(words(inlines))"
    case .list(let items): "list \(items.map(shape))"
    case .quote(let paragraphs): "quote \(paragraphs.map(words))"
    case .table(let rows): "table \(rows.map { $0.map(words) })"
    case .facts(let facts): "facts \(facts.map { $0.name + "=" + words($0.value) })"
    case .pictures(let numbers, let caption): "pictures \(numbers) \(squeezed(caption))"
    }
  }

  private func shape(_ item: Block.ListItem) -> String {
    "\(item.number.map { "\($0)" } ?? "-") \(words(item.inlines)) \(item.children.map(shape))"
  }

  private func words(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text, _): squeezed(text)
      case .lineBreak: "⏎"
      case .tab, .box: ""
      case .link(let address, let inner): "⟨\(address) \(words(inner))⟩"
      case .note(let number): "⟨note \(number)⟩"
      case .picture(let number): "⟨picture \(number)⟩"
      }
    }.joined()
  }

  /// How each character is marked.
  private func marks(_ block: Block) -> [Marks] {
    guard case .paragraph(let inlines) = block else { return [] }
    return inlines.flatMap { inline -> [Marks] in
      guard case .text(let text, let marks) = inline else { return [] }
      return squeezed(text).map { _ in marks }
    }
  }
}

/// Blocks of every sort, of words that mean something to Markdown.
private struct BlockMaker {
  var dice: Dice
  var pieces = [
    "清河", "灯亮着。", "“引号”", "*", "**", "_", "__x__", "#", "# 题", "-", "- 项", "1. 一", "2) 二", "2024.", "[a]",
    "[b](c)", "![d](e)", "<i>", "&nbsp;", "&", "`", "```", "~", "~~", "~~~", "|", "| - |", "\\", "\\*", ":::",
    "：：：资料", ">", "=", "===", "---", "+", "!", "^", "{x}", "word", "a_b_c", "[^1]", "（", "）", "，", "[x]",
    "[ ]",
    "表1：", "http:",
  ]
  var notes: [[Inline]] = []
  var pictures: [SourcePicture] = []

  private mutating func chance(_ sides: Int) -> Bool { Int.random(in: 0..<sides, using: &dice) == 0 }

  private mutating func text() -> String {
    let words = (0..<Int.random(in: 1...5, using: &dice)).map { _ in pieces.randomElement(using: &dice) ?? ""
    }
    return trimmed(words.joined(separator: chance(2) ? " " : ""))
  }

  mutating func inlines(_ marks: Marks...) -> [Inline] {
    let marks = [[], [], []] + (marks.isEmpty ? [.strong, .emphasis, .struck] : marks)
    return (0..<Int.random(in: 1...3, using: &dice)).map { _ in
      Inline.text(text(), marks.randomElement(using: &dice) ?? [])
    }.merged
  }

  /// Text with what may stand in it.
  private mutating func line() -> [Inline] {
    var line = inlines()
    if chance(4) {
      line += [.link("https://www.example.org/a_(b)?x=1&y=*", [.text("链接" + text(), [])]), .text("后文", [])]
    }
    if chance(4) {
      notes.append([.text("注" + text(), [])])
      line += [.note(notes.count - 1), .text("。", [])]
    }
    return line
  }

  private mutating func picture() -> Int {
    pictures.append(
      SourcePicture(bytes: [], fileExtension: "png", alternative: text(), file: "\(pictures.count)"))
    return pictures.count - 1
  }

  private mutating func items(_ depth: Int) -> [Block.ListItem] {
    let isNumbered = chance(2)
    let start = chance(3) ? 7 : 1
    return (0..<Int.random(in: 1...3, using: &dice)).map { place in
      Block.ListItem(
        number: isNumbered ? start + place : nil, inlines: [.text("项", [])] + line(),
        children: depth < 3 && chance(3) ? items(depth + 1) : [])
    }
  }

  mutating func block() -> Block {
    switch Int.random(in: 0..<9, using: &dice) {
    case 0: return .heading(Int.random(in: 1...5, using: &dice), [.text("题" + text(), [])])
    case 1: return .list(items(1))
    case 2:
      let width = Int.random(in: 1...3, using: &dice)
      return .table((0..<3).map { _ in (0..<width).map { _ in chance(6) ? [] : line() } })
    case 3: return .quote([line(), line()])
    case 4:
      return .facts(["名称", "地点", "开办时间"].map { Block.Fact(name: $0, value: [.text("值", [])] + line()) })
    case 5: return .pictures([picture()], caption: chance(2) ? "" : "图" + text())
    case 6: return .pictures([picture(), picture()], caption: chance(2) ? "" : "图" + text())
    case 7: return .paragraph([.text("上行", []), .lineBreak, .text("下" + text(), [])])
    default: return .paragraph(line() + (chance(8) ? [.picture(picture()), .text("图后", [])] : []))
    }
  }
}
