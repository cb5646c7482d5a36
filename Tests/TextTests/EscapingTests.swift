import Testing

@testable import Text

@Suite struct EscapingTests {
  @Test(arguments: [
    ("新风", "新风"), ("<b>", "&lt;b&gt;"), ("a & b", "a &amp; b"), ("\"它's\"", "&quot;它&#39;s&quot;"),
    ("很长的一段文字没有什么要改的<", "很长的一段文字没有什么要改的&lt;"),
  ]) func writesTextsForMarkup(text: String, written: String) {
    #expect(escapedForMarkup(text) == written)
  }

  @Test(arguments: [
    ("\"\\\n\t", #""\"\\\n\t""#), ("</script>&", #""\u003c/script\u003e\u0026""#), ("\u{1}", #""\u0001""#),
  ]) func writesStringsOfJSON(text: String, written: String) {
    #expect(String(decoding: JSON.text(text).bytes, as: UTF8.self) == written)
  }

  @Test func countsColumnsOfATerminal() {
    #expect(displayWidth("新风 a".unicodeScalars) == 6)
    #expect(displayWidth("e\u{301}“”".unicodeScalars) == 5)
  }

  /// Characters are found from both sides, whatever their length.
  @Test func walksOverCharacters() {
    let bytes = Array("aé新😀".utf8)
    var (offset, found) = (0, [UInt32]())
    while let (value, length) = bytes.scalar(at: offset) {
      found.append(value)
      offset += length
      #expect(bytes.scalar(before: offset)?.value == value)
    }
    #expect(found == "aé新😀".unicodeScalars.map(\.value))
  }
}
