import Dispatch
import Glibc

/// Runs something on a thread of its own.
///
/// - Returns: false where the system allows no more threads.
package func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
  let start = Unmanaged.passRetained(Start(body))
  var thread = pthread_t()
  let code = pthread_create(
    &thread, nil,
    { pointer in
      if let pointer { Unmanaged<Start>.fromOpaque(pointer).takeRetainedValue().body() }
      return nil
    }, start.toOpaque())
  guard code == 0 else {
    start.release()
    return false
  }
  pthread_detach(thread)
  return true
}

/// The closure of a new thread, as an object that a pointer can carry.
private final class Start: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

/// Whether the system allows `count` more threads at a time: asked before a library starts them that waits without end
/// for one that is refused.
package func allowsThreads(_ count: Int) -> Bool {
  let end = DispatchSemaphore(value: 0)
  var started = 0
  while started < count, startThread({ end.wait() }) { started += 1 }
  for _ in 0..<started { end.signal() }
  return started == count
}
