import Diagnostics
import Testing
import YAML

/// Lines of a value are joined as lines of a text: beside Chinese characters without a space.
@Suite struct JoinLinesTests {
  private func value(_ text: String) -> String? {
    parseYAML(Source(name: "a.md", text: "a: 1\nkey: \(text)\nz: 1\n")).root?["key"]?.text
  }

  @Test(arguments: [
    "三十年守护\n  一盏灯", ">-\n  三十年守护\n  一盏灯", ">\n    三十年守护\n    一盏灯\n", "\"三十年守护\n  一盏灯\"", "'三十年守护\n   一盏灯'",
    "\"三十年守护\\\n  一盏灯\"", "三十年\n  守护\n  一盏灯", "|-\n  三十年守护一盏灯", "\n  三十年守护\n  一盏灯", "\"三十年\\u5b88\n  护一盏灯\"",
  ])
  func chineseLinesLeaveNoSpace(text: String) {
    #expect(value(text)?.trimmed == "三十年守护一盏灯")
  }

  @Test(arguments: [
    ("a light\n  for thirty years", "a light for thirty years"), ("守灯 三十\n  年", "守灯 三十年"),
    ("一盏\n  LED\n  灯", "一盏LED灯"),
    ("\"他说 \\\"好\\\"，\n  就走了\"", "他说 \"好\"，就走了"), ("'it''s\n  一盏灯'", "it's一盏灯"),
    ("'三十年\n\n  一盏灯'", "三十年\n一盏灯"),
    (">-\n  一行\n    更深的\n  三行\n  四行", "一行\n  更深的\n三行四行"), ("\"一盏灯 \n  \"", "一盏灯 "), ("两行\n  C: 盘", nil),
    (">2-\n    深\n   灯", "  深\n 灯"),
  ])
  func otherSpacesStay(text: String, expected: String?) {
    #expect(value(text) == expected)
  }

  @Test func linesOfListsAndMapsAreJoined() {
    let root = parseYAML(
      Source(name: "a.yml", text: "key: {src: 灯.jpg, alt: 三十年守护\n  一盏灯}\nlist:\n- 三十年\n  守护\n- 灯\n")
    ).root
    #expect(root?["key"]?["alt"]?.text == "三十年守护一盏灯")
    #expect(root?["list"]?.list?.map(\.text) == ["三十年守护", "灯"])
  }

  /// However its lines are broken, a text without spaces is the same text.
  @Test func breakingLinesChangesNothing() {
    let whole = "三十年守护一盏灯，他说：“灯不能灭。”李样例（王样例的徒弟）接过了灯。"
    var random = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      var broken = ""
      for character in whole {
        broken.append(character)
        if Int.random(in: 0..<4, using: &random) == 0 { broken += "\n  " }
      }
      broken = broken.trimmed
      for text in [broken, ">-\n  " + broken, "'" + broken + "'", "\"" + broken + "\""] {
        #expect(value(text) == whole, "\(text)")
      }
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
