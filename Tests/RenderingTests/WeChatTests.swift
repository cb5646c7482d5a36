import Almanac
import Content
import Diagnostics
import Foundation
import Rendering
import TestSites
import Testing

@Suite struct WeChatTests {
  @Test func everyPageOfTheRepositoryKeepsItsWordsAndNothingThatWeChatTakesAway() throws {
    let site = try #require(try readSite(in: TestSite.repository, now: noon).site)
    for name in ["zhongyuan", "jianpu"] {
      var settings = site.settings
      settings.theme = name
      let reading = try readTheme(in: TestSite.repository, for: settings, site.model)
      let theme = try #require(reading.theme)
      #expect(reading.findings.filter { $0.rule.name == "unkept-style" }.isEmpty)
      let plan = makePlan(for: site, theme: theme, media: Media(), now: noon)
      #expect(site.pages.count > 50)
      for page in site.pages {
        let article = try #require(try plan.weChatArticle(of: page.file))
        expectKept(article, page)
      }
    }
  }

  @Test(arguments: mistakenTexts) func aMistakenTextIsKeptAsWell(_ text: String) throws {
    let planned = try PlannedSite(["pages/x.md": "---\ntitle: 说明\ndate: 2026-01-02\n---\n\(text)\n"])
    let page = try #require(planned.site.pages.first { $0.file == "content/pages/x.md" })
    expectKept(try #require(try planned.plan.weChatArticle(of: page.file)), page)
  }

  @Test func linksBecomeNotesBehindThoseOfTheText() throws {
    let article = try article(
      """
      见[指南](https://example.com/a)和[又一次](https://example.com/a)，另见[关于](/about/)、<https://example.com/b>，[开头](#x)。[^1]

      [^1]: 注释。
      """)
    #expect(article.text.contains("见指南[2]和又一次[2]，另见关于[3]、https://example.com/b，开头。[1]"))
    #expect(article.text.contains("[2] 指南 https://example.com/a\n[3] 关于 https://"))
    #expect(!article.html { _ in "" }.contains("href"))
    #expect(!article.text.contains("（外部链接）"))
  }

  @Test func tablesListsAndBlocksKeepTheirShape() throws {
    let article = try article(
      """
      ## 一览

      | 单位 | 数 |
      | --- | --: |
      | 甲 | 3 |

      - [x] 已办
      - [ ] 待办

      ::: 时间线 经过
      2024年：开始
      :::

      ::: 提示 请注意
      带好证件。
      :::

      ::: 视频 https://v.example.com/1 活动
      文字稿在此。
      :::
      """)
    let html = article.html { _ in "" }
    #expect(html.contains(#"<th style="#))
    #expect(html.contains("text-align:right"))
    #expect(article.text.contains("单位\t数\n甲\t3"))
    #expect(article.text.contains("☑ 已办\n☐ 待办"))
    #expect(article.text.contains("视频请到网站看：https://v.example.com/1"))
    #expect(article.text.contains("文字稿在此。"))
    #expect(html.contains("border-left:4px solid #a3161a"), "a colour of the palette, not its name")
  }

  @Test func aThemeWithoutTheTemplateHasTheProgramsOwn() throws {
    let site = try TestSite([
      "content/stories/2024/wang.md": "---\ntitle: 灯\ndate: 2024-04-07\ntopics: [good-people]\n---\n守灯。\n"
    ])
    let content = try #require(try readSite(in: site.folder, now: noon).site)
    let theme = try #require(try readTheme(in: site.folder, for: content.settings, content.model).theme)
    let plan = makePlan(for: content, theme: theme, media: Media(), now: noon)
    let article = try #require(try plan.weChatArticle(of: "content/stories/2024/wang.md"))
    #expect(article.html { _ in "" }.contains("<p style=\"margin:0 0 1em\">守灯。</p>"))
  }

  @Test func whatIsNotKeptIsAFindingAtItsPlace() throws {
    let site = try TestSite([
      "themes/plain/templates/wechat.mustache": """
      <style>
      h2 { position: sticky; }
      p > b { color: red; }
      p { color: var(--no); margin: 0; }
      @media print { p { margin: 0; } }
      </style>
      <section>{{body}}</section>
      """
    ])
    let content = try #require(try readSite(in: site.folder, now: noon).site)
    let reading = try readTheme(in: site.folder, for: content.settings, content.model)
    let places = reading.findings.filter { $0.rule.name == "unkept-style" }.map {
      "\($0.location.line):\($0.location.column) \($0.arguments[0])"
    }
    #expect(places.prefix(3) == ["2:6 position: sticky", "3:1 p > b", "4:5 color: var(--no)"])
    #expect(places.count > 3)
    #expect(reading.theme == nil)
  }
}

private let noon: Moment = {
  guard case .moment(let moment) = parseMoment("2026-11-20 12:00") else { preconditionFailure() }
  return moment
}()

private let mistakenTexts = [
  "<div class=\"x\" id=\"y\" style=\"position:fixed\">框里的话</div>\n\n<details><summary>标题</summary>\n\n尾\n\n</details>",
  "<table><tr><td>甲<td>乙</table>后",
  "::: 资料\n姓名：王某\n单位：甲厂[链接](https://example.com/)\n:::",
  "[空]( ) [坏](//x) ![图](https://example.com/a.png) ![](没有.jpg)",
  "> [!NOTE]\n> 提示\n>\n> 1. 一\n>    - 二\n\n```html\n<a href=\"x\">码</a>\n```",
  "| 甲 |\n|---|\n| <b>粗 |\n\n**没有结束 ~~删\n\n&nbsp;&lt;p class=x&gt; var(--red)",
  "一[^a]二[^b]\n\n[^a]: 甲[链接](https://example.com/)\n\n    - 条\n",
]

private func article(_ text: String) throws -> WeChatArticle {
  let planned = try PlannedSite(["pages/x.md": "---\ntitle: 说明\ndate: 2026-01-02\n---\n\(text)\n"])
  return try #require(try planned.plan.weChatArticle(of: "content/pages/x.md"))
}

/// Nothing in the HTML that the platform would take away, and every line of the page's words in it, in order.
private func expectKept(_ article: WeChatArticle, _ page: Page) {
  let html = article.html { "pictures/\($0).jpg" }
  for tag in html.matches(of: /<\/?([a-z0-9]+)((?: [a-z]+="[^"]*")*)>/) {
    #expect(knownElements.contains(String(tag.1)), "\(page.file): \(tag.0)")
    for attribute in tag.2.matches(of: /\ ([a-z]+)="([^"]*)"/) {
      #expect(knownAttributes.contains(String(attribute.1)), "\(page.file): \(tag.0)")
      guard attribute.1 == "style" else { continue }
      #expect(!attribute.2.contains("var(") && !attribute.2.contains("url("), "\(page.file): \(tag.0)")
      #expect(!attribute.2.contains(/(^|;)position:/), "\(page.file): \(tag.0)")
    }
  }
  let tags = html.matches(of: /<\/?([a-z0-9]+)((?: [a-z]+="[^"]*")*)>/).count
  #expect(html.count { $0 == "<" } == tags, "\(page.file): a tag of another shape")
  var rest = words(article.text)[...]
  for line in page.document.plainText.split(separator: "\n") {
    let line = words(String(line))
    guard !line.isEmpty else { continue }
    guard let found = rest.firstRange(of: line) else {
      Issue.record("\(page.file): “\(line)” is not in the article, or not in its place")
      return
    }
    rest = rest[found.upperBound...]
  }
}

/// Without blanks and the numbers of notes.
private func words(_ text: String) -> String {
  String(text.replacing(/\[\d+\]/, with: "").filter { !$0.isWhitespace && $0 != "☐" && $0 != "☑" })
}

private let knownElements: Set = [
  "section", "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "strong", "em",
  "b", "i", "u", "s", "del", "ins", "sub", "sup", "br", "hr", "table", "thead", "tbody", "tfoot", "tr", "th",
  "td", "span", "img",
]

private let knownAttributes: Set = ["style", "src", "alt", "colspan", "rowspan", "start"]
