import Foundation
import Testing

/// The official cases, which live beside the repository: in its sibling `shared`, or where `XINFENG_SHARED` says.
enum Shared {
  static let conformance: URL? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let places = [
      ProcessInfo.processInfo.environment["XINFENG_SHARED"].map { URL(filePath: $0) },
      root.deletingLastPathComponent().appending(path: "shared"),
    ]
    return places.compactMap { $0?.appending(path: "conformance") }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  static let isAbsent = conformance == nil

  static func cases(_ name: String) -> [ConformanceCase] {
    guard let conformance, let data = try? Data(contentsOf: conformance.appending(path: name)) else {
      return []
    }
    return (try? JSONDecoder().decode([ConformanceCase].self, from: data)) ?? []
  }
}

struct ConformanceCase: Decodable, Sendable, CustomTestStringConvertible {
  var markdown: String
  var html: String
  var example: Int?
  var n: Int?

  var testDescription: String { "\(example ?? n ?? 0): \(markdown.prefix(40))" }
}
