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

  @Test func listsOneFolderByPathsBelowTheRoot() throws {
    #expect(try walkFolder(folder, from: "b").map(\.path) == ["b/a.md", "b/一.md"])
    #expect(try walkFolder(folder, from: "none").isEmpty)
    #expect(throws: Failure.self) { try walkFolder(folder, from: "z.md") }
  }

  @Test(arguments: [
    ("content/a.md", "content/", true), ("content/a.md", "a.md", false), ("a", "", true), ("", "", true),
    ("", "a", false),
    ("a", "ab", false), ("一.md", "一", true),
    // One character of two parts, of which a name may have the first.
    ("b/\u{301}a.md", "b/", true),
  ])
  func comparesBeginningsByBytes(_ text: String, _ beginning: String, _ isBeginning: Bool) {
    #expect(text.beginsWithBytes(of: beginning) == isBeginning)
    let (turned, end) = (
      String(decoding: text.utf8.reversed(), as: UTF8.self),
      String(decoding: beginning.utf8.reversed(), as: UTF8.self)
    )
    if text.utf8.allSatisfy({ $0 < 0x80 }) { #expect(turned.endsWithBytes(of: end) == isBeginning) }
  }

  /// At once, whoever may write to them some day.
  @Test func readsNothingButFiles() throws {
    let pipe = folder + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, "/dev/zero", folder] {
      #expect(throws: ReadError.notAFile) { try readFile(path, atMost: 10) }
    }
    #expect(throws: ReadError.system(ENOENT)) { try readFile(folder + "/none", atMost: 10) }
    #expect(throws: Failure.self) { try readFile(pipe) }
  }

  @Test func looksAtASizeBeforeReading() throws {
    let path = folder + "/sparse"
    #expect(FileManager.default.createFile(atPath: path, contents: nil) && truncate(path, 4 << 30) == 0)
    #expect(throws: ReadError.tooLarge(size: 4 << 30, limit: 1 << 20)) { try readFile(path, atMost: 1 << 20) }
    #expect(throws: Failure.self) { try readFile(path) }
    #expect(try readFile(folder + "/z.md", atMost: 7).count == 7)
    #expect(throws: ReadError.tooLarge(size: 7, limit: 6)) { try readFile(folder + "/z.md", atMost: 6) }
  }

  @Test func removesFoldersWithAllThatIsInThem() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/b/out", withDestinationPath: folder + "/z.md")
    #expect(throws: Failure.self) { try removeTree(folder + "/b", files: false) }
    try removeTree(folder + "/b")
    #expect(!FileManager.default.fileExists(atPath: folder + "/b"))
    #expect(FileManager.default.fileExists(atPath: folder + "/z.md"))
    try removeTree(folder + "/b")
  }

  @Test func aLockIsHeldByOne() throws {
    let first = try FileLock(folder: folder)
    let isTaken = try first.take(waits: false)
    let second = try FileLock(folder: folder)
    let isTakenTwice = try second.take(waits: false)
    #expect(isTaken && !isTakenTwice)
    let isNamed = second.isNamed
    try FileManager.default.moveItem(atPath: folder, toPath: folder + "-moved")
    let isNamedElsewhere = second.isNamed
    #expect(isNamed && !isNamedElsewhere)
    try FileManager.default.moveItem(atPath: folder + "-moved", toPath: folder)
  }

  @Test func writesEveryDigit() {
    let digest = Digest(high: 0x0123_4567_89AB_CDEF, low: 0xFEDC_BA98_7654_3210)
    #expect(digest.hexadecimal == "0123456789abcdeffedcba9876543210")
  }

  /// A folder's name comes before its files with its slash: `b-c.md`, `b.md`, `b/`.
  @Test func listsFilesBesideFoldersInTheOrderOfTheirPaths() throws {
    for name in ["b.md", "b-c.md", "b/空/深.md", "ba.md"] {
      try Data().write(to: URL(fileURLWithPath: folder + "/" + name))
    }
    let paths = try walkFolder(folder).map(\.path)
    #expect(paths.count == 8)
    #expect(paths == paths.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
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

  /// Whatever registers the machine has, a digest is that of XXH3's plain form: every length has a way of its own.
  @Test(arguments: [
    (1, "a6cd5e9392000f6ac44bdff4074eecdb"), (16, "a8075b5d1800fbea1d9b37dc2c15579b"),
    (17, "1f5a02746056b673aabe63e38d07b8d9"), (128, "ae7cb0a73c4faafa8ce64a8cab71ba09"),
    (129, "5ea024707f101f99e6f71e7b0d8d5cf9"), (240, "66ee7057f6ce5e49b93f7730465ad09c"),
    (241, "cbe61049dced72d5f56317f96d46b5b0"), (1024, "3a4018bc7058c557fe3cd84c9e97a5ad"),
    (1025, "9f3630e49ab024c6881819e841095f20"), (100_000, "bb34bf7b2426ababde7b34649650c701"),
  ])
  func aDigestIsTheSameOnEveryMachine(count: Int, digest: String) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: ($0 * $0) >> 3) }
    #expect(Digest(of: bytes).hexadecimal == digest)
  }

  @Test func aPathThatIsNotThereYetLeadsWhereItsFolderDoes() throws {
    let root = try #require(realPath(folder))
    try FileManager.default.createSymbolicLink(atPath: folder + "/way", withDestinationPath: folder + "/b")
    #expect(realPath(ofNew: folder + "/way/new/er") == root + "/b/new/er")
    #expect(realPath(ofNew: folder + "/b/new/../er") == root + "/b/er")
    #expect(realPath(ofNew: folder + "/b/../z.md") == root + "/z.md")
    #expect(linkTarget(folder + "/way") == folder + "/b" && linkTarget(folder + "/b") == nil)
  }
}

@Suite struct ShareTests {
  @Test func sharesAreKnownByTheirFileSystem() {
    // As signed numbers, which some systems give: CIFS.
    for type in [0xFF53_4D42, -11_317_950, 0x6969, 0x0102_1997, 0x517B] { #expect(isShare(type: type)) }
    // ext4, Btrfs, tmpfs, overlay.
    for type in [0xEF53, 0x9123_683E, 0x0102_1994, 0x794C_7630] { #expect(!isShare(type: type)) }
    #expect(!isOnShare("/there/is/nothing"))
  }
}
