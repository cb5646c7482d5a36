import Content
import Files
import Foundation
import Testing

@testable import Studio

/// The form of the home page's file, without scripts.
@Suite struct HomeFormTests {
  private let file = HomePage.file
  private static let text = """
    # 首页放什么
    slides:
      - stories/2026/a.md   # 第一张
      # 第二张的说明
      - page: stories/2026/a.md
        title: 又一次
        x: [别人的]
      - {to: /stories/, title: 全部, picture: {src: home/a.png, alt: 图, 别的: 1}}
    blocks:
      - 身边好人
      - {show: newest, count: 10}
    unknown: {a: [b]}
    partners:
      - {name: 友邻, to: https://partner.example.org/}
    """

  private func browser(_ text: String? = text) throws -> Browser {
    try Browser(text.map { [file: $0] } ?? [:])
  }

  private func form(_ browser: Browser) -> [(String, String)] {
    browser.open(file).form("/__studio/edit").setting("do", "save")
  }

  @Test(arguments: [
    text, text + "\n", "blocks: [stories, newest]", "headline: stories/2026/a.md\n", "slides:\naccount:\n",
    "headline:\n  to: https://www.example.org/\n  title: \"外面\"\n",
    "account: {name: 公众号, note: 扫码, picture: {src: home/a.png, alt: 码}}\nslides:\n-   stories/2026/a.md\n",
    "slides:\n  -\n  - [a]\nblocks: stories\npartners: {name: 甲}\n", "# 空的\n", "---\nblocks:\n- newest\n",
    "headlin: a.md\nblocks：\n  - newest\n",
  ])
  func anUnchangedFormChangesNoByte(text: String) throws {
    for bytes in [
      Array(text.utf8), Array(text.replacing("\n", with: "\r\n").utf8),
      try #require(encodeGB18030(Array(text.utf8))),
    ] {
      let browser = try Browser()
      try browser.site.write(bytes, to: file)
      browser.studio.around.changed([file])
      let page = browser.open(file)
      #expect(page.status == 200)
      let answer = browser.post(
        "/__studio/edit", page.form("/__studio/edit").setting("do", "save"))
      #expect(answer.location.contains("done=same"), "\(text)")
      #expect(browser.bytes(file) == bytes)
    }
  }

  @Test func theDeskLeadsToIt() throws {
    let browser = try browser()
    #expect(browser.get("/__studio/").text.contains("href=\"/__studio/edit?file=content/home.yml\">首页</a>"))
    let page = browser.open(file)
    #expect(page.text.contains("<h1>首页</h1>") && !page.text.contains("id=\"body\""))
    // Pages are proposed by their titles, blocks are words to choose from.
    #expect(page.text.contains("<option value=\"stories/2026/a.md\">三十年守护一盏灯</option>"))
    #expect(page.text.contains("<option value=\"stories\" selected>栏目：身边好人</option>"))
  }

  @Test func oneRowChangesItsLine() throws {
    let browser = try browser()
    let values = form(browser).setting("f.slides.1.2", "换了题目")
    #expect(browser.post("/__studio/edit", values).location.contains("done=saved"))
    #expect(browser.text(file) == Self.text.replacing("title: 又一次", with: "title: 换了题目"))
  }

  /// What the form has no part for stays where it is, and words stay as they were written.
  @Test func whatTheFormDoesNotShowStays() throws {
    let browser = try browser()
    let values = form(browser).setting("f.slides.2.2", "全部文章").setting("f.blocks.0.2", "5")
    #expect(browser.post("/__studio/edit", values).status == 303)
    let text = browser.text(file)
    #expect(text.contains("title: 全部文章, picture: {src: home/a.png, alt: 图, 别的: 1}}"))
    #expect(text.contains("- {show: 身边好人, count: 5}") && text.contains("unknown: {a: [b]}"))
  }

  @Test func rowsAreMovedByTheirNumbers() throws {
    let browser = try browser()
    // The last to the top, the first behind the second.
    let up = form(browser).setting("f.slides.2.order", "1")
    #expect(browser.post("/__studio/edit", up).status == 303)
    var lines = browser.text(file).components(separatedBy: "\n").dropFirst(2).prefix(6).map { $0 }
    #expect(lines.first?.hasPrefix("  - {to: /stories/") == true)
    let down = form(browser).setting("f.slides.0.order", "2")
    #expect(browser.post("/__studio/edit", down).status == 303)
    lines = browser.text(file).components(separatedBy: "\n").dropFirst(2).prefix(6).map { $0 }
    #expect(lines.first == "  - stories/2026/a.md   # 第一张")
    #expect(lines[1].hasPrefix("  - {to: /stories/"))
    #expect(lines[2] == "  # 第二张的说明" && lines[4] == "    title: 又一次")
    // Numbers that are none leave the order alone.
    let before = browser.text(file)
    let wrong = form(browser).setting("f.slides.0.order", "x").setting("f.slides.1.order", "")
    #expect(browser.post("/__studio/edit", wrong).location.contains("done=same"))
    #expect(browser.text(file) == before)
  }

  /// A form that is shown again keeps where its rows stood, whatever was moved and removed before it is saved.
  @Test func rowsAreKnownAgainAfterAPreview() throws {
    let browser = try browser()
    let first = form(browser).setting("f.slides.0.0", "").setting("f.slides.2.order", "1").setting(
      "do", "preview")
    let shown = browser.post("/__studio/edit", first).form("/__studio/edit")
    #expect(shown.value("f.slides.0.2") == "全部" && shown.value("f.slides.1.2") == "又一次")
    #expect(browser.post("/__studio/edit", shown.setting("do", "save")).location.contains("done=saved"))
    let lines = browser.text(file).components(separatedBy: "\n")
    #expect(lines[2] == "  - {to: /stories/, title: 全部, picture: {src: home/a.png, alt: 图, 别的: 1}}")
    #expect(lines[3] == "  # 第二张的说明" && lines[6] == "    x: [别人的]" && lines[7] == "blocks:")
  }

  @Test func rowsComeAndGo() throws {
    let browser = try browser()
    let values = form(browser).setting("f.slides.1.0", "").setting("f.slides.1.2", "")
      .setting("f.blocks.2.0", "topics/good-people").setting("f.partners.1.0", "乙")
      .setting("f.partners.1.1", "https://b.example.org/")
    #expect(browser.post("/__studio/edit", values).status == 303)
    let text = browser.text(file)
    #expect(!text.contains("又一次") && text.contains("# 第二张的说明"))
    #expect(text.contains("  - {show: newest, count: 10}\n  - topics/good-people\nunknown"))
    #expect(text.hasSuffix("example.org/}\n  - {name: 乙, to: \"https://b.example.org/\"}\n"))
  }

  @Test func theFileIsMadeWhereThereIsNone() throws {
    let browser = try browser(nil)
    let empty = browser.open(file)
    #expect(empty.status == 200 && !empty.text.contains("class=\"finding"))
    #expect(browser.post("/__studio/edit", form(browser)).location.contains("done=same"))
    #expect(!FileManager.default.fileExists(atPath: browser.site.folder + "/" + file))
    let first = form(browser).setting("f.headline.0.0", "stories/2026/a.md").setting("f.blocks.0.0", "newest")
    let second = form(browser).setting("f.headline.0.2", "别人的")
    #expect(browser.post("/__studio/edit", first).location.contains("done=saved"))
    #expect(browser.text(file) == "headline: stories/2026/a.md\nblocks: [newest]\n")
    // Somebody else who began with nothing, too, sees both.
    #expect(browser.post("/__studio/edit", second).status == 409)
    #expect(browser.text(file) == "headline: stories/2026/a.md\nblocks: [newest]\n")
  }

  @Test func findingsStandAtTheirFieldsAndAreApplied() throws {
    let browser = try browser("blocks:\n  - storys\nslides:\n  - stories/nobody.md\n")
    let page = browser.open(file)
    let blocks = page.text.components(separatedBy: "id=\"c-blocks\"")[1].components(separatedBy: "id=\"c-")[0]
    #expect(blocks.contains("storys") && blocks.contains("value=\"fix-"))
    // At its row, above the empty one.
    let slides = page.text.components(separatedBy: "id=\"c-slides\"")[1].components(separatedBy: "id=\"c-")[0]
    let rows = slides.components(separatedBy: "class=\"row\"")
    #expect(rows[1].contains("class=\"finding error\"") && !rows[2].contains("class=\"finding"))
    let number = blocks.components(separatedBy: "value=\"fix-")[1].prefix { $0 != "\"" }
    let fixed = browser.post("/__studio/edit", page.form("/__studio/edit").setting("do", "fix-\(number)"))
    #expect(fixed.form("/__studio/edit").value("f.blocks.0.0") == "stories")
    #expect(browser.text(file).contains("storys"))
  }

  @Test func theHomePageIsShownUnsaved() throws {
    let template =
      "{{<layout}}{{$main}}<h1>首页</h1>{{#headline}}<p>{{title}}</p>{{/headline}}{{/main}}{{/layout}}\n"
    let browser = try Browser([file: Self.text, "themes/plain/templates/home.mustache": template])
    let before = browser.bytes(file)
    let values = form(browser).setting("f.headline.0.0", "stories/2026/a.md")
      .setting("f.headline.0.2", "今天的头条")
    let answer = browser.post("/__studio/preview", values)
    #expect(answer.status == 200 && answer.text.contains("shown"))
    let shown = "/__studio/preview?file=\(percentEncoded(file))"
    #expect(browser.get(shown).text.contains("今天的头条"))
    #expect(browser.bytes(file) == before)
    // Without scripts the form is sent, and shown again with the page beside it.
    let again = browser.post(
      "/__studio/edit", values.setting("do", "preview").setting("f.headline.0.2", "再改"))
    #expect(again.form("/__studio/edit").value("f.headline.0.2") == "再改")
    #expect(browser.get(shown).text.contains("再改"))
    _ = browser.open(file)
    #expect(!browser.get(shown).text.contains("再改"))
  }

  @Test func picturesGoToTheirRow() throws {
    let browser = try browser()
    let values = form(browser).setting("do", "upload").setting("f.slides.0.order", "3")
    let answer = browser.post(
      "/__studio/edit", multipart(values, "u.slides.0", "../../x.png", tinyPicture),
      type: "multipart/form-data; boundary=b")
    #expect(answer.status == 200 && browser.bytes("content/home/home-1.png") == tinyPicture)
    let sent = answer.form("/__studio/edit")
    #expect(
      sent.value("f.slides.2.0") == "stories/2026/a.md" && sent.value("f.slides.2.4") == "home/home-1.png")
    #expect(answer.text.contains("file?path=content/home/home-1.png"))
    let saved = sent.setting("f.slides.2.5", "图上有灯").setting("do", "save")
    #expect(browser.post("/__studio/edit", saved).status == 303)
    #expect(
      browser.text(file).contains("{page: stories/2026/a.md, picture: {src: home/home-1.png, alt: 图上有灯}}"))
  }

  @Test func itSpeaksEnglish() throws {
    let browser = try Browser([file: Self.text], language: .english)
    let page = browser.open(file).text
    #expect(page.contains("<h1>Home page</h1>") && page.contains("Place in the order"))
    #expect(page.contains("What the picture shows") && page.contains("The newest pages"))
  }
}
