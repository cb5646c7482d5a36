/// How much an archive may hold, in bytes where nothing else is said.
///
/// What a directory claims is held to these before anything is unpacked, and unpacking stops at the claim. An archive
/// within another spends what the outer one left, so the sums hold however archives are nested.
package struct ZipLimits: Sendable, Hashable {
  /// The archive as it is stored.
  package var packed: Int
  /// All entries together, unpacked, in this archive and those within.
  package var unpacked: Int
  /// One entry, unpacked.
  package var entry: Int
  /// The number of entries, in this archive and those within.
  package var entries: Int
  /// How many levels of archives may stand within: a Word file in a ZIP is one, a table in that Word file another.
  package var depth: Int

  package init(packed: Int, unpacked: Int, entry: Int, entries: Int, depth: Int) {
    self.packed = packed
    self.unpacked = unpacked
    self.entry = entry
    self.entries = entries
    self.depth = depth
  }

  /// For files that a site publishes or takes texts from: the limits that the handbook names.
  package static let standard = ZipLimits(
    packed: 100 << 20, unpacked: 250 << 20, entry: 100 << 20, entries: 10_000, depth: 2)

  /// What is left for an archive that is an entry of this one.
  package func within() throws(ZipError) -> ZipLimits {
    guard depth > 0 else { throw .tooDeep }
    var inner = self
    inner.depth -= 1
    return inner
  }

  /// Takes what an inner archive has spent.
  package mutating func spend(_ inner: ZipLimits) {
    unpacked = min(unpacked, inner.unpacked)
    entries = min(entries, inner.entries)
  }
}
