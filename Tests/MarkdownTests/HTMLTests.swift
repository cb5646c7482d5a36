import Testing

@testable import Markdown

/// HTML that is pasted loses its styles, and none of its words.
@Suite struct HTMLTests {
  @Test(arguments: [
    ("<p>共有30人参加。</p>\n<p>感谢大家。</p>", "<p>共有30人参加。</p>\n<p>感谢大家。</p>\n"),
    ("<section style=\"color:red\"><section>公众号的正文。</section></section>", "<p>公众号的正文。</p>\n"),
    ("<ruby>㛃<rt>jié</rt></ruby>", "<p><ruby>㛃<rp>（</rp><rt>jié</rt><rp>）</rp></ruby></p>\n"),
    (
      "<ruby>汉<rp>(</rp><rt>hàn<rp>)</rp></ruby>字", "<p><ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字</p>\n"
    ),
    (
      "<ruby>汉<rt>hàn<rt>字</ruby>",
      "<p><ruby>汉<rp>（</rp><rt>hàn</rt><rp>）</rp><rp>（</rp><rt>字</rt><rp>）</rp></ruby></p>\n"
    ),
    ("服务10<sup>4</sup>人次，H<sub>2</sub>O。", "<p>服务10<sup>4</sup>人次，H<sub>2</sub>O。</p>\n"),
    ("51<br>150<BR/>次", "<p>51<br>\n150<br>\n次</p>\n"),
    ("<b onclick=\"x\">甲</b><i>乙<u>丙</i>丁</u>", "<p><strong>甲</strong><em>乙<u>丙</u></em>丁</p>\n"),
    (
      "<del>甲</del><s>乙</s><strong>丙</strong><em>丁</em>",
      "<p><del>甲</del><del>乙</del><strong>丙</strong><em>丁</em></p>\n"
    ),
    ("<p><strong>甲</p><p>乙</strong></p>", "<p><strong>甲</strong></p>\n<p><strong>乙</strong></p>\n"),
    ("<a href=\"/a?b=1&amp;c=2\" target=x>甲</a>乙</a>", "<p><a href=\"/a?b=1&c=2\">甲</a>乙</p>\n"),
    ("<h1>甲</h1>乙<h3>丙</h3>", "<h2 id=\"甲\">甲</h2>\n<p>乙</p>\n<h3 id=\"丙\">丙</h3>\n"),
    (
      "<ul>\n<li>甲</li>\n<li>乙<ul><li>丙</ul>\n</ul>\n丁",
      "<ul>\n<li>甲</li>\n<li>乙<ul>\n<li>丙</li>\n</ul>\n</li>\n</ul>\n<p>丁</p>\n"
    ),
    (
      "<ol>\n\n<li>甲</li>\n\n<li><p>乙</p><p>丙</p></li>\n\n</ol>",
      "<ol>\n<li>甲</li>\n<li>乙<p>丙</p>\n</li>\n</ol>\n"
    ),
    (
      "<blockquote><p>甲</p></blockquote>\n\n# 乙",
      "<blockquote>\n<p>甲</p>\n</blockquote>\n<h2 id=\"乙\">乙</h2>\n"
    ),
    ("<div>\n\n**甲**\n\n</div>", "<p><strong>甲</strong></p>\n"),
    ("**<p>甲</p>乙**", "<p><strong>甲<br>乙</strong></p>\n"),
    ("| <p>甲</p><p>乙</p> |\n|-|", "| <p>"), ("<font color=red>甲</font>", "<p>甲</p>\n"), ("<p>&nbsp;</p>", ""),
    ("<span></span>", ""),
    ("- <p>甲</p>\n- 乙<b>丙</b>", "<ul>\n<li><p>甲</p>\n</li>\n<li>乙<strong>丙</strong></li>\n</ul>\n"),
    ("<!-- 甲 --> 乙", "<p>乙</p>\n"), ("<!-- 甲 -->\n<p>乙</p>", "<p>乙</p>\n"),
    ("<script>\n甲\n</script>\n\n乙", "<p>乙</p>\n"),
    ("</b>甲</td></p></ul>", "<p>甲</p>\n"), ("<pre>甲\n乙</pre>", "<p>甲乙</p>\n"), ("<hr>甲", "<hr>\n<p>甲</p>\n"),
    ("<img src=\"/a.jpg\" alt=\"甲\">", "<p><img src=\"/a.jpg\" alt=\"甲\"></p>\n"),
  ])
  func isReadAsWhatItMeans(_ text: String, _ page: String) {
    let shown = html(text)
    if page.hasSuffix("<p>") { #expect(shown.contains("甲<br>乙")) } else { #expect(shown == page) }
  }

  @Test func tablesKeepTheirCells() {
    let page = html("<table>\n<tbody><tr><th>甲</th><td><p>乙</p><p>丙</p></td>\n\n<tr><td>51<td>150</table>丁")
    #expect(
      page.contains(
        "<tr>\n<th scope=\"col\">甲</th>\n<td>乙<p>丙</p>\n</td>\n</tr>\n<tr>\n<td>51</td>\n<td>150</td>\n</tr>\n</table>"
      ))
    #expect(page.hasSuffix("</div>\n<p>丁</p>\n"))
    #expect(parse("<table><tr><td>51</td><td>150</td></tr></table>").plainText == "51 150")
  }

  @Test func numbersStayThemselvesWithoutMarkup() {
    #expect(parse("10<sup>4</sup>次").plainText == "10⁴次")
    #expect(parse("王<ruby>㛃<rt>jié</rt></ruby>说").plainText == "王㛃（jié）说")
    #expect(parse("<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字").plainText == "汉(hàn)字")
    #expect(parse("H<sub>2</sub>O").plainText == "H₂O")
    #expect(parse("51<br>150").plainText == "51 150")
    #expect(parse("## 51<br>150").outline.map(\.title) == ["51 150"])
  }

  @Test(arguments: [
    ("前。\n\n<!-- 待核\n\n后文一。", "lost-words:3"), ("<!-- 甲\n\n乙 --> 丙", "lost-words:1"),
    ("<script>\n甲", "lost-words:1"),
    ("<?php 甲", "lost-words:1"), ("<font>甲</font><font>乙</font>", "raw-html:1"),
    ("<iframe src=/a></iframe>甲", "raw-html:1"),
    ("<a href=\"javascript:x\">甲</a>", "unsafe-address:1"),
    ("<img src=\"data:x\" alt=\"甲\">", "unsafe-address:1"),
  ])
  func saysWhatIsLost(_ text: String, _ finding: String) { #expect(findings(text) == [finding]) }

  @Test(arguments: [
    "<p>甲</p>", "10<sup>4</sup>", "甲<br>乙", "<table><tr><td>甲</td></tr></table>", "<!-- 甲 -->乙", "a < b",
  ])
  func saysNothingOfWhatIsRead(_ text: String) { #expect(findings(text).isEmpty) }

  private static let words = ["甲社区", "乙", "30人", "a b", "9", "，", "丙。", "é"]
  private static let tags = [
    "<p>", "</p>", "<p style=\"text-indent: 2em\">", "<div>", "</div>", "<section data-a='b'>", "</section>",
    "<br>", "<br/>",
    "<sup>", "</sup>", "<sub>", "</sub>", "<b>", "</b>", "<strong>", "</strong>", "<i>", "</i>", "<u>",
    "</u>", "<del>", "</del>",
    "<a href=\"/a\">", "</a>", "<h2>", "</h2>", "<h4>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>",
    "<table>", "</table>",
    "<tr>", "</tr>", "<td>", "</td>", "<th>", "</th>", "<blockquote>", "</blockquote>", "<span lang=zh>",
    "</span>", "<font>",
    "<hr>", "<!-- x -->", "<tbody>", "<ruby>", "</ruby>", "<rt>", "</rt>", "<rp>(</rp>",
  ]
  private static let markdown = [
    "\n", "\n\n", "\n\n", "**", "\n\n> ", "\n\n- ", "\n\n## ", "\n\n::: 提示\n", "\n\n:::\n\n", "[",
    "](/)",
  ]

  /// 60 × 300 texts: every word is on the page and in the plain text, in its order, and the page is whole.
  @Test(arguments: 0..<60)
  func noWordIsLost(_ seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    for _ in 0..<300 {
      var (text, expected) = ("", "")
      for _ in 0..<Int.random(in: 3...24, using: &generator) {
        let list =
          [Self.words, Self.words, Self.tags, Self.tags, Self.markdown].randomElement(using: &generator) ?? []
        let piece = list.randomElement(using: &generator) ?? ""
        text += piece
        if list == Self.words { expected += piece }
      }
      let document = parse(text)
      let page = html(document)
      #expect(shownLetters(page, isPage: true) == shownLetters(expected), "\(text.debugDescription)\n\(page)")
      #expect(shownLetters(document.plainText) == shownLetters(expected), "\(text.debugDescription)")
      #expect(faults(of: page).isEmpty, "\(faults(of: page)) \(text.debugDescription)\n\(page)")
    }
  }

  /// Elements that end elsewhere than they should, and elements where they may not stand.
  private func faults(of page: String) -> [String] {
    var faults: [String] = []
    var open: [String] = []
    for part in page.split(separator: "<").dropFirst(page.hasPrefix("<") ? 0 : 1) {
      let name = String(part.prefix { $0 != ">" && $0 != " " })
      if ["br", "hr", "img", "input"].contains(name) { continue }
      if name.hasPrefix("/") {
        if open.popLast() != String(name.dropFirst()) { faults.append("end of \(name.dropFirst())") }
        continue
      }
      let parent = open.last ?? ""
      let isBlock = ["p", "ul", "ol", "table", "div", "blockquote", "h2", "h3", "h4", "li", "tr", "td"]
        .contains(name)
      if isBlock, ["p", "strong", "em", "u", "sup", "sub", "del", "a", "h2", "h3", "h4"].contains(parent) {
        faults.append("\(name) in \(parent)")
      }
      if ["ul", "ol"].contains(parent) != (name == "li") { faults.append("\(name) in \(parent)") }
      if parent == "tr", name != "td", name != "th" { faults.append("\(name) in tr") }
      if parent == "table", name != "tr" { faults.append("\(name) in table") }
      open.append(name)
    }
    return faults + open
  }
}
