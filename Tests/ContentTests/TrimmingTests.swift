import Testing

@testable import Content

/// Spaces at the ends of a text are told by its bytes, as Unicode's own tables tell them.
@Suite struct TrimmingTests {
  @Test func everySpaceOfUnicodeIsTakenAway() {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      let isSpace = text.allSatisfy { $0.isWhitespace } && !text.isEmpty
      guard scalar.properties.isWhitespace || value >= 0x80 else { continue }
      #expect((text + "字").trimmingSpaces == (isSpace ? "字" : text + "字"), "U+\(String(value, radix: 16))")
      #expect(("字" + text).trimmingSpaces == (isSpace ? "字" : "字" + text), "U+\(String(value, radix: 16))")
    }
  }

  @Test(arguments: [
    "", " ", "　", "字", " 字 ", "　字\u{A0}", "“字”", "字。", "a\u{85}", "é ", "\u{2028}", "字\r\n", "🌱　",
  ])
  func aTextIsTrimmedAsItsPartsAre(_ text: String) {
    #expect(text.trimmingSpaces == text[...].trimmingSpaces)
  }
}
