import Testing

@testable import Markdown

@Suite struct InlineTests {
  @Test(arguments: [
    (
      "见https://www.example.cn/a_b?x=1&y=2。谢谢",
      "见<a href=\"https://www.example.cn/a_b?x=1&y=2\">https://www.example.cn/a_b?x=1&amp;y=2</a>。谢谢"
    ),
    ("（https://example.cn）甲", "（<a href=\"https://example.cn\">https://example.cn</a>）甲"),
    ("(https://example.cn/a(b))", "(<a href=\"https://example.cn/a(b)\">https://example.cn/a(b)</a>)"),
    ("www.example.cn.", "<a href=\"http://www.example.cn\">www.example.cn</a>."),
    ("信箱a.b@example.cn，电话", "信箱<a href=\"mailto:a.b@example.cn\">a.b@example.cn</a>，电话"),
    ("https://例.cn", "https://例.cn"), ("@所有人 a@b", "@所有人 a@b"), ("时间：9:30", "时间：9:30"),
    ("[见 https://example.cn](/a)", "<a href=\"/a\">见 https://example.cn</a>"),
    ("`https://example.cn`", "<code>https://example.cn</code>"),
    ("https\\://example.cn", "https://example.cn"),
  ])
  func bareAddressesAreLinks(_ text: String, _ expected: String) {
    #expect(html(text) == "<p>\(expected)</p>\n")
  }

  @Test(arguments: [
    ("~~旧~~新", "<del>旧</del>新"), ("~~“旧”~~新", "<del>“旧”</del>新"),
    ("~~**旧**[a](/b)~~", "<del><strong>旧</strong><a href=\"/b\">a</a></del>"),
    ("10~20天，3~5人", "10~20天，3~5人"), ("~~ 甲 ~~", "~~ 甲 ~~"), ("~~甲", "~~甲"),
    ("**~~甲**~~", "<strong>~~甲</strong>~~"),
    ("`~~甲~~`", "<code>~~甲~~</code>"), ("\\~~甲~~", "~~甲~~"),
    ("[a](/b)~~甲~~[c](/d)", "<a href=\"/b\">a</a><del>甲</del><a href=\"/d\">c</a>"),
  ])
  func strikesOutBetweenDoubleTildes(_ text: String, _ expected: String) {
    #expect(html(text) == "<p>\(expected)</p>\n")
  }

  @Test func plainTextHasNoTildes() {
    #expect(parse("~~旧~~新").plainText == "旧新")
    #expect(parse("~~旧~~新。").excerpt == "旧新。")
  }

  @Test func taskListsHaveBoxes() {
    let page = html("- [ ] 布置\n- [x] 签到\n- 其他\n- [a] 甲\n")
    #expect(page.contains("<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"未完成\"> 布置</li>"))
    #expect(page.contains("checked aria-label=\"已完成\"> 签到</li>"))
    #expect(page.contains("<li>其他</li>\n<li>[a] 甲</li>"))
    #expect(html("- [x](/a) 甲").contains("<li><a href=\"/a\">x</a> 甲</li>"))
  }

  @Test func picturesAloneAreFigures() {
    let document = parse("![合影](/a.jpg \"“甲”&乙\")\n\n文![小图](/b.jpg)字")
    #expect(
      html(document)
        == "<figure><img src=\"/a.jpg\" alt=\"合影\"><figcaption>“甲”&amp;乙</figcaption></figure>\n<p>文<img src=\"/b.jpg\" alt=\"小图\">字</p>\n"
    )
    #expect(document.pictures.map(\.isAlone) == [true, false])
    #expect(document.pictures.map(\.line) == [1, 3])
  }
}

@Suite struct FootnoteTests {
  private let text = "募集3906册[^甲]，[^2]又[^甲]。\n\n[^2]: 第二条\n续行。\n[^甲]: **“截至”**九月。\n\n    又一段。\n\n完。\n"

  @Test func areNumberedByMention() {
    let page = html(text)
    #expect(
      page.contains(
        "册<sup class=\"footnote\" id=\"fnref-1\"><a href=\"#fn-1\"><span class=\"hidden\">注释</span>1</a></sup>，"
      ))
    #expect(page.contains("id=\"fnref-2\""))
    #expect(page.contains("id=\"fnref-1-2\""))
    #expect(page.contains("<li id=\"fn-1\"><p><strong>“截至”</strong>九月。</p><p>又一段。</p>"))
    #expect(page.contains("<li id=\"fn-2\"><p>第二条续行。</p>"))
    #expect(page.contains("<p>完。</p>\n<section class=\"footnotes\""))
    #expect(parse(text).footnotes.map(\.line) == [5, 3])
    #expect(parse(text).footnotes.map(\.text) == ["“截至”九月。\n又一段。", "第二条续行。"])
    #expect(findings(text).isEmpty)
  }

  @Test func mayMentionOthers() {
    #expect(html("甲[^a]\n\n[^a]: 见[^b]\n\n[^b]: 乙\n").contains("<li id=\"fn-2\"><p>乙</p>"))
  }

  @Test func mayHaveParagraphs() {
    #expect(html("甲[^1]\n\n[^1]: 乙\n\n\n\n  丙\n\n  丁\n\n戊\n").contains("<p>乙</p><p>丙</p><p>丁</p>"))
    #expect(html("甲[^1]\n\n[^1]: 乙\n\n\n戊\n").contains("<p>戊</p>"))
  }

  @Test func mistakesAreWarningsAndNothingVanishes() {
    #expect(findings("甲[^1]\n") == ["unknown-footnote:1"])
    #expect(html("甲[^1]\n") == "<p>甲[^1]</p>\n")
    #expect(findings("甲\n\n[^1]: 乙\n") == ["unused-footnote:3"])
    #expect(html("甲\n\n[^1]: 乙\n").contains("乙"))
    #expect(findings("甲[^1]\n\n[^1]: 乙\n[^1]: 丙\n") == ["duplicate-footnote:4"])
    #expect(html("甲[^1]\n\n[^1]: 乙\n[^1]: 丙\n").contains("丙"))
  }

  @Test func areTextInCodeAndBehindABackslash() {
    #expect(html("`[^1]`\n\n```\n[^1]: 甲\n```\n").contains("<pre><code>[^1]: 甲"))
    #expect(html("甲\\[^1]乙[^1]\n\n[^1]: 丙\n").contains("甲[^1]乙<sup"))
  }
}
