import Almanac
import Content
import Diagnostics
import Foundation

/// A small site on the disk, made of a dictionary, and what reading it says.
struct SampleSite {
  let folder: URL

  /// The files that a site cannot be without; a test names those it adds or replaces.
  static let basis = [
    "site.yml": "name: 试验站\naddress: https://wm.example.org/\n",
    "content/vocabularies/topics.yml": """
    label: 主题
    terms:
      - {slug: good-people, name: 身边好人, aliases: [好人]}
      - {slug: volunteer-service, name: 志愿服务}
      - {slug: paired-building, name: 结对共建}
    """,
    "content/vocabularies/stages.yml": """
    label: 阶段
    terms:
      - {slug: notice, name: 公示}
      - {slug: listed, name: 上榜}
    """,
    "content/vocabularies/consents.yml": "label: 授权\nterms:\n  - {slug: written, name: 书面同意}\n",
    "content/vocabularies/festivals.yml": """
    label: 节日
    fields:
      rule: {type: rule, label: 日期规则}
    terms:
      - {slug: zhongqiu, name: 中秋节, rule: {lunar: 8-15}}
      - {slug: laba, name: 腊八节, rule: {lunar: 12-8}}
    """,
    "content/tales/_kind.yml": """
    name: 故事
    fields:
      topics: {type: choices, of: topics, label: 主题, max: 3}
      deed: {type: text, label: 一句话事迹, max: 20}
      tags: {type: list, label: 关键词, max: 4}
      number: {type: number, label: 人数, max: 100}
      deceased: {type: flag, label: 已故}
      stage: {type: choice, of: stages, label: 阶段, default: listed}
      window: {type: period, label: 公示期}
      cover: {type: picture, label: 封面}
      consent: {type: consent, of: consents, label: 授权}
      person: {type: person, label: 姓名}
      minor: {type: flag, label: 未成年人}
      guardian: {type: flag, label: 监护人同意}
      volunteers: {type: number, label: 志愿者人数}
      as_of: {type: day, label: 统计日期}
      festival: {type: festival, of: festivals, label: 节日}
      year: {type: number, label: 年份}
      start: {type: day, label: 开始}
      video: {type: video, label: 视频}
      link: {type: link, label: 链接}
    rules:
      - {when: {stage: notice}, needs: window, because: 公示要写明起止}
      - {when: {minor: true}, needs: {guardian: true}, because: 要有监护人同意}
      - {when: {minor: true}, masks: person, because: 未成年人不公开姓名}
      - {when: [volunteers], needs: as_of, because: 数字要有日期}
      - {when: [any-picture], needs: consent, else: hold, because: 登照片要有授权}
      - {day: start, of: festival, year: year, within: 20}
    """,
  ]

  init(_ files: [String: Data]) throws { try self.init(pairs: files.map { ($0, $1) }) }

  /// Names that differ in bytes only are one key of a dictionary: such files come as pairs.
  init(pairs: [(String, Data)]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "xinfeng-content-\(UUID().uuidString)")
    let named = Set(pairs.map(\.0))
    let basis = Self.basis.filter { !named.contains($0.key) }.map { ($0.key, Data($0.value.utf8)) }
    for (path, data) in basis + pairs {
      let file = folder.path + "/" + path
      let parent = String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
      // Foundation composes names that were decomposed on purpose; the C library leaves them.
      guard let stream = fopen(file, "w") else { throw CocoaError(.fileWriteUnknown) }
      _ = data.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, stream) }
      fclose(stream)
    }
  }

  init(_ files: [String: String]) throws { try self.init(files.mapValues { Data($0.utf8) }) }

  func read() throws -> SiteReading {
    defer { try? FileManager.default.removeItem(at: folder) }
    return try readSite(in: folder.path, now: now)
  }
}

/// The day on which all tests read.
let now: Moment = {
  guard case .moment(let moment) = parseMoment("2024-10-08 12:00") else { preconditionFailure() }
  return moment
}()

/// Reads one page of the kind `tales` from its bytes.
func readTale(_ data: Data, _ name: String = "content/tales/a.md") throws -> SiteReading {
  try SampleSite([name: data]).read()
}

func readTale(_ text: String, _ name: String = "content/tales/a.md") throws -> SiteReading {
  try readTale(Data(text.utf8), name)
}

/// Reads a tale whose front matter has a title and a date beside the given lines.
func readTale(fields: String, body: String = "三十年，灯没有灭过。") throws -> SiteReading {
  try readTale("---\ntitle: 守灯人\ndate: 2024-04-07\n\(fields)\n---\n\n\(body)\n")
}

extension SiteReading {
  /// The one page of the site.
  var page: Page? { site?.pages.first }

  /// All findings as a person in China sees them.
  var printed: String {
    let format = ConsoleFormat(language: .chinese, hasColour: false)
    return findings.sorted().map(format.text).joined()
  }

  var rules: [String] { findings.sorted().map(\.rule.name) }

  /// The value of a field of the page, by key.
  func value(_ key: String) -> FieldValue? {
    guard let site, let page, let index = site.model.kinds[page.kind].field(named: key) else { return nil }
    return page.values[index]
  }
}
