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

  @Test func listsMayBeTransformedWithinLists() {
    let sums = concurrentMap(Array(0..<100)) { row in
      concurrentMap(Array(0..<100)) { row * $0 }.reduce(0, +)
    }
    #expect(sums == (0..<100).map { $0 * 4950 })
  }

  /// Each of the two may share out work again.
  @Test func bothMayStandWithinBoth() {
    let count: @Sendable (Int) -> Int = { start in
      let (left, right) = both(
        { concurrentMap(Array(start..<start + 500)) { $0 }.count },
        { concurrentMap(Array(start..<start + 300)) { $0 }.count })
      return left + right
    }
    let (left, right) = both({ count(0) + count(1) }, { count(2) })
    #expect((left, right) == (1600, 800))
  }

  /// Whoever waits helps with what others share out, and nobody begins what he is in the middle of.
  @Test func manyMayShareOutWorkAtTheSameTime() async {
    let count: @Sendable (Int) -> Int = { row in
      let (left, right) = both(
        { concurrentMap(Array(0..<200)) { row * $0 }.reduce(0, +) },
        {
          concurrentMap(Array(0..<300)) { column in concurrentMap([row, column], \.self).reduce(0, +) }.count
        })
      return left + right
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

  @Test func bothGivesEachItsOwn() {
    let (numbers, text) = both({ Array(0..<1000) }, { String(repeating: "长", count: 1000) })
    #expect(numbers == Array(0..<1000))
    #expect(text.count == 1000)
    let (nothing, something) = both({ nil as Int? }, { [1, 2] })
    #expect(nothing == nil && something == [1, 2])
  }
}
