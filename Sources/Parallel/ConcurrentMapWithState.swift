import Synchronization

/// The elements of a list transformed on all cores, in the list's order, by workers that keep a state from one element
/// to the next, such as memory. Results must not depend on that state.
///
/// - Parameter makeState: makes the first state of a worker.
package func concurrentMap<Element: Sendable, State: ~Copyable, Result: Sendable>(
  _ elements: [Element], with makeState: @escaping @Sendable () -> State,
  _ transform: @escaping @Sendable (inout State, Element) -> Result
) -> [Result] {
  let next = Counter()
  return Array(unsafeUninitializedCapacity: elements.count) { buffer, count in
    // Sound, because every worker writes places of its own, and all are written before any is read.
    nonisolated(unsafe) let results = buffer
    Workers.shared.perform(coreCount()) { _ in
      var position = next.take()
      // A worker that starts late finds nothing to do, and needs no state.
      guard position < elements.count else { return }
      var state = makeState()
      while position < elements.count {
        results.initializeElement(at: position, to: transform(&state, elements[position]))
        position = next.take()
      }
    }
    count = elements.count
  }
}

private final class Counter: Sendable {
  private let next = Atomic(0)

  func take() -> Int { next.add(1, ordering: .relaxed).oldValue }
}
