import Almanac
import Checks
import Content
import Diagnostics

/// Inspects a site by the rules of the quarterly inspection.
///
/// - Parameter questions: how to check links to other sites by request; nil sends no requests, and the report says so.
/// - Returns: nil with findings if the site cannot be read at all.
package func inspectSite(
  in folder: String, now: Moment, asking questions: OutsideQuestions? = nil
) throws(Failure) -> (report: InspectionReport?, findings: [Diagnostic]) {
  var options = BuildOptions(now: now)
  options.asksOutside = questions
  let prepared = try prepare(Workspace(folder: folder), options: options)
  let means = InspectionMeans(
    hasWordList: prepared.files.checks.hasWordList, hasAskedOutside: questions != nil,
    hasReviews: prepared.site?.model.hasReviews ?? false)
  let findings = prepared.report.findings
  let report = prepared.site.map { site in
    makeInspectionReport(
      of: site, findings: findings, exceptions: prepared.exceptions, means: means, on: now.day)
  }
  return (report, findings)
}
