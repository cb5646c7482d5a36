import Testing

@testable import QRCodes

/// That phones can read the codes is tried on printed pages, in `Tests/Browser`.
@Suite struct QRCodeTests {
  @Test func `a symbol is as large as its text needs`() throws {
    for (length, size) in [(14, 21), (15, 25), (26, 25), (62, 33), (63, 37), (180, 53), (181, 57), (251, 61)]
    {
      let code = try #require(QRCode(String(repeating: "a", count: length)))
      #expect(code.size == size, "\(length) bytes")
    }
    #expect(QRCode(String(repeating: "a", count: 252)) == nil)
  }

  @Test(arguments: [1, 20, 50, 100, 120, 170, 200, 251])
  func `every symbol has its finders and its timing`(length: Int) throws {
    let code = try #require(QRCode(String(repeating: "x", count: length)))
    for (left, top) in [(0, 0), (code.size - 7, 0), (0, code.size - 7)] {
      let rows = (0..<7).map { y in (0..<7).map { code.isDark(left + $0, top + y) ? "#" : "." }.joined() }
      #expect(rows == ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"])
    }
    #expect((8..<(code.size - 8)).allSatisfy { code.isDark($0, 6) == ($0 % 2 == 0) })
    #expect((8..<(code.size - 8)).allSatisfy { code.isDark(6, $0) == ($0 % 2 == 0) })
  }

  /// ISO/IEC 18004, annex I: the data and the error correction of “01234567” in version 1, level M.
  @Test func `error correction is the standard's example's`() {
    let data: [UInt8] = [
      0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11,
    ]
    let expected: [UInt8] = [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55]
    #expect(checkCodewords(of: data[...], count: 10) == expected)
  }

  /// What the rows say, gone through module by module as the standard tells it.
  @Test(arguments: [
    "https://wenming.example.org/", "https://wenming.example.org/stories/2024/wang-jie/", "新风",
  ])
  func `penalties counted by rows are those counted by modules`(text: String) throws {
    let code = try #require(QRCode(text))
    #expect(penalty(of: code.rows) == slowPenalty(of: code))
    let plain = [UInt64](repeating: 0, count: 21)
    #expect(penalty(of: plain) == 21 * 2 * 19 + 20 * 20 * 3 + 100)
  }

  @Test func `a path has every dark module once`() throws {
    let code = try #require(QRCode("https://wenming.example.org/topics/"))
    var drawn: Set<Int> = []
    var x = 0
    var y = 0
    for step in code.pathData.split(whereSeparator: { "Mmh".contains($0) }).enumerated() {
      let letter = code.pathData.filter { "Mmh".contains($0) }
      let numbers = step.element.split(separator: " ").compactMap { Int($0) }
      switch letter[letter.index(letter.startIndex, offsetBy: step.offset)] {
      case "M": (x, y) = (numbers[0], numbers[1])
      case "m": x += numbers[0]
      default:
        for _ in 0..<numbers[0] {
          #expect(drawn.insert(y * 100 + x).inserted)
          x += 1
        }
      }
    }
    let dark = (0..<code.size).flatMap { y in
      (0..<code.size).filter { code.isDark($0, y) }.map { y * 100 + $0 }
    }
    #expect(drawn == Set(dark))
  }
}

private func slowPenalty(of code: QRCode) -> Int {
  let size = code.size
  let lines =
    (0..<size).map { y in (0..<size).map { code.isDark($0, y) } }
    + (0..<size).map { x in (0..<size).map { code.isDark(x, $0) } }
  let finder = [true, false, true, true, true, false, true]
  let patterns = [
    finder + [false, false, false, false], [false, false, false, false] + finder,
  ]
  var total = 0
  for line in lines {
    var run = 1
    for place in 1...size {
      if place < size, line[place] == line[place - 1] {
        run += 1
      } else {
        if run >= 5 { total += run - 2 }
        run = 1
      }
    }
    for start in 0...(size - 11) where patterns.contains(Array(line[start..<(start + 11)])) { total += 40 }
  }
  for y in 0..<(size - 1) {
    for x in 0..<(size - 1) {
      let square = [
        code.isDark(x, y), code.isDark(x + 1, y), code.isDark(x, y + 1), code.isDark(x + 1, y + 1),
      ]
      if Set(square).count == 1 { total += 3 }
    }
  }
  let dark = (0..<size).reduce(0) { sum, y in sum + (0..<size).count { code.isDark($0, y) } }
  return total + abs(dark * 20 - size * size * 10) / (size * size) * 10
}
