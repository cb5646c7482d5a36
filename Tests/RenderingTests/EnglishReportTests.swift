import Building
import Content
import Diagnostics
import Foundation
import TestSites
import Testing

@testable import Rendering

/// Who runs an English site in English meets no other script: neither in findings nor in what the commands tell of it.
@Suite struct EnglishReportTests {
  /// The small English site with so many portraits that it has fifty pages, and `more` in it.
  private func site(_ more: [String: String] = [:]) throws -> TestSite {
    var files = englishSite.merging(more) { $1 }
    files["site.yml"] = files["site.yml"]?.replacingOccurrences(of: "THEME", with: "plain")
    for number in 1...45 {
      files["content/people/q\(number).md"] = """
        ---
        title: A neighbour, number \(number)
        date: 2024-0\(1 + number % 9)-1\(number % 10)
        summary: Somebody next door, told in a few plain words.
        topics: [Neighbours]
        unit: Main Library
        person: Neighbour Number\(number)
        subject: Person
        category: Helper
        honours: ["Town｜Helper of the Town｜2024-Q\(1 + number % 4)"]
        ---

        A text of some words.

        """
    }
    let site = try TestSite(files)
    try site.remove("content/stories")
    return site
  }

  /// The first piece of a text that is not written in Latin letters.
  private func foreign(_ text: String) -> String? {
    let found = text.unicodeScalars.firstIndex {
      0x2E80...0x9FFF ~= $0.value || 0xF900...0xFAFF ~= $0.value || 0xFF00...0xFFEF ~= $0.value
    }
    return found.map { String(String.UnicodeScalarView(text.unicodeScalars[$0...].prefix(30))) }
  }

  /// Whole findings as `check` prints them, but for the bars that authors themselves write.
  private func printed(_ findings: [Diagnostic]) -> [String] {
    let format = ConsoleFormat(language: .english, hasColour: false)
    return findings.map { format.text(of: $0).replacingOccurrences(of: "｜", with: "|") }
  }

  @Test func aSiteOfFiftyPagesIsToldOfInEnglish() throws {
    let site = try site()
    let report = try site.build()
    #expect(report.ledger.entries.count >= 50)
    #expect(printed(report.findings).compactMap(foreign) == [])
    #expect(report.missingMarks.compactMap { foreign($0.english) } == [])
    #expect(report.ledger.entries.compactMap { foreign($0.reason.text(in: .english)) } == [])

    guard case .moment(let now) = parseMoment("2026-11-01") else { preconditionFailure("a moment") }
    let inspected = try #require(try inspectSite(in: site.folder, now: now).report)
    for row in inspected.rows {
      let texts = [row.item, row.requirement, row.result] + row.details
      #expect(texts.compactMap { foreign($0.english) } == [])
    }

    let read = try #require(try readSite(in: site.folder, now: now).site)
    let lines = Statistics(of: read, in: SiteWords(in: .english)).tables.flatMap(\.lines)
    #expect(lines.count > 10)
    #expect(lines.flatMap { $0 }.compactMap(foreign) == [])
  }

  @Test(arguments: [
    ("date: 2024-01-20", "date: 2024-13-20"), ("date: 2024-01-20", "date:"), ("start: 2026-11-01\n", ""),
    ("start: 2026-11-01", "start:"), ("topics: [Reading]", "topics: [Redaing]"),
    ("topics: [Reading]", "topics: [Reading"), ("kinds: [Reading, Music]", "kinds: Nothing, Music"),
    ("venue: The hall", "venu: The hall"), ("venue: The hall", "language: en"),
    ("participants: 30", "participants: many"), ("sample: false", "sample: perhaps"),
    ("sample: false", "status: dratf"), ("sample: false", "lang: English"), ("sample: false", "top: soon"),
    ("sample: false", "slug: A B"), ("sample: false", "aliases: old"),
    ("sample: false", "updated: 2020-01-01"),
    ("sample: false", "expires: tomorrow"), ("sample: false", "cover: a.jpg"),
    ("sample: false", "cover: {src: a.jpg}"), ("sample: false", "cover: {src: a.jpg, atl: x}"),
    ("sample: false", "video: {scr: a.mp4}"), ("sample: false", "attachments: [{file: a.pdf}]"),
    ("sample: false", "unknown: x"), ("sample: false", "title: x"), ("summary: An", "summary: A\n# "),
    ("festival: Moon Festival", "festival: [a, b]"), ("partners: [Main Library]", "partners: {a: b}"),
    ("See [the first portrait](../people/p1.md).", "See [it](../people/p2.md) and [that](#none)."),
    ("See [the first portrait](../people/p1.md).", "![](a.jpg) ![a](b.jpg) [here](https://example.org/ )"),
    ("Text. See", "#### Deep\n\n<b>bold <p>\n\n| a |\n\n**x See"),
    ("Text. See", "::: note\n\nA [^9] note. TODO\n\nSee"), ("---\n\nText.", "\n\nText."),
  ])
  func findingsOfAnEnglishPageAreInEnglish(_ right: String, _ wrong: String) throws {
    let event = try #require(englishSite["content/events/e1.md"])
    let changed = event.replacingOccurrences(of: right, with: wrong)
    try #require(changed != event)
    let findings = try site(["content/events/e1.md": changed]).build { $0.isDryRun = true }.findings
    #expect(printed(findings).compactMap(foreign) == [])
    #expect(!printed(findings).contains { $0.split(separator: "\n").contains { $0.hasSuffix(" ") } })
  }

  /// A field is called by its label, as the author of the kind calls it.
  @Test func aMissingFieldIsCalledByItsLabel() throws {
    let event = try #require(englishSite["content/events/e1.md"])
    let kind = try #require(englishSite["content/events/_kind.yml"]).replacingOccurrences(
      of: "label: Begins", with: "label: Begins, required: true")
    for wrong in ["", "start: \n"] {
      let findings = try site([
        "content/events/_kind.yml": kind,
        "content/events/e1.md": event.replacingOccurrences(of: "start: 2026-11-01\n", with: wrong),
      ]).build { $0.isDryRun = true }.findings
      let missing = try #require(findings.first { $0.rule.name == "missing-field" })
      #expect(missing.message(in: .english) == "“Begins” is missing")
      #expect(missing.correction?.hasSuffix(" ") != true)
    }
  }
}
