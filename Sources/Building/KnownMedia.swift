import Content
import Files
import Rendering
import Synchronization

/// What is known of pictures and other files before they are looked at, read from the cache when somebody first asks.
final class KnownMedia: Sendable {
  private let store: MediaStore
  private let known: Mutex<MediaIndex?>

  /// - Parameter index: what is known already; nil for what earlier builds left.
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

  /// The digest of a file that has not changed since it was read.
  var digest: KnownDigest { { [self] file, stamp in index.digest(of: file, at: stamp) } }
}
