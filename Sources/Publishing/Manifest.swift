import Almanac
import Content
import Files

/// The files of a release, each with the digest of its bytes. The manifest is part of the release, so that the next one
/// can be compared with it without data on this machine.
package struct Manifest: Sendable, Hashable {
  /// The name before the release is published. It is renamed on publishing, so that a release that never was can be
  /// recognised and is not rolled back to.
  static let pendingName = ".xinfeng-release-new"
  static let fileName = ".xinfeng-release"
  static let header = "xinfeng release 2"
  /// The version before lines had sorts.
  static let earlierHeader = "xinfeng release 1"

  package struct Entry: Sendable, Hashable {
    package var path: String
    package var digest: Digest
    package var size: Int
    package var sort: FileSort
    /// The moment at which the site last had the file, in seconds since 1970; nil if it still has it.
    package var lastUsed: Int?

    package init(
      path: String, digest: Digest, size: Int, sort: FileSort = .other, lastUsed: Int? = nil
    ) {
      self.path = path
      self.digest = digest
      self.size = size
      self.sort = sort
      self.lastUsed = lastUsed
    }
  }

  /// The moment of publishing, in seconds since 1970.
  package var moment: Int
  package var pageCount: Int
  /// Sorted by the bytes of their paths.
  package var entries: [Entry]

  package init(moment: Int, pageCount: Int, entries: [Entry]) {
    self.moment = moment
    self.pageCount = pageCount
    self.entries = entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  package init(of site: BuiltSite, at moment: Moment) {
    let own = site.files.map { Entry(path: $0.path, digest: $0.digest, size: $0.size, sort: $0.sort) }
    self.init(moment: moment.epochSeconds, pageCount: site.pageCount, entries: own)
  }

  /// Adds files of earlier releases.
  package mutating func carry(_ entries: [Entry]) {
    self = Manifest(moment: moment, pageCount: pageCount, entries: self.entries + entries)
  }

  /// The files of the site itself, without those carried from earlier releases.
  package var own: [Entry] { entries.filter { $0.lastUsed == nil } }

  /// The number of HTML files, including those that no author wrote.
  var htmlCount: Int { own.count { $0.path.hasSuffix(".html") } }

  /// The digest of its own files, which does not depend on moment and machine.
  package var digest: Digest { Digest(of: own.flatMap(\.line)) }

  package var bytes: [UInt8] {
    Array("\(Self.header)\nmoment \(moment)\npages \(pageCount)\n".utf8) + entries.flatMap(\.line)
  }
}

extension Manifest.Entry {
  fileprivate var line: [UInt8] {
    Array("\(digest.hexadecimal) \(size) \(lastUsed ?? 0) \(sort.text) \(path)\n".utf8)
  }
}
