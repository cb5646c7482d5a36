import Testing

@testable import Search

@Suite struct SearchIndexTests {
  private let pages = [
    SearchDocument(
      address: "/stories/2023/zhang/", title: "张三丰的灯", day: "2023-01-02", people: ["张三丰"],
      names: ["示例大学"], summary: "三十年守护一盏灯", details: ["省直身边好人"],
      body: Array("一段简单的话。Wi-Fi 6 和 GB/T 15834。\n又一段。".utf8), values: [0, 2]),
    SearchDocument(
      address: "/stories/2024/li/", title: "李四", day: "2024-01-02", people: ["李四", "单玉芳"],
      body: Array("说“引号”和\\反斜杠，𠮷野家。😀".utf8), values: [1]),
  ]

  @Test(arguments: [
    ("段简", [0]), ("简单的话", [0]), ("i-f", [0]), ("/T", [0]), ("583", [0]), ("wi-fi", [0]), ("６", [0]),
    ("张三丰", [0]), ("示例大学", [0]), ("守护一盏灯", [0]), ("身边好人", [0]), ("灯", [0]), ("一段", [0]),
    ("“引号”", [1]), ("\\反", [1]), ("𠮷野", [1]), ("😀", [1]), ("。", [0, 1]), ("和", [0, 1]), ("单", [0, 1]),
    ("话。wi", [0]), ("6和", []), ("单简", []), ("丰示", []), ("张四", []), ("龘", []), ("！", []),
  ])
  func `a run of characters is found wherever it stands, and nowhere else`(
    _ run: String, _ expected: [Int]
  ) throws {
    let reader = try IndexReader(makeSearchIndex(of: pages, facets: []))
    #expect(try reader.find(run) == expected)
  }

  @Test(arguments: [
    ("=zsf", [0]), ("=syf", [1]), ("=ls", [1]), ("=zs", []), ("=s", []),
    ("shan", [1]), ("dan", []), ("san-feng", [0]), ("feng-de", [0]), ("l.s", [1]), ("d.d", [0]), ("f.s", []),
  ])
  func `titles and people are found by how they are read`(_ key: String, _ expected: [Int]) throws {
    let reader = try IndexReader(makeSearchIndex(of: pages, facets: []))
    #expect(try reader.find(reading: key) == expected)
  }

  @Test(arguments: ["诺尔曼·白求恩", "诺尔曼•白求恩", "诺尔曼・白求恩", "诺尔曼．白求恩"])
  func `a name with dots is found without them`(_ name: String) throws {
    let page = SearchDocument(address: "/a/", title: "来信", day: "", people: ["张三", name])
    let reader = try IndexReader(makeSearchIndex(of: pages + [page], facets: []))
    #expect(try reader.find(reading: "~诺尔曼白求恩") == [2])
    #expect(try reader.find(reading: "man-bai") == [2])
    #expect(try reader.find(reading: "=nembqe") == [2])
  }

  @Test func `what stands for other characters is listed by what the index has`() throws {
    let traditional = SearchDocument(address: "/a/", title: "義勇軍進行曲", day: "", body: Array("后人，后来。".utf8))
    let simple = SearchDocument(address: "/b/", title: "义勇军的书", day: "")
    let reader = try IndexReader(makeSearchIndex(of: [traditional, simple], facets: []))
    let entries = try reader.entries(of: "spellings").split(separator: " ")
    #expect(entries.contains("后/後") && entries.contains("书/書") && entries.contains("义義/"))
    // Only where texts differ in it does a search for what is there look for the other form.
    #expect(try reader.guideText("mixed") == "义義军軍")
  }

  @Test func `hints have the pinyin of names that are Chinese throughout`() throws {
    let hints = [SearchHint(name: "元宵节", aliases: ["上元节", "灯\n节"]), SearchHint(name: "党建+")]
    let reader = try IndexReader(makeSearchIndex(of: pages, facets: [], hints: hints))
    #expect(try reader.entries(of: "hints") == "元宵节\tyuan xiao jie\t上元节\t灯 节\n党建+\t")
  }

  @Test func `many hints stand in several files, none of which is too large`() throws {
    let hints = (0..<3000).map { SearchHint(name: "示例单位第\($0)号") }
    let index = makeSearchIndex(of: pages, facets: [], hints: hints)
    #expect(index.files.allSatisfy { $0.bytes.count <= 30_000 })
    let names = try IndexReader(index).entries(of: "hints").split { $0 == "|" || $0 == "\n" }
    #expect(names.count == 3000 && names.last == "示例单位第2999号\t")
  }

  @Test func `documents are chosen by the values of facets`() throws {
    let reader = try IndexReader(makeSearchIndex(of: pages, facets: []))
    #expect(try (0...3).map { try reader.documents(withValue: $0) } == [[0], [1], [0], []])
  }

  @Test func `everything that is shown comes back as it was`() throws {
    let reader = try IndexReader(makeSearchIndex(of: pages, facets: []))
    #expect(
      try reader.record(of: 0)
        == """
        /stories/2023/zhang/
        张三丰的灯
        2023-01-02
        张三丰\t示例大学
        三十年守护一盏灯
        省直身边好人
        一段简单的话。Wi-Fi 6 和 GB/T 15834。
        又一段。
        """)
    #expect(try reader.record(of: 1).hasSuffix("\n说“引号”和\\反斜杠，𠮷野家。😀"))
  }

  @Test func `line feeds and tabs in a title do not damage the record`() throws {
    let page = SearchDocument(address: "/a/", title: "一\n二\t三", day: "", body: Array("正文".utf8))
    let reader = try IndexReader(makeSearchIndex(of: [page], facets: []))
    #expect(try reader.record(of: 0) == "/a/\n一 二 三\n\n\n\n\n正文")
  }

  @Test func `an index of nothing is an index`() throws {
    let index = makeSearchIndex(of: [], facets: [])
    #expect(index.count == 0)
    #expect(try IndexReader(index).find("一段").isEmpty)
  }

  @Test func `no file is larger than thirty kilobytes`() {
    let words = ["的一是", "一段简单", "我们的节日", "𠮷野家"]
    let documents = (0..<300).map { number in
      let text = (0..<400).map { words[(number * 7 + $0 * $0) % 4] }.joined()
      return SearchDocument(address: "/\(number)/", title: "\(number)", day: "", body: Array(text.utf8))
    }
    let index = makeSearchIndex(of: documents, facets: [], size: 29_936)
    #expect(index.files.count { $0.path.hasPrefix("terms/") } > 5)
    #expect(index.files.allSatisfy { $0.bytes.count <= 30_000 })
  }

  @Test func `a text that is longer than a file is whole`() throws {
    let body = (0..<9000).map { "第\($0)句“话”\u{1}𠮷。" }.joined()
    let long = SearchDocument(address: "/long/", title: "长文", day: "", body: Array(body.utf8))
    let index = makeSearchIndex(of: [pages[0], long, pages[1]], facets: [])
    #expect(index.files.allSatisfy { $0.bytes.count <= 30_000 })
    let reader = try IndexReader(index)
    #expect(try reader.record(of: 1) == "/long/\n长文\n\n\n\n\n" + body)
    #expect(try reader.record(of: 2).hasPrefix("/stories/2024/li/\n"))
    #expect(try reader.find("第8999句") == [1])
  }
}
