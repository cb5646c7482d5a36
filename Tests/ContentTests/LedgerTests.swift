import Content
import Foundation
import Testing

/// What the ledger tells of every file, whatever its state.
@Suite struct LedgerTests {
  private func page(_ fields: String, title: String = "守灯人") -> Data {
    Data("---\ntitle: \(title)\ndate: 2024-04-07\n\(fields)\n---\n\n三十年，灯没有灭过。\n".utf8)
  }

  @Test(arguments: [
    ("status: draft", State.draft), ("status: draft\nstage: notice", .draft),
    ("date: 2024-12-01", .scheduled),
    ("expires: 2024-05-01", .expired), ("status: withdrawn", .withdrawn), ("", .published),
    ("cover: {src: a.jpg, alt: 夜里的灯}", .held),
  ])
  func tellsTitleAndAddress(fields: String, state: State) throws {
    let text = String(decoding: page(fields), as: UTF8.self)
    let data =
      fields.hasPrefix("date") ? Data(text.replacing("date: 2024-04-07\n", with: "").utf8) : Data(text.utf8)
    let entry = try #require(try readTale(data).ledger.entries.first)
    #expect(entry.state == state)
    #expect(entry.title == "守灯人")
    #expect(entry.address == "/tales/2024/a/")
  }

  @Test func tellsTheTitleOfWhatIsRejected() throws {
    let entry = try #require(try readTale(page("number: 多")).ledger.entries.first)
    #expect(entry.state == .rejected)
    #expect(entry.title == "守灯人")
    #expect(entry.address == "")
  }

  /// The disk knows `Tales` from `tales`, and so do addresses.
  @Test(arguments: ["content/Tales/a.md", "content/tale/a.md", "content/a.md"])
  func aFileBesideTheKindsFolderIsRejected(file: String) throws {
    let reading = try SampleSite(pairs: [(file, page(""))]).read()
    #expect(reading.rules == ["folder-without-kind"])
    #expect(reading.ledger.entries.map(\.state) == [.rejected])
  }
}
