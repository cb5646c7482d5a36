import Content
import Diagnostics
import Foundation
import Testing

/// Every mistake as an editor makes it, and the exact text that answers it: `Cases/<case>/page.md` and `printed.txt`.
///
/// With `XINFENG_GOLDEN=write` in the environment the texts are written anew; their review is `git diff`.
@Suite struct CaseTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  private static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { !$0.hasPrefix(".") }
    .sorted()

  @Test func thereAreCases() { #expect(Self.names.count > 30) }

  @Test(arguments: names)
  func theAnswerIsTheOneWritten(name: String) throws {
    let folder = Self.folder.appending(path: name)
    let page = try Data(contentsOf: folder.appending(path: "page.md"))
    let reading = try readTale(page)
    let states = reading.ledger.entries.map {
      "\($0.state.rawValue) \($0.reason.text(in: .chinese))".trimmingCharacters(in: .whitespaces)
    }
    let printed = reading.printed + "→ " + states.joined(separator: "\n") + "\n"
    let expected = folder.appending(path: "printed.txt")
    if ProcessInfo.processInfo.environment["XINFENG_GOLDEN"] == "write" {
      try printed.write(to: expected, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: expected, encoding: .utf8)
    #expect(printed == written)
    try expectAdviceIsTrue(reading, page: page, name: name)
  }

  /// Advice is run back: with the line as it is offered, the same is not found there again.
  private func expectAdviceIsTrue(_ reading: SiteReading, page: Data, name: String) throws {
    for finding in reading.findings {
      guard let correction = finding.correction else { continue }
      var lines = String(decoding: page, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false
      )
      .map(String.init)
      lines[finding.location.line - 1] = correction
      let again = try readTale(lines.joined(separator: "\n")).findings
        .filter {
          $0.location.line == finding.location.line && $0.rule == finding.rule
            && $0.arguments == finding.arguments
        }
      #expect(again.isEmpty, "\(name): \(correction)")
    }
  }
}
