/// A directory by which the reader's script finds the file of a dictionary that has a key.
///
/// The keys of a few files are in the guide itself; those of many are in lists of their own, and the guide has the
/// lists' keys, so that a search never loads the names of thousands of files.
struct KeyDirectory: Sendable {
  private static let most = 256
  private static let listLength = 128

  private(set) var lists: [Shard] = []
  /// A list of JavaScript: first keys separated by spaces, marks, and whether they are those of lists.
  private(set) var guide: [UInt8] = []

  init(of dictionary: DictionaryWriter, named family: String) {
    let keys = dictionary.firstKeys
    let marks = dictionary.shards.map(\.mark)
    guard keys.count > KeyDirectory.most else {
      guide = fields(keys, marks, "[", ",0]")
      return
    }
    var openings: [String] = []
    var start = 0
    while start < keys.count {
      var end = min(start + KeyDirectory.listLength, keys.count)
      // All files of one key are in one list.
      while end < keys.count, keys[end] == keys[end - 1] { end += 1 }
      let contents = fields(Array(keys[start..<end]), Array(marks[start..<end]), "[\(start),", "]")
      lists.append(Shard("\(family)-lists", lists.count, arguments: contents))
      openings.append(keys[start])
      start = end
    }
    guide = fields(openings, lists.map(\.mark), "[", ",1]")
  }
}

private func fields(_ keys: [String], _ marks: [String], _ opening: String, _ ending: String) -> [UInt8] {
  var bytes = Array(opening.utf8)
  appendScriptString(keys.joined(separator: " ").utf8, to: &bytes)
  bytes += ",\"\(marks.joined())\"\(ending)".utf8
  return bytes
}
