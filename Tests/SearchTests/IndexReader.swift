import Foundation
import Testing

@testable import Search

/// Finds words by the files of an index alone, in the way of `search.js`, and says which files that took.
final class IndexReader {
  private let files: [String: String]
  private let guide: [String: Any]
  private(set) var used: Set<String> = []

  init(_ index: SearchIndex) throws {
    files = Dictionary(
      uniqueKeysWithValues: index.files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    let call = try #require(files[index.guide])
    let json = call.dropFirst("xinfengSearch.open(".count).dropLast(");\n".count)
    guide = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  /// Positions of the documents that hold a run of characters, ascending.
  func find(_ run: String) throws -> [Int] { try find(folded(run)) }

  func find(_ scalars: [UInt32]) throws -> [Int] {
    guard scalars.count > 1 else { return try documents(at: places(in: "terms", of: [scalars[0]])) }
    var found: [Int]?
    for offset in 0..<scalars.count - 1 {
      let places = try places(in: "terms", of: Array(scalars[offset...offset + 1])).map { $0 - offset }
      found = found.map { Set($0).intersection(places).sorted() } ?? places
    }
    return try documents(at: found ?? [])
  }

  /// The documents with a title or a name that has a key besides its characters.
  func find(reading key: String) throws -> [Int] {
    try documents(at: places(in: "readings", of: key.unicodeScalars.map(\.value)))
  }

  /// What a member of the guide says, such as which characters have two forms here.
  func guideText(_ name: String) throws -> String { try #require(guide[name] as? String) }

  /// The entries of the files of a family that are loaded as a whole.
  func entries(of family: String) throws -> String {
    let marks = Array(try guideText(family))
    return try stride(from: 0, to: marks.count, by: 10).map {
      try text(of: "\(family)/\($0 / 10)", marked: String(marks[$0..<$0 + 10]))
    }.joined(separator: "|")
  }

  /// The documents that have a value of a facet.
  func documents(withValue value: Int) throws -> [Int] {
    var found: [Int] = []
    for (position, row) in try tables().enumerated() {
      var numbers = try numbers(in: text(of: "values/\(position)", marked: row.marks[1]))[...]
      var document = row.document
      while let count = numbers.popFirst() {
        var sum = 0
        for _ in 0..<count {
          sum += numbers.removeFirst()
          if sum == value { found.append(document) }
        }
        document += 1
      }
    }
    return found
  }

  /// What is shown of a document: six lines and the text.
  func record(of document: Int) throws -> String {
    let marks = Array(try #require(guide["texts"] as? String))
    let length = try #require(guide["block"] as? Int)
    for (position, row) in try tables().enumerated() {
      let fields = try numbers(in: text(of: "tables/\(position)", marked: row.marks[0]))
      guard document < row.document + fields.count / 4 else { continue }
      var file = row.file
      var inside = row.inside
      for other in 0...document - row.document {
        let opened = fields[other * 4 + 3]
        if opened > 0 { inside = 0 }
        if other == document - row.document {
          let range = opened == 0 ? file - 1..<file : file..<file + opened
          let parts = try range.map { file in
            let block = file / length * 10
            let mark = String(marks[block..<block + 10])
            return try #require(try contents(of: "texts/\(file)", marked: mark) as? [String])
          }
          return parts.count == 1 ? parts[0][inside] : parts.map { $0[0] }.joined()
        }
        file += opened
        inside += 1
      }
    }
    throw Missing(name: "document \(document)")
  }

  private func places(in family: String, of key: [UInt32]) throws -> [Int] {
    let directory = try #require(guide[family] as? [Any])
    var first = 0
    var keys = try #require(directory[0] as? String)
    var marks = try #require(directory[1] as? String)
    if directory[2] as? Int == 1 {
      guard let list = candidates(keys, key).last else { return [] }
      let name = "\(family)-lists/\(list)"
      let contents = try #require(try contents(of: name, marked: mark(marks, list)) as? [Any])
      first = try #require(contents[0] as? Int)
      keys = try #require(contents[1] as? String)
      marks = try #require(contents[2] as? String)
    }
    return try candidates(keys, key).flatMap { position in
      let text = try text(of: "\(family)/\(first + position)", marked: mark(marks, position))
      let list = family == "terms" ? listOfTerm(in: text, key) : listOfReading(in: text, key)
      var place = 0
      return numbers(in: list).map { gap in
        place += gap
        return place
      }
    }
  }

  private func candidates(_ keys: String, _ key: [UInt32]) -> [Int] {
    // By scalars: a space and a mark that combines are one character of a string.
    let keys = keys.unicodeScalars.map(\.value).split(separator: 0x20).map(Array.init)
    let upTo = keys.prefix { !key.lexicographicallyPrecedes($0) }.count
    guard upTo > 0 else { return [] }
    let first = keys[..<(upTo - 1)].lastIndex { $0 != key }.map { $0 + 1 } ?? 0
    return keys[upTo - 1] == key ? Array(first..<upTo) : [upTo - 1]
  }

  private func mark(_ marks: String, _ position: Int) -> String {
    String(marks.dropFirst(position * 10).prefix(10))
  }

  private func listOfTerm(in text: String, _ key: [UInt32]) -> [UInt32] {
    var rest = text.unicodeScalars.map(\.value)[...]
    var group: UInt32 = 0
    while let opener = rest.popFirst(), let scalar = rest.popFirst() {
      if opener == 33 { group = scalar }
      let list = rest.prefix { $0 > 33 }
      if key == (opener == 33 ? [group] : [group, scalar]) { return Array(list) }
      rest = rest.dropFirst(list.count)
    }
    return []
  }

  private func listOfReading(in text: String, _ key: [UInt32]) -> [UInt32] {
    text.split(separator: " ").map { $0.unicodeScalars.map(\.value) }
      .first { $0.starts(with: key + [33]) }.map { Array($0.dropFirst(key.count + 1)) } ?? []
  }

  private func numbers(in text: some Sequence<UInt32>) -> [Int] {
    var numbers: [Int] = []
    var high = 0
    for code in text {
      let digit = Int(code) - (code > 92 ? 36 : 35)
      if digit < 51 {
        numbers.append(high * 51 + digit)
        high = 0
      } else {
        high = high * 40 + digit - 50
      }
    }
    return numbers
  }

  private func numbers(in text: String) -> [Int] { numbers(in: text.unicodeScalars.map(\.value)) }

  private func documents(at places: [Int]) throws -> [Int] {
    var starts: [Int] = []
    for (position, row) in try tables().enumerated() {
      var place = row.place
      let fields = try numbers(in: text(of: "tables/\(position)", marked: row.marks[0]))
      for field in stride(from: 0, to: fields.count, by: 4) {
        starts.append(place)
        place += fields[field]
      }
    }
    return Set(places.map { place in starts.count { $0 <= place } - 1 }).sorted()
  }

  private struct Row {
    var document: Int
    var place: Int
    var file: Int
    var inside: Int
    var marks: [String]
  }

  private func tables() throws -> [Row] {
    try #require(guide["tables"] as? [[Any]]).map { row in
      let numbers = row.prefix(4).compactMap { $0 as? Int }
      return Row(
        document: numbers[0], place: numbers[1], file: numbers[2], inside: numbers[3],
        marks: row.suffix(2).compactMap { $0 as? String })
    }
  }

  private func text(of name: String, marked mark: String) throws -> String {
    try #require(try contents(of: name, marked: mark) as? String)
  }

  private func contents(of name: String, marked mark: String) throws -> Any {
    let path = "\(name).\(mark).js"
    guard let call = files[path] else { throw Missing(name: path) }
    used.insert(path)
    let json = call.dropFirst("xinfengSearch.take(\"\(name)\",".count).dropLast(");\n".count)
    return try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
  }

  struct Missing: Error { var name: String }
}

/// A run without separators as the index compares it.
func folded(_ text: String) -> [UInt32] {
  var scalars: [UInt32] = []
  appendFolded(text.utf8, to: &scalars)
  return scalars.filter { $0 != separator }
}
