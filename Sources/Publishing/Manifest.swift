import Almanac
import Content
import Files

/// What a release holds: every file with the digest of its bytes. It lies in the release, so that the next one can be
/// compared with it without this machine remembering anything.
package struct Manifest: Sendable, Hashable {
  /// The name while a release is being made. It gets the other name when readers see the release, so that one which
  /// was never shown can be told from one to go back to.
  static let pendingName = ".xinfeng-release-new"
  static let fileName = ".xinfeng-release"
  static let header = "xinfeng release 2"
  /// Before lines said what a file is.
  static let earlierHeader = "xinfeng release 1"

  package struct Entry: Sendable, Hashable {
    package var path: String
    package var digest: Digest
    package var size: Int
    package var sort: FileSort
    /// When the site last had the file, in seconds since 1970; nil for what it has now.
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

  /// When it was published, in seconds since 1970.
  package var moment: Int
  package var pageCount: Int
  /// In the order of their paths' bytes.
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

  /// The files of the site itself, without those kept for readers of older pages.
  package var own: [Entry] { entries.filter { $0.lastUsed == nil } }

  /// Pages as files: also those that no author wrote.
  var htmlCount: Int { own.count { $0.path.hasSuffix(".html") } }

  /// The same for the same files, whenever and from wherever they were published.
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
