import Foundation
import Testing

@testable import Studio

/// What is sent in the fields of a form: of the wrong sort, of any size, in any number. Nothing but what the form is for is
/// written, and nothing of it becomes active where it is shown.
@Suite struct FieldAttackTests {
  private static let page = "content/stories/2026/a.md"
  private static let home = "content/home.yml"
  private static let files = [
    home: """
    headline: {page: stories/2026/a.md, title: 头条}
    slides: [stories/2026/a.md, {to: /stories/, title: 全部}]
    blocks: [newest]
    partners:
      - {name: 友邻, to: https://partner.example.org/}

    """,
    "content/vocabularies/staff.yml": """
    label: 人员
    fields:
      may: {type: list, label: 可以}
    terms:
      - {slug: zhang, name: 张示例, may: [写, 初审]}
      - {slug: li, name: 李示例, may: [复审]}
    """,
    "content/_common.yml": (studioFiles["content/_common.yml"] ?? "")
      + "\n  reviews: {type: reviews, of: staff, label: 审校, steps: [初审, 复审], distinct: true}\n",
  ]
  private static let script = "\"><script>alert(1)</script>"
  private static let huge = String(repeating: "字", count: 2 << 20)

  private let browser: Browser

  init() throws { browser = try Browser(Self.files) }

  /// Numbers of rows, places in the file and orders that no form of ours has.
  @Test(arguments: [
    "-1", "0", "7", "99999999999999999999", "-99999999999999999999", "1.5", "x", "", "٣", "１", "0x1", "NaN",
    script,
    "huge",
  ]) func numbersOfRowsAreNothingElse(word: String) throws {
    let value = word == "huge" ? Self.huge : word
    for name in ["f.slides.0.was", "f.slides.1.was", "f.slides.0.order", "f.slides.1.order"] {
      let form = browser.open(Self.home).form("/__studio/edit")
      let answer = browser.post("/__studio/edit", form.setting(name, value).setting("do", "save"))
      #expect(answer.status == 303 || answer.status == 422, "\(name)")
      let text = browser.text(Self.home)
      // A row that is said to be new, or to stand elsewhere, is written once.
      #expect(text.contains("/stories/") && text.contains("partner.example.org"), "\(name)")
      #expect(text.components(separatedBy: "全部").count == 2, "\(name)")
      #expect(!text.contains("<script>") && text.utf8.count < 1000, "\(name)")
    }
  }

  /// Fields that the form does not have, twice, and in numbers.
  @Test func fieldsThatTheFormDoesNotHaveAreNotWritten() throws {
    let before = browser.text(Self.home)
    let form = browser.open(Self.home).form("/__studio/edit").setting("do", "save")
    let foreign = [
      ("f.unknown", "改"), ("has.unknown", "1"), ("f.title", "改"), ("has.title", "1"), ("f.slides", "改"),
      ("f.slides.0.99", "改"), ("f.slides.-1.0", "改"), ("f.slides.00.0", "改"), ("f.slides.0.0.0", "改"),
      ("f.slides.5000.0", "改"), ("u.slides.9", "改"), ("headline", "改"),
      ("utf8", "1"), ("has.", "1"), ("f.", "改"),
    ]
    let answer = browser.post("/__studio/edit", form + foreign)
    #expect(answer.status == 303)
    #expect(browser.text(Self.home) == before)
    // Of two values of one name the first is meant, as in the form.
    let again = browser.open(Self.home).form("/__studio/edit").setting("do", "save")
    let first = again.value("f.headline.0.2") ?? ""
    _ = browser.post("/__studio/edit", again + [("f.headline.0.2", "另一个")])
    #expect(first == "头条" && browser.text(Self.home) == before)
  }

  /// What no site could read is refused: a text still stands in the form, and a field that cannot hold so much is named.
  @Test(arguments: [
    (page, "body", " 4 MB"), (page, "f.title", "“标题”"), (home, "f.headline.0.2", "“headline”"),
  ])
  func hugeValuesAreRefused(file: String, field: String, said: String) throws {
    let before = TestFiles(browser.site.folder)
    let form = browser.open(file).form("/__studio/edit").setting(field, Self.huge).setting("do", "save")
    let answer = browser.post("/__studio/edit", form)
    let (isSaid, isKept) = (answer.text.contains(said), answer.text.contains(Self.huge))
    #expect(answer.status == 422 && isSaid && isKept == (field == "body"))
    let rows = (0..<5000).map { ("f.slides.\($0).0", "/stories/") }
    #expect(browser.post("/__studio/edit", form + rows).status == 415)
    #expect(TestFiles(browser.site.folder) == before)
  }

  /// Nobody else's step, no other name, no other file.
  @Test(arguments: [
    ("step", ""), ("step", "终审"), ("step", "复审"), ("step", script), ("step", "huge"), ("step", "初审\n状态: 草稿"),
    ("by", ""), ("by", "王示例"), ("by", "李示例"), ("by", script), ("by", "huge"),
    ("by", "张示例, 复审 李示例 2026-11-01"),
    ("digest", ""), ("digest", "0"), ("digest", String(repeating: "f", count: 32)), ("digest", script),
    ("digest", "huge"), ("file", home), ("file", "content/vocabularies/staff.yml"),
    ("file", "content/_common.yml"),
    ("file", "../site.yml"), ("file", "content/stories/2026/none.md"), ("token", ""), ("token", "0"),
    ("token", String(repeating: "a", count: 64)),
  ]) func theReviewTakesNothingElse(name: String, word: String) throws {
    let value = word == "huge" ? Self.huge : word
    let before = TestFiles(browser.site.folder)
    let form = browser.open(Self.page).form("/__studio/review").setting("by", "张示例")
    let answer = browser.post("/__studio/review", form.setting(name, value))
    #expect([403, 404, 422].contains(answer.status), "\(answer.status)")
    #expect(!answer.text.contains("<script>alert"))
    #expect(TestFiles(browser.site.folder) == before)
  }

  @Test(arguments: [
    ["origin": "https://evil.example"], ["origin": ""], ["sec-fetch-site": "cross-site"], ["cookie": ""],
    ["content-type": "application/json"],
    ["host": "evil.example:8000", "origin": "http://evil.example:8000"],
  ]) func theReviewIsNotSentByOthers(headers: [String: String]) throws {
    let before = TestFiles(browser.site.folder)
    let form = browser.open(Self.page).form("/__studio/review").setting("by", "张示例")
    #expect([403, 415].contains(browser.post("/__studio/review", form, headers: headers).status))
    // The token of another form is none of this one's.
    let other = browser.open(Self.page).form("/__studio/edit").value("token") ?? ""
    #expect(browser.post("/__studio/review", form.setting("token", other)).status == 403)
    #expect(TestFiles(browser.site.folder) == before)
  }

  /// What stands in a file, whoever wrote it there, is text on every page of the studio and on the site's own.
  @Test func whatStandsInFilesStaysText() throws {
    let scripts = [
      Self.script, "</title></textarea><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    ]
    let quoted = { (text: String) in "'" + text.replacing("'", with: "''") + "'" }
    for script in scripts {
      let text = """
        ---
        标题: \(quoted("题" + script))
        日期: 2026-04-18
        主题: [good-people]
        姓名: \(quoted(script))
        授权: unit
        摘要: \(quoted(script))
        关键词: [\(quoted(script))]
        审校: [\(quoted("初审 " + script + " 2026-11-01 0000"))]
        ---
        正文\(script)
        """
      let home = """
        headline: {page: stories/2026/b.md, title: \(quoted(script)), summary: \(quoted(script)), picture: {src: \(quoted(script)), alt: \(quoted(script))}}
        slides: [\(quoted(script)), {to: \(quoted("javascript:alert(1)")), title: \(quoted(script))}]
        blocks: [\(quoted(script)), {show: newest, title: \(quoted(script))}]
        partners:
          - {name: \(quoted(script)), to: \(quoted("javascript:alert(1)//" + script)), logo: {src: \(quoted(script)), alt: \(quoted(script))}}
        account: {name: \(quoted(script)), note: \(quoted(script)), picture: {src: \(quoted(script)), alt: \(quoted(script))}}
        """
      let staff =
        "label: 人员\nfields:\n  may: {type: list, label: 可以}\nterms:\n  - {slug: zhang, name: \(quoted(script)), may: [写, 初审]}\n"
      let attacked = try Browser(
        Self.files.merging([
          "content/stories/2026/b.md": text, Self.home: home, "content/vocabularies/staff.yml": staff,
        ]) { $1 })
      let page = percentEncoded("content/stories/2026/b.md")
      for path in [
        "", "edit?file=" + page, "edit?file=" + Self.home, "preview?file=" + page,
        "preview?file=" + Self.home,
        "sheet?file=" + page, "sheet?file=" + percentEncoded(Self.page),
        "edit?file=" + percentEncoded(Self.page),
        "wechat?file=" + page, "history?file=" + page, "handover", "new", "find?q=" + percentEncoded("题"),
        "?q=" + percentEncoded(script), "?kind=" + percentEncoded(script), "?state=" + percentEncoded(script),
        "?unit=" + percentEncoded(script), "?done=" + percentEncoded(script),
        "edit?done=\(percentEncoded(script))&file=" + page,
      ] {
        let answer = attacked.get("/__studio/" + path)
        guard answer.header("Content-Type")?.hasPrefix("text/html") ?? true else { continue }
        #expect(
          !answer.text.contains("<script>alert") && !answer.text.contains("<img src=x"), "\(path): \(script)")
        #expect(!answer.text.contains("href=\"javascript:"), "\(path)")
      }
    }
  }

  /// A field whose value would end it and begin another is refused, and what else was typed is still in the form.
  @Test func aRefusalLosesNothing() throws {
    let text = browser.text(Self.page).replacing("授权: unit", with: "授权: unit\n网址: {不是: 网址}")
    let odd = try Browser(Self.files.merging([Self.page: text]) { $1 })
    let before = TestFiles(odd.site.folder)
    let form = odd.open(Self.page).form("/__studio/edit").setting("f.title", "新的题").setting("body", "新的正文。\n")
    #expect(form.value("f.site") == "{不是: 网址}")
    for wrong in ["}\n状态: 草稿\n{", "{}\n状态: 草稿", "---\n正文"] {
      let page = odd.open(Self.page).form("/__studio/edit").value("token") ?? ""
      let values = form.setting("token", page).setting("f.site", wrong).setting("do", "save")
      let answer = odd.post("/__studio/edit", values)
      #expect(answer.status == 422, "\(wrong)")
      #expect(TestFiles(odd.site.folder) == before, "\(wrong)")
      let again = answer.form("/__studio/edit")
      #expect(again.value("body") == "新的正文。\n" && again.value("f.title") == "新的题", "\(wrong)")
    }
    let last = odd.open(Self.page).form("/__studio/edit").value("token") ?? ""
    let saved = odd.post("/__studio/edit", form.setting("token", last).setting("do", "save")).status
    #expect(saved == 303)
    #expect(odd.text(Self.page).contains("新的题") && odd.text(Self.page).contains("网址: {不是: 网址}"))
  }
}
