import Foundation
import Testing

@testable import Markdown

/// The prose that checks read is the text that the page shows.
@Suite struct ProseTests {
  private static let pieces = [
    "老人们在路口支起凉茶摊，一杯一杯递给过路的人。", "“能帮一把是一把，谁家还没个难处。”他说", "二〇二五年九月二十八日上午", "中", "。", "中文",
    "姓名：王秀英", "2024年12月5日上午9点，帮助348户，占95%以上", "%", "·", "é", "🌱🌱🌱🌱🌱", "\u{200B}", "\u{3000}\u{3000}", "a",
    " ", "1", "\u{A0}", "\t",
    "*", "**", "***", "_", "~~", "`", "``", "\\", "\\*", "[", "]", "](/a)", "![", "](/a.jpg \"照片 说明\")",
    "](/a '题')",
    "](</a b>)", "[a]", "][a]", "\n\n[a]: /b\n", "[^1]", "\n\n[^1]: ", "<", ">", "<b>", "</b>",
    "<i title=\"甲\">",
    "<!-- 注释 -->", "&amp;", "&#60;", "&nbsp;", "&notaname;", "&", "\\&amp;",
    "https://example.cn/a?b=1&c=2", "me@example.cn", "<https://example.org/>", "\n", "\n", "\n\n", "\n\n",
    "  \n", "\\\n",
    "\n- ", "\n1. ", "\n> ", "\n> > ", "\n## ", "\n===\n", "\n    ", "\n```\n", "\n| ", " | ", "\n|-|-|\n",
    "\n- [x] ", "\n　　", "\n1、", "\n①", "\u{2028}",
    "\n::: 资料 名片\n", "\n::: 提示 须知\n", "\n::: 引语 王秀英\n", "\n::: 图集 现场\n", "\n::: 视频 /a.mp4 题目\n", "\n:::\n",
    "\n表1：各站的开放时间\n", "ſ",
  ]

  private func isShown(_ text: String) -> Bool {
    let document = parse(text)
    var (shown, prose) = (ShownWords.of(document), proseWords(document, of: text))
    if String(decoding: document.html, as: UTF8.self).contains("<dl>") {
      shown.removeAll { $0 == "：" || $0 == ":" }
      prose.removeAll { $0 == "：" || $0 == ":" }
    }
    // Notes and some captions are shown elsewhere than they stand.
    let isElsewhere = !document.footnotes.isEmpty || text.contains(":::")
    return isElsewhere
      ? shown.unicodeScalars.sorted() == prose.unicodeScalars.sorted() : shown == prose
  }

  /// 20 × 200 texts.
  @Test(arguments: 0..<20)
  func isWhatThePageShows(_ seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    for _ in 0..<200 {
      let text = (0..<Int.random(in: 3...30, using: &generator))
        .map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
      if !isShown(text) {
        let document = parse(text)
        Issue.record(
          "\(text.debugDescription)\n shown \(ShownWords.of(document))\n prose \(proseWords(document, of: text))"
        )
      }
    }
  }

  @Test(
    .enabled(if: !Shared.commonMark.isEmpty, "CommonMark's cases are not here: run make setup-test"),
    arguments: Shared.commonMark + Shared.emphasis)
  func isWhatThePageShowsOfOfficialCases(_ example: ConformanceCase) {
    let document = parse(example.markdown)
    // An address that no link may have is shown as words, and not read as such.
    guard !document.findings.contains(where: { $0.rule == .unsafeAddress }) else { return }
    let hasDefinition = example.markdown.contains("]:")
    #expect(
      isShown(example.markdown)
        || hasDefinition
          && ShownWords.of(document, hasTitles: false) == proseWords(document, of: example.markdown),
      "\(ShownWords.of(document))\n\(proseWords(document, of: example.markdown))")
  }

  @Test func isWhatThePageShowsOfThisRepository() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var count = 0
    for folder in ["content", "docs"] {
      let files = FileManager.default.enumerator(
        at: root.appending(path: folder), includingPropertiesForKeys: nil)
      while let file = files?.nextObject() as? URL {
        guard file.pathExtension == "md" else { continue }
        let text = try String(contentsOf: file, encoding: .utf8)
        count += 1
        #expect(isShown(text), "\(file.path)")
      }
    }
    #expect(count > 10)
  }

  @Test(arguments: [
    ("甲**乙**丙", "甲乙丙"), ("> ```\n> 代码\n\n正文。", "正文。"), ("1. 甲\n   ```\n   代码\n\n正文。", "甲正文。"),
    ("甲`一\n二`乙", "甲乙"), ("[甲]: /乙\n丙[甲]", "丙甲"), ("甲 &lt; 乙", "甲<乙"), ("甲\r\n**乙**\r\n", "甲乙"),
    ("<!-- 甲 -->\n\n乙", "乙"), ("::: 提示 甲\n乙\n:::", "甲乙"), ("| 甲 |  |\n|-|-|\n| `乙` | 丙\\|丁 |", "甲丙|丁"),
  ])
  func examples(_ text: String, _ words: String) { #expect(proseWords(parse(text), of: text) == words) }

  @Test func offsetsAreThoseOfTheFile() {
    let text = "甲\r\n\r\n**乙**丙。\r\n"
    #expect(
      parse(text).prose.passages.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == [
        "甲", "**乙**丙。",
      ])
  }
}
