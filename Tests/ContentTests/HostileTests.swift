import Content
import Diagnostics
import Foundation
import Testing

/// Reading ends, says something of every file, and never crashes, whatever the bytes.
@Suite struct HostileTests {
  /// SplitMix64: the same seed gives the same files on every machine.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return mixed ^ mixed >> 31
    }
  }

  private static let pieces = [
    "---\n", "标题：", "title: ", "日期：2024年4月7日\n", "date: ", "主题", "：", ":", " ", "\n", "\t", "\u{3000}", "［",
    "］", "[", "]", "{", "}",
    "｛", "｝", "，", ",", "、", "“", "”", "\"", "'", "#", " #", "- ", "－", "•", "@", "*", "&", "!", "%", "`",
    "|", ">", "\\", "{{", "{%", "好人",
    "身边好人", "src", "alt", "封面", "\u{0}", "\u{FEFF}", "\u{301}", "𠮷", "cover:", "\r\n", "?", "~", "null",
    "2024-04-07", "---",
  ]

  @Test(arguments: 0..<8)
  func piecesOfFrontMatterInAnyOrder(seed: UInt64) throws {
    var dice = Dice(state: seed)
    var files: [String: Data] = [:]
    for number in 0..<300 {
      var text = Bool.random(using: &dice) ? "---\n" : ""
      for _ in 0..<Int.random(in: 1...40, using: &dice) {
        text += Self.pieces.randomElement(using: &dice) ?? ""
      }
      files["content/tales/f\(number).md"] = Data(
        (text + (Bool.random(using: &dice) ? "\n---\n正文" : "")).utf8)
    }
    try expectOneLineEach(files)
  }

  @Test(arguments: 0..<4)
  func anyBytes(seed: UInt64) throws {
    var dice = Dice(state: seed &+ 100)
    let page = Array("---\n标题: 守灯人\n日期: 2024-04-07\n主题: [身边好人]\n---\n\n正文。\n".utf8)
    var files: [String: Data] = [:]
    for number in 0..<300 {
      var bytes = number.isMultiple(of: 3) ? [] : page
      for _ in 0..<Int.random(in: 1...30, using: &dice) {
        bytes.insert(
          UInt8.random(in: 0...255, using: &dice), at: Int.random(in: 0...bytes.count, using: &dice))
      }
      files["content/tales/f\(number).md"] = Data(bytes)
    }
    try expectOneLineEach(files)
  }

  private func expectOneLineEach(_ files: [String: Data]) throws {
    let reading = try SampleSite(files).read()
    #expect(Set(reading.ledger.entries.map(\.file)).isSuperset(of: files.keys))
    #expect(reading.ledger.entries.count == files.count)
    for entry in reading.ledger.entries where entry.state == .rejected {
      #expect(reading.findings.contains { $0.location.file == entry.file && $0.isError })
    }
    for finding in reading.findings {
      #expect(finding.location.line >= 1 && finding.location.column >= 1 && finding.location.length >= 0)
      _ = ConsoleFormat(language: .english, hasColour: false).text(of: finding)
    }
  }

  @Test(arguments: ["- [a\n", "  a：b\n", "\"", "[［", "{｛", "a: &a [*a]\n", "：", "标题：@\n", "x: |\n", "—"])
  func muchOfTheSameEndsSoon(piece: String) throws {
    let text = "---\n标题：守灯人\n" + String(repeating: piece, count: 30_000 / piece.utf8.count) + "\n---\n"
    let reading = try readTale(text)
    #expect(reading.ledger.entries.count == 1)
  }

  @Test func aMegabyteOfFieldsIsRefusedAtOnce() throws {
    let reading = try readTale("---\n" + String(repeating: "标题：守灯人\n", count: 60_000) + "---\n")
    #expect(reading.rules == ["front-matter-too-long"])
  }

  /// What is right YAML is what YAML says it is, whichever of our signs stand in it.
  @Test(arguments: 0..<4)
  func rightYAMLMeansWhatItMeant(seed: UInt64) throws {
    var dice = Dice(state: seed &+ 1000)
    let words = [
      "他说：好", "“一分不能差”", "甲，乙", "［注］", "中秋、重阳", "12:30", "a#b", "{a}", "—", "C:\\", "· 灯", "？", "！", "％",
    ]
    for _ in 0..<40 {
      let words = (0..<Int.random(in: 1...3, using: &dice)).compactMap { _ in
        words.randomElement(using: &dice)
      }
      let title = words.joined(separator: " ")
      guard !title.hasPrefix("{") else { continue }
      let quoted = "'" + title.replacing("'", with: "''") + "'"
      let plain = try readTale("---\ntitle: \(title)\ndate: 2024-04-07\n---\n")
      let inQuotes = try readTale("---\ntitle: \(quoted)\ndate: 2024-04-07\n---\n")
      let besideAMistake = try readTale("---\ntitle: \(title)\ndate：2024-04-07\n---\n")
      #expect(plain.page?.title == title)
      #expect(inQuotes.page?.title == title)
      #expect(besideAMistake.page?.title == title)
    }
  }
}
