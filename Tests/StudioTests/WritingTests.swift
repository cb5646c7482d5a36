import Files
import Foundation
import Testing

@testable import Studio

/// What an editor does at the studio, without scripts.
@Suite struct WritingTests {
  private let file = "content/stories/2026/a.md"

  @Test func anUnchangedFormChangesNoByte() throws {
    let browser = try Browser()
    let before = browser.bytes(file)
    let answer = browser.post(
      "/__studio/edit", browser.open(file).form("/__studio/edit").setting("do", "save"))
    #expect(answer.status == 303)
    #expect(answer.location.contains("done=same"))
    #expect(browser.bytes(file) == before)
  }

  /// Whatever a file looks like that the reader takes: lists in every way, keys of both languages, GB18030 with CRLF.
  @Test(arguments: [
    "---\ntitle: 甲\ndate: 2026-04-18\ntopics: good-people\nperson: 王㛃\n---\n正文。\n",
    "---\n标题：甲\n日期: 2026年4月18日\n主题：身边好人、我们的节日\n姓名: 王㛃\n---\n正文。",
    "---\ntitle: 'it''s'\ndate: \"2026-04-18\"\ntopics:\n- good-people   # 注\n- 节日\nperson: 王㛃\ncover: {src: a.jpg, alt: \"一, 二\"}\n---\n\n\n正文。\n\n",
    "---\ntitle: |\n  甲\n  乙\ndate: 2026-04-18\ntopics: [good-people, 没有的词]\nperson: 王㛃\nphotos:\n  - src: a.jpg\n    alt: 一\n  - {src: b.jpg, alt: 二, 摄影: 王}\nfiles: [名单.xlsx, {src: b.pdf, name: 乙}]\nwhen: {from: 2026-04-01, to: 2026-04-02}\n---\n正文\n",
    "---\ntitle: >\n  甲乙\n  丙丁\ndate: 2026-04-18\ntopics: [good-people]\nperson: 王㛃\nhonours: 省直｜身边好人｜2026-Q1\nconsent: {kind: unit, paper: 3号, expires: 2027-01-01}\nopen: 是\ntags: 甲、乙\nsite: {src: x}\nunknown: {a: [b]}\n---\n正文\n",
  ])
  func anUnchangedFormOfAnyFile(text: String) throws {
    for isOffice in [false, true] {
      let bytes =
        isOffice
        ? try #require(encodeGB18030(Array(text.replacing("\n", with: "\r\n").utf8))) : Array(text.utf8)
      let browser = try Browser()
      try browser.site.write(bytes, to: "content/stories/2026/b.md")
      browser.studio.around.changed(["content/stories/2026/b.md"])
      let page = browser.open("content/stories/2026/b.md")
      #expect(page.status == 200)
      let form = page.form("/__studio/edit")
      #expect(form.count > 10)
      let answer = browser.post("/__studio/edit", form.setting("do", "save"))
      #expect(answer.location.contains("done=same"), "\(answer.text.prefix(200))")
      #expect(browser.bytes("content/stories/2026/b.md") == bytes)
    }
  }

  @Test func oneFieldChangesItsLine() throws {
    let browser = try Browser()
    let before = browser.text(file)
    let form = browser.open(file).form("/__studio/edit").setting("f.title", "十年: 一盏灯").setting("do", "save")
    let answer = browser.post("/__studio/edit", form)
    #expect(answer.status == 303 && answer.location.contains("done=saved"))
    #expect(
      browser.text(file) == before.replacing("标题: 三十年守护一盏灯  # 不要改", with: "标题: \"十年: 一盏灯\"  # 不要改"))
    // The studio knows at once.
    #expect(browser.get("/__studio/").text.contains("十年: 一盏灯"))
  }

  @Test func aNewFieldStandsInItsPlace() throws {
    let browser = try Browser()
    let form = browser.open(file).form("/__studio/edit").setting("f.deed", "守夜班").setting(
      "f.honours.1.0", "市级"
    )
    .setting("f.honours.1.1", "好人").setting("f.honours.1.2", "2026-Q2").setting("do", "save")
    #expect(browser.post("/__studio/edit", form).status == 303)
    let text = browser.text(file)
    #expect(text.contains("姓名: 王㛃\n一句话事迹: 守夜班\n"))
    #expect(text.contains("荣誉: [省直｜省直身边好人｜2026-Q1, 市级｜好人｜2026-Q2]"))
    #expect(text.contains("# 说明"))
  }

  @Test func theBodyKeepsItsOtherLines() throws {
    let browser = try Browser()
    let form = browser.open(file).form("/__studio/edit")
    let body = (form.value("body") ?? "") + "第二段。\n"
    #expect(browser.post("/__studio/edit", form.setting("body", body).setting("do", "save")).status == 303)
    #expect(browser.text(file).hasSuffix("---\n\n正文第一段。\n第二段。\n"))
  }

  /// Two people in one form: nothing is written, and both texts are shown.
  @Test func twoEditorsSeeBothTexts() throws {
    let browser = try Browser()
    let first = browser.open(file).form("/__studio/edit").setting("f.title", "甲的题目").setting("do", "save")
    let second = browser.open(file).form("/__studio/edit").setting("f.title", "乙的题目").setting("do", "save")
    #expect(browser.post("/__studio/edit", first).status == 303)
    let saved = browser.text(file)
    let answer = browser.post("/__studio/edit", second)
    #expect(answer.status == 409)
    #expect(answer.text.contains("甲的题目") && answer.text.contains("乙的题目"))
    #expect(browser.text(file) == saved)
    // Whoever has seen both may keep his own.
    let mine = answer.form("/__studio/edit").setting("do", "mine")
    #expect(browser.post("/__studio/edit", mine).status == 303)
    #expect(browser.text(file).contains("乙的题目"))
  }

  @Test func pressingTwiceSavesOnce() throws {
    let browser = try Browser()
    let form = browser.open(file).form("/__studio/edit").setting("f.title", "新题目").setting("do", "save")
    #expect(browser.post("/__studio/edit", form).status == 303)
    #expect(browser.post("/__studio/edit", form).status == 303)
    #expect(browser.text(file).contains("新题目"))
  }

  @Test func findingsStandAtTheirFieldsAndAreApplied() throws {
    let browser = try Browser()
    let form = browser.open(file).form("/__studio/edit").setting("f.honours.0.2", "2026Q1").setting(
      "do", "preview")
    let page = browser.post("/__studio/edit", form)
    #expect(page.text.contains("value=\"fix-"))
    #expect(browser.text(file).contains("2026-Q1"))
    let number =
      page.text.components(separatedBy: "value=\"fix-").dropFirst().first?.prefix { $0 != "\"" } ?? ""
    let fixed = browser.post("/__studio/edit", page.form("/__studio/edit").setting("do", "fix-\(number)"))
    #expect(fixed.form("/__studio/edit").value("f.honours.0.2") == "2026-Q1")
  }

  @Test func previewFollowsWithoutSaving() throws {
    let browser = try Browser()
    let form = browser.open(file).form("/__studio/edit").setting("body", "还没有保存的话。\n")
    let before = browser.bytes(file)
    let answer = browser.post("/__studio/preview", form)
    #expect(answer.status == 200 && answer.text.contains("shown"))
    #expect(browser.get("/__studio/preview?file=\(percentEncoded(file))").text.contains("还没有保存的话"))
    #expect(browser.bytes(file) == before)
    // A new opening shows what is saved.
    _ = browser.open(file)
    #expect(!browser.get("/__studio/preview?file=\(percentEncoded(file))").text.contains("还没有保存的话"))
  }

  /// A draft that lacks nearly everything is shown with examples.
  @Test func anEmptyDraftHasAPreview() throws {
    let browser = try Browser()
    let answer = browser.post(
      "/__studio/new",
      browser.get("/__studio/new").form("/__studio/new").setting("title", "新人新事").setting("kind", "stories"))
    #expect(answer.status == 303)
    let file = "content/stories/2026/xin-ren-xin-shi.md"
    #expect(browser.text(file).contains("标题: 新人新事"))
    let page = browser.open(file)
    #expect(page.status == 200 && page.text.contains("草稿"))
    #expect(browser.get("/__studio/preview?file=\(percentEncoded(file))").text.contains("新人新事"))
    // The same title again is another file.
    _ = browser.post(
      "/__studio/new",
      browser.get("/__studio/new").form("/__studio/new").setting("title", "新人新事").setting("kind", "stories"))
    #expect(browser.text("content/stories/2026/xin-ren-xin-shi-2.md").contains("新人新事"))
  }

  @Test func aFileWithoutFieldsIsEditedAsAWhole() throws {
    let browser = try Browser()
    try browser.site.write("没有属性的文件\n", to: "content/stories/2026/c.md")
    browser.studio.around.changed(["content/stories/2026/c.md"])
    let page = browser.open("content/stories/2026/c.md")
    let form = page.form("/__studio/edit")
    #expect(form.value("whole") == "没有属性的文件\n")
    let whole = "---\n标题: 丙\n日期: 2026-04-18\n---\n没有属性的文件\n"
    #expect(browser.post("/__studio/edit", form.setting("whole", whole).setting("do", "save")).status == 303)
    #expect(browser.text("content/stories/2026/c.md") == whole)
  }

  @Test func theDeskFiltersAndFinds() throws {
    let browser = try Browser([
      "content/stories/2026/draft.md": "---\n标题: 没写完的\n日期: 2026-05-01\n状态: 草稿\n---\n"
    ])
    let all = browser.get("/__studio/").text
    #expect(all.contains("三十年守护一盏灯") && all.contains("没写完的"))
    let drafts = browser.get("/__studio/?state=draft").text
    #expect(!drafts.contains("三十年守护一盏灯") && drafts.contains("没写完的"))
    let found = browser.get("/__studio/?q=" + percentEncoded("一盏灯")).text
    #expect(found.contains("三十年守护一盏灯") && !found.contains("没写完的"))
  }

  @Test func theDeskFiltersByUnitKindAndState() throws {
    let browser = try Browser([
      "content/_common.yml": (studioFiles["content/_common.yml"] ?? "")
        + "\n  unit: {type: choice, of: units, label: 单位}\n",
      "content/vocabularies/units.yml":
        "label: 单位\nterms:\n  - {slug: library, name: 示例图书馆}\n  - {slug: school, name: 示例学校}\n",
      "content/stories/2026/b.md":
        "---\n标题: 学校的故事\n日期: 2026-05-01\n主题: [good-people]\n姓名: 王㛃\n单位: 示例学校\n---\n正文。\n",
      "content/stories/2026/c.md":
        "---\n标题: 学校的草稿\n日期: 2026-05-01\n主题: [good-people]\n姓名: 王㛃\n单位: 示例学校\n状态: 草稿\n---\n正文。\n",
    ])
    #expect(browser.get("/__studio/").text.contains("<option value=\"school\">示例学校</option>"))
    let school = browser.get("/__studio/?unit=school&kind=stories").text
    #expect(school.contains("学校的故事") && school.contains("学校的草稿") && !school.contains("一盏灯"))
    // What is chosen stays chosen, and goes along with the links to states.
    #expect(
      school.contains("<option value=\"school\" selected>") && school.contains("state=draft&amp;unit=school"))
    let drafts = browser.get("/__studio/?unit=school&state=draft").text
    #expect(!drafts.contains("学校的故事") && drafts.contains("学校的草稿"))
  }

  /// What the program calls its own fields is said in the studio's language, whatever the file says; nothing is rewritten.
  @Test func aChineseFileIsEditedInEnglish() throws {
    let text = (studioFiles[file] ?? "").replacing(
      "授权: unit", with: "授权: unit\n状态: 草稿\n封面: {文件: a.png, 说明: 灯, 摄影: 张示例}")
    let browser = try Browser([file: text], language: .english)
    let page = browser.open(file)
    for label in [">Title ", ">Date ", ">Summary<", ">State<", ">What it shows<", ">Photographer<"] {
      #expect(page.text.contains(label), "\(label)")
    }
    #expect(page.text.contains("<option value=\"draft\" selected>draft</option>"))
    #expect(page.text.contains("Saturday, "))
    let form = page.form("/__studio/edit").setting("do", "save")
    #expect(browser.post("/__studio/edit", form).location.contains("done=same"))
    #expect(browser.text(file) == text)
    let again = browser.open(file).form("/__studio/edit").setting("f.status", "published").setting(
      "do", "save")
    #expect(browser.post("/__studio/edit", again).status == 303)
    #expect(browser.text(file) == text.replacing("状态: 草稿", with: "状态: published"))
  }

  /// For a link: by words of the title, by its pinyin and by the first letters of that.
  @Test func pagesAreFoundForLinks() throws {
    let browser = try Browser()
    for wanted in ["一盏灯", "三十年", "yizhandeng", "yzd", "San Shi Nian"] {
      let answer = browser.get("/__studio/find?q=" + percentEncoded(wanted))
      #expect(answer.text.contains("三十年守护一盏灯") && answer.text.contains("/stories/2026/a/"), "\(wanted)")
    }
    for wanted in ["", " ", "没有", "xyz"] {
      #expect(browser.get("/__studio/find?q=" + percentEncoded(wanted)).text == "{\"pages\":[]}", "\(wanted)")
    }
  }

  /// A page that readers do not see yet can be linked, and says so.
  @Test func pagesThatAreNotShownAreFoundAndMarked() throws {
    let text = { (fields: String) in
      "---\n标题: 灯的后来\n\(fields)\n主题: [good-people]\n姓名: 王㛃\n授权: unit\n---\n正文。\n"
    }
    let browser = try Browser([
      "content/stories/2026/draft.md": text("日期: 2026-04-19\n状态: 草稿"),
      "content/stories/2027/late.md": text("日期: 2027-01-01"),
      "content/stories/2025/old.md": text("日期: 2025-01-01\nexpires: 2025-02-01"),
      "content/stories/2026/held.md": text("日期: 2026-04-20").replacing("授权: unit\n", with: ""),
    ])
    let answer = browser.get("/__studio/find?q=" + percentEncoded("灯的后来")).text
    #expect(answer.contains("/stories/2026/draft/\",\"about\":\"身边好人 2026-04-19 · 草稿，登出以前只显示文字"))
    #expect(answer.contains("/stories/2027/late/\",\"about\":\"身边好人 2027-01-01 · 定时，登出以前只显示文字"))
    #expect(answer.contains("/stories/2025/old/\",\"about\":\"身边好人 2025-01-01 · 过期"))
    // The link that the finder writes is no mistake, and becomes one that leads on when the page is shown.
    let form = browser.open(file).form("/__studio/edit").setting("body", "见[灯的后来](/stories/2027/late/)。\n")
    #expect(browser.post("/__studio/edit", form.setting("do", "save")).status == 303)
    let page = browser.open(file).text
    #expect(page.contains("灯的后来") && !page.contains("class=\"finding error"))
    let shown = browser.get("/__studio/preview?file=" + percentEncoded(file)).text
    #expect(shown.contains("灯的后来") && !shown.contains("/stories/2027/late/"))
  }

  /// A sheet becomes a table; private columns are named, and nothing of them comes along.
  @Test func aSheetBecomesATable() throws {
    let browser = try Browser()
    let form = browser.open(file).form("/__studio/edit")
    let sheet = "序号,姓名,身份证号,单位,备注\n1,王㛃,11010519491231002X,示例|图书馆,13800138000\n2,李示例,,示例学校,\n"
    let before = TestFiles(browser.site.folder)
    let answer = browser.post(
      "/__studio/clip", multipart(form, "u.body", "名单.csv", Array(sheet.utf8)),
      type: "multipart/form-data; boundary=b")
    #expect(answer.text.contains("王㛃") && answer.text.contains("示例\\\\|图书馆"))
    #expect(answer.text.contains("身份证号") && answer.text.contains("备注"))
    #expect(!answer.text.contains("1101051949") && !answer.text.contains("13800138000"))
    // It is in the text alone.
    #expect(TestFiles(browser.site.folder) == before)
    let page = browser.post(
      "/__studio/edit", multipart(form.setting("do", "insert"), "u.body", "名单.csv", Array(sheet.utf8)),
      type: "multipart/form-data; boundary=b")
    #expect(page.form("/__studio/edit").value("body")?.contains("| 王㛃 | 示例\\|图书馆 |") == true)
    let broken = browser.post(
      "/__studio/clip", multipart(form, "u.body", "名单.xlsx", [0x50, 0x4B, 3, 4]),
      type: "multipart/form-data; boundary=b")
    #expect(!broken.text.contains("markdown"))
  }

  /// What Excel and Word put on the clipboard, with their header under a title, in two rows, or in names and contents.
  @Test(arguments: [
    """
    <table><tr><td>姓名</td><td>身份证号码</td><td>出生年月</td><td>联系电话</td><td>家庭住址</td><td>单位</td></tr>
    <tr><td>王㛃</td><td>990000194912310028</td><td>1949.12</td><td>0771-1234567</td><td>示例街道一栋</td><td>示例图书馆</td></tr></table>
    """,
    """
    <table border=1><tr><td colspan=6>推荐人选电话一览表</td></tr>
    <tr><td rowspan=2>姓名</td><td colspan=4>个人信息</td><td rowspan=2>单位</td></tr>
    <tr><td>证件号</td><td>出生</td><td>手机</td><td>住址</td></tr>
    <tr><td>王㛃</td><td>990000194912310028</td><td>1949.12</td><td>0771-1234567</td><td>示例街道一栋</td><td>示例图书馆</td></tr></table>
    """,
    """
    <table><thead><tr><th>序号</th><th>姓名</th><th>备注一</th><th>单位</th></tr></thead>
    <tr><td>1</td><td>王㛃</td><td>13800138000</td><td>示例图书馆</td></tr></table>
    """,
    """
    <p class=MsoNormal>名单如下，请各单位核对：</p><table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>电话</b></p></td><td><p><b>单位</b></p></td><td><p><b>姓名</b></p></td></tr>
    <tr><td><p>0771-1234567</p></td><td><p>示例图书馆</p></td><td><p>王㛃</p></td></tr></table>
    """,
    """
    <table><tr><td>服务时间</td><td>示例图书馆</td></tr><tr><td>服务地点</td><td>王㛃</td></tr>
    <tr><td>出生年月</td><td>1949.12</td></tr><tr><td>家庭住址</td><td>示例街道一栋</td></tr></table>
    """,
  ]) func aPastedTableLeavesPrivateColumns(html: String) throws {
    let browser = try Browser()
    let form = browser.open(file).form("/__studio/edit")
    let answer = browser.post("/__studio/clip", form + [("html", html)])
    #expect(answer.text.contains("王㛃") && answer.text.contains("示例图书馆"))
    for secret in ["99000019", "1949", "1234567", "13800138000", "一栋"] {
      #expect(!answer.text.contains(secret), "\(secret)")
    }
    #expect(answer.text.contains("个人信息没有放进来："))
  }

  /// Of nothing but private columns nothing is left; what is public stays as it was.
  @Test func aPastedTableOfOthersStays() throws {
    let browser = try Browser()
    let form = browser.open(file).form("/__studio/edit")
    let paste = { (html: String) in browser.post("/__studio/clip", form + [("html", html)]).text }
    let own = paste(
      "<table><tr><td>手机</td><td>身份证</td></tr><tr><td>13800138000</td><td>1</td></tr></table>")
    #expect(own.contains(#""markdown":"""#) && own.contains("手机、身份证"))
    let other = paste(
      "<table><tr><td>站点</td><td>开放时间</td></tr><tr><td>示例站</td><td>周一至周五</td></tr></table>")
    #expect(other.contains("| 示例站 | 周一至周五 |") && other.contains("\"已粘贴\""))
    let event = paste(
      "<table><tr><td>活动时间</td><td>周六</td></tr><tr><td>活动地点</td><td>示例广场</td></tr><tr><td>咨询电话</td><td>0771-1234567</td></tr></table>"
    )
    #expect(event.contains("咨询电话") && event.contains("0771-1234567"))
  }

  @Test func attachmentsGoBesideThePage() throws {
    let browser = try Browser()
    let text = Array("第一行\n".utf8)
    let form = browser.open(file).form("/__studio/edit").setting("do", "upload")
    let answer = browser.post(
      "/__studio/edit", multipart(form, "u.files", "../名单 一.txt", text),
      type: "multipart/form-data; boundary=b")
    let filled = answer.form("/__studio/edit")
    #expect(filled.contains { $0.0.hasPrefix("f.files.") && $0.1 == "a-1.txt" })
    #expect(filled.contains { $0.0.hasPrefix("f.files.") && $0.1 == "名单 一" })
    #expect(browser.bytes("content/stories/2026/a-1.txt") == text)
    // Dropped into the text it is a link.
    let clip = browser.post(
      "/__studio/clip", multipart(filled, "u.body", "通知.txt", text), type: "multipart/form-data; boundary=b")
    #expect(clip.text.contains("[通知](a-1.txt)"))
    // A picture is none for readers to take away, and a document is what its name says.
    for (name, bytes) in [
      ("a.png", tinyPicture), ("a.pdf", Array("<html>".utf8)), ("a.docm", [0x50, 0x4B, 3, 4]),
    ] {
      let before = TestFiles(browser.site.folder)
      let form = browser.open(file).form("/__studio/edit").setting("do", "upload")
      let answer = browser.post(
        "/__studio/edit", multipart(form, "u.files", name, bytes), type: "multipart/form-data; boundary=b")
      #expect(answer.status == 422, "\(name)")
      #expect(TestFiles(browser.site.folder) == before)
    }
  }

  @Test func picturesGoBesideThePage() throws {
    let browser = try Browser()
    let form = browser.open(file).form("/__studio/edit").setting("do", "upload")
    var body: [UInt8] = []
    for (name, value) in form {
      body += Array("--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
    }
    body += Array(
      "--b\r\nContent-Disposition: form-data; name=\"u.cover\"; filename=\"../../x.png\"\r\n\r\n".utf8)
    body += tinyPicture + Array("\r\n--b--\r\n".utf8)
    let answer = browser.post("/__studio/edit", body, type: "multipart/form-data; boundary=b")
    #expect(answer.status == 200)
    #expect(answer.form("/__studio/edit").value("f.cover.0.0") == "a-1.png")
    #expect(browser.bytes("content/stories/2026/a-1.png") == tinyPicture)
    #expect(browser.get("/__studio/file?path=content/stories/2026/a-1.png").status == 200)
  }

  @Test func commitsUnderTheEditorsName() throws {
    let browser = try Browser()
    let git = browser.studio.git
    guard git.run(["init", "--quiet"])?.code == 0 else { return }
    _ = git.run(["add", "--all"])
    _ = git.run([
      "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--message=begin",
    ])
    let form = browser.open(file).form("/__studio/edit").setting("f.title", "新题目").setting("do", "save")
    #expect(browser.post("/__studio/edit", form).status == 303)
    let page = browser.get("/__studio/handover")
    let commit = page.form("/__studio/commit").setting("name", "王㛃").setting("email", "wang@example.org")
    #expect(commit.value("message")?.contains("新题目") == true)
    #expect(browser.post("/__studio/commit", commit.setting("name", "a\nb <c>")).status == 422)
    let again = browser.get("/__studio/handover").form("/__studio/commit")
      .setting("name", "王㛃").setting("email", "wang@example.org")
    #expect(browser.post("/__studio/commit", again).text.contains("已提交"))
    #expect(
      git.run(["log", "-1", "--format=%an <%ae> %s"])?.text.hasPrefix("王㛃 <wang@example.org> 修改《新题目》") == true
    )
    // The version before can be looked at and restored.
    let versions = git.versions(of: file)
    #expect(versions.count == 2)
    let history = browser.get("/__studio/history?file=\(percentEncoded(file))&commit=\(versions[1].commit)")
    #expect(history.text.contains("三十年守护一盏灯"))
    #expect(browser.post("/__studio/restore", history.form("/__studio/restore")).status == 303)
    #expect(browser.text(file).contains("三十年守护一盏灯"))
  }
}

/// A PNG of one pixel.
let tinyPicture: [UInt8] = Array(
  Data(
    base64Encoded:
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
    ?? Data())
