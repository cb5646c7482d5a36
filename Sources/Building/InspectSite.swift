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
  let checked = try build(Workspace(folder: folder), options: BuildOptions(now: now))
  let reading = try readSite(in: folder, now: now, inspecting: makeInspector(in: folder))
  let report = reading.site.map { site in
    makeInspectionReport(
      of: site, findings: checked.findings, exceptions: reading.exceptions, on: now.day)
  }
  return (report, checked.findings)
}
