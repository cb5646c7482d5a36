import Testing

@testable import Studio

/// The steps of a review in the studio: who may give which, and that only they do.
@Suite struct ReviewTests {
  private static let file = "content/stories/2026/a.md"
  private static let files = [
    "content/vocabularies/staff.yml": """
    label: 人员
    fields:
      may: {type: list, label: 可以}
    terms:
      - {slug: zhang, name: 张示例, may: [写, 初审]}
      - {slug: li, name: 李示例, may: [复审]}
      - {slug: zhao, name: 赵示例, may: [写]}
    """,
    "content/_common.yml": (studioFiles["content/_common.yml"] ?? "")
      + "\n  reviews: {type: reviews, of: staff, label: 审校, steps: [初审, 复审], distinct: true}\n",
  ]

  private let browser: Browser
  private func head(_ user: String) -> [String: String] {
    ["host": "studio.example", "origin": "https://studio.example", "x-remote-user": user]
  }

  init() throws { browser = try Browser(Self.files, userHeader: "X-Remote-User") }

  private func open(_ user: String) -> Browser.Page {
    browser.get("/__studio/edit?file=" + percentEncoded(Self.file), headers: head(user))
  }

  private func give(_ user: String, _ form: [(String, String)]) -> Browser.Page {
    browser.post("/__studio/review", form, headers: head(user))
  }

  @Test func eachStepHasItsOwnButton() throws {
    let before = browser.text(Self.file)
    #expect(browser.get("/__studio/", headers: head("zhang")).text.contains("0/2 张示例"))
    #expect(!open("li").text.contains("我已审过"))
    let form = open("zhang").form("/__studio/review")
    #expect(form.value("step") == "初审")
    #expect(give("zhang", form).status == 303)
    let first = browser.text(Self.file)
    #expect(first.contains("审校: [初审 张示例 2026-11-01 "))
    #expect(first.split(separator: "\n").filter { !$0.hasPrefix("审校") } == before.split(separator: "\n"))
    // The form was used; and nobody gives two steps.
    #expect(give("zhang", form).status == 403)
    #expect(!open("zhang").text.contains("我已审过"))
    #expect(browser.get("/__studio/?state=mine", headers: head("li")).text.contains("三十年守护一盏灯"))
    #expect(!browser.get("/__studio/?state=mine", headers: head("zhang")).text.contains("三十年守护一盏灯"))
    #expect(give("li", open("li").form("/__studio/review")).status == 303)
    #expect(browser.get("/__studio/", headers: head("li")).text.contains("2/2"))
  }

  /// A form that was made up, of another's step or in another's name, writes nothing.
  @Test func nobodyGivesWhatIsNotHis() throws {
    let before = browser.text(Self.file)
    let token = open("li").form("/__studio/review")
    #expect(give("li", token.setting("step", "初审")).status == 422)
    #expect(
      give("li", open("li").form("/__studio/review").setting("step", "初审").setting("by", "张示例")).status == 422
    )
    // One without any step, one who is none of the staff, and another's form.
    #expect(give("zhao", open("zhao").form("/__studio/review").setting("step", "初审")).status == 403)
    #expect(give("nobody", token).status == 403)
    #expect(give("zhang", open("li").form("/__studio/review").setting("step", "初审")).status == 403)
    #expect(browser.text(Self.file) == before)
  }

  /// What was not looked at is not reviewed.
  @Test func aPageThatChangedMeanwhileIsLookedAtAgain() throws {
    let form = open("zhang").form("/__studio/review")
    let edit = open("zhao").form("/__studio/edit").setting("f.title", "另一个题目").setting("do", "save")
    #expect(browser.post("/__studio/edit", edit, headers: head("zhao")).status == 303)
    #expect(give("zhang", form).status == 422)
    #expect(!browser.text(Self.file).contains("审校"))
  }

  /// Marks are neither fields of the form nor can they be written through the whole text.
  @Test func marksAreNotTyped() throws {
    let page = open("zhang")
    #expect(!page.text.contains("f.reviews"))
    let mark = "审校: [初审 张示例 2026-11-01 0123456789ab, 复审 李示例 2026-11-01 0123456789ab]"
    let field = page.form("/__studio/edit").setting("has.reviews", "1").setting("f.reviews", mark)
    _ = browser.post("/__studio/edit", field.setting("do", "save"), headers: head("zhang"))
    #expect(!browser.text(Self.file).contains("0123456789ab"))
    let text = browser.text(Self.file).replacing("\n---\n", with: "\n\(mark)\n---\n")
    let whole = open("zhang").form("/__studio/edit").setting("text", text).setting("do", "mine")
    #expect(browser.post("/__studio/edit", whole, headers: head("zhang")).status == 422)
    #expect(!browser.text(Self.file).contains("0123456789ab"))
  }

  /// At a machine without a proxy the editor says who he is, among those who may.
  @Test func oneEditorSaysWhoHeIs() throws {
    let alone = try Browser(Self.files)
    let form = alone.open(Self.file).form("/__studio/review")
    #expect(alone.open(Self.file).text.contains("<option value=\"张示例\">"))
    #expect(alone.post("/__studio/review", form.setting("by", "张示例")).status == 303)
    #expect(alone.text(Self.file).contains("初审 张示例"))
    let sheet = alone.get("/__studio/sheet?file=" + percentEncoded(Self.file))
    #expect(sheet.status == 200 && sheet.text.contains("审校单") && sheet.text.contains("张示例"))
  }

  @Test func whatIsHeldIsStillSeen() throws {
    #expect(open("li").text.contains("等待初审"))
    let shown = browser.get("/__studio/preview?file=" + percentEncoded(Self.file), headers: head("li"))
    #expect(shown.text.contains("正文第一段") && !shown.text.contains("草稿"))
  }

  /// A site without reviews has nothing of them.
  @Test func withoutReviewsNothingIsSaid() throws {
    let plain = try Browser()
    #expect(!plain.open(Self.file).text.contains("审校"))
    #expect(!plain.get("/__studio/").text.contains("审校"))
  }
}
