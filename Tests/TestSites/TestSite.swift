import Almanac
import Building
import Content
import Diagnostics
import Foundation

/// A site for a test: files by path, in a folder of its own that goes when the test does.
package final class TestSite: Sendable {
  package let folder: String

  /// A site of the given files; `site.yml`, a kind `stories` with a vocabulary `topics`, and a plain theme are there
  /// unless the test brings its own.
  package init(_ files: [String: String] = [:]) throws {
    folder = NSTemporaryDirectory() + "xinfeng-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Self.repository + "/Tests/GoldenTests/Theme", toThemesOf: folder)
    for (path, text) in standardFiles.merging(files, uniquingKeysWith: { $1 }) { try write(text, to: path) }
  }

  /// A site whose files lie in a folder of the repository; the plain theme is added.
  package init(copying source: String) throws {
    folder = NSTemporaryDirectory() + "xinfeng-test-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: source, toPath: folder)
    if !FileManager.default.fileExists(atPath: folder + "/themes") {
      try FileManager.default.copyItem(
        atPath: Self.repository + "/Tests/GoldenTests/Theme", toThemesOf: folder)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  package var output: String { folder + "/public" }

  package func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

  package func write(_ bytes: [UInt8], to path: String) throws {
    let target = URL(fileURLWithPath: folder + "/" + path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: target)
  }

  package func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: folder + "/" + path)
  }

  /// Builds at noon of 2026-11-01 unless told otherwise.
  @discardableResult
  package func build(
    to output: String? = nil, now: String = "2026-11-01 12:00",
    configure: (inout BuildOptions) -> Void = { _ in }
  ) throws -> Report {
    guard case .moment(let moment) = parseMoment(now) else { preconditionFailure("a moment: \(now)") }
    var options = BuildOptions(now: moment)
    configure(&options)
    return try Building.build(Workspace(folder: folder, output: output ?? self.output), options: options)
  }

  /// A page of the output as text; empty where it is not.
  package func page(_ path: String) -> String {
    let file = path.hasSuffix("/") ? path + "index.html" : path
    return (try? String(contentsOfFile: output + "/" + file, encoding: .utf8)) ?? ""
  }

  /// Every file of a folder by its path, but for the program's own record.
  package static func files(in folder: String) -> [String: Data] {
    var files: [String: Data] = [:]
    guard let walk = FileManager.default.enumerator(atPath: folder) else { return files }
    for case let path as String in walk where !path.hasPrefix(".") {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
      if !isFolder.boolValue { files[path] = FileManager.default.contents(atPath: folder + "/" + path) }
    }
    return files
  }

  /// The repository that holds these tests.
  package static let repository: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.path
  }()
}

extension FileManager {
  fileprivate func copyItem(atPath source: String, toThemesOf folder: String) throws {
    try createDirectory(atPath: folder + "/themes", withIntermediateDirectories: true)
    try copyItem(atPath: source, toPath: folder + "/themes/plain")
  }
}

extension Report {
  /// The rules that were broken, in the order of their places.
  package var rules: [String] { findings.map(\.rule.name) }
}

/// What every test site has unless it brings its own.
private let standardFiles = [
  "site.yml": """
  name: 示例网站
  address: https://example.org/
  theme: plain
  """,
  "content/_common.yml": """
  fields:
    topics: {type: choices, of: topics, label: 主题, required: true, max: 3, index: true, feed: true, home: true}
  """,
  "content/stories/_kind.yml": """
  name: 故事
  template: story
  fields:
    category: {type: choice, of: categories, label: 类别, index: true}
  """,
  "content/vocabularies/topics.yml": """
  label: 主题
  terms:
    - {slug: good-people, name: 身边好人}
    - {slug: festivals, name: 我们的节日, aliases: [节日]}
  """,
  "content/vocabularies/categories.yml": """
  label: 类别表
  terms:
    - {slug: helping, name: 助人为乐}
    - {slug: filial, name: 孝老爱亲}
  """,
]
