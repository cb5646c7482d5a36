import Almanac
import Checks
import Content
import Diagnostics
import Files
import Rendering

/// A site that was read, planned and checked: what is built, previewed, reported on.
package struct Prepared: Sendable {
  /// What was found, and what became of every file.
  package let report: Report
  /// What authors allowed, with their reasons.
  package let exceptions: [Exception]
  let files: SiteFiles
  /// Nil where the site or its theme cannot be read; the report says why.
  let planned: PlannedSite?
  /// The files of which something was found that only the plan of the whole site tells.
  let foundInPlan: Set<String>
  /// What checks of the whole site found, before anything of it was excepted.
  let checked: SiteFindings

  /// Nil where `site.yml` cannot be read.
  package var site: Site? { files.pages.site }

  /// What each file that was made is, by its path, for whoever takes some away and keeps others.
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

/// What was read of a site's folder.
struct SiteFiles: Sendable {
  /// At which moment; what pages are at another one is decided anew.
  var now: Moment
  var inputs: SiteInputs
  var checks: TextChecks
  var pages: SiteReading
  /// Nil where `site.yml` cannot be read.
  var theme: ThemeReading?

  /// When a page comes by itself, or a day begins on which others expire: until then, what was read holds.
  var end: Moment {
    let tomorrow = Moment(now.day + 1, minute: 0)
    let coming = pages.site?.scheduled.lazy.map(\.date).filter { $0 > now }.min()
    return coming.map { min($0, tomorrow) } ?? tomorrow
  }

  func isOver(by moment: Moment) -> Bool { moment < now || moment >= end }

  var findings: [Diagnostic] { pages.findings + checks.beside.findings + (theme?.findings ?? []) }
}

extension SiteFiles {
  /// What reads pages against the same settings, kinds and theme.
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

/// Reads a site's folder, or of one that was read before the pages that changed since.
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
  // The home page shows pages; none of them depends on it.
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
