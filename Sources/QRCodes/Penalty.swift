/// How hard a symbol is to read: ISO/IEC 18004, section 7.8.3. The mask with the least is taken.
///
/// All modules of a row are looked at together: a bit of each word says whether something begins there.
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
      let down = (0..<4).reduce(~0) { $0 & same(rows[y + $1], rows[y + $1 + 1], size) }
      total += down.nonzeroBitCount + 2 * (down & ~aboveLong).nonzeroBitCount
      aboveLong = down
    }
    // Squares of four, three points each.
    if y + 1 < size {
      let below = rows[y + 1]
      let square = across & same(below, below >> 1, size - 1) & same(row, below, size)
      total += 3 * square.nonzeroBitCount
    }
    // What looks like a finder with its margin, forty points each.
    total += 40 * finders(size - 10) { row >> UInt64($0) }
    if y + 10 < size { total += 40 * finders(size) { rows[y + $0] } }
  }
  // Ten points for every five per cent by which dark and light are apart.
  return total + abs(dark * 20 - size * size * 10) / (size * size) * 10
}

/// Where two words agree, in their first bits.
private func same(_ left: UInt64, _ right: UInt64, _ count: Int) -> UInt64 {
  ~(left ^ right) & (1 << UInt64(count) - 1)
}

/// How often a finder with four light modules on one side begins in the first bits of eleven words.
private func finders(_ count: Int, _ word: (Int) -> UInt64) -> Int {
  // Dark, light, three dark, light, dark; the margin before or behind it.
  let dark = [true, false, true, true, true, false, true]
  func core(_ start: Int) -> UInt64 {
    dark.indices.reduce(~0) { $0 & (dark[$1] ? word(start + $1) : ~word(start + $1)) }
  }
  func margin(_ start: Int) -> UInt64 { (start..<(start + 4)).reduce(~0) { $0 & ~word($1) } }
  let places: UInt64 = 1 << UInt64(count) - 1
  return (core(0) & margin(7) & places).nonzeroBitCount + (core(4) & margin(0) & places).nonzeroBitCount
}
