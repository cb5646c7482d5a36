/// The scalars that occur, numbered by their order from 1; the separator is 0.
struct Alphabet: Sendable {
  let scalars: [UInt32]
  private let numbers: [UInt32]

  init(of runs: [DocumentRun]) {
    var occurs = [Bool](repeating: false, count: 0x110000)
    for run in runs {
      for scalar in run.scalars { occurs[Int(scalar)] = true }
    }
    occurs[Int(separator)] = true
    var scalars: [UInt32] = []
    var numbers = [UInt32](repeating: 0, count: occurs.count)
    for scalar in occurs.indices where occurs[scalar] {
      numbers[scalar] = UInt32(scalars.count)
      scalars.append(UInt32(scalar))
    }
    self.scalars = scalars
    self.numbers = numbers
  }

  func number(of scalar: UInt32) -> UInt32 { numbers[Int(scalar)] }
}

/// A run with its places sorted by their scalars.
struct SortedRun: Sendable {
  /// The start of the run in the whole stream.
  let start: Int
  /// Numbers in the alphabet.
  let numbers: [UInt32]
  /// The start of each document in the whole stream.
  let documents: [Int]
  private let places: [UInt32]
  private let ends: [Int]

  init(_ run: DocumentRun, start: Int, alphabet: Alphabet) {
    self.start = start
    numbers = run.scalars.map(alphabet.number)
    var next = start
    documents = run.extents.map { extent in
      defer { next += extent.length }
      return next
    }
    var cursors = [Int](repeating: 0, count: alphabet.scalars.count + 1)
    for number in numbers { cursors[Int(number) + 1] += 1 }
    for number in alphabet.scalars.indices { cursors[number + 1] += cursors[number] }
    var places = [UInt32](repeating: 0, count: numbers.count)
    for place in numbers.indices {
      let number = Int(numbers[place])
      places[cursors[number]] = UInt32(place)
      cursors[number] += 1
    }
    self.places = places
    ends = cursors
  }

  /// The places of a scalar in this run, ascending.
  func places(of number: Int) -> ArraySlice<UInt32> {
    places[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }
}
