import Testing

@testable import Serving

@Suite struct SitePathTests {
  @Test(arguments: [
    ("/", "/"), ("/stories/2024/wang/", "/stories/2024/wang/"),
    ("/assets/site.3f2a.css", "/assets/site.3f2a.css"),
    ("/%E9%99%84%E4%BB%B6.pdf", "/附件.pdf"), ("/附件.pdf", "/附件.pdf"), ("/a%20b", "/a b"),
    ("/a..b/c.", "/a..b/c."),
  ])
  func addressOfASiteIsDecoded(encoded: String, path: String) {
    #expect(sitePath(encoded) == path)
  }

  /// Every way that is known to have led out of some server's folder, and some more.
  @Test(arguments: [
    "/..", "/../", "/../etc/passwd", "/a/../../etc/passwd", "/./a", "/a/.", "/a/..", "//etc/passwd", "/a//b",
    "/%2e%2e/etc/passwd", "/%2E%2E/etc/passwd", "/.%2e/etc/passwd", "/%2e./etc/passwd", "/a/%2e%2e/b",
    "/..%2fetc%2fpasswd", "/%2e%2e%2fetc", "/a%2Fb", "/..%5cetc", "/..\\etc", "/%5c..%5c", "/%252e%252e/etc",
    "/%25%32%65%25%32%65/etc", "/%c0%ae%c0%ae/etc", "/%c0%afetc", "/%e0%80%ae/etc", "/%u002e%u002e/etc",
    "/a%00.html", "/%00", "/..;/etc", "/...//etc", "/..%00/etc", "/%2e", "/%2e%2e%5c", "/a%0d%0aSet-Cookie:x",
    "/.git/config", "/a/.env", "/%2egit/", "/.well-known/", "", "etc/passwd", "../site-secret",
    "http://host/",
    "*", "/%", "/%4", "/%zz", "/%FF", "/a\u{7F}", "/a%3Fb", "/a%23b", "/a#b",
  ])
  func whatNoSiteHasIsNotFound(encoded: String) {
    #expect(sitePath(encoded) == nil)
  }
}
