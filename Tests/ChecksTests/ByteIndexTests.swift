import Testing

@testable import Checks

/// One walk notes the places for all rules; looking for each sort alone finds the same.
@Suite struct LandmarksTests {
  private static let pieces: [Character] = [
    "中", "文", "号", "单", "栋", "幢", "月", "号", "半", "豫", "A", "z", "5", "６", "Ａ", "ｚ", "@", "＠", ",", ";", ":",
    "?", "!", ".",
    "/", "`", "<", "]", "\\", "“", "”", "‘", "’", "《", "》", "（", "）", "【", "】", "「", "〔", "〕", "，", "。", "—",
    "é", "🌱", " ", "\n", "-", "：", "；", "ｌ", "\"", "*", "＃", "｜",
  ]

  @Test(arguments: 0..<200)
  func findsWhatOneByOneFinds(_ seed: Int) {
    var state = UInt64(seed)
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let characters = (0..<random(80)).map { _ in Self.pieces[random(Self.pieces.count)] }
    let found = ByteIndex(of: Array(String(characters).utf8))

    var offset = 0
    var before: Character?
    var expected: [String: [Int]] = [:]
    for character in characters {
      let isAfterWide = before.map { !$0.isASCII } ?? false
      let isDigit = "5６".contains(character)
      if isDigit, !(before.map { "5６".contains($0) } ?? false) {
        expected["digits", default: []].append(offset)
      }
      if "Ａｚｌ".contains(character) || "Az".contains(character) && isAfterWide {
        expected["letters", default: []].append(offset)
      }
      if "@＠".contains(character) { expected["atSigns", default: []].append(offset) }
      if "号单栋幢".contains(character) { expected["counters", default: []].append(offset) }
      if "＃＊［｀｜".contains(character) { expected["wideSigns", default: []].append(offset) }
      if character == "月" { expected["monthSigns", default: []].append(offset) }
      if ",;:?!.".contains(character), isAfterWide { expected["halfMarks", default: []].append(offset) }
      if "“”‘’《》（）【】「〔〕".contains(character) { expected["pairMarks", default: []].append(offset) }
      offset += character.utf8.count
      before = character
    }
    let ours = [
      "digits": found.digits.map(\.start), "letters": found.letters, "atSigns": found.atSigns,
      "counters": found.counters,
      "monthSigns": found.monthSigns, "halfMarks": found.halfMarks, "pairMarks": found.pairMarks,
      "wideSigns": found.wideSigns,
    ]
    #expect(ours.filter { !$0.value.isEmpty } == expected, "\(String(characters).debugDescription)")
  }

  @Test(arguments: [
    ("请拨一三八一二三四五六七八", [6]), ("①③⑧ ①②③④", [0]), ("一 二**三**，四五六", [0, 17]), ("二十、三、四", []), ("一二年三", []),
    ("٠١٢", [0]), ("é²³¹", [2]),
  ])
  func findsWhereThreeNumeralsBegin(_ text: String, _ places: [Int]) {
    #expect(ByteIndex(of: Array(text.utf8)).numerals == places)
  }

  @Test func countsTheDigitsOfASCII() {
    #expect(
      ByteIndex(of: Array("第2024期，１３8和138１３".utf8)).digits == [
        ByteIndex.Digits(start: 3, count: 4), ByteIndex.Digits(start: 13, count: 0),
        ByteIndex.Digits(start: 23, count: 3),
      ])
  }

  /// Ranges mostly ascend, but where they do not, their places are found all the same.
  @Test func placesAreReadRangeByRange() {
    let places = [3, 5, 8, 8, 13, 21, 34]
    var reader = PlaceReader(places)
    for range in [0..<4, 4..<9, 9..<9, 10..<40, 2..<6, 0..<100, 50..<60, 8..<9] {
      #expect(reader.positions(in: range).map { places[$0] } == places.filter(range.contains))
    }
  }
}
