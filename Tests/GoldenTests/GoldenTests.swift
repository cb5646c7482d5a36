import Building
import Diagnostics
import Foundation
import TestSites
import Testing

/// Whole small sites: what is written and what is said, byte by byte.
///
/// A case is a folder in `Sites`: a site, `expected/` with every output, `expected.txt` with the findings
/// as a Chinese editor reads them, and `expected.en.txt`. `XINFENG_GOLDEN=rewrite` writes them anew; the
/// review is in the diff.
@Suite struct GoldenTests {
  private static let sites = TestSite.repository + "/Tests/GoldenTests/Sites"
  private static let cases = ((try? FileManager.default.contentsOfDirectory(atPath: sites)) ?? []).sorted()

  @Test func hasCases() {
    #expect(Self.cases.count >= 4)
  }

  @Test(arguments: cases)
  func writesAndSaysWhatIsExpected(name: String) throws {
    let folder = Self.sites + "/" + name
    let site = try TestSite(copying: folder)
    for expected in ["expected", "expected.txt", "expected.en.txt"] { try? site.remove(expected) }
    let report = try site.build()
    try expectGolden(printed(report, .chinese), in: folder + "/expected.txt")
    try expectGolden(printed(report, .english), in: folder + "/expected.en.txt")
    try expectFiles(TestSite.files(in: site.output), in: folder + "/expected")
  }

  /// The findings as they are printed, then the account of the files.
  private func printed(_ report: Report, _ language: Language) -> String {
    let format = ConsoleFormat(language: language, hasColour: false)
    let findings = report.findings.map { format.text(of: $0) }
    let ledger = report.ledger.entries.map {
      "\($0.state) \($0.file) \($0.reason.text(in: language))".trimmingCharacters(in: .whitespaces)
    }
    return (findings + [ledger.joined(separator: "\n") + "\n"]).joined(separator: "\n")
  }

  private func expectFiles(_ files: [String: Data], in folder: String) throws {
    if isRewriting {
      try? FileManager.default.removeItem(atPath: folder)
      for (path, data) in files {
        let target = URL(fileURLWithPath: folder + "/" + path)
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: target)
      }
    }
    let expected = TestSite.files(in: folder)
    #expect(files.keys.sorted() == expected.keys.sorted())
    for (path, data) in expected {
      #expect(
        files[path].map { String(decoding: $0, as: UTF8.self) } == String(decoding: data, as: UTF8.self),
        "\(path)")
    }
  }
}

private let isRewriting = ProcessInfo.processInfo.environment["XINFENG_GOLDEN"] == "rewrite"

/// Expects a text to be that of a file of the repository, or writes it there.
///
/// Of two long texts the lines that differ are told: one beside the other they say nothing.
func expectGolden(_ text: String, in file: String) throws {
  if isRewriting { try text.write(toFile: file, atomically: true, encoding: .utf8) }
  let expected = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
  guard text != expected else { return }
  let difference = text.split(separator: "\n", omittingEmptySubsequences: false).difference(
    from: expected.split(separator: "\n", omittingEmptySubsequences: false))
  let shown = difference.prefix(20).map { change in
    switch change {
    case .insert(_, let line, _): "+ \(line)"
    case .remove(_, let line, _): "- \(line)"
    }
  }
  Issue.record("\(file), \(difference.count) lines:\n\(shown.joined(separator: "\n"))")
}
