import Content
import Files
import Rendering
import Synchronization

/// The index of pictures and other files from earlier builds, read from the cache at first use.
final class KnownMedia: Sendable {
  private let store: MediaStore
  private let known: Mutex<MediaIndex?>

  /// - Parameter index: an index already in memory; nil to read that of the cache.
  init(_ index: MediaIndex?, in store: MediaStore) {
    self.store = store
    known = Mutex(index)
  }

  var index: MediaIndex {
    known.withLock { known in
      let index = known ?? store.index
      known = index
      return index
    }
  }

  /// The digest of a file that has not changed since it was read, by its stamp.
  var digest: KnownDigest { { [self] file, stamp in index.digest(of: file, at: stamp) } }
}
