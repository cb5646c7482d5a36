import Almanac
import Foundation
import TestSites

/// A page of a generated site, and what its dates mean.
struct DatedPage {
  enum Kind: String {
    case stories
    case notices
    case festivals
  }

  var number: Int
  var kind: Kind
  var date: Day
  var expires: Day?
  var hasCover: Bool
  /// Nil where nobody agreed; a day far ahead where the consent does not end.
  var consent: Day?
  var status = "发布"
  var topic: String
  var links: [String] = []

  var file: String { "content/\(kind.rawValue)/\(date.year)/p\(number).md" }
  var address: String { "/\(kind.rawValue)/\(date.year)/p\(number)/" }
  var alias: String { "/old/\(number)/" }
  var title: String { "第\(number)号的事" }
  /// How its picture's files begin.
  var pictures: String { "media/cover\(number)." }

  /// Whether it stands at its address on a day, in lists or as an expired page.
  func isShown(on day: Day) -> Bool {
    date <= day && status == "发布" && (!hasCover || consent.map { $0 >= day } ?? false)
  }

  func isListed(on day: Day) -> Bool { isShown(on: day) && expires.map { $0 >= day } ?? true }

  /// The first days on which it is something else than the day before.
  var changes: [Day] { [date, expires.map { $0 + 1 }, consent.map { $0 + 1 }].compactMap(\.self) }

  var text: String {
    let own =
      switch kind {
      case .stories:
        "person: \(hasCover ? "王样例" : "王某")\(number)\ncategory: 敬业奉献\nhonours: [省直｜省直身边好人｜\(date.year)-Q1]\ndeed: 做了一件好事"
      case .notices: "notice: 通知"
      case .festivals: "festival: 中秋节\nyear: \(date.year)\nstart: \(date.iso)\nkinds: [民俗体验]"
      }
    let cover = hasCover ? "cover: {src: cover\(number).svg, alt: 河边的一盏灯, credit: 样例}" : ""
    let agreed = consent.map { "consent: {kind: 本人书面同意, expires: \($0.iso)}" } ?? ""
    return """
      ---
      title: \(title)
      date: \(date.iso)
      summary: 一件让人记得住的事，说给大家听一听。
      topics: [\(topic)]
      unit: 省直示例一局
      source: 示例
      status: \(status)
      aliases: [\(alias)]
      \(own)
      \(expires.map { "expires: \($0.iso)" } ?? "")
      \(cover)
      \(kind == .stories ? agreed : "")
      ---

      ## 经过

      \(links.map { "看[这里](\($0))。" }.joined(separator: "\n\n"))
      """
  }

  var drawing: String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"30\(number)\"><circle r=\"9\"/></svg>"
  }
}

/// A site of the repository's kinds, terms and theme with pages that come, expire and lose their consent on known days,
/// and that link to one another and to lists by every name there is.
struct DatedSite {
  let folder: TestSite
  let pages: [DatedPage]

  /// - Parameters:
  ///   - first: from when on the site is looked at; its first pages are older.
  ///   - days: for how long.
  init(seed: UInt64, count: Int, from first: Day, days: Int) throws {
    var random = Dice(state: seed)
    var pages = (0..<count).map { number in
      let kind: DatedPage.Kind = [.stories, .notices, .festivals][number % 3]
      let date = first + (number < 3 ? -700 + number * 90 : random.below(days + 600) - 600)
      let hasCover = kind == .stories && random.below(4) > 0
      let agrees = hasCover && random.below(5) > 0
      return DatedPage(
        number: number, kind: kind, date: date,
        expires: kind != .stories && random.below(3) > 0 ? date + random.below(500) : nil, hasCover: hasCover,
        consent: agrees ? date + random.below(600) : nil,
        status: number < 3 ? "发布" : ["发布", "发布", "发布", "发布", "发布", "撤回", "草稿"][random.below(7)],
        topic: ["good-people", "theory-talks", "our-festivals", "volunteer-service"][random.below(4)])
    }
    for position in pages.indices {
      pages[position].links = (0..<4).map { _ in
        pages[random.below(count)].link(random.below(12), from: pages[position].kind)
      }
    }
    self.pages = pages
    folder = try TestSite(repositoryFiles())
    try FileManager.default.copyItem(
      atPath: "\(TestSite.repository)/themes/zhongyuan", toPath: "\(folder.folder)/themes/zhongyuan")
    // Few pages make lists of several pages.
    let theme = try String(contentsOfFile: "\(folder.folder)/themes/zhongyuan/theme.yml", encoding: .utf8)
    try folder.write(
      theme.replacingOccurrences(of: "page_length: 20", with: "page_length: 2"),
      to: "themes/zhongyuan/theme.yml")
    let menu = (0..<12).map { "  - {label: 第\($0)项, to: \(pages[random.below(count)].place($0))}" }
    let settings = "name: 示例网站\naddress: https://example.org/\ntheme: zhongyuan\nnavigation:\n"
    try folder.write(settings + menu.joined(separator: "\n") + "\n", to: "site.yml")
    for page in pages {
      try folder.write(page.text, to: page.file)
      if page.hasCover {
        try folder.write(page.drawing, to: "content/stories/\(page.date.year)/cover\(page.number).svg")
      }
    }
  }
}

extension DatedPage {
  /// The page or a list that it stands in, by a name that an author may use.
  fileprivate func link(_ choice: Int, from kind: Kind) -> String {
    switch choice {
    case 0: "../../\(self.kind.rawValue)/\(date.year)/p\(number).md"
    case 1: "../../\(self.kind.rawValue)/\(date.year)/p\(number).md#经过"
    case 2: "\(address)#经过"
    case 3: "https://example.org\(address)?from=page"
    case 4: alias
    default: place(choice)
    }
  }

  fileprivate func place(_ choice: Int) -> String {
    switch choice {
    case 5: "/\(kind.rawValue)/"
    case 6: "/topics/\(topic)/"
    case 7: "/archive/\(date.year)/\(date.month < 10 ? "0" : "")\(date.month)/"
    case 8:
      kind == .stories ? "/people/" : kind == .notices ? "/notices/notice/notice/" : "/festivals/zhongqiu/"
    case 9: kind == .stories ? "/honours/organs/\(date.year)-Q1/" : "/topics/\(topic)/feed.xml"
    case 10: kind == .festivals ? "/festivals/zhongqiu/\(date.year)/" : "/archive/\(date.year)/"
    case 11: address
    default: "/"
    }
  }
}

/// Random numbers that are the same everywhere (SplitMix64).
private struct Dice {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(bound))
  }
}

/// What the repository's site declares: kinds and vocabularies, the longest with few terms, since they are read so often.
func repositoryFiles() throws -> [String: String] {
  let content = TestSite.repository + "/content"
  var paths = ["_common.yml"]
  for name in try FileManager.default.contentsOfDirectory(atPath: content) {
    if FileManager.default.fileExists(atPath: "\(content)/\(name)/_kind.yml") {
      paths.append("\(name)/_kind.yml")
    }
  }
  paths += try FileManager.default.contentsOfDirectory(atPath: content + "/vocabularies")
    .filter { $0.hasSuffix(".yml") }.map { "vocabularies/\($0)" }
  var files = try Dictionary(
    uniqueKeysWithValues: paths.map {
      ("content/\($0)", fewTerms(of: try String(contentsOfFile: "\(content)/\($0)", encoding: .utf8)))
    })
  // The repository's special topics have pictures, and columns of terms that are left out here.
  files["content/vocabularies/specials.yml"] = """
    label: 专题
    collection: true
    terms:
      - slug: lamps
        name: 夜里的灯
        period: 2026-01-01 至 2027-12-31
        columns:
          - {name: 人物, kinds: [stories], topics: [good-people]}
          - {name: 节日, kinds: [festivals], years: [2026, 2027]}

    """
  return files
}

private func fewTerms(of text: String) -> String {
  let wanted = [
    "good-people", "theory-talks", "our-festivals", "volunteer-service", "sample-bureau-one", "zhongqiu",
  ]
  let lines = text.components(separatedBy: "\n")
  guard lines.count > 20, let start = lines.firstIndex(of: "terms:") else { return text }
  let terms = lines[(start + 1)...].filter { line in
    !line.hasPrefix("  - {slug: ") || wanted.contains { line.hasPrefix("  - {slug: \($0),") }
  }
  guard terms.contains(where: { $0.hasPrefix("  - ") }) else { return text }
  return (lines[...start] + terms).joined(separator: "\n")
}
