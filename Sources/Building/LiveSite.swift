import Almanac
import Content
import Diagnostics
import Files
import Rendering

/// A site in memory that follows its files, for the preview.
///
/// It is prepared as for `build`, and renders outputs on request, to the same bytes. While there are errors, the last
/// plan without errors is shown.
package struct LiveSite: Sendable {
  let workspace: Workspace
  let includesDrafts: Bool
  /// The last preparation, with or without errors, on which the next one is based.
  private(set) var last: Prepared?
  private var shown: (planned: PlannedSite, search: PreviewSearch)?
  /// Digests of the changed texts read last: the studio and the watcher both report a file that the studio wrote.
  private var seen: [String: Digest] = [:]
  /// The path of the home page, from the address in `site.yml`.
  package private(set) var home = "/"

  package init(folder: String, includesDrafts: Bool) {
    workspace = Workspace(folder: folder)
    self.includesDrafts = includesDrafts
  }

  /// The last preparation, with or without errors; nil after a failure.
  package var prepared: Prepared? { last }

  /// Whether the site has been without errors at least once.
  package var isShown: Bool { shown != nil }

  /// Whether pages have become due or expired by a moment since the last preparation, though no file has changed.
  package func isOver(by now: Moment) -> Bool { last?.files.isOver(by: now) ?? false }

  /// Reads changed files, plans the site, and shows it if there are no errors.
  ///
  /// - Parameter changed: paths relative to the site's folder; nil reads everything.
  /// - Returns: all present findings, sorted, each with its source line.
  package mutating func update(changed: Set<String>? = nil, now: Moment) throws(Failure) -> [Diagnostic] {
    var options = BuildOptions(now: now)
    options.includesDrafts = includesDrafts
    let texts = self.texts(of: changed ?? [])
    let digests = texts.mapValues { Digest(of: $0) }
    if let last, let changed, !changed.isEmpty, digests.count == changed.count, !last.files.isOver(by: now),
      digests.allSatisfy({ seen[$0.key] == $0.value })
    {
      return last.report.findings
    }
    seen = digests
    options.unsaved = texts
    let before = last
    // After a failure the next update has to read everything.
    last = nil
    let prepared = try prepare(workspace, options: options, after: before, changed: changed)
    last = prepared
    if let settings = prepared.site?.settings, !isShown || !prepared.report.hasErrors { home = settings.home }
    if !prepared.report.hasErrors, let planned = prepared.planned {
      shown = (planned, PreviewSearch(planned.plan))
    }
    return prepared.report.findings
  }

  /// The bytes of changed pages, read once here, so that their digests are of the bytes that are prepared.
  private func texts(of files: Set<String>) -> [String: [UInt8]] {
    var texts: [String: [UInt8]] = [:]
    for file in files where isPage(file) {
      texts[file] = try? readFile(workspace.folder + "/" + file, atMost: largestText)
    }
    return texts
  }

  /// Whether a file can be a page; texts about terms are read with their vocabularies.
  private func isPage(_ file: String) -> Bool {
    file.hasPrefix("content/") && file.hasSuffix(".md") && !file.hasPrefix("content/vocabularies/")
  }

  /// Prepares the site with an unsaved text.
  ///
  /// - Parameter assumesReviewed: the page's review is treated as complete.
  func preparing(
    _ file: String, as bytes: [UInt8], now: Moment, assumesReviewed: Bool = false
  ) throws(Failure) -> Prepared {
    let options = self.options(file, as: bytes, now: now, assumesReviewed: assumesReviewed)
    return try prepare(workspace, options: options, after: last, changed: last == nil ? nil : [file])
  }

  func options(_ file: String, as bytes: [UInt8], now: Moment, assumesReviewed: Bool) -> BuildOptions {
    var options = BuildOptions(now: now)
    options.assumesReviewed = assumesReviewed ? file : nil
    options.includesDrafts = includesDrafts
    options.unsaved = [file: bytes]
    return options
  }

  /// The bytes at a path of the site, such as `/stories/`, and the name of their file; nil if there is none.
  package func bytes(at path: String) -> (file: String, bytes: [UInt8])? {
    guard let (planned, search) = shown else { return nil }
    let name = String(path.dropFirst())
    let file = name.isEmpty || name.hasSuffix("/") ? name + "index.html" : name
    if let bytes = search.bytes(at: file) { return (file, bytes) }
    guard let position = planned.positions[file] else { return nil }
    let output = planned.plan.outputs[position]
    return (planned.plan.render(output) ?? workspace.stored(output, of: planned.plan)).map { (file, $0) }
  }

  /// The site's 404 page.
  package var notFound: [UInt8]? { bytes(at: "/404.html")?.bytes }
}

extension Workspace {
  /// The bytes of a picture, made on request and kept where `build` keeps them.
  func stored(_ output: Output, of plan: Plan) -> [UInt8]? {
    guard case .product(let product, let work) = output.role else { return nil }
    let store = MediaStore(of: self)
    // A product that cannot be kept, as on a full disk, is shown all the same.
    return (try? store.bytes(of: product, from: plan.works[work]))
      ?? (try? store.make(plan.works[work]))?[product]
  }
}
