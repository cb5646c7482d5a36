import Foundation
import Parallel
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

@Test func `gzip by one that has compressed before is the same, without a name or a time`() throws {
  let compressor = Compressor()
  for size in [0, 1, 5, 70, 6000, 200_000, 3] {
    let text = text(size)
    let packed = compressor.gzip(text)
    #expect(packed == deflated(text, as: .gzip))
    #expect(try unpacked(packed, by: ["gzip", "-dc"]) == text)
  }
}

/// Sizes on both sides of each window, and of what the pool keeps.
@Test(arguments: [0, 5, 9, 10, 11]) func `brotli unpacks to the text, and always is the same`(effort: Int)
  throws
{
  let used = Compressor()
  for size in [0, 1, 300, 14_000, 65_519, 65_521, 3, 200_000, 1 << 20, 14_000] {
    let text = text(size)
    let packed = used.brotli(text, effort: effort)
    #expect(packed == Compressor().brotli(text, effort: effort))
    #expect(try unpacked(packed, by: ["brotli", "-dc"]) == text)
    if size > 10_000 { #expect(packed.count < size / 2) }
  }
}

@Test func `many at once give what one after the other gives`() {
  let texts = (0..<200).map { text(200 + $0 * 97) }
  let one = Compressor()
  let compress: @Sendable (inout Compressor, [UInt8]) -> [[UInt8]] = {
    [$0.gzip($1), $0.brotli($1, effort: 9)]
  }
  #expect(
    concurrentMap(texts, with: { Compressor() }, compress)
      == texts.map { [one.gzip($0), one.brotli($0, effort: 9)] })
}

/// Words of a small vocabulary in an order of their own: neither noise nor one line again and again.
private func text(_ size: Int) -> [UInt8] {
  let words = ["晚上九点半，", "闭馆音乐响了。", "<p>", "</p>\n", "志愿者", "在社区", "<a href=\"/stories/", "2026/", "\">"]
  var state = UInt64(size) &+ 7
  var text: [UInt8] = []
  while text.count < size {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    text += words[Int(state >> 33) % words.count].utf8
    text += String(state >> 50).utf8
  }
  return Array(text.prefix(size))
}
