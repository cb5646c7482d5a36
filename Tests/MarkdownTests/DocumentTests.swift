import Diagnostics
import Foundation
import Testing

@testable import Markdown

@Suite struct DocumentTests {
  @Test func outlineHasStableIds() {
    let outline = parse("## 初心：从 Swift 开始\n\n### 一通电话\n\n### 一通电话\n\n## ——\n\n## 一通电话-2\n").outline
    #expect(outline.map(\.id) == ["初心-从-swift-开始", "一通电话", "一通电话-2", "section", "一通电话-2-2"])
    #expect(outline.map(\.level) == [2, 3, 3, 2, 2])
    #expect(outline.map(\.line) == [1, 3, 5, 7, 9])
  }

  @Test func noHeadingIsTheTitles() {
    #expect(html("# 甲\n\n## 乙\n") == "<h2 id=\"甲\">甲</h2>\n<h3 id=\"乙\">乙</h3>\n")
    #expect(findings("# 甲\n\n## 乙\n") == ["top-heading:1"])
    #expect(html("## 甲\n").hasPrefix("<h2"))
    #expect(html("> # 甲\n").contains("<h2"))
    #expect(html("# 甲\n\n###### 乙\n").contains("<h6"))
  }

  @Test func plainTextHasBlocksOnLinesAndNoMarkup() {
    let document = parse("## **题**\n\n甲[乙](/a)`丙`\n\n- 一\n- 二\n\n> 引\n\n```\n码\n```\n\n![图](/p.png)\n")
    #expect(document.plainText == "题\n甲乙丙\n一\n二\n引\n码")
  }

  @Test func excerptEndsWithASentence() {
    let sentence = "春节前夕，志愿者走进社区写春联、送福字，老人们说：“年味又回来了。”"
    let document = parse("## 题\n\n" + String(repeating: sentence, count: 6))
    #expect(document.excerpt == String(repeating: sentence, count: 3))
    #expect(parse("短。").excerpt == "短。")
    let long = parse(String(repeating: "甲乙丙丁，", count: 60)).excerpt
    #expect(long.count <= 120 && long.hasSuffix("……") && !long.contains("，……"))
    #expect(parse("- 项\n\n> 引\n").excerpt == "项；引")
  }

  @Test func countsHanAndWords() {
    #expect(parse("用 Swift 6.3 写成，共3906册。").characterCount == 7 + 1)
    #expect(parse("it's a test").characterCount == 3)
    #expect(parse("").readingMinutes == 1)
    #expect(parse(String(repeating: "字", count: 801)).readingMinutes == 3)
  }

  /// However a text is cut into lines of its own, its characters stay as many.
  @Test(arguments: 0..<60)
  func countsLongTextsAsShortOnes(_ seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    let words = [
      "社区", "a", "3.5", "it's", "，", "。", "一", "（", "co-op", "x--y", "々", "２０", "é", "𰻞", "~", "“", "9",
    ]
    let usual = seed % 2 == 0 ? Array(words.prefix(10)) : words
    var text = ""
    var count = 0
    for _ in 0..<40 {
      let word = usual.randomElement(using: &generator) ?? ""
      text += word + " "
      count += Array(word.utf8).withUnsafeBufferPointer { countCharacters(in: $0) }
    }
    #expect(Array(text.utf8).withUnsafeBufferPointer { countCharacters(in: $0) } == count)
  }

  @Test func linksAndPicturesHaveTheirLines() {
    let document = parse("甲\n[乙**丙**](/a \"题\")\n\n> 丁 <https://example.cn>\n")
    #expect(
      document.links == [
        Link(address: "/a", title: "题", text: "乙丙", line: 2),
        Link(address: "https://example.cn", title: nil, text: "https://example.cn", line: 4),
      ])
  }

  @Test func linesAreTheFilesNotTheBodys() {
    let source = Source(name: "a.md", text: "---\ntitle: 甲\n---\n\n## 乙\n\n丙**\n\n[丁](/a)\n")
    let document = parseMarkdown(source, in: 20..<source.bytes.count)
    #expect(document.outline.map(\.line) == [5])
    #expect(document.links.map(\.line) == [9])
    #expect(document.findings.map(\.location) == [Location(file: "a.md", line: 7, column: 2, length: 2)])
    #expect(document.findings.first?.excerpt == "丙**")
  }

  @Test func commentsAreKeptForTheChecks() {
    let document = parse("<!-- allow: long-sentence 引文 -->\n\n甲<!-- 注 -->乙\n")
    #expect(
      document.comments == [Comment(text: "allow: long-sentence 引文", line: 1), Comment(text: "注", line: 3)])
    #expect(document.findings.isEmpty)
    #expect(html(document) == "<p>甲乙</p>\n")
  }

  @Test func holesAscend() {
    let offsets = parse("[a](/b)![c](/d)~~e~~ https://example.cn\n\n| [f](/g) |\n| - |\n").placeholders.map(
      \.offset)
    #expect(offsets == offsets.sorted())
    #expect(offsets.count == 8)
  }

  @Test func rulesAreNamedOnceInBothLanguages() {
    #expect(Set(markdownRules.map(\.name)).count == markdownRules.count)
    for rule in markdownRules {
      #expect(!rule.message.chinese.isEmpty && !rule.message.english.isEmpty)
      #expect(!rule.manual.chinese.isEmpty && !rule.manual.english.isEmpty)
    }
  }
}

/// The handbook is written in what it describes.
@Suite struct HandbookTests {
  @Test func readsWithoutAFinding() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = try String(contentsOf: root.appending(path: "docs/markdown.zh-CN.md"), encoding: .utf8)
    // Behind the fields.
    let text = String(file[(file.firstRange(of: "\n---\n")?.upperBound ?? file.startIndex)...])
    let document = parse(text)
    #expect(document.findings.isEmpty)
    let page = html(document)
    for name in ["table", "footnotes", "quote", "facts", "timeline", "notice", "interview", "task"] {
      #expect(page.contains("class=\"\(name)\""), "\(name)")
    }
    for (name, _) in BlockKind.names { #expect(text.contains(name)) }
  }
}
