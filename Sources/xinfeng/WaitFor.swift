import Diagnostics
import Dispatch
import Parallel
import Synchronization

/// Runs concurrent tasks, and blocks the main thread until they end.
///
/// - Throws: the error of `body`, and a `Failure` if the system allows too few threads: Swift's tasks would wait for
///   ever for a refused thread.
func waitFor(_ body: @escaping @Sendable () async throws -> Void) throws {
  // One thread for each core, and those that wait for files, connections and the clock.
  let count = coreCount() + 6
  guard allowsThreads(count) else {
    throw Failure(
      Phrase(
        "系统允许的线程太少，预览要 \(count) 个（见 ulimit -u，或容器的限制）",
        "the system allows too few threads; the preview needs \(count) (see ulimit -u, or the container's limits)"
      ))
  }
  let ending = Ending()
  Task {
    do { try await body() } catch { ending.failure.withLock { $0 = error } }
    ending.bell.signal()
  }
  ending.bell.wait()
  if let failure = ending.failure.withLock({ $0 }) { throw failure }
}

private final class Ending: Sendable {
  let bell = DispatchSemaphore(value: 0)
  let failure = Mutex<(any Error)?>(nil)
}
