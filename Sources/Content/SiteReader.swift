import Almanac
import Diagnostics
import Files
import Parallel

/// Reads a site, and reads it again when files have changed: pages whose files did not are kept.
package struct SiteReader: Sendable {
  private let folder: String
  let includesDrafts: Bool
  private let makeInspector: InspectorMaker
  var memory: TextMemory?
  var ground: Ground?
  /// What was read last, and what of its findings is about addresses of several pages.
  var last: (reading: Reading, addressFindings: [Diagnostic])?
  /// In the order of their files.
  var pages: [PageReading] = []

  /// What pages are read against.
  struct Ground: Sendable {
    var settings: Settings?
    var model: ModelReading
    var inspector: Inspector
    var findings: [Diagnostic]
    var exceptions: [Exception]
    var entries: [Ledger.Entry]
    var companions: Set<String>
  }

  package init(
    folder: String, includesDrafts: Bool = false, remembering memory: TextMemory? = nil,
    inspecting makeInspector: @escaping InspectorMaker = { _ in .none }
  ) {
    self.folder = folder
    self.includesDrafts = includesDrafts
    self.memory = memory
    self.makeInspector = makeInspector
  }

  /// Reads everything.
  package mutating func read(now: Moment) throws(Failure) -> Reading {
    let folder = folder
    let files = try listContentFiles(in: folder)
    let settings = readSettings(in: folder)
    let model = readModel(files, in: folder)
    let entries = files.findings.map {
      Ledger.Entry(file: $0.location.file, state: .rejected, reason: $0.rule.name)
    }
    let inspector = makeInspector(model.value)
    let inspections = [inspector.prepared] + model.profiles.map(inspector.inspect)
    ground = Ground(
      settings: settings.settings, model: model, inspector: inspector,
      findings: files.findings + settings.findings + model.findings + inspections.flatMap(\.findings),
      exceptions: inspections.flatMap(\.exceptions), entries: model.entries + entries,
      companions: files.companions)
    let keepsWords = settings.settings?.hasSearch ?? true
    let memory = memory?.holding(digestOfGround(files, in: folder))
    pages = concurrentMap(model.pages) { page in
      readPage(
        page.file, kind: page.kind, of: model.value, in: folder, now: now, memory: memory,
        keepsWords: keepsWords, inspect: inspector.inspect)
    }
    var reading = gather()
    reading.memory = memory?.replacing(pages.compactMap(\.note))
    return reading
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
