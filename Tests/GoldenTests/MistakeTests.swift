import Building
import Diagnostics
import Foundation
import TestSites
import Testing

/// Every slip in settings, schemas, vocabularies, themes and word lists, and the exact text that answers it.
///
/// A case is a folder in `Mistakes`: the one file that is wrong, and `printed.txt` with the answer in both languages.
/// `XINFENG_GOLDEN=rewrite` writes the answers anew; the review is in the diff.
@Suite struct MistakeTests {
  private static let folder = TestSite.repository + "/Tests/GoldenTests/Mistakes"
  private static let cases = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

  @Test func thereAreCases() { #expect(Self.cases.count > 50) }

  @Test(arguments: cases)
  func theAnswerIsTheOneWritten(name: String) throws {
    let folder = Self.folder + "/" + name
    let site = try TestSite([
      "content/stories/a.md":
        "---\ntitle: 一盏灯\ndate: 2024-04-07\ntopics: good-people\ncategory: filial\n---\n好。\n"
    ])
    for (path, data) in TestSite.files(in: folder) where path != "printed.txt" {
      try site.write(Array(data), to: path)
    }
    let findings = try site.build().findings.filter { $0.rule.name != "general-template" }
    let errors = findings.filter(\.isError)
    #expect(!errors.isEmpty)
    // Where it is, why, and the way out: a mistake without one of them is not answered.
    for finding in findings {
      #expect(finding.correction != nil || finding.help != nil, "\(finding.rule.name)")
    }
    let printed = Language.allCases.map { language in
      let format = ConsoleFormat(language: language, hasColour: false)
      return findings.map { format.text(of: $0) }.joined(separator: "\n")
    }.joined(separator: "\n")
    let expected = folder + "/printed.txt"
    if ProcessInfo.processInfo.environment["XINFENG_GOLDEN"] == "rewrite" {
      try printed.write(toFile: expected, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOfFile: expected, encoding: .utf8)
    #expect(printed == written)
  }
}
