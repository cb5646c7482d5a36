import Testing

@testable import Markdown

@Suite struct TableTests {
  private let table = "| 时间 | 地点 |\n| :--- | ---: |\n| 9月20日 | **“文苑”**社区 |\n"

  @Test func standInABoxWithALabelAndHeaders() {
    #expect(
      html(table) == """
        <div class="table" role="group" tabindex="0" aria-label="表格 1">
        <table>
        <thead>
        <tr>
        <th scope="col" class="left">时间</th>
        <th scope="col" class="right">地点</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td class="left">9月20日</td>
        <td class="right"><strong>“文苑”</strong>社区</td>
        </tr>
        </tbody>
        </table>
        </div>

        """)
    #expect(parse(table).plainText == "时间 地点\n9月20日 “文苑”社区")
  }

  @Test(arguments: ["表：活动安排\n", "表：活动安排\n\n"])
  func takeTheirCaptionFromTheLineBefore(_ caption: String) {
    let page = html("前文。\n\n" + caption + table)
    #expect(page.contains("<p>前文。</p>"))
    #expect(page.contains("<caption>活动安排</caption>"))
    #expect(page.contains("aria-label=\"活动安排\""))
    #expect(!page.contains("表："))
  }

  @Test func numberedCaptionsKeepTheirNumber() {
    #expect(html("表2 活动安排\n\n" + table).contains("<caption>表2 活动安排</caption>"))
    #expect(!html("表2中的数据见下。\n\n" + table).contains("<caption>"))
  }

  @Test func endAtABlankLineOrABlock() {
    #expect(html(table + "\n后文。").hasSuffix("</div>\n<p>后文。</p>\n"))
    #expect(html(table + "## 题\n").contains("<h2 id=\"题\">题</h2>"))
    #expect(html(table + "- 甲\n").contains("<ul>\n<li>甲</li>"))
    #expect(html("正文\n" + table).hasPrefix("<p>正文</p>\n<div"))
  }

  @Test(arguments: [
    ("| a |\n| - |\n    x\n", "<pre><code>x\n</code></pre>"),
    ("- | a |\n  | - |\n      x\n", "<pre><code>x\n</code></pre>"),
    ("> | a |\n> | - |\n>     x\n", "<pre><code>x\n</code></pre>"),
    ("| a |\n| - |\n   x\n", "<td>x</td>"),
  ])
  func endAtCode(_ text: String, _ last: String) {
    #expect(html(text).contains(last))
    #expect(!html(text).contains("<!--"))
  }

  @Test func standInQuotationsAndItems() {
    #expect(
      html("> | a | b |\n> | - | - |\n> | 1 | 2 |\n>\n> 甲").contains(
        "</table>\n</div>\n<p>甲</p>\n</blockquote>"))
    #expect(html("- 项\n\n  | a | b |\n  | - | - |\n  | 1 | 2 |\n- 项二").contains("<td>2</td>"))
    #expect(html("- | a | b |\n  | - | - |\n  | 1 | 2 |\n").contains("<td>2</td>"))
  }

  @Test func areNotReadInCode() {
    #expect(html("```\n" + table + "```\n").hasPrefix("<pre><code>| 时间"))
    #expect(html("- a\n\n  ```\n  | a | b |\n  | - | - |\n  ```\n").contains("| - | - |"))
    #expect(html("    | a | b |\n    | - | - |\n") == "<pre><code>| a | b |\n| - | - |\n</code></pre>\n")
  }

  @Test func readWhatACellHolds() {
    let page = html(
      "| [甲](/a) | `x\\|y` |\n| - | - |\n| # 1 | - 2 |\n| ![图](/p.png) | \\| |\n[a]: /b | c |\n")
    #expect(page.contains("<a href=\"/a\">甲</a>"))
    #expect(page.contains("<code>x|y</code>"))
    #expect(page.contains("<td># 1</td>"))
    #expect(page.contains("<td>- 2</td>"))
    #expect(page.contains("<img src=\"/p.png\" alt=\"图\">"))
    #expect(page.contains("<td>|</td>"))
  }

  @Test func useDefinitionsOfTheBody() {
    #expect(html("| [甲] |\n| - |\n\n[甲]: /a\n").contains("<a href=\"/a\">甲</a>"))
  }

  @Test func warnOfCellsTooMany() {
    #expect(findings("| a | b |\n| - | - |\n| 1 | 2 | 3 |\n") == ["wide-row:3"])
  }

  @Test func saysLinesOfLinksInCells() {
    #expect(parse("甲\n\n| a |\n| - |\n| [b](/c) |\n").links.map(\.line) == [5])
  }

  @Test func emptyHeadersAreOrdinaryCells() {
    #expect(html("| | a |\n| - | - |\n| 1 | 2 |\n").contains("<tr>\n<td></td>\n<th scope=\"col\">a</th>"))
  }

  /// A line of colons alone, as people type for an indentation, makes no table of the line before.
  @Test(arguments: ["a | b\n: | :\n", "a | b\n- | ::\n", "a | b\n| |\n", "a | b\n- | -:-\n"])
  func everyColumnOfTheSecondLineHasADash(text: String) {
    #expect(!html(text).contains("<table"))
  }
}
