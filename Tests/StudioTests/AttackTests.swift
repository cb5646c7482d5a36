import Foundation
import Testing

@testable import Serving
@testable import Studio

/// What other pages, other programs and other people send: all of it is refused, and no file is touched.
///
/// The list follows the advisories against development servers: cross-site requests, DNS rebinding, traversal, and what
/// forms of other sites have taught.
@Suite struct AttackTests {
  /// Everything that takes something.
  private static let routes = [
    "edit", "preview", "clip", "new", "import", "commit", "publish", "restore", "review",
  ]

  /// Requests that do not come from a form of this studio, by what is wrong with their heads.
  private static let heads: [(String, [String: String])] = [
    ("no cookie", ["cookie": ""]), ("a guessed cookie", ["cookie": "xinfeng-studio=0000"]),
    ("an empty cookie", ["cookie": "xinfeng-studio="]),
    ("no origin", ["origin": ""]), ("the origin of nothing", ["origin": "null"]),
    ("another site", ["origin": "https://evil.example"]),
    ("another port", ["origin": "http://127.0.0.1:3000"]),
    ("another scheme", ["origin": "https://127.0.0.1:8000"]),
    ("a name that begins the same", ["origin": "http://127.0.0.1:8000.evil.example"]),
    ("a cross-site fetch", ["sec-fetch-site": "cross-site"]),
    ("a sibling's fetch", ["sec-fetch-site": "same-site"]),
    ("a typed address", ["sec-fetch-site": "none"]),
    ("a rebound name", ["host": "evil.example:8000", "origin": "http://evil.example:8000"]),
    ("a rebound name without port", ["host": "evil.example", "origin": "http://evil.example"]),
    ("all addresses", ["host": "0.0.0.0:8000", "origin": "http://0.0.0.0:8000"]),
    ("plain text", ["content-type": "text/plain"]), ("JSON", ["content-type": "application/json"]),
    ("no type", ["content-type": ""]),
  ]

  /// A page, and the home page's file, which is there and which is not.
  private static let edited = [
    Edited(file: "content/stories/2026/a.md", field: "f.title", hasHome: true),
    Edited(file: "content/home.yml", field: "f.headline.0.0", hasHome: true),
    Edited(file: "content/home.yml", field: "f.headline.0.0", hasHome: false),
  ]

  struct Edited: Sendable {
    var file: String
    var field: String
    var hasHome: Bool
  }

  private static func browser(hasHome: Bool) throws -> Browser {
    try Browser(hasHome ? ["content/home.yml": "blocks: [newest]\n"] : [:])
  }

  @Test(arguments: edited) func foreignHeadsAreRefused(edited: Edited) throws {
    let browser = try Self.browser(hasHome: edited.hasHome)
    let before = TestFiles(browser.site.folder)
    // The form stays good: what is refused by its head spends no token.
    let page = browser.open(edited.file)
    let form = page.form("/__studio/edit").setting(edited.field, "改").setting("do", "save")
    for route in Self.routes {
      for (name, headers) in Self.heads {
        let answer = browser.post("/__studio/" + route, form, headers: headers)
        #expect([403, 404, 415].contains(answer.status), "\(route): \(name)")
      }
      // Two cookies of one name: nobody knows which is whose.
      let two = browser.post(
        "/__studio/" + route, [], headers: ["cookie": "\(browser.cookie); xinfeng-studio=1"])
      #expect(two.status == 403, "\(route)")
      #expect(TestFiles(browser.site.folder) == before, "\(route)")
    }
  }

  @Test(arguments: edited) func formsWithoutTheirTokenDoNothing(edited: Edited) throws {
    let browser = try Self.browser(hasHome: edited.hasHome)
    let other = try Browser()
    let before = TestFiles(browser.site.folder)
    let page = browser.open(edited.file)
    let form = page.form("/__studio/edit").setting(edited.field, "改").setting("do", "save")
    let foreign = other.open(edited.file).form("/__studio/edit").value("token") ?? ""
    for route in Self.routes {
      // Of the form for new pages, which is another address.
      let wrong =
        browser.get("/__studio/new").form("/__studio/\(route == "new" ? "import" : "new")").value("token")
        ?? ""
      for token in ["", "0", foreign, wrong, String(repeating: "a", count: 64)] {
        let values = form.setting("token", token).setting("kind", "stories").setting("title", "新")
        let answer = browser.post("/__studio/" + route, values)
        #expect([403, 404, 422].contains(answer.status), "\(route): \(token)")
      }
      #expect(TestFiles(browser.site.folder) == before, "\(route)")
    }
  }

  @Test func aTokenIsGoodOnce() throws {
    let browser = try Browser()
    let form = browser.get("/__studio/new").form("/__studio/new").setting("title", "新的一篇")
    #expect(browser.post("/__studio/new", form).status == 303)
    let count = TestFiles(browser.site.folder).paths.count
    #expect(browser.post("/__studio/new", form).status == 403)
    #expect(TestFiles(browser.site.folder).paths.count == count)
  }

  @Test func theEntranceIsGoodOnce() throws {
    let browser = try Browser(enters: false)
    let entrance = browser.studio.entrance
    #expect(browser.get("/__studio/").status == 403)
    for wrong in ["/__studio/enter", "/__studio/enter?token=", "/__studio/enter?token=0", entrance + "0"] {
      #expect(browser.get(wrong).status == 403)
    }
    #expect(browser.post(entrance, []).status == 405)
    let answer = browser.get(entrance)
    #expect(answer.status == 303)
    let cookie = try #require(answer.header("Set-Cookie"))
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
    #expect(browser.get(entrance).status == 403)
    #expect(browser.get(browser.studio.entrance).status == 303)
  }

  /// Names that lead elsewhere, to what is no page, or are no names.
  private static let names = [
    "../site.yml", "content/../site.yml", "content/stories/../../site.yml", "/etc/passwd",
    "content/stories/../_common.yml",
    "content/stories/2026/../../../site.yml.md", "content/stories//2026/a.md", "content/stories/./2026/a.md",
    "content\\stories\\2026\\a.md", "content/stories/2026/a.md\0.md", "content/stories/.hidden.md",
    "content/stories/2026/link.md", "content/stories/out/secret.md", "content/stories/_kind.yml",
    "content/vocabularies/topics.yml", "content/vocabularies/topics.md", "site.yml", "",
    "content/stories/2026/none.md",
    "content/home.yml/", "content//home.yml", "content/./home.yml", "content/stories/../home.yml", "home.yml",
    "content/Home.yml", "content/home.yml\0", "content/home.yaml", "content/home/home.yml",
    "content/_common.yml",
    "content/wording.yml", "content/stories/2026", "content/nokind/a.md", "%2e%2e/site.yml",
    "content/stories/%2e%2e/%2e%2e/site.md",
  ]

  @Test(arguments: names) func foreignNamesOpenNothing(name: String) throws {
    let browser = try Browser()
    let manager = FileManager.default
    let outside = browser.site.folder + "/outside"
    try manager.createDirectory(atPath: outside, withIntermediateDirectories: true)
    try "---\ntitle: 秘密\n---\n".write(toFile: outside + "/secret.md", atomically: true, encoding: .utf8)
    try manager.createSymbolicLink(
      atPath: browser.site.folder + "/content/stories/2026/link.md",
      withDestinationPath: outside + "/secret.md")
    try manager.createSymbolicLink(
      atPath: browser.site.folder + "/content/stories/out", withDestinationPath: outside)
    let before = TestFiles(browser.site.folder)
    let coded = percentEncoded(name)
    for address in ["edit?file=", "preview?file=", "history?file=", "file?path="] {
      let answer = browser.get("/__studio/" + address + coded)
      #expect([403, 404].contains(answer.status), "\(address)")
      #expect(!answer.text.contains("秘密") && !answer.text.contains("example.org"))
    }
    let form = browser.open("content/stories/2026/a.md").form("/__studio/edit")
    for action in ["save", "mine", "upload", "fix-0", "preview"] {
      let values = form.setting("file", name).setting("do", action).setting("text", "改").setting("whole", "改")
      #expect(browser.post("/__studio/edit", values).status != 303, "\(action)")
    }
    #expect(TestFiles(browser.site.folder) == before)
  }

  /// Files that are not what they say.
  private static let uploads: [(String, [UInt8])] = [
    ("a.svg", Array("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".utf8)),
    ("a.jpg", Array("<html><script>alert(1)</script></html>".utf8)), ("a.png", Array("MZ\u{0}\u{1}".utf8)),
    ("a.jpg", Array("<?php system($_GET[0]); ?>".utf8)), ("a.jpg", Array("#!/bin/sh\nid\n".utf8)),
    ("a.gif", Array("GIF89a/*<script>*/".utf8)),
    ("a.jpg", []), ("a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    ("../../../site.yml", Array("name: 改".utf8)), ("a.md", Array("---\n---\n".utf8)),
    ("a.jpg", [UInt8](repeating: 0xFF, count: 25 << 20)), ("a.zip", [0x50, 0x4B, 0x03, 0x04]),
    ("a.pdf", Array("<html><script>alert(1)</script></html>".utf8)), ("a.docx", [0x50, 0x4B, 0x03, 0x04]),
    ("a.docm", Array("PK".utf8)), ("a.exe", Array("MZ".utf8)), ("a.html", Array("<script></script>".utf8)),
    ("a.xlsx", [0x50, 0x4B, 0x03, 0x04]), ("a.csv", [0, 1, 2, 3]), ("a.mp4", Array("<svg/>".utf8)),
  ]

  @Test(arguments: uploads.indices) func disguisedUploadsAreRefused(number: Int) throws {
    let (name, bytes) = Self.uploads[number]
    let browser = try Browser()
    let before = TestFiles(browser.site.folder)
    let page = browser.open("content/stories/2026/a.md").form("/__studio/edit")
    let home = browser.open("content/home.yml").form("/__studio/edit")
    for (form, action, field) in [
      (page, "upload", "u.cover"), (page, "insert", "u.body"), (home, "upload", "u.slides.0"),
      (home, "upload", "u.account.0"), (home, "upload", "u."), (home, "upload", "u..0"),
      (home, "insert", "u.body"),
    ] {
      let answer = browser.post(
        "/__studio/edit", multipart(form.setting("do", action), field, name, bytes),
        type: "multipart/form-data; boundary=b")
      #expect(answer.status != 303)
    }
    #expect(TestFiles(browser.site.folder) == before)
  }

  /// Bodies that are no forms, and forms that no page has.
  private static let bodies: [(String, String)] = [
    ("multipart/form-data", "--b\r\n\r\n--b--"), ("multipart/form-data; boundary=", "x"),
    ("multipart/form-data; boundary=b", ""), ("multipart/form-data; boundary=b", "--b\r\n"),
    ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--"),
    (
      "multipart/form-data; boundary=b",
      "--b\r\nX: " + String(repeating: "y", count: 9000) + "\r\n\r\nx\r\n--b--"
    ),
    (
      "multipart/form-data; boundary=b",
      String(repeating: "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n", count: 5000)
        + "--b--"
    ),
    ("application/x-www-form-urlencoded", "a=%"), ("application/x-www-form-urlencoded", "a=%zz"),
    ("application/x-www-form-urlencoded", "a=%ff%fe"),
    ("application/x-www-form-urlencoded", String(repeating: "a=1&", count: 5000)),
  ]

  @Test(arguments: bodies.indices) func brokenBodiesAreRefused(number: Int) throws {
    let browser = try Browser()
    let before = TestFiles(browser.site.folder)
    for route in Self.routes {
      let answer = browser.post(
        "/__studio/" + route, Array(Self.bodies[number].1.utf8), type: Self.bodies[number].0)
      #expect([403, 404, 415, 422].contains(answer.status))
    }
    #expect(TestFiles(browser.site.folder) == before)
  }

  @Test func otherMethodsAreRefused() throws {
    let browser = try Browser()
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "MERGE"] {
      #expect(browser.post("/__studio/edit", [], method: method).status == 405)
    }
    // What is sent by an address is not done.
    let form = browser.open("content/stories/2026/a.md").form("/__studio/edit").setting("do", "save").setting(
      "f.title", "改")
    let query = form.map { "\($0.0)=\(percentEncoded($0.1))" }.joined(separator: "&")
    let before = TestFiles(browser.site.folder)
    for route in Self.routes { _ = browser.get("/__studio/\(route)?\(query)") }
    #expect(TestFiles(browser.site.folder) == before)
  }

  /// Nothing of the studio is there, and nothing can be sent, unless it was asked for.
  @Test func withoutADoorNothingWrites() throws {
    let browser = try Browser(isOpen: false)
    let before = TestFiles(browser.site.folder)
    for route in Self.routes + ["", "enter", "handover", "studio.js"] {
      #expect(browser.post("/__studio/" + route, [("a", "b")]).status == 405)
      // The site's own answer to any address.
      #expect(browser.get("/__studio/" + route).text.hasPrefix("<p>"))
    }
    #expect(TestFiles(browser.site.folder) == before)
  }

  @Test func nobodyElseShowsItInAFrame() throws {
    let browser = try Browser()
    let file = percentEncoded("content/stories/2026/a.md")
    for path in ["", "new", "handover", "edit?file=" + file, "none", "studio.js"] {
      let answer = browser.get("/__studio/" + path)
      let policy = answer.header("Content-Security-Policy") ?? ""
      #expect(policy.contains("frame-ancestors 'self'") && policy.contains("default-src 'none'"))
      #expect(!policy.contains("unsafe"))
      #expect(answer.header("X-Frame-Options") == "SAMEORIGIN")
      #expect(answer.header("X-Content-Type-Options") == "nosniff")
      #expect(answer.header("Access-Control-Allow-Origin") == nil)
      #expect(
        !answer.text.contains(" style=") && !answer.text.contains(" onclick")
          && !answer.text.contains("<style"))
    }
    let shown = browser.get("/__studio/preview?file=" + file)
    #expect(shown.header("Content-Security-Policy")?.contains("sandbox allow-same-origin;") == true)
    #expect(browser.get("/").header("Content-Security-Policy") == "frame-ancestors 'self'")
  }

  /// Whoever the proxy says is there, in one header, and in no other way.
  @Test func namesOfUsersAreNames() throws {
    let browser = try Browser(userHeader: "X-Remote-User")
    let own = ["host": "studio.example", "origin": "https://studio.example"]
    let open = { (user: String?) in
      browser.get("/__studio/", headers: own.merging(user.map { ["x-remote-user": $0] } ?? [:]) { $1 }).status
    }
    #expect(open("wang") == 200)
    #expect(open("王㛃") == 200)
    for bad in [
      nil, "", "a b", "a, b", "a<b>", "a\r\nX: y", "a\nb", "../a", "a;b", "a\"b", "a=b",
      String(repeating: "a", count: 65),
    ] { #expect(open(bad) == 403, "\(bad ?? "")") }
    // Not by other ways.
    #expect(browser.get("/__studio/?x-remote-user=wang", headers: own).status == 403)
    #expect(
      browser.get("/__studio/", headers: own.merging(["cookie": "x-remote-user=wang"]) { $1 }).status == 403)
    // Without the option the header says nothing.
    let plain = try Browser(enters: false)
    #expect(plain.get("/__studio/", headers: ["x-remote-user": "wang"]).status == 403)
    // The proxy's own host, and only as a whole.
    let wrong = [
      "host": "studio.example.evil.example", "origin": "https://studio.example", "x-remote-user": "wang",
    ]
    #expect(browser.get("/__studio/", headers: wrong).status == 403)
    #expect(
      browser.get(
        "/__studio/",
        headers: ["host": "studio.example", "origin": "http://studio.example", "x-remote-user": "wang"]
      ).status == 403)
  }

  /// Who may write and who may publish stands in a vocabulary; others do not come in.
  @Test func dutiesAreKept() throws {
    let browser = try Browser(
      [
        "content/vocabularies/staff.yml": """
        label: 编辑
        fields:
          may: {type: list, label: 可以}
        terms:
          - {slug: wang, name: 王示例, may: [写]}
          - {slug: li, name: 李示例, may: [写, 发]}
          - {slug: zhao, name: 赵示例}
        """
      ], userHeader: "X-Remote-User")
    let head = { (user: String) in
      ["host": "studio.example", "origin": "https://studio.example", "x-remote-user": user]
    }
    #expect(browser.get("/__studio/", headers: head("wang")).status == 200)
    #expect(browser.get("/__studio/", headers: head("chen")).status == 403)
    let file = "content/stories/2026/a.md"
    for (user, may) in [("wang", true), ("zhao", false)] {
      let page = browser.get("/__studio/edit?file=" + percentEncoded(file), headers: head(user))
      let form = page.form("/__studio/edit").setting("f.title", user).setting("do", "save")
      let before = browser.bytes(file)
      #expect(browser.post("/__studio/edit", form, headers: head(user)).status == (may ? 303 : 403))
      #expect((browser.bytes(file) != before) == may)
    }
    for (user, status) in [("wang", 403), ("li", 404)] {
      let form = browser.get("/__studio/handover", headers: head(user)).form("/__studio/publish")
      #expect(
        browser.post("/__studio/publish", form.setting("publish", "none"), headers: head(user)).status
          == status)
    }
    // A form of one is none of another's.
    let form = browser.get("/__studio/new", headers: head("wang")).form("/__studio/new").setting("title", "新")
    #expect(browser.post("/__studio/new", form, headers: head("li")).status == 403)
  }

  /// What becomes active if it is written as it is.
  private static let scripts = [
    "\"><script>alert(1)</script>", "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "' onmouseover='alert(1)", "<img src=x onerror=alert(1)>", "javascript:alert(1)",
    "{{words.save}}{{{frame}}}",
    "<svg/onload=alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>", "]]><script>alert(1)</script>",
  ]

  /// The home page's file may be a link to another, as any.
  @Test func theHomePageIsNoLink() throws {
    let browser = try Browser()
    let form = browser.open("content/home.yml").form("/__studio/edit").setting("f.headline.0.0", "a.md")
    try FileManager.default.createSymbolicLink(
      atPath: browser.site.folder + "/content/home.yml",
      withDestinationPath: browser.site.folder + "/site.yml")
    let before = TestFiles(browser.site.folder)
    #expect(browser.open("content/home.yml").status == 404)
    for action in ["save", "mine", "upload", "preview"] {
      #expect(browser.post("/__studio/edit", form.setting("do", action).setting("text", "改")).status == 404)
    }
    #expect(TestFiles(browser.site.folder) == before)
  }

  /// A file that is fields throughout takes no text, however it is sent.
  @Test func theHomePageTakesNoText() throws {
    let browser = try Self.browser(hasHome: true)
    let before = TestFiles(browser.site.folder)
    let form = browser.open("content/home.yml").form("/__studio/edit").setting("do", "save")
    let answer = browser.post("/__studio/edit", form.setting("body", "改").setting("whole", "改"))
    #expect(answer.location.contains("done=same"))
    #expect(TestFiles(browser.site.folder) == before)
  }

  @Test(arguments: scripts, ["content/stories/2026/a.md", "content/home.yml"])
  func whatIsTypedStaysText(script: String, file: String) throws {
    let browser = try Self.browser(hasHome: true)
    let form = browser.open(file).form("/__studio/edit")
    for field in form.map({ $0.0 }).filter({ $0.hasPrefix("f.") || $0 == "body" }) {
      let page = browser.open(file)
      let values = page.form("/__studio/edit").setting(field, script).setting("do", "save")
      _ = browser.post("/__studio/edit", values)
      for path in [
        "/__studio/edit?file=" + percentEncoded(file), "/__studio/",
        "/__studio/preview?file=" + percentEncoded(file),
      ] {
        let text = browser.get(path).text
        #expect(!text.contains("<script>alert"), "\(field) \(path)")
        #expect(
          !text.contains("<img src=x") && !text.contains("<svg/onload") && !text.contains("<iframe srcdoc"))
        #expect(!text.contains("href=\"javascript:"), "\(field) \(path)")
        // In the text of a page a quotation mark is one; in the studio it may stand in an attribute.
        #expect(path.contains("preview") || !text.contains("' onmouseover='alert"), "\(field) \(path)")
      }
    }
  }
}

/// All files of a folder, to be compared.
struct TestFiles: Equatable {
  var paths: [String: Data] = [:]

  init(_ folder: String) {
    guard let walk = FileManager.default.enumerator(atPath: folder) else { return }
    for case let path as String in walk where !path.hasPrefix(".cache") {
      paths[path] = FileManager.default.contents(atPath: folder + "/" + path) ?? Data()
    }
  }
}
