import Building
import Diagnostics
import Foundation
import TestSites
import Testing

/// The shipped themes show any site: whatever kinds it declares, there is no error, and no public field of a page vanishes.
@Suite struct AnySiteTests {
  @Test(arguments: ["zhongyuan", "jianpu"]) func oneKindWithoutAVocabularyIsASite(theme: String) throws {
    let site = try site(
      [
        "content/news/_kind.yml": "name: 消息\n",
        "content/news/a.md": "---\ntitle: 第一件事\ndate: 2024-04-07\n---\n正文在这里。\n",
      ], theme: theme)
    #expect(try site.build().findings.filter(\.isError) == [])
    #expect(site.page("news/2024/a/").contains("正文在这里。"))
    #expect(site.page("news/").contains("第一件事") && site.page("index.html").contains("第一件事"))
  }

  /// Before its first page, and with a menu and a footer of which nothing is shown yet.
  @Test(
    arguments: ["zhongyuan", "jianpu"],
    ["", "navigation: [{label: 消息, to: /news/}]\nfooter: [{title: 常用, links: [{label: 消息, to: /news/}]}]\n"])
  func aSiteWithoutAPageHasNoEmptyFrame(theme: String, settings: String) throws {
    for text in [nil, "---\ntitle: 草稿\ndate: 2024-04-07\nstatus: draft\n---\n正文。\n"] {
      let site = try site(
        ["content/news/_kind.yml": "name: 消息\n", "content/_common.yml": "fields: {}\n"]
          .merging(text.map { ["content/news/a.md": $0] } ?? [:]) { $1 }, theme: theme, settings: settings)
      #expect(try site.build().findings.filter(\.isError) == [])
      #expect(site.page("index.html").contains("<html") && emptyElements(in: site) == [])
      #expect(!site.page("index.html").contains("常用"))
    }
  }

  @Test(arguments: ["zhongyuan", "jianpu"], 1...6) func anyKindsAreShown(theme: String, seed: Int) throws {
    let model = GeneratedModel(seed: UInt64(seed))
    let site = try site(model.files, theme: theme)
    let findings = try site.build().findings
    #expect(findings.filter { $0.isError || $0.rule.name == "unshown-field" } == [])
    guard !findings.contains(where: \.isError) else { return }
    for page in model.pages {
      let html = site.page(page.address)
      #expect(html.contains("<html"), "\(page.address)")
      for (field, marks) in page.marks {
        #expect(marks.contains { html.contains($0) }, "\(page.address): \(field): \(marks)")
      }
      // As those of an office, own kinds have lists, and feeds and the search tell of them.
      #expect(site.page(page.list).contains(page.title) && site.page("feed.xml").contains(page.title))
      for facet in page.facets {
        #expect(site.page("search/").contains("<select name=\"\(facet)\">"), "\(facet)")
      }
    }
    #expect(emptyElements(in: site) == [])
  }

  private func site(_ files: [String: String], theme: String, settings: String = "") throws -> TestSite {
    let site = try TestSite(
      files.merging(["site.yml": "name: 试验站\naddress: https://any.example.org/\ntheme: \(theme)\n\(settings)"]
      ) { $1 })
    try site.remove("themes/plain")
    for file in ["content/stories", "content/vocabularies", "content/_common.yml"]
    where !files.keys.contains(where: { $0.hasPrefix(file) }) { try site.remove(file) }
    try FileManager.default.copyItem(
      atPath: "\(TestSite.repository)/themes/\(theme)", toPath: "\(site.folder)/themes/\(theme)")
    return site
  }
}

/// Kinds, fields and a page of each kind that gives every field, from a number.
private struct GeneratedModel {
  private(set) var files: [String: String] = [:]
  private(set) var pages: [Page] = []

  struct Page {
    var address: String
    var list: String
    var title: String
    var marks: [(field: String, marks: [String])]
    var facets: [String]
  }

  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15
    files["content/vocabularies/words.yml"] =
      "label: 词\nfields: {note: {type: text, label: 备注}}\nterms:\n  - {slug: one, name: 词甲, note: 记一笔}\n  - {slug: two, name: 词乙}\n"
    files["content/vocabularies/topics.yml"] = "label: 主题\nterms: [{slug: a, name: 主题甲}]\n"
    files["content/_common.yml"] =
      seed % 2 == 0 ? "fields: {}\n" : "fields:\n  cover: {type: picture, label: 封面}\n"
    // Names of pieces and of kinds of the shipped themes, too.
    var slugs = ["news", "projects", "partners", "video", "reports", "stories"]
    for _ in 0...next(2) { addKind(slugs.remove(at: next(slugs.count - 1)), isCommon: seed % 2 == 1) }
  }

  /// A number up to and with the limit.
  private mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % (limit + 1)
  }

  private mutating func addKind(_ slug: String, isCommon: Bool) {
    var kind = "name: 类\(slug)\n" + (next(1) == 0 ? "template: page\n" : "") + "fields:\n"
    var page = "---\ntitle: 标题\(slug)\ndate: 2024-04-07\n"
    var marks: [(field: String, marks: [String])] = []
    var facets: [String] = []
    for number in 0...(3 + next(6)) {
      let type = GeneratedModel.types[next(GeneratedModel.types.count - 1)]
      // A name that the shipped themes know is of their type.
      let known = ["picture": "cover", "text": "author", "choices": "topics", "unit": "unit"][type]
      let isTaken = marks.contains { $0.field == known } || isCommon && known == "cover"
      let own = "f\(number)_\(slug)"
      let key = next(2) == 0 && !isTaken ? known ?? own : own
      let sample = GeneratedModel.sample(type, number)
      let ofWords = ["choice", "choices", "unit", "units", "honours", "awards"].contains(type)
      let isFacet = ["choice", "choices", "unit", "units"].contains(type) && next(1) == 0
      if isFacet { facets.append(key) }
      let index =
        ["choices", "person", "people", "honours", "awards"].contains(type) && next(1) == 0
        ? ", index: true" : ""
      kind +=
        "  \(key): {type: \(type), label: 项\(number)\(slug)\(ofWords ? ", of: words" : "")\(index)\(isFacet ? ", facet: true" : "")}\n"
      page += "\(key): \(sample.value)\n"
      marks.append((key, type == "flag" ? ["项\(number)\(slug)"] : sample.marks))
    }
    files["content/\(slug)/_kind.yml"] = kind
    files["content/\(slug)/a.md"] = page + "---\n正文。\n"
    files["content/\(slug)/p.svg"] =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\" viewBox=\"0 0 40 30\"><rect width=\"40\" height=\"30\" fill=\"#123456\"/></svg>"
    files["content/\(slug)/t.txt"] = "一行字\n"
    pages.append(
      Page(address: "\(slug)/2024/a/", list: "\(slug)/", title: "标题\(slug)", marks: marks, facets: facets))
  }

  private static let types = [
    "text", "number", "flag", "day", "period", "choice", "choices", "unit", "units", "list", "person",
    "people",
    "picture", "pictures", "link", "video", "attachments", "honours", "awards", "contact", "rule",
  ]

  /// A value as front matter has it, and what of it a reader is to see, in one of these ways.
  private static func sample(_ type: String, _ number: Int) -> (value: String, marks: [String]) {
    switch type {
    case "number": ("\(71_000 + number)", ["\(71_000 + number)"])
    case "flag": ("是", [])
    case "day": ("2024-05-1\(number)", ["2024-05-1\(number)", "2024年5月1\(number)日"])
    case "period": ("2024-06-01 至 2024-06-1\(number)", ["2024-06-1\(number)", "2024年6月1\(number)日"])
    case "choice", "unit": ("词甲", [">词甲<"])
    case "choices", "units": ("[词甲, 词乙]", ["词乙"])
    case "list": ("[条甲\(number), 条乙\(number)]", ["条乙\(number)"])
    case "person": ("张示例", ["张示例"])
    case "people": ("[张示例, 李示例]", ["李示例"])
    case "picture": ("{src: p.svg, alt: 画\(number)}", ["alt=\"画\(number)\""])
    case "pictures": ("[{src: p.svg, alt: 画\(number)}]", ["alt=\"画\(number)\""])
    case "link":
      (
        "{to: https://www.example.org/\(number), title: 去\(number)}",
        ["href=\"https://www.example.org/\(number)\""]
      )
    case "video": ("{src: https://v.example.org/\(number), transcript: 话\(number)}", ["话\(number)"])
    case "attachments": ("[{src: t.txt, name: 件\(number)}]", ["件\(number)"])
    case "honours": ("[词甲｜称号\(number)｜2024-Q1]", ["称号\(number)"])
    case "awards": ("[词甲｜赛事\(number)｜2024｜一等]", ["赛事\(number)"])
    case "contact": ("{phone: 0371-6000000\(number)}", ["0371-6000000\(number)"])
    case "rule": ("{lunar: 8-15}", ["八月十五"])
    default: ("字\(number)", ["字\(number)"])
    }
  }
}
