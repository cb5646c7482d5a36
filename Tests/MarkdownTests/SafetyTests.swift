import Testing

@testable import Markdown

@Suite struct SafetyTests {
  @Test func rawHTMLIsLeftOutWithAWarning() {
    #expect(html("甲<b onclick=\"x\">乙</b>") == "<p>甲<strong>乙</strong></p>\n")
    #expect(html("<script>\nalert(1)\n</script>\n\n甲") == "<p>甲</p>\n")
    let document = parse("甲\n\n<font onclick=x>乙</font>\n")
    #expect(document.findings.map { "\($0.rule.name):\($0.location.line)" } == ["raw-html:3"])
    #expect(document.findings.first?.excerpt == "<font onclick=x>乙</font>")
    #expect(html("<!-- a --> <img src=x onerror=y>") == "<p><img src=\"x\" alt=\"\"></p>\n")
    for tag in ["b", "p", "li", "td", "a href=/a", "h2", "ul", "blockquote"] {
      #expect(!html("甲<\(tag) onclick=x style=y>乙").contains("onclick"))
    }
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)", "java&#9;script:alert(1)", "&#1;javascript:alert(1)",
    "data:text/html,x", "vbscript:x", "file:///etc/passwd", "java%0ascript&#58;x", "&#x20;javascript:x",
  ])
  func dangerousAddressesAreRefused(_ address: String) {
    for text in ["[甲](\(address))", "![甲](\(address))", "[甲]\n\n[甲]: \(address)", "<\(address)>甲"] {
      let document = parse(text)
      #expect(!document.links.contains { !isSafe($0.address) }, "\(text)")
      #expect(document.pictures.isEmpty)
      #expect(html(document).contains("甲"))
    }
    #expect(parse("::: video \(address)\n甲\n:::").videos.allSatisfy { isSafe($0.address) })
  }

  @Test(arguments: [
    "/a", "a/b.html", "#题", "?x=1:2", "https://example.cn", "mailto:a@example.cn", "tel:0371-1", "./a:b",
    "附件/甲：乙.pdf",
  ])
  func usualAddressesAreNot(_ address: String) {
    #expect(isSafe(address))
  }

  @Test func nothingReachesThePageUnescaped() {
    let evil = "\"'><script>alert(1)</script>"
    let texts = [
      "[a](/b '\(evil.replacing("'", with: "\\'"))')", "![\(evil)](/b)", "```\(evil)\nx\n```",
      "::: quote \(evil)\nx\n:::",
      "::: notice \(evil)\nx\n:::", "::: video /a.mp4 \(evil)\nx\n:::", "::: \(evil)\nx\n:::", "## \(evil)",
      "[^\(evil)]: x", "表：\(evil)\n| a |\n| - |", "| \(evil) |\n| - |",
    ]
    for text in texts {
      let page = String(decoding: parse(text).html, as: UTF8.self)
      #expect(!page.contains("<script"), "\(text)")
      #expect(!page.contains("\"'>"), "\(text)")
    }
  }
}
