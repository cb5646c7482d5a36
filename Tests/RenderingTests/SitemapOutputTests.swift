import Testing

@testable import Rendering

struct SitemapOutputTests {
  private let pages = [
    "festivals/a.md": activity("赏月", start: "2024-09-17"),
    "stories/b.md": story("张三"),
    "stories/c.md": story("李四", more: "sample: true"),
    "stories/d.md": story("王五", more: "status: withdrawn"),
    "stories/e.md": story("赵六", more: "aliases: [/old/]"),
  ]

  private func addresses(in sitemap: String) -> [String] {
    sitemap.pieces(between: "<loc>https://wenming.example.org", and: "</loc>")
  }

  @Test func everyPageThatAReaderMayFindIsListedOnce() throws {
    let site = try PlannedSite(pages)
    let listed = addresses(in: try site.text("/sitemap.xml"))
    #expect(Set(listed).count == listed.count)
    for address in [
      "/", "/stories/2024/b/", "/festivals/zhongqiu/", "/festivals/zhongqiu/2024/", "/people/", "/honours/",
      "/honours/organs/2024-Q1/", "/calendar/", "/calendar/2024/09/", "/units/", "/archive/2024/04/",
      "/topics/",
    ] {
      #expect(listed.contains(address), "\(address)")
    }
    let left = Set(site.plan.addresses.filter { $0.hasSuffix("/") }).subtracting(listed)
    #expect(left == ["/stories/2024/c/", "/stories/2024/d/", "/old/", "/search/"])
    #expect(!listed.contains { $0.hasSuffix(".html") || $0.hasSuffix(".ics") || $0.hasSuffix(".csv") })
  }

  @Test func aListIsAsNewAsItsNewestPage() throws {
    let site = try PlannedSite(
      [
        "stories/b.md": story("张三"),
        "stories/f.md": story("孙七", date: "2024-04-01", more: "updated: 2024-06-05"),
      ])
    let entries = try site.text("/sitemap.xml").pieces(between: "<url>", and: "</url>")
    func changed(_ address: String) -> String? {
      entries.first { $0.contains("<loc>https://wenming.example.org\(address)</loc>") }?
        .pieces(between: "<lastmod>", and: "</lastmod>").first
    }
    #expect(changed("/stories/2024/b/") == "2024-04-07")
    #expect(changed("/stories/2024/f/") == "2024-06-05")
    #expect(changed("/stories/") == "2024-06-05")
    #expect(changed("/archive/2024/04/") == "2024-06-05")
    #expect(changed("/calendar/") == nil)
  }

  @Test(arguments: [(7, 50_000_000), (50_000, 2000)])
  func aSiteTooLargeForOneFileHasAnIndexOfSeveral(addresses count: Int, bytes limit: Int) throws {
    let plan = try PlannedSite(pages).plan
    var whole = plan.outputs
    whole.removeAll { $0.path == "sitemap.xml" }
    let outputs = sitemapOutputs(for: whole, of: plan.context, limit: (count, limit))
    let index = try #require(outputs.first)
    #expect(index.path == "sitemap.xml")
    func file(_ output: Output) throws -> [UInt8] { try #require(plan.render(output)) }
    let names = addresses(in: String(decoding: try file(index), as: UTF8.self))
    #expect(names == outputs.dropFirst().map { "/" + $0.path })
    var listed: [String] = []
    for output in outputs.dropFirst() {
      let bytes = try file(output)
      let some = addresses(in: String(decoding: bytes, as: UTF8.self))
      #expect(1...count ~= some.count)
      #expect(bytes.count <= limit)
      listed += some
    }
    #expect(listed == addresses(in: String(decoding: plan.context.sitemap(of: whole[...]), as: UTF8.self)))
  }
}
