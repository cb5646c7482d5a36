import Testing

@testable import Content

/// A table of names says what a dictionary of the same names says.
@Suite struct NameTableTests {
  @Test func findsWhatADictionaryFinds() {
    var random = SeededGenerator(state: 3)
    for round in 0..<300 {
      // Every third table has names of one form only, and is asked for others.
      let hasForms = round % 3 != 0
      var table = NameTable()
      var dictionary: [String: Int] = [:]
      for position in 0..<Int.random(in: 0...60, using: &random) {
        let name = name(hasForms: hasForms, &random)
        table.set(name, to: position)
        dictionary[name] = position
      }
      for (name, position) in dictionary { #expect(table[name] == position) }
      for _ in 0..<60 {
        let other = name(hasForms: true, &random)
        #expect(table[other] == dictionary[other])
      }
      #expect(Set(table.names) == Set(dictionary.keys))
    }
  }

  @Test func knowsANameInEveryFormOfUnicode() {
    var table = NameTable()
    table.set("é", to: 1)
    #expect(table["e\u{301}"] == 1)
    table.set("e\u{301}", to: 2)
    #expect(table["é"] == 2)
    #expect(table[""] == nil)
  }

  private func name(hasForms: Bool, _ random: inout SeededGenerator) -> String {
    let letters = ["好", "人", "a", "B", "-", "乡村振兴", "文明实践中心", "豈", "·", "（", "K", ";"]
    // What is another form of something, or stands for two.
    let others = ["é", "e\u{301}", "\u{F900}", "\u{387}", "\u{212A}", "\u{37E}", "が", "か\u{3099}", "\u{301}"]
    return (0..<Int.random(in: 0...3, using: &random)).map { _ in
      (hasForms ? letters + others : letters).randomElement(using: &random) ?? ""
    }.joined()
  }
}

/// The quick ways to tell something of a text say what the long ways say.
@Suite struct QuickTextTests {
  @Test func countsCharactersAsTheyAreCounted() {
    var random = SeededGenerator(state: 5)
    let scalars: [Unicode.Scalar] = [
      "好", "，", "。", "a", " ", "\r", "\n", "é", "\u{301}", "“", "—", "…", "\u{200D}", "👩", "🇨", "①", "→",
      "\u{302A}", "か",
      "\u{3099}", "（", "Ａ", "\u{FF9E}", "\u{FE0F}", "각", "\u{1100}", "㐀", "\u{AD}", "\u{600}", "☀",
      "\u{20D0}", "\u{2028}", "×",
    ]
    for _ in 0..<5000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        text.append(scalars.randomElement(using: &random) ?? " ")
      }
      #expect(String(text).characterCount == String(text).count, "\(String(text).debugDescription)")
    }
  }

  @Test func countsEveryPairOfCharactersOfTheChineseBlocks() {
    for value in UInt32(0x80)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "字\(scalar)字\(scalar)\(scalar)a"
      #expect(text.characterCount == text.count, "U+\(String(value, radix: 16))")
    }
  }

  @Test func knowsASlugByItsLetters() {
    var random = SeededGenerator(state: 9)
    let letters: [Character] = ["a", "z", "0", "9", "-", "-", "A", "好", "_", "é", " ", "K"]
    for _ in 0..<5000 {
      let text = String(
        (0..<Int.random(in: 0...5, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" })
      #expect(isSlug(text) == (!text.isEmpty && text == slugLike(text)), "\(text)")
    }
  }

  @Test(arguments: [
    ("/{kind}/{year}/{slug}/", "/stories/2024/wang/"), ("/{slug}/", "/wang/"),
    ("/news/{kind}/{slug}/", "/news/stories/wang/"),
    ("/{year}/{slug}/x/", "/2024/wang/x/"), ("{slug}", "/wang/"),
  ])
  func writesAddresses(pattern: String, address: String) {
    #expect(AddressForm(pattern, kind: "stories").address(year: 2024, slug: "wang") == address)
    #expect(AddressForm(pattern, kind: "stories").hasYear == pattern.contains("{year}"))
  }
}

/// The same numbers in every run.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let mixed = (state ^ state >> 33) &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ mixed >> 33
  }
}
