import Almanac
import Content
import Diagnostics

/// A page as it would be if its file held another text.
package struct PagePreview: Sendable {
  /// Findings about the file, by place.
  package var findings: [Diagnostic]
  /// The ledger entry that the page would have.
  package var entry: Ledger.Entry?
  /// The page's bytes; nil if it would not be published.
  package var page: [UInt8]?
  /// The bytes of a picture, by path such as `/media/a.webp`; pictures new on the page are only in this plan.
  package var picture: @Sendable (String) -> [UInt8]?
  /// Whether the findings are all that there will be when the whole site is planned.
  package var isComplete = true
}

extension LiveSite {
  /// Prepares the site with an unsaved text instead of a file, and renders that file's page; for the home page's file,
  /// the home page.
  ///
  /// The site itself stays as it is. If only the page's own text differs, it is replaced in the last plan.
  ///
  /// - Parameter assumesReviewed: the page is shown as if its review were complete.
  package func preview(
    of file: String, as bytes: [UInt8], now: Moment, assumesReviewed: Bool = false
  ) throws(Failure) -> PagePreview {
    let prepared = try preparing(file, as: bytes, now: now, assumesReviewed: assumesReviewed)
    let entries = prepared.report.ledger.entries
    let entry = entries.first { $0.file == file }
    var page: [UInt8]?
    let address = file == HomePage.file ? "/" : prepared.site?.pageAddresses[file]
    if let planned = prepared.planned, let address,
      let position = planned.positions[String(address.dropFirst()) + "index.html"]
    {
      page = planned.plan.render(planned.plan.outputs[position])
    }
    let findings = prepared.report.findings.filter { $0.location.file == file }
    let (planned, workspace) = (prepared.planned, workspace)
    return PagePreview(findings: findings, entry: entry, page: page) { path in
      guard let planned, !path.hasSuffix(".html"),
        let position = planned.positions[String(path.dropFirst())]
      else { return nil }
      let output = planned.plan.outputs[position]
      return planned.plan.render(output) ?? workspace.stored(output, of: planned.plan)
    }
  }
}
