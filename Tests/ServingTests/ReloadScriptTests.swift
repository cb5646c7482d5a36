import Testing

@testable import Serving

@Suite struct ReloadScriptTests {
  private let line = "<script src=\"/__preview/reload.js\" defer></script>\n"

  @Test(arguments: [
    ("<body><p>a</p></body></html>", "<body><p>a</p>|</body></html>"),
    ("<BODY>a</BODY>", "<BODY>a|</BODY>"),
    ("<pre>&lt;/body> </body></pre>\n</body>\n", "<pre>&lt;/body> </body></pre>\n|</body>\n"),
    ("<p>no body", "<p>no body|"), ("", "|"), ("</bod", "</bod|"),
  ])
  func lineStandsBeforeTheEndOfTheBody(page: String, marked: String) {
    let shown = String(decoding: withReloadLine(Array(page.utf8)), as: UTF8.self)
    #expect(shown == marked.replacing("|", with: line))
    #expect(shown.replacing(line, with: "") == page)
  }

  @Test func conditionalRequestNamesTags() {
    let tag = entityTag(Array("a".utf8))
    #expect(tag != entityTag(Array("b".utf8)))
    for header in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] { #expect(matches(header, tag)) }
    for header in ["", "\"x\"", String(tag.dropLast())] { #expect(!matches(header, tag)) }
  }
}
