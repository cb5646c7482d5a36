/// The parts common to all symbols of a version: the patterns by which a reader finds them, the places of data, and the
/// masks.
struct QRLayout: Sendable {
  let size: Int
  /// Finder, timing and alignment patterns, and the version.
  private var fixed: [UInt64]
  /// Modules that hold no data: the patterns, their margins, and the format.
  private var taken: [UInt64]
  /// The places of the codewords' bits, in their order.
  private var places: [(x: Int, y: Int)] = []
  /// For every mask, the modules of data that it turns over, together with the format that names it.
  private var masks: [[UInt64]] = []

  static let all = QRVersion.all.map(QRLayout.init)

  private init(_ version: QRVersion) {
    size = version.size
    fixed = Array(repeating: 0, count: size)
    taken = fixed
    for (x, y) in [(0, 0), (size - 7, 0), (0, size - 7)] { addFinder(x, y) }
    for place in 8..<(size - 8) {
      set(place, 6, isDark: place % 2 == 0)
      set(6, place, isDark: place % 2 == 0)
    }
    addAlignment(version.alignment)
    if version.number >= 7 { addVersion(version.number) }
    reserveFormat()
    places = dataPlaces()
    masks = (0..<8).map(mask)
  }

  /// The symbol with its data, before a mask is laid over it.
  func drawing(_ codewords: [UInt8]) -> [UInt64] {
    var rows = fixed
    for (index, place) in places.enumerated() where index / 8 < codewords.count {
      let bit = codewords[index / 8] >> UInt8(7 - index % 8) & 1
      rows[place.y] |= UInt64(bit) << UInt64(place.x)
    }
    return rows
  }

  func masked(_ rows: [UInt64], with number: Int) -> [UInt64] { zip(rows, masks[number]).map { $0 ^ $1 } }

  private mutating func set(_ x: Int, _ y: Int, isDark: Bool) {
    taken[y] |= 1 << UInt64(x)
    if isDark { fixed[y] |= 1 << UInt64(x) } else { fixed[y] &= ~(1 << UInt64(x)) }
  }

  /// Squares in a square, and the light margin around them.
  private mutating func addFinder(_ left: Int, _ top: Int) {
    for y in -1...7 {
      for x in -1...7 where (0..<size).contains(left + x) && (0..<size).contains(top + y) {
        let ring = max(abs(x - 3), abs(y - 3))
        set(left + x, top + y, isDark: ring == 3 || ring <= 1)
      }
    }
  }

  /// At all crossings of the centres but those of finders.
  private mutating func addAlignment(_ centres: [Int]) {
    for row in centres {
      for column in centres {
        let isFinder = [(6, 6), (6, size - 7), (size - 7, 6)].contains { $0 == (column, row) }
        guard !isFinder else { continue }
        for y in -2...2 {
          for x in -2...2 { set(column + x, row + y, isDark: max(abs(x), abs(y)) != 1) }
        }
      }
    }
  }

  /// Section 7.10: six bits and twelve to check them, twice.
  private mutating func addVersion(_ number: Int) {
    let bits = number << 12 | remainder(of: number << 12, by: 0x1F25)
    for index in 0..<18 {
      let (long, short) = (index / 3, size - 11 + index % 3)
      set(long, short, isDark: bits >> index & 1 == 1)
      set(short, long, isDark: bits >> index & 1 == 1)
    }
  }

  private mutating func reserveFormat() {
    for place in formatPlaces.flatMap(\.self) { taken[place.y] |= 1 << UInt64(place.x) }
    set(8, size - 8, isDark: true)
  }

  /// The fifteen places of the format, least bit first, and the same once more.
  private var formatPlaces: [[(x: Int, y: Int)]] {
    let down = [0, 1, 2, 3, 4, 5, 7, 8].map { (x: 8, y: $0) } + [7, 5, 4, 3, 2, 1, 0].map { (x: $0, y: 8) }
    let across = (1...8).map { (x: size - $0, y: 8) } + (1...7).reversed().map { (x: 8, y: size - $0) }
    return [down, across]
  }

  /// Two columns at a time from the right, up and down by turns; the column of the timing pattern is left out.
  private func dataPlaces() -> [(x: Int, y: Int)] {
    var places: [(x: Int, y: Int)] = []
    var right = size - 1
    var goesUp = true
    while right > 0 {
      if right == 6 { right -= 1 }
      for step in 0..<size {
        let y = goesUp ? size - 1 - step : step
        for x in [right, right - 1] where taken[y] >> UInt64(x) & 1 == 0 { places.append((x, y)) }
      }
      goesUp.toggle()
      right -= 2
    }
    return places
  }

  /// Sections 7.8 and 7.9. Error correction M is written as 00.
  private func mask(_ number: Int) -> [UInt64] {
    var rows = [UInt64](repeating: 0, count: size)
    for place in places where isTurned(place.x, place.y, by: number) {
      rows[place.y] |= 1 << UInt64(place.x)
    }
    let bits = (number << 10 | remainder(of: number << 10, by: 0x537)) ^ 0x5412
    for copy in formatPlaces {
      for (index, place) in copy.enumerated() where bits >> index & 1 == 1 {
        rows[place.y] |= 1 << UInt64(place.x)
      }
    }
    return rows
  }
}

private func isTurned(_ x: Int, _ y: Int, by mask: Int) -> Bool {
  switch mask {
  case 0: (x + y) % 2 == 0
  case 1: y % 2 == 0
  case 2: x % 3 == 0
  case 3: (x + y) % 3 == 0
  case 4: (x / 3 + y / 2) % 2 == 0
  case 5: x * y % 2 + x * y % 3 == 0
  case 6: (x * y % 2 + x * y % 3) % 2 == 0
  default: ((x + y) % 2 + x * y % 3) % 2 == 0
  }
}

/// Of a division of polynomials over two elements.
private func remainder(of value: Int, by divisor: Int) -> Int {
  var rest = value
  while rest >= 1 << (Int.bitWidth - 1 - divisor.leadingZeroBitCount) {
    rest ^= divisor << (divisor.leadingZeroBitCount - rest.leadingZeroBitCount)
  }
  return rest
}
