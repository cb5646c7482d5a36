import Diagnostics
import Dispatch
import Glibc
import Synchronization

/// The method of detecting changes of files.
package enum WatchMethod: Sendable {
  /// The kernel reports them; if it cannot, files are polled.
  case events
  /// Files are polled twice a second, for folders whose changes the kernel does not see (shared and network drives).
  case polling
}

/// The paths that changed: files that were written and closed, moved, linked or deleted.
///
/// Changes close together are one set: it is delivered after 5 ms without a change, or every 50 ms while changes go on.
/// While the receiver is busy, changes are added to its next set, so that sets do not queue up. A folder in the set
/// means that anything below it may have changed. Dotfiles and backups (`~`) are left out.
///
/// - Parameters:
///   - paths: files and folders, which may come and go; folders with all folders in them.
///   - notice: called with the reason if the method had to change.
package func watch(
  _ paths: [String], by method: WatchMethod = .events, notice: @escaping @Sendable (Phrase) -> Void = { _ in }
) -> AsyncStream<Set<String>> {
  let changes = Changes()
  let (bell, ringer) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  var ends: [Int32] = [-1, -1]
  pipe(&ends)
  let (stop, stopper) = (ends[0], ends[1])
  ringer.onTermination = { _ in close(stopper) }
  let watcher = Watcher(paths: paths, stop: stop, notice: notice) { paths in
    changes.add(paths)
    ringer.yield()
  }
  let mechanism = watcher.begin(method)
  // A thread of its own, which blocks in the kernel: the threads of Swift's tasks must not.
  DispatchQueue(label: "watch").async {
    watcher.run(mechanism)
    close(stop)
  }
  return AsyncStream {
    for await _ in bell {
      let paths = changes.take()
      if !paths.isEmpty { return paths }
    }
    return nil
  }
}

/// Changed paths not yet delivered.
private final class Changes: Sendable {
  private let paths = Mutex<Set<String>>([])

  func add(_ more: Set<String>) { paths.withLock { $0.formUnion(more) } }

  func take() -> Set<String> {
    paths.withLock { paths in
      defer { paths = [] }
      return paths
    }
  }
}
