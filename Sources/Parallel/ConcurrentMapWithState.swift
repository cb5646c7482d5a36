import Dispatch
import Glibc
import Synchronization

/// The elements of a list transformed on all cores, in the list's order, by workers that keep something from one element
/// to the next, such as memory. Results must not depend on what that was.
///
/// - Parameter makeState: what a worker begins with.
package func concurrentMap<Element: Sendable, State: ~Copyable, Result: Sendable>(
  _ elements: [Element], with makeState: @Sendable () -> State,
  _ transform: @Sendable (inout State, Element) -> Result
) -> [Result] {
  let next = Atomic(0)
  return Array(unsafeUninitializedCapacity: elements.count) { buffer, count in
    // Sound, because every worker writes places of its own, and all are written before anybody reads them.
    nonisolated(unsafe) let results = buffer
    DispatchQueue.concurrentPerform(iterations: coreCount) { _ in
      var position = next.add(1, ordering: .relaxed).oldValue
      // Whoever comes late finds nothing to do, and needs nothing for it.
      guard position < elements.count else { return }
      var state = makeState()
      while position < elements.count {
        results.initializeElement(at: position, to: transform(&state, elements[position]))
        position = next.add(1, ordering: .relaxed).oldValue
      }
    }
    count = elements.count
  }
}

private var coreCount: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }
