import Foundation
import Search

/// Finds words by the files of an index alone, as `search.js` does.
struct IndexReader {
  private let files: [String: [UInt8]]
  private let guide: [String: Any]

  init(_ index: SearchIndex) throws {
    files = Dictionary(uniqueKeysWithValues: index.files.map { ($0.path, $0.bytes) })
    let call = String(decoding: index.files[0].bytes, as: UTF8.self)
    let json = call.dropFirst("xinfengSearch.open(".count).dropLast(");\n".count)
    guide = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }
}
