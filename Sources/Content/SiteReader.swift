import Almanac
import Diagnostics
import Files
import Markdown
import Parallel

/// Reads a site, and reads it again when files have changed: pages whose files did not are kept.
package struct SiteReader: Sendable {
  private let folder: String
  let includesDrafts: Bool
  private let makeInspector: InspectorMaker
  var ground: Ground?
  /// What was read last, and what of its findings is about addresses of several pages.
  var last: (reading: Reading, addressFindings: [Diagnostic])?
  /// In the order of their files.
  var pages: [PageReading] = []
  var rolls = RollsReading()

  /// - Parameters:
  ///   - includesDrafts: drafts are shown as if they were published, and marked.
  ///   - makeInspector: looks at every text while it is in memory.
  package init(
    folder: String, includesDrafts: Bool = false,
    inspecting makeInspector: @escaping InspectorMaker = { _ in .none }
  ) {
    self.folder = folder
    self.includesDrafts = includesDrafts
    self.makeInspector = makeInspector
  }

  /// Reads everything.
  package mutating func read(now: Moment) throws(Failure) -> Reading {
    try read(now: now) { _, _ in }.reading
  }

  /// Reads everything, with other work beside the pages.
  ///
  /// - Parameter work: what needs the settings and schemas only, as the theme does; not done where `site.yml` cannot be
  ///   read.
  package mutating func read<Work: Sendable>(
    now: Moment, beside work: @escaping @Sendable (Settings, ContentModel) -> Work
  ) throws(Failure) -> (reading: Reading, work: Work?) {
    let ground = try readGround(in: folder, inspecting: makeInspector)
    let keepsWords = ground.settings?.hasSearch ?? true
    let (pages, (done, rolls)) = both(
      {
        concurrentMap(ground.model.pages) { [folder] page in
          readPage(
            page.file, kind: page.kind, of: ground.model.value, in: folder, now: now, keepsWords: keepsWords,
            inspect: ground.inspector.inspect)
        }
      },
      { [folder] in
        (
          ground.settings.map { work($0, ground.model.value) },
          readRolls(ground.rolls, in: folder, of: ground.model.value, finding: ground.inspector.personal)
        )
      })
    self.ground = ground
    self.rolls = rolls
    self.pages = pages
    return (gather(), done)
  }

  /// Reads the files that changed; everything, where one of them is more than a page.
  ///
  /// - Parameter changed: paths relative to the site's folder; those that are gone are gone from the site.
  package mutating func read(changed: Set<String>, now: Moment) throws(Failure) -> Reading {
    guard let ground else { return try read(now: now) }
    let model = ground.model.value
    var replaced: [(before: Page, after: Page)]? = []
    for file in changed.sorted() {
      let isPage = isMarkdown(file) && !file.hasPrefix(vocabulariesFolder)
      guard isPage, let kind = model.kinds.firstIndex(where: { file.hasPrefix("content/\($0.folder)/") })
      else {
        return try read(now: now)
      }
      let exists = fileExists(folder + "/" + file)
      let inspect = ground.inspector.inspect
      let after =
        exists
        ? readPage(
          file, kind: kind, of: model, in: folder, now: now, keepsWords: ground.settings?.hasSearch ?? true,
          inspect: inspect) : nil
      let before = put(after, for: file)
      if let before, let after, before.isReplaceable(by: after), let old = before.page, let new = after.page {
        replaced?.append((old, new))
      } else {
        replaced = nil
      }
    }
    return replaced.flatMap { gather(replacing: $0) } ?? gather()
  }

  /// Puts what a file says in its place, and gives what stood there; nil where the file is gone.
  private mutating func put(_ reading: PageReading?, for file: String) -> PageReading? {
    var (low, high) = (0, pages.count)
    while low < high {
      let middle = (low + high) / 2
      if pages[middle].file.comesBefore(file) { low = middle + 1 } else { high = middle }
    }
    let before = low < pages.count && pages[low].file == file ? pages[low] : nil
    pages.replaceSubrange(low..<(before == nil ? low : low + 1), with: reading.map { [$0] } ?? [])
    return before
  }
}
