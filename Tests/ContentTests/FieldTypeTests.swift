import Diagnostics
import Testing

@testable import Content

/// What holds of every type of field that a schema can name.
@Suite struct FieldTypeTests {
  /// Marks of reviews are no values that an author could write from an example; they have tests of their own.
  private static let names = fieldTypes.flatMap { $0.names }.filter { $0 != "reviews" }
  /// The types that want a vocabulary.
  private static let ofTerms = [
    "choice", "unit", "festival", "choices", "units", "honours", "awards", "consent",
  ]

  private func read(_ type: String, _ line: String) throws -> SiteReading {
    let of = Self.ofTerms.contains(type) ? ", of: stages" : ""
    return try SampleSite([
      "content/tales/_kind.yml":
        "name: 故事\nfields:\n  it: {type: \(type)\(of), label: 那一项, required: true}\n",
      "content/tales/a.md": "---\ntitle: 守灯人\ndate: 2024-04-07\n\(line)\n---\n\n三十年，灯没有灭过。\n",
    ]).read()
  }

  @Test(arguments: names) func theLineThatAMissingFieldIsShownIsRight(type: String) throws {
    let missing = try read(type, "")
    #expect(missing.rules == ["missing-field"])
    let help = try #require(missing.findings.first?.help?.chinese)
    let line = try #require(help.firstRange(of: "那一项: ").map { "那一项: " + help[$0.upperBound...] })
    let filled = try read(type, line)
    #expect(filled.rules == [], "\(line)")
    #expect(filled.value("it") != nil)
  }

  /// What templates are promised is what they are given.
  @Test(arguments: names) func recordsHaveTheirParts(type: String) throws {
    let model = try #require(try read(type, "").site?.model)
    let field = try #require(model.kinds.first?.fields.first { $0.key == "it" })
    let reading = try read(type, "it: " + field.type.example(model.vocabularies).chinese)
    let value = try #require(reading.value("it"))
    guard let record = field.type.schema.record else {
      #expect(value.rows.isEmpty)
      return
    }
    #expect(!value.rows.isEmpty && value.rows.allSatisfy { $0.count == record.parts.count })
    #expect(fieldRecords.contains(record))
  }

  @Test func everyRecordHasANameOfItsOwn() {
    #expect(Set(fieldRecords.map(\.name)).count == fieldRecords.count)
    for record in fieldRecords { #expect(Set(record.parts.map(\.name)).count == record.parts.count) }
  }

  @Test func linksWithinRecordsAreLinks() {
    let link = LinkReference(address: "/about/", title: "关于")
    #expect(FieldValue.link(link).links == [link])
    #expect(
      FieldValue.records([[.text("甲"), nil, .link(link)], [nil, .link(link), nil]]).links == [link, link])
    #expect(FieldValue.text("/about/").links.isEmpty)
  }

  @Test(arguments: [
    ("true", true), ("yes", true), ("on", true), ("是", true), ("真", true), ("True", true), ("ＹＥＳ", true),
    ("false", false), ("no", false), ("off", false), ("否", false), ("假", false), ("NO", false),
  ])
  func aFlagIsSaidInTheseWords(word: String, flag: Bool) throws {
    let reading = try read("flag", "it: \(word)")
    #expect(reading.rules == [])
    #expect(reading.value("it") == .flag(flag))
  }

  /// A mark too many, between or behind, is no item.
  @Test(arguments: ["甲、乙", "甲、、乙", "甲，乙，", "、甲、 、乙"])
  func noItemIsEmpty(list: String) throws {
    let reading = try read("list", "it: \(list)")
    #expect(reading.value("it") == .texts(["甲", "乙"]), "\(reading.rules)")
  }
}
