import Diagnostics
import Markdown
import Testing

@testable import Manuscripts

/// The law of the writer: this program's own reader reads the draft back to the same blocks.
struct WriteMarkdownTests {
  @Test(arguments: 0..<300)
  func isReadBackAsItWas(seed: Int) {
    var dice = Dice(state: UInt64(seed) &* 7919)
    // Two quotations in a row are one to every reader.
    let blocks = (0..<Int.random(in: 1...8, using: &dice)).flatMap { _ in
      [block(&dice), .paragraph([.text("清河。", [])])]
    }
    var manuscript = Manuscript()
    manuscript.blocks = blocks
    let text = Array(manuscript.markdown.utf8)
    let document = parseMarkdown(Source(name: "x.md", bytes: text), in: 0..<text.count)
    #expect(skeleton(document.html) == blocks.flatMap(skeleton), "\(manuscript.markdown)")
    #expect(squeezed(document.plainText) == squeezed(blocks.map(words).joined()), "\(manuscript.markdown)")
    #expect(
      document.findings.isEmpty,
      "\(document.findings.map { $0.message(in: .english) }) \(manuscript.markdown)")
  }

  private let pieces = [
    "清河", "灯亮着。", "“引号”", "*", "**", "_", "__x__", "#", "# 题", "-", "- 项", "1. 一", "2) 二", "2024.", "[a]",
    "[b](c)", "![d](e)", "<i>", "&nbsp;", "&", "`", "```", "~", "~~",
    "~~~", "|", "| - |", "\\", "\\*", ":::", "：：：资料", ">", "=", "===", "---", "+", "!", "^", "{x}", "word",
    "a_b_c", "[^1]", "（", "）", "，", "[x]", "[ ]", "表1：", "http:",
  ]

  private func text(_ dice: inout Dice) -> String {
    let words = (0..<Int.random(in: 1...5, using: &dice)).map { _ in pieces.randomElement(using: &dice) ?? ""
    }
    return trimmed(words.joined(separator: Bool.random(using: &dice) ? " " : ""))
  }

  private func inlines(_ dice: inout Dice) -> [Inline] {
    let marks: [Marks] = [[], [], [], .strong, .emphasis, .struck]
    let inlines: [Inline] = (0..<Int.random(in: 1...3, using: &dice)).map { _ in
      .text(text(&dice), marks.randomElement(using: &dice) ?? [])
    }
    return inlines.merged
  }

  private func block(_ dice: inout Dice) -> Block {
    switch Int.random(in: 0..<6, using: &dice) {
    case 0: return .heading(Int.random(in: 1...3, using: &dice), [.text("题" + text(&dice), [])])
    case 1: return .list((0..<3).map { _ in .init(number: nil, inlines: [.text("项", [])] + inlines(&dice)) })
    case 2: return .table((0..<2).map { _ in (0..<2).map { _ in inlines(&dice) } })
    case 3: return .quote([inlines(&dice), inlines(&dice)])
    default: return .paragraph(inlines(&dice))
    }
  }

  private func words(_ block: Block) -> String {
    switch block {
    case .heading(_, let inlines): inlines.plain
    case .paragraph(let inlines): inlines.plain
    case .list(let items): items.map(\.inlines.plain).joined()
    case .quote(let paragraphs): paragraphs.map(\.plain).joined()
    case .table(let rows): rows.flatMap { $0.map(\.plain) }.joined()
    case .facts, .pictures: ""
    }
  }

  /// The tags of the blocks, without what a page adds.
  private func skeleton(_ html: [UInt8]) -> [String] {
    String(decoding: html, as: UTF8.self).split(separator: "<").compactMap { part in
      let name = String(part.prefix { $0.isLetter || $0.isNumber })
      return ["h2", "h3", "h4", "p", "ul", "ol", "li", "blockquote", "table", "tr", "pre", "hr", "img"]
        .contains(name) ? name : nil
    }
  }

  private func skeleton(_ block: Block) -> [String] {
    switch block {
    case .heading(let level, _): ["h\(level + 1)"]
    case .paragraph: ["p"]
    case .list(let items): ["ul"] + items.map { _ in "li" }
    case .quote(let paragraphs): ["blockquote"] + paragraphs.map { _ in "p" }
    case .table(let rows): ["table"] + rows.map { _ in "tr" }
    case .facts, .pictures: []
    }
  }
}
