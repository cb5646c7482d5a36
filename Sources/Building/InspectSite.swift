import Almanac
import Checks
import Content
import Diagnostics

/// Inspects a site as inspectors do every quarter.
///
/// - Returns: nil with findings where the site cannot be read at all.
package func inspectSite(in folder: String, now: Moment) throws(Failure) -> (
  report: InspectionReport?, findings: [Diagnostic]
) {
  let prepared = try prepare(Workspace(folder: folder), options: BuildOptions(now: now))
  let findings = prepared.report.findings
  let report = prepared.site.map { site in
    makeInspectionReport(of: site, findings: findings, exceptions: prepared.exceptions, on: now.day)
  }
  return (report, findings)
}
