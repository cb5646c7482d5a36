import Almanac
import Checks
import Content
import Diagnostics
import Rendering

/// Builds a site: read → plan → check → make.
///
/// Each step is one call into one module and takes only what the steps before returned.
/// Nothing is written while there is an error.
///
/// - Throws: a `Failure` where the machine says no: a folder cannot be listed, a file not written.
package func build(_ workspace: Workspace, options: BuildOptions) throws(Failure) -> Report {
  let reading = try readSite(
    in: workspace.folder, now: options.now, includesDrafts: options.includesDrafts,
    inspecting: makeInspector(in: workspace.folder))
  options.stageEnded?(.read)
  guard let site = reading.site else { return Report(reading, in: workspace) }
  let theme = try readTheme(site.settings.theme, in: workspace.folder, for: site)
  guard let look = theme.theme else { return Report(reading, theme.findings, in: workspace) }
  options.stageEnded?(.theme)
  let plan = makePlan(for: site, theme: look, now: options.now)
  options.stageEnded?(.plan)
  let findings =
    theme.findings + conflicts(in: plan, of: site)
    + check(site, addresses: plan.addresses, in: workspace.folder)
  var report = Report(reading, findings, in: workspace)
  options.stageEnded?(.check)
  guard !report.hasErrors, let output = workspace.output else { return report }
  report.made = try make(plan, into: output, options: options)
  options.stageEnded?(.make)
  return report
}

/// Where a site is and where it goes.
package struct Workspace: Sendable {
  /// The site's folder: `site.yml`, `content`, `themes`.
  package var folder: String
  /// Nil where the site is only checked.
  package var output: String?

  package init(folder: String, output: String? = nil) {
    self.folder = folder
    self.output = output
  }
}

package struct BuildOptions: Sendable {
  /// The moment of the build on the site's clocks; nothing below reads a clock.
  package var now: Moment
  package var includesDrafts = false
  /// Everything but writing is done.
  package var isDryRun = false
  /// Told how many outputs are done, of how many, from any thread.
  package var progress: (@Sendable (Int, Int) -> Void)?
  /// Told when a stage is over; whoever has a clock can time them.
  package var stageEnded: (@Sendable (Stage) -> Void)?

  package enum Stage: String, Sendable {
    case read
    case theme
    case plan
    case check
    case make
  }

  package init(now: Moment) {
    self.now = now
  }
}
