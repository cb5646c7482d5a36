import Dispatch
import Synchronization

/// The elements of a list transformed on all cores, in the list's order.
///
/// The list is cut into more pieces than there are cores, so that a core with short pages helps one
/// with long pages. The result does not depend on how the pieces were shared out.
package func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ transform: @Sendable (Element) -> Result
) -> [Result] {
  let pieceLength = max(1, min(64, elements.count / 16))
  let pieceCount = (elements.count + pieceLength - 1) / pieceLength
  guard pieceCount > 1 else { return elements.map(transform) }
  let pieces = Mutex([[Result]](repeating: [], count: pieceCount))
  DispatchQueue.concurrentPerform(iterations: pieceCount) { index in
    let start = index * pieceLength
    let piece = elements[start..<min(start + pieceLength, elements.count)].map(transform)
    pieces.withLock { $0[index] = piece }
  }
  return pieces.withLock { Array($0.joined()) }
}
