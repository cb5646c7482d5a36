import Dispatch

/// Two pieces of work at the same time, each on a core of its own where there are two.
package func both<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  var results: (First?, Second?)
  withUnsafeMutablePointer(to: &results) { pointer in
    // Sound, because each piece writes a place of its own, and both are written before anybody reads them.
    nonisolated(unsafe) let pointer = pointer
    DispatchQueue.concurrentPerform(iterations: 2) { index in
      if index == 0 { pointer.pointee.0 = first() } else { pointer.pointee.1 = second() }
    }
  }
  guard let first = results.0, let second = results.1 else { preconditionFailure("both have been done") }
  return (first, second)
}
