import Building
import Foundation
import TestSites
import Testing

/// Names in a script that runs from right to left do not change the order of what stands beside them.
@Suite struct RightToLeftTests {
  private static let name = "ئەخمەت"

  @Test(arguments: ["zhongyuan", "jianpu"]) func namesAreIsolatedWhereverTheyStand(theme: String) throws {
    let name = Self.name
    let site = try TestSite([
      "site.yml": "name: 试验站\naddress: https://any.example.org/\ntheme: \(theme)\nowner: \(name) 学校\n",
      "content/_common.yml": """
      fields:
        author: {type: text, label: 作者}
        editor: {type: text, label: 责任编辑}
        cover: {type: picture, label: 封面}
        unit: {type: unit, of: units, label: 单位, index: true}

      """,
      "content/vocabularies/units.yml": "label: 单位\nterms: [{slug: a, name: \(name) 学校}]\n",
      "content/news/_kind.yml":
        "name: 消息\nfields: {helper: {type: text, label: 帮手}, signs: {type: list, label: 署名}}\n",
      "content/news/p.svg":
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 30\"><rect width=\"40\" height=\"30\"/></svg>\n",
      "content/news/a.md": """
      ---
      title: \(name) 1 班
      date: 2024-04-07
      author: \(name)
      editor: \(name)
      unit: \(name) 学校
      helper: \(name)
      signs: [\(name), 王示例]
      cover: {src: p.svg, alt: 一个人在读书, credit: \(name) 摄}
      ---
      正文。

      """,
      "content/news/b.md": "---\ntitle: 乙\ndate: 2024-04-08\nunit: \(name) 学校\n---\n正文。\n",
    ])
    for file in ["themes/plain", "content/stories", "content/vocabularies/topics.yml"] {
      try site.remove(file)
    }
    try FileManager.default.copyItem(
      atPath: "\(TestSite.repository)/themes/\(theme)", toPath: "\(site.folder)/themes/\(theme)")
    #expect(try site.build().findings.filter(\.isError) == [])
    var shown = 0
    for address in ["index.html", "news/", "news/2024/a/", "news/2024/b/", "units/", "units/a/"] {
      let html = site.page(address)
      let body = try #require(html.components(separatedBy: "<body").last)
      // Without scripts and tags, whose attributes hold texts as they are.
      let tags = try Regex("<script.*?</script>|<(?!/?bdi>)[^>]*>").dotMatchesNewlines()
      let text = body.replacing(tags, with: "")
      let isolated = text.matches(of: /<bdi>[^<]*<\/bdi>/).count { $0.output.contains(name) }
      let all = text.components(separatedBy: name).count - 1
      #expect(isolated == all, "\(address): \(isolated) of \(all)")
      shown += all
      #expect(!html.components(separatedBy: "</title>")[0].contains("<bdi>"))
    }
    #expect(shown >= 12)
    let page = site.page("news/2024/a/")
    #expect(page.contains("<bdi>\(name) 摄</bdi>") && page.contains("alt=\"一个人在读书\""))
  }
}
