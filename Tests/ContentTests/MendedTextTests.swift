import Testing

@testable import Content

@Suite struct MendedTextTests {
  @Test func charactersThatLookLikeOthersAreTheseAndTold() throws {
    let reading = try readTale(
      "---\ntitle: ⽂明实践\ndate: 2024-04-07\n---\n\n⼀⽣⼀世，⽤⼾，\u{F979}。\u{F0B7}甲\u{2011}乙︵丙︶\n")
    #expect(reading.page?.title == "文明实践")
    #expect(reading.page?.document.plainText == "一生一世，用户，凉。•甲-乙（丙）")
    #expect(reading.findings.filter { $0.rule.name == "look-alike" }.map(\.location.line) == [2, 6])
  }

  @Test(arguments: [
    ("测\u{200B}试稿", "测试稿"), ("测\u{A0}试稿", "测 试稿"), ("测\u{202E}试稿\u{202C}", "测试稿"), ("\u{FEFF}测试稿", "测试稿"),
    ("测\u{2028}试稿", "测 试稿"),
  ])
  func fieldsAreCleanedAndThatIsTold(_ written: String, _ title: String) throws {
    let reading = try readTale("---\ntitle: \(written)\ndate: 2024-04-07\n---\n\n好。\n")
    #expect(reading.page?.title == title)
    #expect(reading.rules == ["invisible-character"])
    #expect(reading.findings.first?.location.line == 2)
  }

  @Test func aCharacterOfOneFontIsTold() throws {
    #expect(try readTale(fields: "deed: 甲", body: "甲\u{E123}乙").rules == ["private-character"])
  }

  @Test(arguments: ["😀❤️ “好”——……《》：；（）？！", "½ © · é ＡＢ 𠮷", "㎡ ℃ ① Ⅳ ／ ～"])
  func othersAreLeftAlone(_ text: String) throws {
    #expect(mendText(Array(text.utf8), of: "a.md") == nil)
  }

  /// The quick look never passes what the exact one would mend, wherever it stands.
  @Test func theQuickLookMissesNothing() {
    let odd: [Unicode.Scalar] = [
      "⽂", "\u{2E85}", "\u{F979}", "\u{2010}", "︵", "﹐", "｡", "\u{F0FC}", "\u{E000}",
    ]
    for scalar in odd {
      for length in 0..<40 {
        let text =
          String(repeating: "a", count: length) + String(scalar) + String(repeating: "b", count: 40 - length)
        #expect(mendText(Array(text.utf8), of: "a.md") != nil, "\(scalar) \(length)")
        #expect(
          mendText(Array((String(repeating: "字", count: length) + String(scalar)).utf8), of: "a.md") != nil)
      }
    }
  }

  @Test func aNameIsOneWord() throws {
    for written in ["李　明", "李 明", "李\u{2003}明"] {
      let reading = try readTale(fields: "person: \(written)")
      #expect(reading.value("person") == .people([Person(name: "李明")]))
      #expect(reading.rules.contains("spaced-name"))
    }
    #expect(
      try readTale(fields: "person: John Smith").value("person") == .people([Person(name: "John Smith")]))
  }
}
