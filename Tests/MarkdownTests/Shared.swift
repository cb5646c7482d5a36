import Foundation
import Testing

/// The official cases, which the repository may not carry.
///
/// They stand in the folder that `XINFENG_SHARED` names or in the repository's sibling `shared`; those of CommonMark and
/// of GitHub's extensions also come with packages of Debian's, which `scripts/setup test` installs.
enum Shared {
  static let commonMark =
    cases("commonmark-0.30.json") ?? read("/usr/share/gocode/src/github.com/yuin/goldmark/_test/spec.json")
    ?? []
  static let tables = cases("gfm-tables.json") ?? packedTables ?? []
  static let emphasis = cases("cjk-emphasis.json") ?? []

  private static let folder: URL? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let places = [
      ProcessInfo.processInfo.environment["XINFENG_SHARED"].map { URL(filePath: $0) },
      root.deletingLastPathComponent().appending(path: "shared"),
    ]
    return places.compactMap { $0?.appending(path: "conformance") }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  private static func cases(_ name: String) -> [ConformanceCase]? {
    folder.flatMap { read($0.appending(path: name).path) }
  }

  private static func read(_ path: String) -> [ConformanceCase]? {
    FileManager.default.contents(atPath: path)
      .flatMap { try? JSONDecoder().decode([ConformanceCase].self, from: $0) }
  }

  /// From the specification's own text: between fences of 32 backticks, with an arrow for a tab.
  private static let packedTables: [ConformanceCase]? = {
    guard let text = unpacked("/usr/share/doc/cmark-gfm/spec.txt.gz") else { return nil }
    let fence = String(repeating: "`", count: 32)
    return text.replacing("→", with: "\t").components(separatedBy: "\n\(fence) example ").dropFirst()
      .enumerated()
      .compactMap { number, example in
        guard example.hasPrefix("table\n") || example.hasPrefix("strikethrough\n"),
          let body = example.components(separatedBy: "\n\(fence)").first
        else { return nil }
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
        guard let middle = lines.firstIndex(of: ".") else { return nil }
        return ConformanceCase(
          markdown: lines[..<middle].joined(separator: "\n") + "\n",
          html: lines[(middle + 1)...].joined(separator: "\n") + "\n", n: number)
      }
  }()

  private static func unpacked(_ path: String) -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/gzip")
    process.arguments = ["-dc", path]
    process.standardOutput = output
    guard (try? process.run()) != nil else { return nil }
    return (try? output.fileHandleForReading.readToEnd()).map { String(decoding: $0, as: UTF8.self) }
  }
}

struct ConformanceCase: Decodable, Sendable, CustomTestStringConvertible {
  var markdown: String
  var html: String
  var example: Int?
  var n: Int?

  var testDescription: String { "\(example ?? n ?? 0): \(markdown.prefix(40))" }
}
