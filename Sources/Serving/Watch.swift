import Diagnostics
import Dispatch
import Glibc
import Synchronization

/// How changes of files are noticed.
package enum WatchMethod: Sendable {
  /// The kernel reports them; where it cannot, they are looked for.
  case events
  /// They are looked for twice a second, for folders whose changes the kernel does not see (shared and
  /// network drives).
  case polling
}

/// The paths that changed, whenever some have: files that were written and closed, moved, linked or
/// deleted.
///
/// Changes that come close together come as one set: it is given out after 5 ms of quiet, and in a storm
/// every
/// 50 ms. While the receiver is busy, further changes are added to the set it will get next, so a storm is
/// never a queue. A folder in the set stands for anything below it. Dotfiles and backups (`~`) are left
/// out.
///
/// - Parameters:
///   - paths: files and folders, which may come and go; folders with all folders in them.
///   - notice: called if the method had to change, with the reason.
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
  // A thread of its own, which waits in the kernel: the threads of Swift's tasks must not.
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

/// Changed paths that nobody has taken yet.
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
