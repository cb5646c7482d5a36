import Content
import Files

/// What browsers and caches between are told of a file: what it is, and how long they may keep it.
struct CacheRule: Sendable, Hashable {
  var contentType: String
  var cacheControl: String

  /// A name with the content's digest in it is good for ever. Everything else may be wrong tomorrow, and what had to
  /// be taken back should be gone in a minute: pictures and attachments, too, from all caches but a reader's own.
  init(of path: String, sort: FileSort = .other) {
    contentType = Files.contentType(of: path)
    if isHashed(path) {
      cacheControl = "public, max-age=31536000, \(sort.isMedia ? "s-maxage=60, " : "")immutable"
    } else {
      cacheControl = "public, max-age=60"
    }
  }

  init(of file: BuiltFile) { self.init(of: file.path, sort: file.sort) }
}
