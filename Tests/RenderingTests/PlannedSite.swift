import Almanac
import Content
import Diagnostics
import Foundation
import Rendering
import Synchronization
import TestSites
import Testing

/// A site of the repository's kinds, vocabularies and themes with pages of its own, planned and ready to be asked
/// for any address.
struct PlannedSite {
  let site: Site
  let plan: Plan
  let themeFindings: [Diagnostic]
  private let outputs: [String: Output]

  /// - Parameters:
  ///   - pages: Markdown files by their paths below `content/`.
  ///   - files: further files of the site, which replace the repository's.
  ///   - lacking: templates that the theme is without.
  init(
    _ pages: [String: String], files: [String: String] = [:], theme: String = "zhongyuan",
    lacking: [String] = [], now: String = "2026-11-23 09:00"
  ) throws {
    var all = try declarations()
    for (path, text) in pages { all["content/\(path)"] = text }
    all.merge(files) { $1 }
    let home = try TestSite(all)
    try FileManager.default.copyItem(
      atPath: "\(TestSite.repository)/themes/\(theme)", toPath: "\(home.folder)/themes/\(theme)")
    for template in lacking { try home.remove("themes/\(theme)/templates/\(template).mustache") }
    guard case .moment(let moment) = parseMoment(now) else { throw Trouble(text: now) }
    let reading = try readSite(in: home.folder, now: moment)
    guard let site = reading.site, !reading.findings.contains(where: \.isError) else {
      throw Trouble(reading.findings)
    }
    var settings = site.settings
    settings.theme = theme
    let read = { try readTheme(in: home.folder, for: settings, site.model) }
    let isShipped = files.isEmpty && lacking.isEmpty
    let themeReading = isShipped ? try shippedThemes.reading(of: theme, otherwise: read) : try read()
    guard let look = themeReading.theme else { throw Trouble(themeReading.findings) }
    self.site = site
    themeFindings = themeReading.findings
    plan = makePlan(for: site, theme: look, media: Media(), now: moment)
    outputs = Dictionary(plan.outputs.map { ("/" + $0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What stands at an address; an address that ends with `/` is that of a page.
  func bytes(_ address: String) throws -> [UInt8] {
    let path = address.hasSuffix("/") ? address + "index.html" : address
    let output = try #require(outputs[path], "nothing stands at \(address)")
    return try #require(plan.render(output))
  }

  func text(_ address: String) throws -> String { String(decoding: try bytes(address), as: UTF8.self) }

  func has(_ address: String) -> Bool { plan.addresses.contains(address) }
}

/// The shipped themes as they are read with the repository's own settings and kinds.
///
/// Reading one compiles eighty templates, a second of work in a debug build, and hundreds of sites want the same.
private let shippedThemes = ShippedThemes()

private final class ShippedThemes: Sendable {
  private let readings = Mutex<[String: ThemeReading]>([:])

  func reading(of theme: String, otherwise read: () throws -> ThemeReading) throws -> ThemeReading {
    try readings.withLock { known in
      if let reading = known[theme] { return reading }
      let reading = try read()
      known[theme] = reading
      return reading
    }
  }
}

private struct Trouble: Error {
  var text: String

  init(text: String) { self.text = text }

  init(_ findings: [Diagnostic]) {
    text = findings.map { "\($0.location) \($0.message(in: .english))" }.joined(separator: "\n")
  }
}

/// The repository's `site.yml`, and of its content what declares and does not tell.
private func declarations() throws -> [String: String] {
  let root = TestSite.repository
  var paths = ["site.yml", "content/_common.yml"]
  for name in try FileManager.default.contentsOfDirectory(atPath: root + "/content") {
    let kind = "content/\(name)/_kind.yml"
    if FileManager.default.fileExists(atPath: "\(root)/\(kind)") { paths.append(kind) }
  }
  for name in try FileManager.default.contentsOfDirectory(atPath: root + "/content/vocabularies")
  where name.hasSuffix(".yml") {
    paths.append("content/vocabularies/\(name)")
  }
  return try Dictionary(
    uniqueKeysWithValues: paths.map { ($0, try String(contentsOfFile: "\(root)/\($0)", encoding: .utf8)) })
}

/// A story with what every story must have.
func story(
  _ person: String, title: String? = nil, date: String = "2024-04-07", unit: String = "省直示例一局",
  topics: String = "身边好人", category: String? = "助人为乐", honours: [String] = ["省直｜省直身边好人｜2024-Q1"],
  more: String = ""
) -> String {
  """
  ---
  title: \(title ?? person)
  date: \(date)
  summary: 一件让人记得住的事，说给大家听一听。
  topics: [\(topics)]
  unit: \(unit)
  source: 示例
  person: \(person)
  \(category.map { "category: \($0)" } ?? "")
  honours: [\(honours.joined(separator: ", "))]
  deed: 做了一件好事
  consent: unit
  \(more)
  ---

  正文。
  """
}

/// An activity of a festival with what every activity must have.
func activity(
  _ title: String, festival: String = "中秋节", start: String, end: String? = nil, date: String = "2024-09-18",
  more: String = ""
) -> String {
  """
  ---
  title: \(title)
  date: \(date)
  summary: 一件让人记得住的事，说给大家听一听。
  topics: [我们的节日]
  unit: 省直示例一局
  source: 示例
  festival: \(festival)
  year: 2024
  start: \(start)
  \(end.map { "end: \($0)" } ?? "")
  kinds: [民俗体验]
  \(more)
  ---

  正文。
  """
}

extension String {
  /// Every text between two marks.
  func pieces(between start: String, and end: String) -> [String] {
    components(separatedBy: start).dropFirst().map {
      String($0.prefix(upTo: $0.range(of: end)?.lowerBound ?? $0.endIndex))
    }
  }
}
