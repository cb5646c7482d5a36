import Diagnostics
import Testing

@testable import Posts

@Suite struct PermalinkTests {
  private func address(
    _ system: PostSystem, _ settings: String, file: String, _ fields: String,
    named config: String = "_config.yml"
  ) throws -> [String] {
    let read = readPostSettings(of: system) { $0 == config ? Source(name: $0, text: settings) : nil }
    let post = try #require(readPost(Source(name: file, text: "---\n\(fields)\n---\n正文")).0)
    let facts = facts(of: post, in: read)
    return facts.unknownPattern.map { ["?" + $0] } ?? facts.addresses
  }

  @Test(arguments: [
    ("url: https://a.example", "source/_posts/灯.md", "/2019/03/05/灯/"),
    ("url: https://a.example/blog/\nroot: /blog/", "source/_posts/x/y.md", "/blog/2019/03/05/x/y/"),
    ("permalink: article/:title.html", "source/_posts/y.md", "/article/y.html"),
    ("permalink: :category/:name/index.html", "source/_posts/x/y.md", "/夜/书/y/"),
    (
      "permalink: ':year/:i_month/:i_day/:title/'\nnew_post_name: ':year-:month-:day-:title.md'",
      "source/_posts/2019-03-05-y.md", "/2019/3/5/y/"
    ),
    ("permalink: posts/:hash/", "source/_posts/y.md", "?posts/:hash/"),
  ])
  func `hexo`(_ settings: String, _ file: String, _ expected: String) throws {
    let fields = "title: 灯\ndate: 2019-03-05 10:00:00\ncategories: [夜, 书]"
    #expect(try address(.hexo, settings, file: file, fields) == [expected])
  }

  @Test func `a post's own address goes before the pattern`() throws {
    #expect(
      try address(
        .hexo, "", file: "source/_posts/a.md", "date: 2019-03-05\npermalink: /x/y.html\nalias: [old/1]")
        == ["/x/y.html", "/old/1"])
  }

  @Test(arguments: [
    ("", "/zhi/hui/2019/03/05/deng.html"), ("permalink: pretty", "/zhi/hui/2019/03/05/deng/"),
    ("permalink: none", "/zhi/hui/deng.html"), ("permalink: ordinal", "/zhi/hui/2019/064/deng.html"),
    ("baseurl: /b\npermalink: /:year/:title:output_ext", "/b/2019/deng.html"),
  ])
  func `jekyll`(_ settings: String, _ expected: String) throws {
    #expect(
      try address(.jekyll, settings, file: "zhi/_posts/2019-03-05-deng.md", "title: 灯\ncategories: Hui") == [
        expected
      ])
  }

  @Test(arguments: [
    (
      "baseURL = \"https://a.example/b/\"", "content/post/2019/My Lamp.md", "title: 灯",
      "/b/post/2019/my-lamp/"
    ),
    ("", "content/post/deng/index.md", "title: 灯", "/post/deng/"),
    ("[permalinks]\npost = \"/:year/:month/:slug/\"", "content/post/a.md", "title: 灯 火！", "/2019/03/灯-火/"),
    (
      "[permalinks]\n  [permalinks.page]\n  post = \"/:slugorfilename\"", "content/post/a.md",
      "title: 灯\nslug: lamp", "/lamp/"
    ),
    ("uglyURLs = true", "content/post/a.md", "title: 灯", "/post/a.html"),
    ("", "content/post/a.md", "title: 灯\nurl: /x/1/", "/x/1/"),
  ])
  func `hugo`(_ settings: String, _ file: String, _ fields: String, _ expected: String) throws {
    let all = fields + "\ndate: 2019-03-05"
    #expect(try address(.hugo, settings, file: file, all, named: "config.toml") == [expected])
  }

  @Test func `only posts are posts`() {
    func posts(_ system: PostSystem, _ files: [String]) -> [String] {
      let settings = readPostSettings(of: system) { _ in nil }
      return files.filter { isPost($0, in: settings) }
    }
    #expect(
      posts(.hexo, ["source/_posts/a.md", "source/_drafts/b.md", "source/about/index.md", "README.md"]).count
        == 2)
    #expect(posts(.jekyll, ["_posts/2019-01-01-a.md", "x/_posts/b.markdown", "about.md"]).count == 2)
    #expect(
      posts(.hugo, ["content/post/a.md", "content/post/_index.md", "content/about.md", "themes/x/a.md"]).count
        == 1)
  }
}
