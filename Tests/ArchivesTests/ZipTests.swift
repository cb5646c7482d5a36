import Compression
import Testing

@testable import Archives

/// An archive of these files, and what its directory says changed by hand.
private func archive(_ files: [(String, [UInt8])]) -> [UInt8] {
  ZipArchive(files.map { ZipEntry(path: $0.0, bytes: $0.1) }).bytes
}

extension [UInt8] {
  fileprivate func with(_ bytes: [UInt8], at place: Int) -> [UInt8] {
    var copy = self
    copy.replaceSubrange(place..<place + bytes.count, with: bytes)
    return copy
  }

  /// Where the directory's headers begin.
  fileprivate var headers: [Int] { indices.filter { self[$0...].starts(with: [0x50, 0x4B, 1, 2]) } }
  fileprivate var end: Int { indices.last { self[$0...].starts(with: [0x50, 0x4B, 5, 6]) } ?? 0 }
}

private func fault(_ bytes: [UInt8], limits: ZipLimits = .standard) -> ZipError? {
  do throws(ZipError) {
    for entry in try ZipArchive(bytes, limits: limits).entries { _ = try entry.unpacked() }
    return nil
  } catch {
    return error
  }
}

@Suite struct ZipReading {
  private let text = Array("晚上九点半，闭馆音乐响了。".utf8)

  @Test func `what was packed is unpacked`() throws {
    let bytes = archive([("材料/说明.txt", text), ("空.txt", []), ("folder/", [])])
    let entries = try ZipArchive(bytes).entries
    #expect(entries.map(\.path) == ["材料/说明.txt", "空.txt", "folder/"])
    #expect(try entries.map { try $0.unpacked() } == [text, [], []])
    #expect(entries.map(\.isFolder) == [false, false, true])
    #expect(ZipArchive(entries).bytes == bytes)
  }

  @Test func `an archive without files is one`() throws {
    #expect(try ZipArchive(archive([])).entries.isEmpty)
  }

  /// Python writes ZIP64 where it is told to, streams with data descriptors, and stores without compressing.
  @Test(arguments: ["zip64", "stream", "stored", "comment"]) func `the forms that packers write are read`(
    form: String
  )
    throws
  {
    let bytes = try packed(by: form)
    let entries = try ZipArchive(bytes).entries
    #expect(entries.map(\.path) == ["a.txt", "名单.txt"])
    #expect(try entries.map { try $0.unpacked() } == [Array("alpha".utf8), text])
  }

  @Test func `a name in GBK is read, and written in UTF-8`() throws {
    // 名单.txt as Windows writes it.
    let gbk: [UInt8] = [0xC3, 0xFB, 0xB5, 0xA5] + Array(".txt".utf8)
    var bytes = archive([("abcd.txt", text)])
    for place in bytes.indices where bytes[place...].starts(with: "abcd.txt".utf8) {
      bytes = bytes.with(gbk, at: place)
    }
    let read = try ZipArchive(bytes)
    #expect(read.entries.map(\.path) == ["名单.txt"])
    #expect(try ZipArchive(read.bytes).entries.map(\.path) == ["名单.txt"])
    #expect(read.bytes.headers.first.map { read.bytes.number(at: $0 + 8, 2) } == 0x800)
  }
}

@Suite struct ZipRefusals {
  private let one = archive([("a.txt", Array("alpha".utf8)), ("b.txt", Array("beta".utf8))])

  @Test func `entries that share bytes are refused, in part or in whole`() throws {
    let headers = one.headers
    let second = one.number(at: headers[1] + 42, 4)
    for start in [0, 1 + second / 2] {
      let shared = one.with([UInt8(start), 0, 0, 0], at: headers[1] + 42)
      #expect(fault(start == 0 ? shared : shared.with([0x50, 0x4B, 3, 4], at: start)) != nil)
    }
    let whole = one.with([0, 0, 0, 0], at: headers[1] + 42)
    #expect(fault(whole) == .overlapping("a.txt", "b.txt") || fault(whole) == .overlapping("b.txt", "a.txt"))
  }

  @Test func `an entry that runs into the directory is refused`() {
    let headers = one.headers
    let longer = UInt8(one.number(at: headers[1] + 20, 4) + 1)
    #expect(fault(one.with([longer, 0, 0, 0], at: headers[1] + 20)) == .damaged)
  }

  @Test func `sizes are refused before anything is unpacked`() {
    let limits = ZipLimits(packed: 1000, unpacked: 100, entry: 60, entries: 2, depth: 1)
    let fifty = [UInt8](repeating: 65, count: 50)
    #expect(fault(archive([("a", fifty), ("b", fifty)]), limits: limits) == nil)
    #expect(
      fault(archive([("a", fifty), ("b", fifty + [0])]), limits: limits) == .unpacksToTooMuch(limit: 100))
    #expect(fault(archive([("a", fifty + fifty)]), limits: limits) == .tooLargeEntry("a", limit: 60))
    #expect(fault(archive([("a", []), ("b", []), ("c", [])]), limits: limits) == .tooManyEntries(limit: 2))
    #expect(fault([UInt8](repeating: 0, count: 1001), limits: limits) == .tooLong(limit: 1000))
  }

  @Test func `archives within spend what the outer one left`() throws {
    var limits = ZipLimits(packed: 1000, unpacked: 100, entry: 60, entries: 3, depth: 1)
    _ = try ZipArchive(archive([("a", [UInt8](repeating: 65, count: 60))]), spending: &limits)
    var inner = try limits.within()
    #expect(throws: ZipError.unpacksToTooMuch(limit: 40)) {
      try ZipArchive(archive([("b", [UInt8](repeating: 65, count: 41))]), spending: &inner)
    }
    _ = try ZipArchive(archive([("b", [1])]), spending: &inner)
    limits.spend(inner)
    #expect(limits.unpacked == 39 && limits.entries == 1)
    #expect(throws: ZipError.tooDeep) { try inner.within() }
  }

  @Test func `a size that no compression gives is a lie`() {
    let claim = one.with([0xFF, 0xFF, 0xFF, 0x03], at: one.headers[0] + 24)
    #expect(fault(claim) == .damaged)
    let small = one.with([4, 0, 0, 0], at: one.headers[0] + 24)
    #expect(fault(small) == .damaged)
  }

  @Test func `a checksum that differs is damage`() {
    #expect(fault(one.with([1, 2, 3, 4], at: one.headers[0] + 16)) == .damaged)
  }

  @Test func `the directory has the number of entries that it says`() {
    #expect(fault(one.with([1, 0, 1, 0], at: one.end + 8)) == .damaged)
    #expect(fault(one.with([3, 0, 3, 0], at: one.end + 8)) == .damaged)
    #expect(fault(one.with([0xFF, 0xFF, 0xFF, 0xFF], at: one.end + 8)) == .tooManyEntries(limit: 10_000))
  }

  @Test func `parts of split archives, links, encryption and unknown methods are told apart`() {
    #expect(fault(one.with([1, 0], at: one.end + 4)) == .split)
    #expect(fault(one.with([1], at: one.headers[0] + 8)) == .encrypted)
    #expect(fault(one.with([9], at: one.headers[0] + 10)) == .unknownMethod(9, entry: "a.txt"))
    let link = one.with([3], at: one.headers[0] + 5).with([0, 0, 0xFF, 0xA1], at: one.headers[0] + 38)
    #expect(fault(link) == .link("a.txt"))
  }

  @Test(arguments: [
    ("../a", ZipNameError.climbing), ("a/../../b", .climbing), ("..", .climbing), ("/etc/a", .absolute),
    ("C:/a", .absolute), ("a\\b", .backslash), ("a\u{0}b", .control), ("a\nb", .control), ("", .empty),
    (String(repeating: "n", count: 1001), .tooLong), (String(repeating: "n", count: 65_535), .tooLong),
  ])
  func `names that lead elsewhere are refused`(name: String, expected: ZipNameError) {
    guard case .badName(_, let found) = fault(archive([(name, [1])])) else {
      Issue.record("\(name.prefix(20)) is taken")
      return
    }
    #expect(found == expected)
  }

  @Test(arguments: ["...", "a..b/c", "a/.../b", "名单（一）.txt", "ab:c"])
  func `names that only look like it are taken`(
    name: String
  ) {
    #expect(fault(archive([(name, [1])])) == nil)
  }

  @Test(arguments: [[0xFF, 0xFF, 0x61], [0xC3, 0x28, 0x61], [0x81]] as [[UInt8]])
  func `a name in no encoding is refused`(bytes: [UInt8]) {
    let name = String(repeating: "x", count: bytes.count)
    var file = archive([(name, [])])
    let place = file.headers[0] + 46
    file = file.with(bytes, at: place)
    guard case .badName(_, .unreadable) = fault(file.with([0, 8], at: file.headers[0] + 8)) else {
      Issue.record("\(bytes) is taken")
      return
    }
  }

  @Test func `a name that is there twice is refused, whatever its letters`() {
    #expect(fault(archive([("a.txt", [1]), ("A.TXT", [2])])) == .sameName("A.TXT"))
  }

  /// A law: however an archive was cut or scratched, reading ends, with its entries or with a fault.
  @Test func `every cut and scratch is survived`() {
    for end in 0..<one.count { #expect(fault(Array(one[..<end])) != nil) }
    for place in one.indices {
      for byte: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] { _ = fault(one.with([byte], at: place)) }
    }
  }
}
