/// The penalty of a symbol, for being hard to read: ISO/IEC 18004, section 7.8.3. The mask with the least is taken.
///
/// All modules of a row are compared at once: a bit of each word marks where a pattern begins.
func penalty(of rows: [UInt64]) -> Int {
  let size = rows.count
  var total = 0
  var dark = 0
  var aboveLong: UInt64 = 0
  for y in 0..<size {
    let row = rows[y]
    dark += row.nonzeroBitCount
    // Runs of five and more, three points and one for each module beyond the fifth.
    let across = same(row, row >> 1, size - 1)
    let long = across & across >> 1 & across >> 2 & across >> 3
    total += long.nonzeroBitCount + 2 * (long & ~(long << 1)).nonzeroBitCount
    if y + 4 < size {
      let (second, third, fourth) = (rows[y + 1], rows[y + 2], rows[y + 3])
      let down =
        same(row, second, size) & same(second, third, size) & same(third, fourth, size)
        & same(fourth, rows[y + 4], size)
      total += down.nonzeroBitCount + 2 * (down & ~aboveLong).nonzeroBitCount
      aboveLong = down
    }
    // Squares of four, three points each.
    if y + 1 < size {
      let below = rows[y + 1]
      let square = across & same(below, below >> 1, size - 1) & same(row, below, size)
      total += 3 * square.nonzeroBitCount
    }
    // Patterns like a finder with its margin, forty points each.
    total += 40 * finders(size - 10) { row >> UInt64($0) }
    if y + 10 < size { total += 40 * finders(size) { rows[y + $0] } }
  }
  // Ten points for every five per cent by which dark and light are apart.
  return total + abs(dark * 20 - size * size * 10) / (size * size) * 10
}

/// The bits in which two words agree, of the first `count`.
@inline(__always)
private func same(_ left: UInt64, _ right: UInt64, _ count: Int) -> UInt64 {
  ~(left ^ right) & (1 << UInt64(count) - 1)
}

/// The number of finders with four light modules on one side that begin in the first bits of eleven words.
///
/// A finder is dark, light, three dark, light, dark; the margin comes before or after it. Eleven words by their names,
/// because this is asked sixteen times for every row of a symbol.
@inline(__always)
private func finders(_ count: Int, _ word: (Int) -> UInt64) -> Int {
  let (a, b, c, d, e, f) = (word(0), word(1), word(2), word(3), word(4), word(5))
  let (g, h, i, j, k) = (word(6), word(7), word(8), word(9), word(10))
  let before = a & c & d & e & g & ~(b | f | h | i | j | k)
  let behind = e & g & h & i & k & ~(a | b | c | d | f | j)
  let places: UInt64 = 1 << UInt64(count) - 1
  // No place is both: the one is dark where the other is light.
  return ((before | behind) & places).nonzeroBitCount
}
