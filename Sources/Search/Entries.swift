/// What the dictionary says of a scalar by itself or of a pair: the places.
struct Entry: Sendable {
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
func entries(of number: Int, in stretches: [SortedStretch], alphabet: Alphabet, size: Int) -> [Entry] {
  var firsts = PlaceList(size: size)
  var ends = [Int](repeating: 0, count: alphabet.scalars.count + 1)
  for stretch in stretches {
    var nextDocument = stretch.documents[...]
    for place in stretch.places(of: number) {
      ends[Int(stretch.numbers[Int(place) + 1]) + 1] += 1
      guard let next = nextDocument.first, stretch.start + Int(place) >= next else { continue }
      firsts.append(stretch.start + Int(place))
      nextDocument = nextDocument.dropFirst(countOfStarts(in: nextDocument, upTo: stretch.start + Int(place)))
    }
  }
  for second in alphabet.scalars.indices { ends[second + 1] += ends[second] }
  var places = [Int](repeating: 0, count: ends[alphabet.scalars.count])
  var cursors = ends
  for stretch in stretches {
    for place in stretch.places(of: number) {
      let second = Int(stretch.numbers[Int(place) + 1])
      places[cursors[second]] = stretch.start + Int(place)
      cursors[second] += 1
    }
  }
  var entries = [Entry(second: nil, places: firsts)]
  // What ends a field is found by the scalar alone.
  for second in alphabet.scalars.indices.dropFirst() where ends[second] < ends[second + 1] {
    var list = PlaceList(size: size)
    for place in places[ends[second]..<ends[second + 1]] { list.append(place) }
    entries.append(Entry(second: alphabet.scalars[second], places: list))
  }
  return entries
}

/// How many of the ascending numbers are not above a limit.
private func countOfStarts(in starts: ArraySlice<Int>, upTo limit: Int) -> Int {
  var low = starts.startIndex
  var high = starts.endIndex
  while low < high {
    let middle = (low + high) / 2
    if starts[middle] <= limit { low = middle + 1 } else { high = middle }
  }
  return low - starts.startIndex
}
