/// The places of a scalar by itself or of a pair.
struct Postings: Sendable {
  /// Nil for the scalar by itself.
  var second: UInt32?
  var places: PlaceList
}

/// Ascending places as gaps, in parts that can be read alone, none longer than a size.
struct PlaceList: Sendable {
  private var closed: [[UInt8]] = []
  private var open: [UInt8] = []
  private let size: Int
  private var last = 0

  init(size: Int) {
    self.size = size
  }

  var parts: [[UInt8]] { closed + [open] }

  mutating func append(_ place: Int) {
    if open.count + Digits.mostLength > size {
      closed.append(open)
      open = []
      last = 0
    }
    Digits.append(place - last, to: &open)
    last = place
  }
}

/// Everything that begins with one scalar: where each document has it first, which is all that a word of one
/// character asks for, and all places of each pair.
///
/// The pairs overlap, so that a run of any length is found by pairs that cover it and follow one another, and
/// nothing else has that run.
///
/// - Parameter size: how long a part of a list may be.
func entries(of number: Int, in runs: [SortedRun], alphabet: Alphabet, size: Int) -> [Postings] {
  var firsts = PlaceList(size: size)
  // The second scalar and the place in one number, so that sorting is all there is to do.
  var pairs: [UInt64] = []
  pairs.reserveCapacity(runs.reduce(0) { $0 + $1.places(of: number).count })
  for run in runs {
    var nextDocument = run.documents[...]
    for local in run.places(of: number) {
      let place = run.start + Int(local)
      pairs.append(UInt64(run.numbers[Int(local) + 1]) << placeBits | UInt64(place))
      guard let next = nextDocument.first, place >= next else { continue }
      firsts.append(place)
      nextDocument = nextDocument.dropFirst(countOfStarts(in: nextDocument, upTo: place))
    }
  }
  pairs.sort()
  var entries = [Postings(second: nil, places: firsts)]
  var last: UInt64 = 0
  for pair in pairs {
    let second = pair >> placeBits
    // A pair that ends with a separator is left out: the scalar alone finds it.
    guard second > 0 else { continue }
    if second != last {
      entries.append(Postings(second: alphabet.scalars[Int(second)], places: PlaceList(size: size)))
      last = second
    }
    entries[entries.count - 1].places.append(Int(pair & (1 << placeBits - 1)))
  }
  return entries
}

/// Enough for a million million characters; the rest is more than there are scalars.
private let placeBits: UInt64 = 40

/// The number of ascending numbers up to a limit, inclusive.
private func countOfStarts(in starts: ArraySlice<Int>, upTo limit: Int) -> Int {
  var low = starts.startIndex
  var high = starts.endIndex
  while low < high {
    let middle = (low + high) / 2
    if starts[middle] <= limit { low = middle + 1 } else { high = middle }
  }
  return low - starts.startIndex
}
