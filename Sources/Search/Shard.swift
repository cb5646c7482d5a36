import Files

/// A file of the index: a script that hands its contents to the reader's script.
///
/// The name changes with the contents, so that a browser that kept a file of an earlier index never takes it for
/// one of this.
struct Shard: Sendable {
  /// No file is larger.
  static let limit = 30_000
  /// The bytes of that for the call around the contents.
  static let frame = 64

  let family: String
  let number: Int
  let bytes: [UInt8]
  /// The digest of the contents, as short as in all names that change with the contents, which browsers may keep.
  let mark: String

  /// - Parameter arguments: of the call, separated by commas: strings and lists.
  init(_ family: String, _ number: Int, arguments: [UInt8]) {
    self.family = family
    self.number = number
    bytes = Array("xinfengSearch.take(\"\(family)/\(number)\",".utf8) + arguments + Array(");\n".utf8)
    mark = Digest(of: bytes).short
    precondition(bytes.count <= Shard.limit)
  }

  var path: String { "\(family)/\(number).\(mark).js" }
}

/// The size of the files of a dictionary, in bytes: a small index has small files, so that a word costs little; a large
/// one has large files, since the guide, which every search loads, has the names of all of them.
func shardSize(forCharacters count: Int) -> Int {
  switch count {
  case ..<200_000: 6_000
  case ..<2_000_000: 12_000
  default: Shard.limit - Shard.frame
  }
}
