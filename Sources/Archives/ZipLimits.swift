/// Limits of an archive, in bytes unless stated otherwise.
///
/// The directory's claims are checked against these before anything is unpacked, and unpacking stops at the claimed
/// size. A nested archive uses what the outer one has left, so the totals hold for any nesting.
package struct ZipLimits: Sendable, Hashable {
  /// The archive file.
  package var packed: Int
  /// All entries together, unpacked, including those of nested archives.
  package var unpacked: Int
  /// One entry, unpacked.
  package var entry: Int
  /// The number of entries, including those of nested archives.
  package var entries: Int
  /// The levels of nested archives: a Word file in a ZIP is one, a table in that Word file another.
  package var depth: Int

  package init(packed: Int, unpacked: Int, entry: Int, entries: Int, depth: Int) {
    self.packed = packed
    self.unpacked = unpacked
    self.entry = entry
    self.entries = entries
    self.depth = depth
  }

  /// For files that a site publishes or takes texts from, as stated in the handbook.
  package static let standard = ZipLimits(
    packed: 100 << 20, unpacked: 250 << 20, entry: 100 << 20, entries: 10_000, depth: 2)

  /// The limits for an archive that is an entry of this one.
  package func within() throws(ZipError) -> ZipLimits {
    guard depth > 0 else { throw .tooDeep }
    var inner = self
    inner.depth -= 1
    return inner
  }

  /// Subtracts what a nested archive has used.
  package mutating func spend(_ inner: ZipLimits) {
    unpacked = min(unpacked, inner.unpacked)
    entries = min(entries, inner.entries)
  }
}
