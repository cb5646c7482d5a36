import Almanac
import Content
import Foundation
import Rendering
import Testing

/// A site of the repository's kinds, vocabularies and theme with pages of its own, planned and ready to be asked
/// for any address.
struct TestSite {
  let site: Site
  let plan: Plan
  private let outputs: [String: Output]

  /// - Parameters:
  ///   - pages: Markdown files by their paths below `content/`.
  ///   - files: further files of the site, which replace the repository's.
  init(_ pages: [String: String], files: [String: String] = [:], theme: String = "zhongyuan", now: String = "2026-11-23 09:00")
    throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "xinfeng-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try TestSite.copyDeclarations(to: folder)
    var all = files
    for (path, text) in pages { all["content/\(path)"] = text }
    for (path, text) in all {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    guard case .moment(let moment) = parseMoment(now) else { throw Trouble(text: now) }
    let reading = try readSite(in: folder.path, now: moment)
    guard let site = reading.site, !reading.findings.contains(where: \.isError) else {
      throw Trouble(text: reading.findings.map { "\($0.location) \($0.message(in: .english))" }.joined(separator: "\n"))
    }
    let themeReading = try readTheme(theme, in: folder.path, for: site)
    guard let look = themeReading.theme else {
      throw Trouble(text: themeReading.findings.map { "\($0.location) \($0.message(in: .english))" }.joined(separator: "\n"))
    }
    self.site = site
    plan = makePlan(for: site, theme: look, now: moment)
    outputs = Dictionary(plan.outputs.map { ("/" + $0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  struct Trouble: Error {
    var text: String
  }

  /// What stands at an address; an address that ends with `/` is that of a page.
  func bytes(_ address: String) throws -> [UInt8] {
    let path = address.hasSuffix("/") ? address + "index.html" : address
    return plan.render(try #require(outputs[path], "nothing stands at \(address)"))
  }

  func text(_ address: String) throws -> String { String(decoding: try bytes(address), as: UTF8.self) }

  func has(_ address: String) -> Bool { plan.addresses.contains(address) }

  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// `site.yml`, the themes, and of the content what declares and does not tell.
  private static func copyDeclarations(to folder: URL) throws {
    let files = FileManager.default
    try files.createDirectory(at: folder.appending(path: "content/vocabularies"), withIntermediateDirectories: true)
    for name in ["site.yml", "themes", "content/_common.yml"] {
      try files.copyItem(at: repository.appending(path: name), to: folder.appending(path: name))
    }
    let content = repository.appending(path: "content")
    for name in try files.contentsOfDirectory(atPath: content.path) {
      let kind = content.appending(path: "\(name)/_kind.yml")
      guard files.fileExists(atPath: kind.path) else { continue }
      try files.createDirectory(at: folder.appending(path: "content/\(name)"), withIntermediateDirectories: true)
      try files.copyItem(at: kind, to: folder.appending(path: "content/\(name)/_kind.yml"))
    }
    let vocabularies = content.appending(path: "vocabularies")
    for name in try files.contentsOfDirectory(atPath: vocabularies.path) where name.hasSuffix(".yml") {
      try files.copyItem(
        at: vocabularies.appending(path: name), to: folder.appending(path: "content/vocabularies/\(name)"))
    }
  }
}

/// A story with what every story must have.
func story(
  _ person: String, title: String? = nil, date: String = "2024-04-07", unit: String = "省直示例一局",
  topics: String = "身边好人", category: String? = "助人为乐", honours: [String] = ["省直｜省直身边好人｜2024-Q1"], more: String = ""
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
    components(separatedBy: start).dropFirst().map { String($0.prefix(upTo: $0.range(of: end)?.lowerBound ?? $0.endIndex)) }
  }
}
