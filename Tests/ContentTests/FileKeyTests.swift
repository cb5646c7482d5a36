import Content
import Diagnostics
import TestSites
import Testing

/// What the tables of keys promise, files may say.
@Suite struct FileKeyTests {
  private func lines(_ map: KeyMap, without left: Set<String> = []) -> String {
    map.keys.filter { !left.contains($0.name) }.map { "\($0.name): \($0.example.chinese)\n" }.joined()
  }

  private func unknownKeys(_ files: [String: String]) throws -> [String] {
    try TestSite(files).build { $0.isDryRun = true }.findings
      .filter { ["unknown-key", "wants-map", "wants-list", "missing-key"].contains($0.rule.name) }
      .map { "\($0.location.file):\($0.location.line) \($0.message(in: .english))" }
  }

  @Test func aSiteMaySayEveryKey() throws {
    let site = lines(siteKeys, without: ["contact", "publish", "theme", "navigation"])
    let maps = """
      theme: plain
      contact:
      \(indented(officeContactKeys))
      navigation:
      \(item(navigationKeys))
      publish:
        there: {directory: /srv/www/site}
        far: {ssh: web@www.example.org, folder: /srv/www/site, config: deploy/ssh_config}
        away: {rclone: "oss:bucket/site"}

      """
    #expect(try unknownKeys(["site.yml": site + maps]) == [])
  }

  @Test func aKindAndAVocabularyMaySayEveryKey() throws {
    let kind = """
      name: 故事
      fields:
        person: {type: person, label: 姓名}
        category: {type: choice, of: categories, label: 类别}
        start: {type: day, label: 开始}
        end: {type: day, label: 结束}
        venue: {type: text, label: 地点}
        host: {type: choice, of: categories, label: 主办}
        deed:
          type: text
          label: 事迹
          required: false
          help: 一句话。
          min: 1
          max: 40
      calendar: {day: start, end: end, place: venue, organizer: [host]}
      roll: {person: person, category: category, groups: {category: [助人为乐]}, only: {category: [孝老爱亲]}}
      author: venue
      closes: end
      narrow: [year]
      rules: [{when: [person], unless: {category: 助人为乐}, needs: deed, else: hold, because: 要有}]
      \(lines(kindKeys, without: ["name", "fields", "calendar", "roll", "author", "closes", "narrow", "rules", "card"]))
      card: deed

      """
    let vocabulary = """
      label: 类别表
      description: 说明。
      collection: true
      fields: {formerly: {type: list, label: 曾用名, names: true}}
      groups:
      \(item(groupKeys))
      terms:
        - {slug: helping, name: 助人为乐, group: people, aliases: [助人], description: 一句。, order: 1, state: ended}
        - {slug: filial, name: 孝老爱亲, columns: [{name: 报道, count: 6, kinds: [stories]}], formerly: [旧名]}

      """
    #expect(
      try unknownKeys([
        "content/stories/_kind.yml": kind, "content/vocabularies/categories.yml": vocabulary,
      ]) == [])
  }

  @Test func whatNoTableHasIsRefused() throws {
    let found = try unknownKeys([
      "site.yml": "name: S\naddress: https://example.org/\ntheme: plain\nnmae: x\n"
    ])
    #expect(found.count == 1 && found[0].hasPrefix("site.yml:4"))
  }

  /// Types of fields are told with an example that they read.
  @Test func everyTypeIsTold() throws {
    for (names, manual) in fieldTypeNames {
      #expect(!manual.chinese.isEmpty && !manual.english.isEmpty)
      for name in names { #expect(sampleType(named: name) != nil, "\(name)") }
    }
    #expect(sampleType(named: "none") == nil)
  }

  private func indented(_ map: KeyMap) -> String {
    lines(map).split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
  }

  private func item(_ map: KeyMap) -> String {
    lines(map).split(separator: "\n").enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }.joined(
      separator: "\n")
  }
}
