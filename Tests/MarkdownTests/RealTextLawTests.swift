import Foundation
import Testing

@testable import Markdown

/// Lines of the sample site with what comes along when they are pasted: whatever stands between the words, all of them
/// are on the page, in their order.
@Suite struct RealTextLawTests {
  /// How many texts each run tries; `LAW_TEXTS=20000` tries more than a build waits for.
  private static let count = ProcessInfo.processInfo.environment["LAW_TEXTS"].flatMap { Int($0) } ?? 3000
  private static let parts = 30

  /// Prose as it is, without markup, so that what is visible in the source is its letters.
  private static let lines: [String] = {
    let content = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../content")
      .standardized
    let files = FileManager.default.enumerator(at: content, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "md" }
      .sorted { $0.path < $1.path }.flatMap { file -> [String] in
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let body = text.split(separator: "\n---\n", maxSplits: 1, omittingEmptySubsequences: false).last ?? ""
        return body.split(separator: "\n").map(String.init).filter { line in
          line.unicodeScalars.count > 8 && line.unicodeScalars.first.map { $0.value >= 0x4E00 } ?? false
            && !line.contains { "[]()`<>|*_\\#{}$~^&@:/=+".contains($0) }
        }
      }
  }()

  /// No backticks, since tags within code are shown.
  private static let pasted = [
    "<p>", "</p>", "<div class=a>", "</div>", "<section style=\"color: red\">", "</section>", "<span>",
    "</span>", "<br>",
    "<b>", "</b>", "<font size=3>", "</font>", "<u>", "</u>", "<!-- x -->", "&nbsp;",
    "\u{200B}", "\u{A0}",
    "\u{3000}", "\u{FEFF}", "\u{2028}", "\u{B}", "\r\n", "\n", "\n\n", "\n　　", "\n    ", "\n\t", "\n\n> ",
    "\n- ", "\n\n### ",
    "\n\n\u{3000}\n", "\n\n| ", " | ", "**", "****", "*", "~~", "_", "\\", "<", " < ", "&", "[", "]",
    "（", "“", "\n***\n",
    "\n\n:::\n", "\n\n::: 提示\n", "\n---\n", "\n\n---\n\n",
  ]

  @Test(arguments: 0..<parts)
  func noWordIsLost(_ seed: Int) {
    #expect(Self.lines.count > 100)
    var generator = SeededGenerator(state: UInt64(seed))
    for _ in 0..<(Self.count / Self.parts + 1) {
      let (text, expected) = text(&generator)
      let document = parse(text)
      // Where words would be lost, that is an error, and the page is not published.
      if document.findings.contains(where: \.isError) { continue }
      #expect(
        shownLetters(html(document), isPage: true) == expected, "\(text.debugDescription)\n\(html(document))")
      #expect(shownLetters(document.plainText) == expected, "\(text.debugDescription)")
    }
  }

  private func text(_ generator: inout SeededGenerator) -> (text: String, expected: String) {
    var (text, expected) = ("", "")
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let line = Self.lines.randomElement(using: &generator) ?? ""
      expected += line
      var scalars = Array(line.unicodeScalars)[...]
      while !scalars.isEmpty {
        let length = Int.random(in: 1...max(1, scalars.count), using: &generator)
        text.unicodeScalars.append(contentsOf: scalars.prefix(length))
        scalars = scalars.dropFirst(length)
        if !scalars.isEmpty { text += Self.pasted.randomElement(using: &generator) ?? "" }
      }
      text += ["\n", "\n\n", "\n\n", "\r\n"].randomElement(using: &generator) ?? ""
    }
    return (text, shownLetters(expected))
  }
}
