import Files

/// What browsers and caches between are told of a file: what it is, and how long they may keep it.
struct CacheRule: Sendable, Hashable {
  var contentType: String
  var cacheControl: String

  /// A name with the content's digest in it is good for ever. Everything else may be wrong tomorrow, and what had to
  /// be taken back should be gone in a minute.
  init(of path: String) {
    contentType = Files.contentType(of: path)
    cacheControl = isHashed(path) ? "public, max-age=31536000, immutable" : "public, max-age=60"
  }
}
