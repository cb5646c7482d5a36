import Almanac
import Checks
import Content
import Diagnostics
import Files
import Rendering

/// A site that was read, planned and checked, as the basis of building, previewing and reporting.
package struct Prepared: Sendable {
  /// The findings and the ledger.
  package let report: Report
  /// Exceptions that authors made, with their reasons.
  package let exceptions: [Exception]
  let files: SiteFiles
  /// Nil if the site or its theme cannot be read, with findings in the report.
  let planned: PlannedSite?
  /// The files of which something was found that only the plan of the whole site tells.
  let foundInPlan: Set<String>
  /// What checks of the whole site found, before anything of it was excepted.
  let checked: SiteFindings

  /// Nil if `site.yml` cannot be read.
  package var site: Site? { files.pages.site }

  /// The sort of each file that was made, by its path, for publishing, which keeps some sorts longer than others.
  package func sorts(of made: Made) -> [String: FileSort] {
    var sorts = planned?.plan.sorts ?? [:]
    for path in made.searchFiles { sorts[path] = .search }
    return sorts
  }

  /// - Parameter findings: those of the plan, but for what the planned site has itself.
  init(
    _ files: SiteFiles, planned: PlannedSite?, checked: SiteFindings = SiteFindings(),
    findings: [Diagnostic], texts: SiteTexts
  ) {
    let outputFindings = (planned?.outputFindings ?? []) + findings
    foundInPlan = Set((outputFindings + files.pages.addressFindings).lazy.map(\.location.file))
    self.files = files
    self.planned = planned
    self.checked = checked
    exceptions = files.checks.beside.exceptions + files.pages.exceptions
    report = makeReport(
      of: files.pages, files.findings + (planned?.mediaFindings ?? []) + outputFindings + checked.all,
      exceptions: exceptions, in: texts)
  }
}

/// The contents read from a site's folder.
struct SiteFiles: Sendable {
  /// The moment of reading; at another moment the states of pages are decided anew.
  var now: Moment
  var inputs: SiteInputs
  var checks: TextChecks
  var pages: SiteReading
  /// Nil if `site.yml` cannot be read.
  var theme: ThemeReading?

  /// The moment up to which the reading is valid: the next publication of a scheduled page, or the end of the day, when
  /// others expire.
  var end: Moment {
    let tomorrow = Moment(now.day + 1, minute: 0)
    let coming = pages.site?.scheduled.lazy.map(\.date).filter { $0 > now }.min()
    return coming.map { min($0, tomorrow) } ?? tomorrow
  }

  func isOver(by moment: Moment) -> Bool { moment < now || moment >= end }

  var findings: [Diagnostic] { pages.findings + checks.beside.findings + (theme?.findings ?? []) }
}

extension SiteFiles {
  /// A reader of pages with the same settings, kinds and theme.
  func reader(_ options: BuildOptions, knowing media: KnownMedia) -> SiteReader {
    Building.reader(on: inputs, checks, for: theme, options, knowing: media)
  }
}

private func reader(
  on inputs: SiteInputs, _ checks: TextChecks, for theme: ThemeReading?, _ options: BuildOptions,
  knowing media: KnownMedia
) -> SiteReader {
  SiteReader(
    inputs, now: options.now, includesDrafts: options.includesDrafts,
    showsLengths: theme?.theme?.showsLengths(of: inputs.model) ?? false, unsaved: options.unsaved,
    assumesReviewed: options.assumesReviewed, finding: personalParts(in:), knowing: media.digest,
    inspecting: checks.inspect)
}

/// Reads a site's folder, or only the pages that changed since the last reading.
func readFiles(
  of workspace: Workspace, _ options: BuildOptions, after last: SiteFiles?, changed: Set<String>?,
  knowing media: KnownMedia
) throws(Failure) -> SiteFiles {
  if let last, let changed, !last.isOver(by: options.now),
    let pages = last.reader(options, knowing: media).read(changed, after: last.pages)
  {
    var files = last
    files.pages = pages
    return files
  }
  let unsavedHome = options.unsaved[HomePage.file]
  // The home page shows other pages, but none depends on it.
  if let last, !last.isOver(by: options.now), changed == [HomePage.file],
    let inputs = last.inputs.readingHome(unsaved: unsavedHome)
  {
    var files = last
    files.inputs = inputs
    files.pages = reader(on: inputs, last.checks, for: last.theme, options, knowing: media)
      .gather(from: last.pages)
    return files
  }
  let inputs = try readInputs(in: workspace.folder, unsavedHome: unsavedHome)
  let checks = TextChecks(for: inputs)
  var theme: ThemeReading?
  if let settings = inputs.settings {
    theme = try readTheme(in: workspace.folder, for: settings, inputs.model)
  }
  let pages = reader(on: inputs, checks, for: theme, options, knowing: media).read()
  return SiteFiles(now: options.now, inputs: inputs, checks: checks, pages: pages, theme: theme)
}
