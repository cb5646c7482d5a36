import Almanac
import Content
import Diagnostics

/// A page as it would be if its file held something else.
package struct PagePreview: Sendable {
  /// What would be wrong with the file, by place.
  package var findings: [Diagnostic]
  /// What would become of it.
  package var entry: Ledger.Entry?
  /// Its bytes; nil where it would not be shown.
  package var page: [UInt8]?
  /// What it shows of pictures, by path such as `/media/a.webp`: those that no page has had before are in this plan only.
  package var picture: @Sendable (String) -> [UInt8]?
  /// Whether the findings are all that there will be when the whole site is planned.
  package var isComplete = true
}

extension LiveSite {
  /// Prepares the site with a text that is not saved in the place of a file, and gives that file's page: that of the home
  /// page's file is the home page.
  ///
  /// What is watched stays as it is. Where only the page's own text differs, it goes into the last plan.
  ///
  /// - Parameter assumesReviewed: the page is shown as it will be when its review is through.
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
