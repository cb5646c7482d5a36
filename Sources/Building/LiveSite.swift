import Almanac
import Content
import Diagnostics
import Files
import Rendering

/// A site in memory that follows its files: what the preview shows.
///
/// It is prepared as `build` prepares it, and renders what is asked for, to the same bytes. While there are errors the
/// last good plan stays.
package struct LiveSite: Sendable {
  let workspace: Workspace
  let includesDrafts: Bool
  /// Good or not: what changed is read on top of it.
  private(set) var last: Prepared?
  private var shown: (planned: PlannedSite, search: PreviewSearch)?
  /// The texts that were read last, because they had changed: the studio tells of a file that it wrote, and so does the
  /// watch over the folder.
  private var seen: [String: Digest] = [:]
  /// The path of the home page, as `site.yml` has it.
  package private(set) var home = "/"

  package init(folder: String, includesDrafts: Bool) {
    workspace = Workspace(folder: folder)
    self.includesDrafts = includesDrafts
  }

  /// What was found of it last, good or not; nil after a failure.
  package var prepared: Prepared? { last }

  /// Whether the site has been good since it is watched.
  package var isShown: Bool { shown != nil }

  /// Whether pages have come or expired by this moment that are not shown so, though no file has changed.
  package func isOver(by now: Moment) -> Bool { last?.files.isOver(by: now) ?? false }

  /// Reads what changed, plans the site, and shows it where nothing is wrong.
  ///
  /// - Parameter changed: paths relative to the site's folder; nil reads everything.
  /// - Returns: everything that is wrong now, sorted, each with its source line.
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
    // After a failure nobody knows what has changed.
    last = nil
    let prepared = try prepare(workspace, options: options, after: before, changed: changed)
    last = prepared
    if let settings = prepared.site?.settings, !isShown || !prepared.report.hasErrors { home = settings.home }
    if !prepared.report.hasErrors, let planned = prepared.planned {
      shown = (planned, PreviewSearch(planned.plan))
    }
    return prepared.report.findings
  }

  /// What stands in files of pages. They are read once, so that what is known is what was read.
  private func texts(of files: Set<String>) -> [String: [UInt8]] {
    var texts: [String: [UInt8]] = [:]
    for file in files where isPage(file) {
      texts[file] = try? readFile(workspace.folder + "/" + file, atMost: largestText)
    }
    return texts
  }

  /// Whether a file can be a page: terms' own texts are read with their vocabularies.
  private func isPage(_ file: String) -> Bool {
    file.hasPrefix("content/") && file.hasSuffix(".md") && !file.hasPrefix("content/vocabularies/")
  }

  /// The site as it would be with a text that is not saved.
  ///
  /// - Parameter assumesReviewed: the page is taken as if its review were through.
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

  /// The bytes at a path of the site, such as `/stories/`, and the name of the file that holds them; nil where
  /// there is nothing.
  package func bytes(at path: String) -> (file: String, bytes: [UInt8])? {
    guard let (planned, search) = shown else { return nil }
    let name = String(path.dropFirst())
    let file = name.isEmpty || name.hasSuffix("/") ? name + "index.html" : name
    if let bytes = search.bytes(at: file) { return (file, bytes) }
    guard let position = planned.positions[file] else { return nil }
    let output = planned.plan.outputs[position]
    return (planned.plan.render(output) ?? workspace.stored(output, of: planned.plan)).map { (file, $0) }
  }

  /// The site's page for what is not there.
  package var notFound: [UInt8]? { bytes(at: "/404.html")?.bytes }
}

extension Workspace {
  /// A picture is made when it is asked for, and kept where `build` keeps it.
  func stored(_ output: Output, of plan: Plan) -> [UInt8]? {
    guard case .product(let product, let work) = output.role else { return nil }
    let store = MediaStore(of: self)
    // What cannot be kept, on a full disk say, can be shown all the same.
    return (try? store.bytes(of: product, from: plan.works[work]))
      ?? (try? store.make(plan.works[work]))?[product]
  }
}
