import Testing

@testable import Markdown

/// Characters are counted sixteen bytes at a time; counting them one by one gives the same.
@Suite struct CharacterCountTests {
  @Test(arguments: [
    ("", 0), ("中文", 2), ("2015年，他38岁。", 5), ("it's co-operation", 2), ("3.5 kg", 2), ("a.-b", 2),
    ("，。“”《》", 0), ("〇々かカ한", 5),
    ("Ｗｏｒｄ　２", 2), ("𠮷a", 2), ("一a二b", 4),
  ])
  func examples(_ text: String, _ count: Int) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { countCharacters(in: $0) } == count)
  }

  private static let pieces: [Character] = [
    "中", "文", "。", "，", "“", "a", "Z", "7", ".", "-", "'", " ", "\n", "é", "Ж", "Ａ", "５", "か", "〇", "㐀", "䷀",
    "한", "豈", "𠮷", "🌱", "—",
    "豫", "人", "民",
  ]

  /// 20 × 200 texts; some longer than the lanes of sixteen bytes can count.
  @Test(arguments: 0..<20)
  func countsAsOneByOne(_ seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    for round in 0..<200 {
      let length = round == 0 ? 9_000 : Int.random(in: 0...60, using: &generator)
      let text = String((0..<length).map { _ in Self.pieces.randomElement(using: &generator) ?? "中" })
      let count = Array(text.utf8).withUnsafeBufferPointer { countCharacters(in: $0) }
      #expect(count == oneByOne(text), "\(text.debugDescription)")
    }
  }

  private func oneByOne(_ text: String) -> Int {
    var count = 0
    var isInWord = false
    var wasLetter = false
    for scalar in text.unicodeScalars {
      let isHan: Bool
      switch scalar.value {
      case 0x3005...0x3007, 0x3041...0x3096, 0x30A1...0x30FA, 0x3400...0x4DBF, 0x4DC0...0x9FFF,
        0xAC00...0xD7A3,
        0xF900...0xFAFF, 0x20000...0x3FFFD:
        isHan = true
      default: isHan = false
      }
      let isLetter =
        !isHan && scalar.properties.numericType != nil || !isHan && scalar.properties.isAlphabetic
      if isHan || isLetter && !isInWord { count += 1 }
      isInWord = isLetter || wasLetter && ".,'-_".unicodeScalars.contains(scalar)
      wasLetter = isLetter
    }
    return count
  }
}
