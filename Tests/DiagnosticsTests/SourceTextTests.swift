import Testing

@testable import Diagnostics

/// A string that is made without a second look at its bytes is the one that a look would have made.
@Suite struct SourceTextTests {
  @Test(arguments: ["", "a", "标题: 三十年守护一盏灯\n", "é́🌱🇨🇳\u{FEFF}\u{0}x", "“文明服务我出彩、群众满意在窗口”", "e\u{301}한"])
  func everyRangeBetweenCharactersIsItsText(_ text: String) {
    let source = Source(name: "text.md", text: text)
    let bounds = source.bytes.indices.filter { source.bytes[$0] & 0xC0 != 0x80 } + [source.bytes.count]
    for start in bounds {
      for end in bounds where end >= start {
        let made = source.text(in: start..<end)
        let decoded = String(decoding: source.bytes[start..<end], as: UTF8.self)
        #expect(
          made == decoded && made.utf8.elementsEqual(decoded.utf8) && made.hashValue == decoded.hashValue)
      }
    }
  }
}
