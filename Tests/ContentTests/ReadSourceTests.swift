import Content
import Testing

@Suite struct ReadSourceTests {
  @Test func theSameTextIsTheSamePageWhicheverEditorSavedIt() {
    let plain = makeSource("a.md", bytes: Array("---\n标题\n".utf8)).source?.bytes
    for text in ["---\r\n标题\r\n", "---\r标题\r", "\u{FEFF}---\n标题\n", "\u{FEFF}---\r\n标题\r\n"] {
      #expect(makeSource("a.md", bytes: Array(text.utf8)).source?.bytes == plain)
    }
  }

  @Test(
    arguments: [
      ([0x61, 0xFF], 1), ([0xC0, 0x80], 0), ([0xE4, 0xB8], 0), ([0xED, 0xA0, 0x80], 0),
      ([0xF5, 0x80, 0x80, 0x80], 0),
      ([0xE0, 0x80, 0x80], 0), ([0xF0, 0x80, 0x80, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
      ([0x41, 0x80], 1),
    ] as [([UInt8], Int)])
  func findsTheFirstByteThatIsNotUTF8(bytes: [UInt8], offset: Int) {
    #expect(firstInvalidOffset(inUTF8: bytes) == offset)
  }

  @Test func takesEveryScalar() {
    for value in stride(from: UInt32(0), through: 0x10FFFF, by: 97) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(firstInvalidOffset(inUTF8: Array(String(scalar).utf8)) == nil)
    }
  }
}
