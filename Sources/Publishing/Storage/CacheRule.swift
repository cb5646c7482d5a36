import Content
import Files

/// The headers of a file for browsers and caches: its type, and how long it may be kept.
struct CacheRule: Sendable, Hashable {
  var contentType: String
  var cacheControl: String

  /// A name with the digest of its contents is valid for ever. Any other file may change, and withdrawn contents should
  /// be gone in a minute: pictures and attachments, too, from all caches except a reader's own.
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
