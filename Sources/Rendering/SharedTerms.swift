import Content
import Parallel

/// The keys that pages have in common: for every page its terms and people, for every term and person their pages.
///
/// Both ways are flat arrays of numbers, because related pages are asked for on every page of the site. A term
/// or person is a key; keys of one index follow each other.
struct SharedTerms: Sendable {
  /// The origin of keys: a run of keys with one label.
  struct Origin: Sendable {
    var firstKey: Int32
    /// 主题, 单位 …; a person is a person.
    var label: String
    var names: [String]
  }

  private(set) var origins: [Origin] = []
  private var keys = Rows()
  private var pages = Rows()

  /// - Parameter people: what people are called.
  init(_ site: Site, indices: Indices, people: String) {
    var firstKeys: [Int32] = []
    for index in indices.byTerm {
      firstKeys.append(add(index.label, site.model.vocabularies[index.vocabulary].terms.map(\.name)))
    }
    let fields = indices.indexOfField.map { row in
      row.enumerated().compactMap { field, index in index.map { (field, $0) } }
    }
    var pageKeys = concurrentMap(site.pages) { [firstKeys] page in
      fields[page.kind].flatMap { field, index in
        page.terms(of: field).map { firstKeys[index] + Int32($0.term) }
      }
    }
    for index in indices.people {
      let first = add(people, index.people.map(\.name))
      for (key, person) in index.people.enumerated() {
        for page in person.pages { pageKeys[page].append(first + Int32(key)) }
      }
    }
    // A page may have one term by two fields.
    keys = Rows(concurrentMap(pageKeys, ascending))
    pages = keys.turned(count: Int(keyCount))
  }

  private var keyCount: Int32 { origins.last.map { $0.firstKey + Int32($0.names.count) } ?? 0 }

  private mutating func add(_ label: String, _ names: [String]) -> Int32 {
    let first = keyCount
    origins.append(Origin(firstKey: first, label: label, names: names))
    return first
  }

  /// Ascending.
  func keys(of page: Int) -> ArraySlice<Int32> { keys[page] }
  /// Newest first.
  func pages(of key: Int32) -> ArraySlice<Int32> { pages[Int(key)] }

  /// The keys that two pages share, ascending.
  @inline(__always)
  func forEachShared(_ first: Int, _ second: Int, _ body: (Int32) -> Void) {
    keys.withRows(first, second) { left, right in
      var (i, j) = (0, 0)
      while i < left.count, j < right.count {
        let (key, other) = (left[i], right[j])
        if key == other { body(key) }
        if key <= other { i += 1 }
        if other <= key { j += 1 }
      }
    }
  }

  func count(of key: Int32) -> Int { pages.length(of: Int(key)) }

  /// The weight of a key that two pages share, in bits: one that half as many pages have weighs one bit more.
  func weight(of key: Int32) -> Int { UInt32(count(of: key)).leadingZeroBitCount }

  /// The numbers of different keys that some pages have, by origin; the origins of terms come in the order of their
  /// indices.
  func distinctKeys(of pages: [Int]) -> [Int] {
    var isSeen = Array(repeating: false, count: Int(keyCount))
    for page in pages {
      for key in keys[page] { isSeen[Int(key)] = true }
    }
    return origins.map { origin in
      let first = Int(origin.firstKey)
      return isSeen[first..<first + origin.names.count].reduce(0) { $0 + ($1 ? 1 : 0) }
    }
  }

  func origin(of key: Int32) -> Int {
    origins.lastIndex { $0.firstKey <= key } ?? 0
  }
}

/// Rows of numbers of different lengths in one array.
private struct Rows: Sendable {
  private var starts: [Int32] = [0]
  private var numbers: [Int32] = []

  init() {}

  init(_ rows: [[Int32]]) {
    starts.reserveCapacity(rows.count + 1)
    for row in rows {
      numbers += row
      starts.append(Int32(numbers.count))
    }
  }

  func length(of row: Int) -> Int { Int(starts[row + 1] - starts[row]) }

  subscript(row: Int) -> ArraySlice<Int32> { numbers[Int(starts[row])..<Int(starts[row + 1])] }

  @inline(__always)
  func withRows(_ first: Int, _ second: Int, _ body: (Swift.Span<Int32>, Swift.Span<Int32>) -> Void) {
    let numbers = numbers.span
    body(
      numbers.extracting(Int(starts[first])..<Int(starts[first + 1])),
      numbers.extracting(Int(starts[second])..<Int(starts[second + 1])))
  }

  /// Rows by number instead of numbers by row; rows stay ascending.
  func turned(count: Int) -> Rows {
    var result = Rows()
    result.starts = Array(repeating: 0, count: count + 1)
    for number in numbers { result.starts[Int(number) + 1] += 1 }
    for row in 0..<count { result.starts[row + 1] += result.starts[row] }
    var next = result.starts
    result.numbers = Array(repeating: 0, count: numbers.count)
    for row in 0..<starts.count - 1 {
      for number in self[row] {
        result.numbers[Int(next[Int(number)])] = Int32(row)
        next[Int(number)] += 1
      }
    }
    return result
  }
}

/// Sorted, each number once.
private func ascending(_ numbers: [Int32]) -> [Int32] {
  var sorted = numbers.sorted()
  var kept = 0
  for position in sorted.indices where position == 0 || sorted[position] != sorted[kept - 1] {
    sorted[kept] = sorted[position]
    kept += 1
  }
  sorted.removeLast(sorted.count - kept)
  return sorted
}
