import Building
import Files
import Foundation
import TestSites
import Testing

/// The repository's own site in either theme, as a list of its files with a digest of each: which pages a change of the
/// program touches is seen in the diff of that list, and that no other page changed.
///
/// Names of hashed files stand in the pages without their hash, so that a line of a style sheet does not touch them all.
/// Of pictures, sounds and films only the names are kept: other versions of libvips write other bytes.
@Suite struct OwnSiteTests {
  @Test(arguments: ["zhongyuan", "jianpu"])
  func writesTheListedFiles(theme: String) throws {
    let site = try TestSite()
    for folder in ["content", "themes"] {
      try site.remove(folder)
      try FileManager.default.copyItem(
        atPath: TestSite.repository + "/" + folder, toPath: site.folder + "/" + folder)
    }
    let settings = try String(contentsOfFile: TestSite.repository + "/site.yml", encoding: .utf8)
    // With the page of statistics, which the repository's site leaves out.
    try site.write(
      settings.replacing("theme: zhongyuan", with: "theme: \(theme)") + "stats: true\n", to: "site.yml")
    let report = try site.build(now: "2026-11-20")
    #expect(report.findings.filter { $0.severity > .notice } == [])
    #expect(report.ledger.count(.rejected) == 0)
    let list = TestSite.files(in: site.output).map { line($0, $1) }.sorted()
    try expectGolden(
      list.joined(separator: "\n") + "\n",
      in: TestSite.repository + "/Tests/GoldenTests/OwnSite/\(theme).txt")
  }

  private func line(_ path: String, _ content: Data) -> String {
    let name = withoutHashes(path)
    guard !pictureEndings.contains(where: path.hasSuffix) else { return name }
    let text = withoutHashes(String(decoding: content, as: UTF8.self))
    return name + " " + Digest(of: Array(text.utf8)).short
  }
}

private let pictureEndings = [".jpg", ".jpeg", ".png", ".webp", ".avif", ".mp4", ".mp3"]

/// `site.20bd283162.css` as `site.css`.
private func withoutHashes(_ text: String) -> String {
  text.replacingOccurrences(of: "\\.[0-9a-f]{10}(?=\\.[a-z])", with: "", options: .regularExpression)
}
