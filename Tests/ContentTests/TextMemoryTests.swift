import Content
import Diagnostics
import Files
import Foundation
import Testing

private let comma = Rule("comma", .warning, Phrase("半角逗号", "a comma"), manual: Phrase("写，", "write ，"))

/// What is remembered may save time, and may change nothing.
@Suite struct TextMemoryTests {
  private let program = Digest(high: 1, low: 2)
  private let site: SampleSite

  init() throws {
    site = try SampleSite([
      "content/tales/a.md": """
      ---
      title: 守灯人
      date: 2024-04-07
      ---

      三十年，灯没有灭过。

      ## 雨夜

      见[乙](b.md#秋收)[^1]。

      [^1]: 出处。
      """,
      "content/tales/b.md":
        "---\ntitle: 乙\ndate: 2024-04-08\nsummary: 一段够长的摘要，不少于十个字\n---\n\n## 秋收\n\n半角,标点。\n\n没有配对的 ** 两个星号\n",
      "content/tales/empty.md": "---\ntitle: 空\ndate: 2024-04-09\n---\n",
    ])
  }

  private func read(_ memory: TextMemory?) throws -> Reading {
    let inspecting: InspectorMaker = { _ in
      Inspector(rules: [comma]) { text in
        // Finds something in one of the texts, as a check would.
        guard let offset = text.source.bytes.firstIndex(of: UInt8(ascii: ",")) else { return Inspection() }
        let place = text.source.location(of: offset..<offset + 1)
        return Inspection(
          findings: [
            Diagnostic(
              comma, at: place, ["，"], correction: "半角，标点。", help: Phrase("换成全角", "write the wide one")),
            Diagnostic(comma, at: Location(file: text.source.name), excerpt: ""),
          ],
          exceptions: [Exception(rule: "comma", reason: "原文如此", location: place, lines: 6...9)])
      }
    }
    var reader = SiteReader(folder: site.folder.path, remembering: { memory }, inspecting: inspecting)
    return try reader.read(now: now)
  }

  private func expectSame(_ reading: Reading, as other: Reading) throws {
    #expect(reading.printed == other.printed)
    #expect(reading.ledger.entries == other.ledger.entries)
    let pages = try #require(reading.site?.pages)
    let others = try #require(other.site?.pages)
    #expect(pages.map(\.file) == others.map(\.file))
    for (page, other) in zip(pages, others) {
      #expect(try page.withText(\.self) == other.withText(\.self))
      #expect(page.summary == other.summary)
      #expect(page.characterCount == other.characterCount)
      #expect(page.hasText == other.hasText)
      #expect(page.document.outline == other.document.outline)
      #expect(page.document.links == other.document.links)
      #expect(page.document.footnotes == other.document.footnotes)
    }
  }

  @Test func aRememberedSiteIsTheSame() throws {
    let plain = try read(nil)
    let first = try read(TextMemory(program: program))
    let memory = try #require(first.memory)
    let second = try read(TextMemory(memory.bytes, program: program))
    try expectSame(first, as: plain)
    try expectSame(second, as: plain)
    #expect(second.memory?.isUnchanged == true)
    #expect(second.memory?.bytes == memory.bytes)
    #expect(second.findings.count == 3 && second.exceptions.count == 1, "a text's findings, and a literal **")
    #expect(second.findings == first.findings && second.exceptions == first.exceptions)
    #expect(second.site?.pages.allSatisfy { $0.document.html.isEmpty } == true, "nothing has been compiled")
    try FileManager.default.removeItem(at: site.folder)
  }

  @Test func onlyWhatStaysTheSameIsRemembered() throws {
    let memory = try #require(try read(TextMemory(program: program)).memory)
    let again = { (program: Digest) in
      try self.read(TextMemory(memory.bytes, program: program)).site?.pages.filter {
        $0.document.html.isEmpty
      }
      .map(\.file).sorted()
    }
    let all = ["content/tales/a.md", "content/tales/b.md", "content/tales/empty.md"]
    #expect(try again(program) == all)
    // Another program compiles everything itself.
    #expect(try again(Digest(high: 2, low: 1)) == ["content/tales/empty.md"])
    let file = site.folder.appending(path: "content/tales/a.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("三十年", with: "四十年").write(to: file, atomically: true, encoding: .utf8)
    #expect(try again(program) == ["content/tales/b.md", "content/tales/empty.md"])
    try text.write(to: file, atomically: true, encoding: .utf8)
    #expect(try again(program) == all)
    // So it is with all that texts are read against.
    let words = site.folder.appending(path: "content/vocabularies/stages.yml")
    try "label: 阶段\nterms:\n  - {slug: listed, name: 上榜}\n".write(
      to: words, atomically: true, encoding: .utf8)
    #expect(try again(program) == ["content/tales/empty.md"])
    try FileManager.default.removeItem(at: site.folder)
  }

  @Test func aTextThatChangesAfterItWasReadIsNotTakenForTheOld() throws {
    let memory = try #require(try read(TextMemory(program: program)).memory)
    let page = try #require(
      try read(TextMemory(memory.bytes, program: program)).site?.pages.first {
        $0.file == "content/tales/a.md"
      })
    #expect(try page.withText { !$0.html.isEmpty })
    let file = site.folder.appending(path: page.file)
    try "---\ntitle: 守灯人\ndate: 2024-04-07\n---\n\n[一](/) [二](/) [三](/)\n".write(
      to: file, atomically: true, encoding: .utf8)
    let changed = #expect(throws: Failure.self) { try page.withText(\.html) }
    #expect(changed?.path == "content/tales/a.md" && changed?.message.english.contains("changed") == true)
    try FileManager.default.removeItem(at: file)
    let gone = #expect(throws: Failure.self) { try page.withText(\.html) }
    #expect(gone?.path?.hasSuffix("content/tales/a.md") == true && gone?.cause != nil)
    try FileManager.default.removeItem(at: site.folder)
  }

  @Test func aDamagedMemoryIsForgotten() throws {
    let plain = try read(nil)
    let bytes = try #require(try read(TextMemory(program: program)).memory).bytes
    for offset in stride(from: 0, to: bytes.count, by: 7) {
      var damaged = bytes
      damaged[offset] ^= 0x11
      try expectSame(try read(TextMemory(damaged, program: program)), as: plain)
      try expectSame(try read(TextMemory(Array(bytes[..<offset]), program: program)), as: plain)
    }
    try FileManager.default.removeItem(at: site.folder)
  }
}
