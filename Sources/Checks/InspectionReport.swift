import Almanac
import Content
import Diagnostics

/// A site in the rows by which inspectors judge it every quarter: for people to read, print and sign.
///
/// The rows follow the inspection list for government sites (国办秘函〔2019〕19号); what it calls stale is 14 days
/// for the home page and as many as a kind says for its column, half a year unless it says so.
package struct InspectionReport: Sendable {
  package enum Verdict: String, Sendable {
    case fine
    case attention
    case fault
    /// There was nothing to check it with; the result gives the reason.
    case unchecked
  }

  package struct Row: Sendable {
    package var item: Phrase
    package var requirement: Phrase
    package var verdict: Verdict
    package var result: Phrase
    /// Where, each in one line.
    package var details: [Phrase] = []
  }

  package var name: String
  package var address: String
  package var owner: String
  package var day: Day
  package var pageCount: Int
  package var rows: [Row]
}

/// Inputs of an inspection beyond the pages themselves.
package struct InspectionMeans: Sendable {
  /// The office's list has words, or names to be written exactly.
  package var hasWordList: Bool
  /// Pages of other sites were requested.
  package var hasAskedOutside: Bool
  /// Some kind of page is reviewed before it is published.
  package var hasReviews: Bool

  package init(hasWordList: Bool, hasAskedOutside: Bool, hasReviews: Bool = false) {
    self.hasWordList = hasWordList
    self.hasAskedOutside = hasAskedOutside
    self.hasReviews = hasReviews
  }
}

/// - Parameters:
///   - findings: everything that is wrong, after exceptions.
///   - exceptions: those that authors declared, to be confirmed by the person who signs.
package func makeInspectionReport(
  of site: Site, findings: [Diagnostic], exceptions: [Exception], means: InspectionMeans, on day: Day
) -> InspectionReport {
  var rows = [homeRow(of: site, on: day)]
  rows += columnRows(of: site, on: day)
  rows += findingRows(findings, means)
  rows.append(footerRow(of: site.settings))
  rows.append(exceptionRow(exceptions))
  return InspectionReport(
    name: site.settings.name, address: site.settings.address, owner: site.settings.owner, day: day,
    pageCount: site.pages.count, rows: rows)
}

private func exceptionRow(_ exceptions: [Exception]) -> InspectionReport.Row {
  InspectionReport.Row(
    item: Phrase("例外", "exceptions"),
    requirement: Phrase("每处写明原因，由审核人确认", "each with its reason, confirmed by the reviewer"),
    verdict: exceptions.isEmpty ? .fine : .attention,
    result: Phrase("\(exceptions.count) 处", "\(exceptions.count)"),
    details: exceptions.sorted { $0.location < $1.location }.map {
      let text = "\($0.location.file):\($0.location.line) \($0.rule)：\($0.reason)"
      return Phrase(text, text)
    })
}
