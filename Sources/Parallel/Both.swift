import Dispatch

/// Two pieces of work at the same time, each on a core of its own where there are two.
///
/// The first stays on the thread that asks for it, outside of any `concurrentPerform`: within one, another would be done on
/// one core only, and the first piece may well have a `concurrentMap` in it, in which the core that is done with the second
/// piece helps. For the same reason this is not for the elements of a `concurrentMap`.
package func both<First, Second: Sendable>(
  _ first: () -> First, _ second: @escaping @Sendable () -> Second
) -> (First, Second) {
  var result: Second?
  let other = withUnsafeMutablePointer(to: &result) { pointer in
    // Sound, because only the second piece writes there, and nobody reads it before that has ended.
    nonisolated(unsafe) let pointer = pointer
    let group = DispatchGroup()
    DispatchQueue.global(qos: .userInitiated).async(group: group) { pointer.pointee = second() }
    let first = first()
    group.wait()
    return first
  }
  guard let result else { preconditionFailure("both have been done") }
  return (other, result)
}
