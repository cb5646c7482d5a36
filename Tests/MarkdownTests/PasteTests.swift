import Testing

@testable import Markdown

@Suite struct PasteTests {
  @Test func removesIdeographicIndents() {
    #expect(html("　　春节前夕。\n\n　　志愿者来了。") == "<p>春节前夕。</p>\n<p>志愿者来了。</p>\n")
    #expect(html("> 　　甲") == "<blockquote>\n<p>甲</p>\n</blockquote>\n")
    #expect(html("　　\n甲") == "<p>甲</p>\n")
    #expect(html("甲　乙") == "<p>甲　乙</p>\n")
  }

  @Test(arguments: ["    春节前夕。", "\t春节前夕。", "        春节前夕。", "    　　春节前夕。", "\u{A0}\u{A0}\u{A0}\u{A0}春节前夕。"])
  func indentedChineseIsNoCode(_ text: String) {
    #expect(html("甲。\n\n\(text)\n") == "<p>甲。</p>\n<p>春节前夕。</p>\n")
  }

  @Test func saysSoOncePerRun() {
    #expect(
      findings("甲。\n\n    乙。\n\n    “丙”。\n\n丁\n\n\t戊\n") == ["indented-paragraph:3", "indented-paragraph:9"])
  }

  @Test func indentedParagraphsOfItemsStayInThem() {
    let expected = "<ul>\n<li>\n<p>甲</p>\n<p>乙</p>\n</li>\n</ul>\n"
    #expect(html("- 甲\n\n    乙\n") == expected)
    #expect(html("- 甲\n\n      乙\n") == expected)
  }

  @Test func codeStaysCode() {
    #expect(html("    let x = 1\n") == "<pre><code>let x = 1\n</code></pre>\n")
    #expect(html("```\n    春节\n```\n") == "<pre><code>    春节\n</code></pre>\n")
    #expect(html("```\n\u{A0}\u{200B}\t春节\n```\n") == "<pre><code>\u{A0}\u{200B}\t春节\n</code></pre>\n")
  }

  @Test(arguments: ["１．提高认识", "（一）提高认识", "一、提高认识", "(一)提高认识", "1、提高认识", "①提高认识", "1.提高认识"])
  func officialNumberingStaysText(_ text: String) {
    #expect(html(text) == "<p>\(text)</p>\n")
  }

  @Test func normalisesInvisibleCharactersWithANotice() {
    #expect(html("志愿\u{200B}服务\u{A0}行\u{FEFF}动\t！") == "<p>志愿服务 行动 ！</p>\n")
    #expect(findings("甲\n乙\u{200B}丙\u{200B}\n") == ["invisible-character:2"])
    #expect(html("甲\u{1}乙\u{202E}丙") == "<p>甲乙丙</p>\n")
    #expect(html("👨\u{200D}👩") == "<p>👨\u{200D}👩</p>\n")
  }

  @Test func lineEndsAndByteOrderMarksChangeNothing() {
    let text = "# 甲\n\n乙\n丙\n\n- 丁\n- 戊\n\n| a | b |\n| - | - |\n| 1 | 2 |\n"
    let page = html(text)
    #expect(html(text.replacing("\n", with: "\r\n")) == page)
    #expect(html(text.replacing("\n", with: "\r")) == page)
    #expect(html("\u{FEFF}" + text) == page)
  }

  @Test func linesAreTheFilesWithAnyLineEnd() {
    #expect(findings("甲\r\n\r\n乙**\r\n") == ["literal-emphasis:3"])
  }
}
