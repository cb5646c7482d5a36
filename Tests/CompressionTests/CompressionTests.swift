import Foundation
import Testing

@testable import Compression

private let page = Array(String(repeating: "<p>晚上九点半，闭馆音乐响了。</p>\n", count: 200).utf8)

/// What another program makes of compressed bytes.
private func unpacked(_ bytes: [UInt8], by program: [String]) throws -> [UInt8] {
  let file = FileManager.default.temporaryDirectory.appending(path: "xinfeng-\(UUID().uuidString)")
  try Data(bytes).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = program
  process.standardInput = try FileHandle(forReadingFrom: file)
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let result = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return Array(result)
}

@Test func `gzip gives what gunzip unpacks, without a name or a time`() throws {
  let packed = deflated(page, as: .gzip)
  #expect(packed.count < page.count / 20)
  #expect(try unpacked(packed, by: ["gzip", "-dc"]) == page)
  #expect(packed[3...7] == [0, 0, 0, 0, 0])
}

@Test func `a bare stream unpacks to no more than was claimed`() {
  let packed = deflated(page, as: .bare)
  #expect(inflated(packed[...], size: page.count) == page)
  #expect(inflated(packed[...], size: page.count - 2) == nil)
  #expect(inflated(packed.dropLast(5), size: page.count) == nil)
}

@Test(arguments: [0, 5, 9, 11]) func `brotli is smaller at every effort, and always the same`(effort: Int) {
  let packed = brotli(page, effort: effort)
  #expect(packed.count < page.count / 20)
  #expect(packed == brotli(page, effort: effort))
}

@Test func `nothing can be compressed, too`() throws {
  #expect(try unpacked(deflated([], as: .gzip), by: ["gzip", "-dc"]) == [])
  #expect(brotli([], effort: 9).count > 0)
}
