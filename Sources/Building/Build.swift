import Almanac
import Checks
import Content
import Diagnostics
import Rendering

/// Builds a site: read → plan → check → make.
///
/// The first three are `prepare`, which all commands that look at a whole site call. Nothing is written if there are
/// errors.
///
/// - Throws: a `Failure` if the machine refuses: a folder cannot be listed, a file not written.
package func build(_ workspace: Workspace, options: BuildOptions) throws(Failure) -> Report {
  try buildSite(workspace, options: options).report
}

/// `build`, which also returns the prepared site, so that a program that exits next need not spend time freeing it.
package func buildSite(_ workspace: Workspace, options: BuildOptions) throws(Failure)
  -> (report: Report, prepared: Prepared)
{
  if let output = workspace.output { try refuseOutput(output, within: workspace.folder) }
  guard let output = workspace.output, !options.isDryRun else { return try buildAlone(workspace, options) }
  return try whileLocking(output, options) { () throws(Failure) in try buildAlone(workspace, options) }
}

private func buildAlone(_ workspace: Workspace, _ options: BuildOptions) throws(Failure)
  -> (report: Report, prepared: Prepared)
{
  let prepared = try prepare(workspace, options: options)
  return (try make(prepared, in: workspace, options: options), prepared)
}

/// Prepares a site: reads its files, plans its outputs, and collects findings about both.
///
/// - Parameters:
///   - last: the result of the last preparation of the same folder.
///   - changed: the files that changed since, relative to the site's folder; nil reads everything. If only the own
///     texts of pages changed, they are replaced in the last plan; the result is the same either way.
/// - Throws: a `Failure` if a folder cannot be listed, or a program that a check needs cannot be run.
package func prepare(
  _ workspace: Workspace, options: BuildOptions, after last: Prepared? = nil, changed: Set<String>? = nil
) throws(Failure) -> Prepared {
  let media = KnownMedia(last?.planned?.media, in: MediaStore(of: workspace))
  let files = try readFiles(
    of: workspace, options, after: last?.files, changed: changed, knowing: media)
  options.stageEnded?(.read)
  let texts = SiteTexts(workspace.folder, unsaved: options.unsaved)
  guard let site = files.pages.site, let theme = files.theme?.theme else {
    return Prepared(files, planned: nil, findings: [], texts: texts)
  }
  let planned: PlannedSite
  var isSame = false
  if let same = last?.planned?.replacing(files.pages, changed: changed ?? [], now: options.now) {
    planned = same
    isSame = true
  } else {
    planned = try plan(
      site, theme: theme, workspace, options, knowing: media.index, and: last?.planned?.attachments)
  }
  options.stageEnded?(.plan)
  let context = planned.context(of: site, theme: theme, texts)
  let checked: SiteFindings
  if isSame, let last, let positions = files.pages.replaced {
    checked = check(context, changed: positions.map { site.pages[$0] }, after: last.checked)
  } else {
    checked = check(context)
  }
  let findings =
    (workspace.output == nil
      ? comingChanges(in: planned.plan, of: site, now: options.now, texts: texts) : [])
    + (try outsideFindings(of: site, in: workspace, options: options))
  options.stageEnded?(.check)
  return Prepared(files, planned: planned, checked: checked, findings: findings, texts: texts)
}

/// Makes and writes the outputs of a prepared site; nothing if there are errors or no output folder.
func make(_ prepared: Prepared, in workspace: Workspace, options: BuildOptions) throws(Failure) -> Report {
  var report = prepared.report
  if !options.isDryRun { prepared.planned?.keepKnowledge(in: workspace) }
  guard !report.hasErrors, let planned = prepared.planned, let path = workspace.output else { return report }
  let output = try OutputFolder(path)
  let store = MediaStore(of: workspace)
  try makeMedia(of: planned.plan, in: store, for: output, options: options)
  options.stageEnded?(.media)
  let search = planned.plan.searchOutputs()
  let outputs = planned.plan.outputs.filter { !$0.isSearchPage } + search
  options.stageEnded?(.search)
  var changed: [Diagnostic] = []
  report.made = try make(outputs, of: planned.plan, from: store, into: output, options: options) {
    folder, leftovers in
    changed = changedAddresses(
      of: prepared.site?.pages ?? [], leftovers: leftovers, isNew: { !folder.had($0) }, read: folder.read)
  }
  report.findings += changed
  report.made?.searchFiles = search.dropFirst().map(\.path)
  options.stageEnded?(.make)
  return report
}

/// The folders of a site: its sources, its output and its cache.
package struct Workspace: Sendable {
  /// The site's folder: `site.yml`, `content`, `themes`.
  package var folder: String
  /// Nil if the site is only checked.
  package var output: String?
  /// The cache's folder, which may be deleted at any time and is filled again.
  package var cache: String

  package init(folder: String, output: String? = nil, cache: String? = nil) {
    self.folder = folder
    self.output = output
    self.cache = cache ?? folder + "/.cache"
  }
}

package struct BuildOptions: Sendable {
  /// The moment of the build on the site's clocks; no other code reads a clock.
  package var now: Moment
  package var includesDrafts = false
  /// Texts to read instead of files, by path.
  package var unsaved: [String: [UInt8]] = [:]
  /// The file of a page whose review is treated as complete.
  package var assumesReviewed: String?
  /// The output is for reading from a folder, without a server.
  package var isOffline = false
  /// Do everything except writing.
  package var isDryRun = false
  /// Called with the number of outputs done, and of all, from any thread.
  package var progress: (@Sendable (Int, Int) -> Void)?
  /// Called before each picture and output is made, from any thread; a failure ends the build and leaves the output as
  /// it was.
  package var stop: (@Sendable () -> Failure?)?
  /// Called, from any thread, with what is left to do if the process has to end now; nil if nothing is.
  package var ending: (@Sendable (BuildEnding?) -> Void)?
  /// Called with a message when something takes long.
  package var notice: (@Sendable (Phrase) -> Void)?
  /// Called at the end of each stage, so that a caller with a clock can time them.
  package var stageEnded: (@Sendable (Stage) -> Void)?

  /// The requests to check links to other sites; nil for none.
  package var asksOutside: OutsideQuestions?

  package enum Stage: String, Sendable {
    case read
    case plan
    case check
    case media
    case search
    case make
  }

  package init(now: Moment) {
    self.now = now
  }
}
