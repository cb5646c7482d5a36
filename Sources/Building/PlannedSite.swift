import Almanac
import Checks
import Content
import Diagnostics
import Rendering

/// A plan with the results of making it; they stay valid while only the own texts of pages change.
struct PlannedSite: Sendable {
  var plan: Plan
  /// All addresses of the site, below its home.
  var addresses: Set<String>
  /// The positions of outputs in the plan.
  var positions: OutputPositions
  /// What is wrong with pictures and other files, and with addresses that two outputs would have.
  var findings: [Diagnostic] { mediaFindings + outputFindings }
  var mediaFindings: [Diagnostic]
  /// What can be told of all outputs together alone.
  var outputFindings: [Diagnostic]
  /// Of pictures and other files beside the pages.
  var media: MediaIndex
  var attachments: AttachmentMemory
}

/// Plans a site, and inspects the files that it would publish.
///
/// - Parameters:
///   - known: the index of pictures and other files from earlier builds.
///   - attachments: results for attachments inspected before; nil reads those of earlier builds from the cache's
///     folder.
func plan(
  _ site: Site, theme: Theme, _ workspace: Workspace, _ options: BuildOptions, knowing known: MediaIndex,
  and attachments: AttachmentMemory?
) throws(Failure) -> PlannedSite {
  let media = readMedia(
    for: site, theme: theme, in: workspace.folder,
    knowing: known)
  let plan = makePlan(
    for: site, theme: theme, media: media.media, now: options.now, isOffline: options.isOffline)
  let addresses = plan.addresses
  var attachments =
    attachments ?? AttachmentMemory(in: workspace.cache, or: workspace.folder + "/.cache")
  let secrets = try attachmentFindings(in: plan, of: workspace.folder, knowing: &attachments)
  return PlannedSite(
    plan: plan, addresses: addresses, positions: OutputPositions(of: plan),
    mediaFindings: media.findings,
    outputFindings: takenAddresses(in: plan, of: site, addresses: addresses)
      + longNames(in: plan) + secrets + almanacFindings(for: site, now: options.now),
    media: media.index, attachments: attachments)
}

extension PlannedSite {
  /// The input of checks of the whole site.
  func context(of site: Site, theme: Theme, _ texts: SiteTexts) -> SiteContext {
    SiteContext(
      site, addresses: addresses, absent: plan.absentAddresses,
      templateLinks: theme.links.map { ($0.address, $0.file, $0.line) }, texts: texts)
  }

  /// The plan with the texts of some pages replaced; nil if more than that changed, or a changed file has a finding.
  func replacing(_ pages: SiteReading, changed: Set<String>, now: Moment) -> PlannedSite? {
    guard let site = pages.site, let positions = pages.replaced,
      !findings.contains(where: { changed.contains($0.location.file) })
    else { return nil }
    var next = self
    next.plan = plan.replacing(positions, of: site, now: now)
    return next
  }

  /// Keeps the results about files for the next build. If they cannot be written, as on a full or read-only disk, the
  /// next build only takes longer.
  func keepKnowledge(in workspace: Workspace) {
    do throws(Failure) {
      try MediaStore(of: workspace).keep(media)
      try attachments.keep()
    } catch {}
  }
}
