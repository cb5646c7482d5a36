import Testing

@testable import Markdown

@Suite struct LineBreakTests {
  @Test(arguments: [
    ("甲\n乙", "甲乙"), ("甲，\n乙", "甲，乙"), ("甲。”\n“乙", "甲。”“乙"), ("《甲》\n乙", "《甲》乙"), ("甲——\n乙", "甲——乙"),
    ("甲\n**乙**", "甲<strong>乙</strong>"), ("**甲**\n乙", "<strong>甲</strong>乙"), ("甲\n`x`", "甲<code>x</code>"),
    ("good\nday", "good day"), ("使用 Swift\n语言", "使用 Swift语言"), ("语言\nSwift", "语言Swift"),
    ("it’s “so”\nhe said", "it’s “so” he said"), ("a\n**b**", "a <strong>b</strong>"), ("甲  \n乙", "甲<br>\n乙"),
    ("a\\\nb", "a<br>\nb"), ("[甲](/a)\n[b](/b)", "<a href=\"/a\">甲</a><a href=\"/b\">b</a>"),
    ("𰻞\n𰻞", "𰻞𰻞"), ("！\n？", "！？"),
  ])
  func followOneRule(_ text: String, _ expected: String) {
    #expect(html(text) == "<p>\(expected)</p>\n")
  }

  @Test func holdInPlainText() {
    #expect(parse("甲\n乙\nand\nso").plainText == "甲乙and so")
    #expect(parse("a  \nb").plainText == "a b")
  }
}
