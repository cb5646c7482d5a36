import Foundation
import Parallel
import Synchronization
import Testing

@Suite struct ParallelTests {
  /// Around the lengths at which the list is cut into pieces.
  @Test(arguments: [0, 1, 2, 31, 32, 33, 63, 64, 65, 1023, 1024, 1025, 10_000])
  func resultsStandInTheOrderOfTheirElements(count: Int) {
    let words = (0..<count).map { "\($0)" }
    #expect(concurrentMap(words) { $0 + "!" } == words.map { $0 + "!" })
  }

  @Test func everyElementIsTransformedOnce() {
    let seen = Mutex<[Int: Int]>([:])
    _ = concurrentMap(Array(0..<5000)) { element in seen.withLock { $0[element, default: 0] += 1 } }
    #expect(seen.withLock { $0.count == 5000 && $0.values.allSatisfy { $0 == 1 } })
  }

  @Test(arguments: [0, 1, 2, 3, 1000]) func workersKeepWhatTheyBeganWith(count: Int) {
    let begun = Atomic(0)
    let results = concurrentMap(
      Array(0..<count), with: { [Int]() },
      { kept, element -> Int in
        if kept.isEmpty { begun.add(1, ordering: .relaxed) }
        kept.append(element)
        return element * 2
      })
    #expect(results == (0..<count).map { $0 * 2 })
    #expect(begun.load(ordering: .relaxed) <= max(1, ProcessInfo.processInfo.activeProcessorCount))
  }

  @Test func listsMayBeTransformedWithinLists() {
    let sums = concurrentMap(Array(0..<100)) { row in
      concurrentMap(Array(0..<100)) { row * $0 }.reduce(0, +)
    }
    #expect(sums == (0..<100).map { $0 * 4950 })
  }

  /// Whoever waits helps with what others share out, and nobody begins what he is in the middle of.
  @Test func manyMayShareOutWorkAtTheSameTime() async {
    let count: @Sendable (Int) -> Int = { row in
      let left = concurrentMap(Array(0..<200)) { row * $0 }.reduce(0, +)
      let right = concurrentMap(Array(0..<300)) { column in concurrentMap([row, column], \.self).reduce(0, +)
      }
      return left + right.count
    }
    let sums = await withTaskGroup(of: (Int, Int).self) { group in
      for row in 0..<100 { group.addTask { (row, count(row)) } }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    #expect(sums.count == 100 && sums.allSatisfy { row, sum in sum == row * 19_900 + 300 })
  }

  @Test func threadsAreStartedAndEnd() {
    #expect(allowsThreads(4) && coreCount() > 0)
  }
}
