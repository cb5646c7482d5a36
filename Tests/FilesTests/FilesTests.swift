import Diagnostics
import Files
import Foundation
import Testing

@Suite struct FilesTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "files-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/b/空", withIntermediateDirectories: true)
    for name in ["z.md", "b/一.md", "b/a.md", ".hidden"] {
      try Data("文\(name)".utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }
    try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "/etc/passwd")
  }

  @Test func findsBytesInRanges() {
    let bytes = Array("abcabc".utf8)
    #expect(bytes.firstIndex(of: 0x61, in: 0..<6) == 0)
    #expect(bytes.firstIndex(of: 0x61, in: 1..<6) == 3)
    #expect(bytes.firstIndex(of: 0x61, in: 1..<3) == nil)
    #expect(bytes.firstIndex(of: 0x61, in: 6..<6) == nil)
    #expect([].firstIndex(of: 0x61, in: 0..<0) == nil)
  }

  @Test func listsFilesInByteOrderAndNeverFollowsLinks() throws {
    let found = try walkFolder(folder)
    #expect(found.map(\.path) == ["b/a.md", "b/一.md", "link", "z.md"])
    #expect(found.filter(\.isLink).map(\.path) == ["link"])
  }

  @Test func readsAWholeFile() throws {
    #expect(try readFile(folder + "/z.md") == Array("文z.md".utf8))
    #expect(try readFile("/proc/self/status").count > 100, "a file that tells no size")
  }

  @Test func saysWhatTheSystemSaid() {
    #expect(throws: Failure.self) { try readFile(folder + "/none") }
    #expect(throws: Failure.self) { try readFile(folder) }
  }

  @Test func digestsTellBytesApart() {
    #expect(Digest(of: [1, 2]) != Digest(of: [2, 1]))
    #expect(Digest(of: [UInt8]()).hexadecimal == "99aa06d3014798d86001c324468d497f")
  }
}
