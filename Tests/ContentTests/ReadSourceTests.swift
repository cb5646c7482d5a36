import Content
import Foundation
import Testing

@Suite struct ReadSourceTests {
  @Test func theSameTextIsTheSamePageWhicheverEditorSavedIt() {
    let plain = makeSource("a.md", bytes: Array("---\n标题\n".utf8)).source?.bytes
    for text in ["---\r\n标题\r\n", "---\r标题\r", "\u{FEFF}---\n标题\n", "\u{FEFF}---\r\n标题\r\n"] {
      #expect(makeSource("a.md", bytes: Array(text.utf8)).source?.bytes == plain)
    }
  }

  /// A pipe, or a file that says to be as large as a disk, is named and not waited for.
  @Test func whatIsNoTextFileIsNamedAtOnce() throws {
    let folder = NSTemporaryDirectory() + "source-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(mkfifo(folder + "/pipe.md", 0o600) == 0)
    #expect(readSource("pipe.md", in: folder).finding?.rule.name == "not-a-file")
    #expect(FileManager.default.createFile(atPath: folder + "/sparse.md", contents: nil))
    #expect(truncate(folder + "/sparse.md", 4 << 30) == 0)
    let finding = readSource("sparse.md", in: folder).finding
    #expect(finding?.rule.name == "file-too-large" && finding?.arguments == ["4096", "4"])
    #expect(readSource("none.md", in: folder).finding?.rule.name == "unreadable-file")
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

  /// Texts of mostly Chinese with other characters and broken ones among them, beside what the standard library says.
  @Test func findsItWhereverItStands() {
    let pieces: [[UInt8]] =
      ["a", "é", "🌱", "\u{800}", "\u{D7FF}", "中", "中", "中", "中文", "文明实践站", "\n"].map { Array($0.utf8) }
      + [[0x80], [0xE4, 0xB8], [0xC3], [0xF0, 0x9F], [0xFF], [0xED, 0xA0, 0x80], [0xC0]]
    var generator = SystemRandomNumberGenerator()
    for round in 0..<20_000 {
      var bytes: [UInt8] = []
      let broken = round.isMultiple(of: 3) ? 7 : 0
      while bytes.count < round % 80 {
        bytes += pieces[Int.random(in: 0..<(11 + broken), using: &generator)]
      }
      #expect(firstInvalidOffset(inUTF8: bytes) == firstMistake(in: bytes), "\(bytes)")
    }
  }

  private func firstMistake(in bytes: [UInt8]) -> Int? {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }

  @Test func takesEveryScalar() {
    for value in stride(from: UInt32(0), through: 0x10FFFF, by: 97) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(firstInvalidOffset(inUTF8: Array(String(scalar).utf8)) == nil)
    }
  }
}
