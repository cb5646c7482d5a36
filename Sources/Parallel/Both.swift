/// Two pieces of work at the same time, each on a core of its own where there are two.
///
/// The first stays on the thread that asks for it. Each may have a `concurrentMap` in it, and the core that is done with
/// its own piece helps with the other's.
package func both<First, Second: Sendable>(
  _ first: () -> First, _ second: @escaping @Sendable () -> Second
) -> (First, Second) {
  var result: Second?
  let other = withUnsafeMutablePointer(to: &result) { pointer in
    // Sound, because only the second piece writes there, and nobody reads it before that has ended.
    nonisolated(unsafe) let pointer = pointer
    let job = Workers.shared.offer(1, helpers: 1) { _ in pointer.pointee = second() }
    let first = first()
    Workers.shared.finish(job)
    return first
  }
  guard let result else { preconditionFailure("both have been done") }
  return (other, result)
}
