import Diagnostics
import TestSites
import Testing

@testable import Content

private let home = "https://wenming.example.org/wmb/"

/// What old systems had and people paste, and the address that it is below the site's home.
@Suite struct EarlierAddressTests {
  @Test(arguments: [
    ("/old/1.html", "/old/1.html"), ("/old", "/old/"), ("/show.asp", "/show.asp/"), ("/a/index.html", "/a/"),
    ("/index.html", "/"), ("/旧/一.html", "/旧/一.html"), ("/%E6%97%A7/1.html", "/旧/1.html"),
    ("/a b.html", "/a b.html"), ("/a%20b.html", "/a b.html"), ("/a.HTML", "/a.HTML"), ("/a.htm", "/a.htm/"),
    ("https://wenming.example.org/wmb/zz/1.html", "/zz/1.html"),
    ("HTTP://WENMING.example.org:80/wmb/zz/1.html", "/zz/1.html"), ("//wenming.example.org/wmb/zz/", "/zz/"),
    ("https://wenming.example.org/wmb", "/"),
  ])
  func aPathIsOneOfTheSite(text: String, path: String) throws {
    let address = try #require(earlierAddress(text, of: home))
    #expect(address.path == path && address.request == nil)
  }

  @Test(arguments: [
    ("/show.asp?id=12", "/show.asp?id=12"), ("/?p=12", "/?p=12"),
    ("/%D6%D0%CE%C4.html", "/%D6%D0%CE%C4.html"),
    ("/旧.jsp?名=张", "/%E6%97%A7.jsp?%E5%90%8D=%E5%BC%A0"),
    ("https://wenming.example.org/wmb/show.asp?id=1", "/show.asp?id=1"),
  ])
  func whatNoFileAnswersIsLookedUpAsItIsSent(text: String, request: String) throws {
    #expect(try #require(earlierAddress(text, of: home)).request == request)
  }

  /// A correction leads to the page as what was written would have; where nothing does, there is none.
  @Test(
    arguments: [
      ("old/1.html", "/old/1.html"), ("/a.html#top", "/a.html"), ("/#/x", nil),
      ("\\old\\1.html", "/old/1.html"),
      ("／old／1.html", "/old/1.html"),
      ("https：//wenming.example.org/wmb/a.html", "https://wenming.example.org/wmb/a.html"),
      ("http://old.example.com/a.html", "/a.html"), ("www.example.com/show.asp?id=1", "/show.asp?id=1"),
      ("/a//b.html", "/a/b.html"), ("/a/../b.html", "/b.html"), ("/a/./b/", "/a/b/"), ("/%zz.html", nil),
      ("/a%", nil),
      ("https://wenming.example.org/elsewhere/", nil), ("/.git/", nil), ("/a\u{7}.html", nil),
      ("/" + String(repeating: "长", count: 90) + ".html", nil),
    ] as [(String, String?)])
  func whatReachesNobodyIsRefused(text: String, instead: String?) {
    guard case .failure(let fault) = readEarlierAddress(text, of: home) else {
      Issue.record("\(text) was accepted")
      return
    }
    #expect(fault.instead == instead)
    #expect(!fault.reason.chinese.isEmpty && !fault.reason.english.isEmpty)
    if let instead { #expect(earlierAddress(instead, of: home) != nil) }
  }

  @Test func theFindingStandsAtTheAddress() throws {
    let site = try TestSite([
      "content/stories/a.md":
        "---\ntitle: 甲\ndate: 2024-04-07\ntopics: [good-people]\naliases: [/x.html, /a.html#b]\n---\n正文。\n"
    ])
    let finding = try #require(try site.build().findings.first { $0.isError })
    #expect(
      finding.rule.name == "unreachable-alias" && finding.location.line == 5 && finding.location.column == 20)
    #expect(finding.correction == "aliases: [/x.html, /a.html]")
  }
}
