import Foundation
import TestSites
import Testing

@testable import ForeignBytes

/// What the fuzzer found once, and what the repository has of each sort of file, whole and damaged: every reader comes
/// to an end with it.
struct FindingsTests {
  @Test("every input that once broke a reader", arguments: ForeignReader.all.map(\.name))
  func findings(name: String) throws {
    let reader = try #require(ForeignReader.all.first { $0.name == name })
    let folder = TestSite.repository + "/Tests/Fuzz/Findings/" + name
    for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where !file.hasPrefix(".") {
      reader.read(Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file))))
    }
  }

  @Test(
    "files cut off, with changed bytes, and of nothing but chance", arguments: ForeignReader.all.map(\.name))
  func damaged(name: String) throws {
    let reader = try #require(ForeignReader.all.first { $0.name == name })
    var chance = Chance(state: 20_261_130)
    let seeds = try seeds(of: reader)
    for round in 0..<60 {
      var bytes = seeds.isEmpty ? [] : seeds[round % seeds.count]
      if bytes.count > 20_000 { bytes.removeLast(bytes.count - 20_000) }
      switch round % 4 {
      case 0: bytes.removeLast(chance.next(below: bytes.count + 1))
      case 1:
        for _ in 0..<8 where !bytes.isEmpty {
          bytes[chance.next(below: bytes.count)] = UInt8(chance.next(below: 256))
        }
      case 2: bytes += bytes.suffix(chance.next(below: bytes.count + 1))
      default: bytes = (0..<chance.next(below: 400)).map { _ in UInt8(chance.next(below: 256)) }
      }
      reader.read(bytes)
    }
  }

  /// Files of the repository, the smallest first.
  private func seeds(of reader: ForeignReader) throws -> [[UInt8]] {
    var found: [(path: String, size: Int)] = []
    for place in ["content", "themes", "Tests/GoldenTests"] {
      let folder = TestSite.repository + "/" + place
      let files = try #require(FileManager.default.enumerator(atPath: folder))
      while let file = files.nextObject() as? String {
        guard reader.seedEndings.contains((file as NSString).pathExtension.lowercased()) else { continue }
        found.append((folder + "/" + file, (files.fileAttributes?[.size] as? Int) ?? 0))
      }
    }
    let smallest = found.sorted { ($0.size, $0.path) < ($1.size, $1.path) }.prefix(12)
    return try smallest.map { Array(try Data(contentsOf: URL(fileURLWithPath: $0.path))) }
  }
}

/// The same numbers at every run.
private struct Chance {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(bound, 1)))
  }
}
