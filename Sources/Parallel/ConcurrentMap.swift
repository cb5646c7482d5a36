/// The elements of a list transformed on all cores, in the list's order.
///
/// The list is cut into more pieces than there are cores, so that a core with short pages helps one
/// with long pages. The result does not depend on how the pieces were shared out.
package func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ transform: @escaping @Sendable (Element) -> Result
) -> [Result] {
  let pieceLength = max(1, min(8, elements.count / 64))
  let pieceCount = (elements.count + pieceLength - 1) / pieceLength
  guard pieceCount > 1 else { return elements.map(transform) }
  return Array(unsafeUninitializedCapacity: elements.count) { buffer, count in
    // Sound, because every piece writes places of its own, and all are written before any is read.
    nonisolated(unsafe) let results = buffer
    Workers.shared.perform(pieceCount) { index in
      let start = index * pieceLength
      for position in start..<min(start + pieceLength, elements.count) {
        results.initializeElement(at: position, to: transform(elements[position]))
      }
    }
    count = elements.count
  }
}
