import Almanac
import Checks
import Content
import Diagnostics
import Rendering

/// A site in memory that follows its files: what the preview shows.
///
/// It is planned anew after a change, or the changed text is put in its place where that is all, and renders what is
/// asked for, by the same steps and to the same bytes as `build`. While there are errors the last good plan stays.
package struct LiveSite: Sendable {
  private let folder: String
  private var reader: SiteReader
  private var theme: ThemeReading?
  private var plan: Plan?
  private var search: PreviewSearch?
  private let store: MediaStore
  private var index: MediaIndex
  private var ground: Ground?
  /// The plan is that of what was read last, not of an earlier reading without errors.
  private var isCurrent = false

  /// What was found out for a plan, and stays while only pages' own texts change.
  private struct Ground: Sendable {
    /// Of theme, pictures and addresses.
    var findings: [Diagnostic]
    var addresses: Set<String>
    /// The position of every output, by its path.
    var outputs: [String: Int]
  }

  private var workspace: Workspace { Workspace(folder: folder) }

  package init(folder: String, includesDrafts: Bool) {
    self.folder = folder
    store = MediaStore(of: Workspace(folder: folder))
    index = store.index
    reader = SiteReader(
      folder: folder, includesDrafts: includesDrafts, inspecting: makeInspector(in: folder))
  }

  /// Reads what changed, and plans the site.
  ///
  /// - Parameter changed: paths relative to the site's folder; nil reads everything.
  /// - Returns: everything that is wrong now, sorted, each with its source line.
  package mutating func update(changed: Set<String>? = nil, now: Moment) throws(Failure) -> [Diagnostic] {
    let reading: Reading
    if let changed {
      reading = try reader.read(changed: changed, now: now)
    } else {
      reading = try reader.read(now: now)
    }
    guard let site = reading.site else { return fail(Report(reading, in: workspace)) }
    if let positions = reading.replaced, let ground, let plan, isCurrent,
      !ground.findings.contains(where: { finding in changed?.contains(finding.location.file) ?? true })
    {
      return settle(plan.replacing(positions, of: site, now: now), of: site, on: ground, reading)
    }
    let isPageChange = changed?.allSatisfy { $0.hasPrefix("content/") && !$0.hasSuffix(".yml") } ?? false
    if theme?.theme == nil || !isPageChange {
      theme = try readTheme(in: folder, for: site.settings, site.model)
    }
    guard let theme, let look = theme.theme else {
      return fail(Report(reading, theme?.findings ?? [], in: workspace))
    }
    let media = readMedia(for: site, theme: look, in: folder, knowing: index)
    index = media.index
    let next = makePlan(for: site, theme: look, media: media.media, now: now)
    let addresses = next.addresses
    let ground = Ground(
      findings: theme.findings + media.findings + conflicts(in: next, of: site, addresses: addresses),
      addresses: addresses,
      outputs: Dictionary(
        next.outputs.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first }))
    return settle(next, of: site, on: ground, reading)
  }

  /// Checks a plan, and shows it if nothing is wrong.
  private mutating func settle(_ next: Plan, of site: Site, on ground: Ground, _ reading: Reading)
    -> [Diagnostic]
  {
    let report = Report(
      reading,
      ground.findings
        + check(
          site, addresses: ground.addresses, absent: next.absentAddresses, in: folder), in: workspace)
    guard !report.hasErrors else { return fail(report) }
    plan = next
    search = PreviewSearch(next)
    self.ground = ground
    isCurrent = true
    return report.findings
  }

  /// The plan that is shown is no longer that of the site as it was read last.
  private mutating func fail(_ report: Report) -> [Diagnostic] {
    isCurrent = false
    return report.findings
  }

  /// The bytes at a path of the site, such as `/stories/`, and the name of the file that holds them; nil where
  /// there is nothing.
  package func bytes(at path: String) -> (file: String, bytes: [UInt8])? {
    let name = String(path.dropFirst())
    let file = name.isEmpty || name.hasSuffix("/") ? name + "index.html" : name
    if let bytes = search?.bytes(at: file) { return (file, bytes) }
    guard let plan, let position = ground?.outputs[file] else { return nil }
    let output = plan.outputs[position]
    return (plan.render(output) ?? stored(output, of: plan)).map { (file, $0) }
  }

  /// A picture is made when it is asked for, and kept where `build` keeps it; a damaged one is not there.
  private func stored(_ output: Output, of plan: Plan) -> [UInt8]? {
    guard case .stored(let work, let product) = output.recipe else { return nil }
    if let bytes = try? store.bytes(of: product, from: plan.works[work]) { return bytes }
    // What cannot be kept, on a full disk say, can be shown all the same.
    guard case .success(let made)? = try? store.make(plan.works[work]) else { return nil }
    return made[product]
  }

  /// The site's page for what is not there.
  package var notFound: [UInt8]? { bytes(at: "/404.html")?.bytes }
}
