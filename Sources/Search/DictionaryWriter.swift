/// Sets entries in order into shards, and keeps the first key of each, by which a reader finds the right one.
///
/// A list of places that needs more than one shard has shards of its own, and each of them has its key. The end of a
/// shard depends on the keys rather than on the entries before, so that a small change leaves most shards the same.
struct DictionaryWriter: Sendable {
  private(set) var shards: [Shard] = []
  /// The key of the first entry, a shard each.
  private(set) var firstKeys: [String] = []
  private let family: String
  private let size: Int
  private var text: [UInt8] = []
  private var firstKey = ""

  init(_ family: String, size: Int) {
    self.family = family
    self.size = size
  }

  /// - Parameters:
  ///   - key: comes after all keys before.
  ///   - mark: precedes the list in the middle of a shard.
  ///   - opening: precedes the list at the beginning of a shard.
  mutating func append(_ key: String, mark: [UInt8], opening: [UInt8], list: PlaceList) {
    let parts = list.parts
    if parts.count > 1 {
      close()
      for part in parts {
        open(key, opening + part)
        close()
      }
    } else if text.isEmpty || isFull(for: parts[0].count + mark.count, key) {
      close()
      open(key, opening + parts[0])
    } else {
      text += mark
      text += parts[0]
    }
  }

  mutating func close() {
    guard !text.isEmpty else { return }
    shards.append(Shard(family, shards.count, arguments: quoted(text)))
    firstKeys.append(firstKey)
    text = []
  }

  private mutating func open(_ key: String, _ entry: [UInt8]) {
    firstKey = key
    text = entry
  }

  private func isFull(for length: Int, _ key: String) -> Bool {
    guard text.count + length <= size else { return true }
    let hash = key.unicodeScalars.reduce(UInt32(7)) { ($0 ^ $1.value) &* 2_654_435_761 }
    return text.count > size / 8 * 7 && hash >> 28 < 4
  }
}
