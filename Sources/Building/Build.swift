import Almanac
import Checks
import Content
import Diagnostics
import Rendering

/// Builds a site: read → plan → check → prepare → make.
///
/// Each step is one call into one module and takes only what the steps before returned.
/// Nothing is written while there is an error.
///
/// - Throws: a `Failure` where the machine says no: a folder cannot be listed, a file not written.
package func build(_ workspace: Workspace, options: BuildOptions) throws(Failure) -> Report {
  guard let output = workspace.output, !options.isDryRun else { return try buildAlone(workspace, options) }
  return try whileLocking(output, options) { () throws(Failure) in try buildAlone(workspace, options) }
}

private func buildAlone(_ workspace: Workspace, _ options: BuildOptions) throws(Failure) -> Report {
  var reader = SiteReader(
    folder: workspace.folder, includesDrafts: options.includesDrafts,
    inspecting: makeInspector(in: workspace.folder))
  // Whether the folder is ours is told when the site has been read: there may be more to mend.
  let (reading, beside) = try reader.read(now: options.now) { settings, model in
    (
      theme: Result { () throws(Failure) in try readTheme(in: workspace.folder, for: settings, model) },
      folder: workspace.output.map { path in Result { () throws(Failure) in try OutputFolder(path) } }
    )
  }
  guard let site = reading.site, let beside else { return Report(reading, in: workspace) }
  let theme = try beside.theme.get()
  guard let look = theme.theme else { return Report(reading, theme.findings, in: workspace) }
  options.stageEnded?(.read)
  let store = MediaStore(of: workspace)
  let media = readMedia(for: site, theme: look, in: workspace.folder, knowing: store.index)
  options.stageEnded?(.media)
  var plan = makePlan(
    for: site, theme: look, media: media.media, now: options.now, isOffline: options.isOffline)
  options.stageEnded?(.plan)
  let addresses = plan.addresses
  let findings =
    theme.findings + media.findings + conflicts(in: plan, of: site, addresses: addresses)
    + nestedPaths(in: plan, of: site)
    + check(site, addresses: addresses, absent: plan.absentAddresses, in: workspace.folder)
    + (workspace.output == nil
      ? comingChanges(in: plan, of: site, now: options.now, folder: workspace.folder) : [])
    + (try attachmentFindings(in: plan, of: workspace, keeps: workspace.output != nil && !options.isDryRun))
    + (try outsideFindings(of: site, in: workspace, options: options))
  var report = Report(reading, findings, in: workspace)
  options.stageEnded?(.check)
  guard !report.hasErrors else { return report }
  if workspace.output != nil { plan.addSearchIndex() }
  options.stageEnded?(.search)
  let output = try beside.folder?.get()
  report.add(try prepare(plan, in: store, for: output, options: options), in: workspace)
  if !options.isDryRun { try store.keep(media.index) }
  options.stageEnded?(.prepare)
  report.remains = [reader, reading, plan]
  guard !report.hasErrors, let output else { return report }
  report.made = try make(plan, from: store, into: output, options: options)
  report.made?.redirects = plan.redirects
  options.stageEnded?(.make)
  return report
}

/// Where a site is and where it goes.
package struct Workspace: Sendable {
  /// The site's folder: `site.yml`, `content`, `themes`.
  package var folder: String
  /// Nil where the site is only checked.
  package var output: String?
  /// What may be deleted at any time, and is made again.
  package var cache: String

  package init(folder: String, output: String? = nil, cache: String? = nil) {
    self.folder = folder
    self.output = output
    self.cache = cache ?? folder + "/.cache"
  }
}

package struct BuildOptions: Sendable {
  /// The moment of the build on the site's clocks; nothing below reads a clock.
  package var now: Moment
  package var includesDrafts = false
  /// The site will be read from a folder, without a server.
  package var isOffline = false
  /// Everything but writing is done.
  package var isDryRun = false
  /// Told how many outputs are done, of how many, from any thread.
  package var progress: (@Sendable (Int, Int) -> Void)?
  /// Asked before anything is made, from any thread; a failure ends the build and leaves the output as it was.
  package var stop: (@Sendable () -> Failure?)?
  /// Told, from any thread, what is left to do should the process have to end now; nil where nothing is.
  package var ending: (@Sendable (BuildEnding?) -> Void)?
  /// Told when something takes long.
  package var notice: (@Sendable (Phrase) -> Void)?
  /// Told when a stage is over; whoever has a clock can time them.
  package var stageEnded: (@Sendable (Stage) -> Void)?

  /// Hosts outside are asked about links to them; nil where nobody is.
  package var asksOutside: OutsideQuestions?

  package enum Stage: String, Sendable {
    case read
    case media
    case plan
    case check
    case search
    case prepare
    case make
  }

  package init(now: Moment) {
    self.now = now
  }
}
