import Foundation
import TestSites
import Testing

/// A law: building into a folder that holds an earlier build gives what building into an empty one gives.
@Suite struct IncrementalTests {
  @Test(arguments: 1...6)
  func anyRowOfEditsEndsWhereACleanBuildEnds(seed: Int) throws {
    let site = try TestSite()
    var random = Random(state: UInt64(seed))
    for step in 0..<12 {
      try edit(site, &random)
      let report = try site.build()
      #expect(report.findings.filter(\.isError).isEmpty, "\(report.rules)")
      guard step % 4 == 3 else { continue }
      let clean = site.folder + "/clean-\(step)"
      try site.build(to: clean)
      #expect(TestSite.files(in: site.output) == TestSite.files(in: clean))
    }
  }

  /// Adds, changes, renames, removes or withdraws a page, or changes a vocabulary or the theme.
  private func edit(_ site: TestSite, _ random: inout Random) throws {
    let stories = site.folder + "/content/stories"
    let files = try FileManager.default.contentsOfDirectory(atPath: stories).filter { $0.hasSuffix(".md") }
      .sorted()
    let name = files.isEmpty ? nil : files[random.below(files.count)]
    switch (random.below(8), name) {
    case (0, let name?): try site.remove("content/stories/" + name)
    case (1, let name?): try site.write(page(&random, "status: withdrawn\n"), to: "content/stories/" + name)
    case (2, let name?):
      try FileManager.default.moveItem(
        atPath: stories + "/" + name, toPath: stories + "/r\(random.below(1000))" + name)
    case (3, let name?): try site.write(page(&random), to: "content/stories/" + name)
    case (4, _):
      try site.write(
        "label: 主题\nterms:\n  - {slug: good-people, name: 好人\(random.below(9))}\n  - {slug: festivals, name: 我们的节日}\n",
        to: "content/vocabularies/topics.yml")
    case (5, _):
      try site.write("body { margin: \(random.below(9))px }\n", to: "themes/plain/assets/plain.css")
    default: try site.write(page(&random), to: "content/stories/s\(random.below(100_000)).md")
    }
  }

  private func page(_ random: inout Random, _ more: String = "") -> String {
    let topics = ["good-people", "festivals", "good-people, festivals"][random.below(3)]
    let category = ["", "category: 助人为乐\n", "category: 孝老爱亲\n"][random.below(3)]
    let date = "20\(20 + random.below(6))-0\(1 + random.below(9))-1\(random.below(9))"
    return
      "---\ntitle: 第\(random.below(500))个故事\ndate: \(date)\ntopics: [\(topics)]\n\(category)\(more)---\n正文\(random.below(99))。\n"
  }
}

/// A generator with a seed: the same edits on every machine (SplitMix64).
struct Random {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(bound))
  }
}
