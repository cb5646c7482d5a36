import Almanac
import Diagnostics
import Files
import Parallel

/// What reading gave: a site, the account of every file, and all that is wrong.
package struct Reading: Sendable {
  /// Nil where `site.yml` or the schemas cannot be read; findings say why.
  package var site: Site?
  package var ledger: Ledger
  package var findings: [Diagnostic]
  /// What authors allowed, of which some may have nothing to allow.
  package var exceptions: [Exception] = []
  /// Where this is all that differs from the reading before, the positions in `site.pages` of pages whose own text
  /// changed; nil where anything may differ.
  package var replaced: [Int]?
  /// What the next build may know of texts, if anybody wants them remembered.
  package var memory: TextMemory?
}

/// Reads a site's folder: settings, vocabularies, kinds, and all pages on all cores.
///
/// Reading never fails because of content: what is wrong is in the findings, and all of it.
///
/// - Parameters:
///   - now: the moment of the build, on the site's clocks.
///   - includesDrafts: drafts are shown as if they were published, and marked.
///   - memory: what an earlier build learnt of texts; nil where nothing is to be remembered.
///   - makeInspector: looks at every text while it is in memory.
/// - Throws: a `Failure` where the folder itself cannot be listed.
package func readSite(
  in folder: String, now: Moment, includesDrafts: Bool = false, remembering memory: TextMemory? = nil,
  inspecting makeInspector: @escaping InspectorMaker = { _ in .none }
) throws(Failure) -> Reading {
  var reader = SiteReader(
    folder: folder, includesDrafts: includesDrafts, remembering: memory, inspecting: makeInspector)
  return try reader.read(now: now)
}

/// Reads a site, and reads it again when files have changed: pages whose files did not are kept.
package struct SiteReader: Sendable {
  private let folder: String
  private let includesDrafts: Bool
  private let makeInspector: InspectorMaker
  private var memory: TextMemory?
  private var ground: Ground?
  /// What was read last, and what of its findings is about addresses of several pages.
  private var last: (reading: Reading, addressFindings: [Diagnostic])?
  /// In the order of their files.
  private var pages: [(file: String, reading: PageReading)] = []

  /// What pages are read against.
  private struct Ground: Sendable {
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
    let readings = concurrentMap(model.pages) { page in
      readPage(
        page.file, kind: page.kind, of: model.value, in: folder, now: now, memory: memory,
        keepsWords: keepsWords,
        inspect: inspector.inspect)
    }
    pages = Array(zip(model.pages.map(\.file), readings))
    var reading = gather()
    reading.memory = memory?.replacing(pages.compactMap { page in page.reading.note.map { (page.file, $0) } })
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
    let before = low < pages.count && pages[low].file == file ? pages[low].reading : nil
    pages.replaceSubrange(low..<(before == nil ? low : low + 1), with: reading.map { [(file, $0)] } ?? [])
    return before
  }

  /// The last reading with other texts in some pages' places; nil where one of them is not shown.
  private mutating func gather(replacing texts: [(before: Page, after: Page)]) -> Reading? {
    guard let last, let ground, let site = last.reading.site else { return nil }
    var reading = last.reading
    var replaced: [(position: Int, page: Page)] = []
    for (before, after) in texts {
      guard let position = site.pages.firstIndex(where: { $0 === before }) else { return nil }
      replaced.append((position, after))
    }
    reading.site = site.replacing(replaced)
    reading.findings = ground.findings + pages.flatMap(\.reading.findings) + last.addressFindings
    reading.exceptions = ground.exceptions + pages.flatMap(\.reading.exceptions)
    reading.replaced = replaced.map(\.position)
    self.last = (reading, last.addressFindings)
    return reading
  }

  /// The site that the files say together.
  private mutating func gather() -> Reading {
    last = nil
    guard let ground else { return Reading(site: nil, ledger: Ledger(), findings: []) }
    var ledger = Ledger(entries: ground.entries)
    var states: [State: [Page]] = [:]
    var findings = ground.findings
    var exceptions = ground.exceptions
    for (_, reading) in pages {
      findings += reading.findings
      exceptions += reading.exceptions
      ledger.entries.append(reading.entry)
      if let page = reading.page { states[reading.entry.state, default: []].append(page) }
    }
    let published = states[.published, default: []] + (includesDrafts ? states[.draft, default: []] : [])
    let expired = states[.expired, default: []]
    let withdrawn = states[.withdrawn, default: []]
    let addressFindings = repeatedAddresses(published + expired + withdrawn)
    findings += addressFindings
    let site = ground.settings.map {
      Site(
        settings: $0, model: ground.model.value, pages: newestFirst(published), expired: newestFirst(expired),
        withdrawn: newestFirst(withdrawn),
        unseen: [State.scheduled, .held, .draft].flatMap { states[$0, default: []] },
        companions: ground.companions)
    }
    ledger.entries.sort { $0.file.comesBefore($1.file) }
    let reading = Reading(site: site, ledger: ledger, findings: findings, exceptions: exceptions)
    last = (reading, addressFindings)
    return reading
  }
}

/// The schemas, and the pages that they can be asked about.
private struct ModelReading {
  var value: ContentModel
  var pages: [PageFile]
  /// Texts about terms, to be inspected.
  var profiles: [ReadText]
  var entries: [Ledger.Entry]
  var findings: [Diagnostic]
}

/// Of all files that are neither pages nor beside them: their words decide what is found in a page's text.
private func digestOfGround(_ files: ContentFiles, in folder: String) -> Digest {
  let digests = (["site.yml"] + files.ground).map { name in
    let bytes = try? readFile(folder + "/" + name)
    return "\(name) \(bytes.map { Digest(of: $0).hexadecimal } ?? "")\n"
  }
  return Digest(of: digests.joined().utf8)
}

private struct PageFile: Sendable {
  var file: String
  var kind: Int
}

private func readModel(_ files: ContentFiles, in folder: String) -> ModelReading {
  var vocabularies = readVocabularies(files.vocabularies, in: folder)
  let profiles = readProfiles(files.profiles, in: folder, into: &vocabularies.vocabularies)
  let kinds = readKinds(files, in: folder, vocabularies: vocabularies.vocabularies)
  let model = ContentModel(kinds: kinds.kinds, vocabularies: vocabularies.vocabularies)
  var entries = profiles.entries
  var pages: [PageFile] = []
  for page in files.pages {
    if let kind = model.kinds.firstIndex(where: { $0.folder == page.folder }) {
      pages.append(PageFile(file: page.file, kind: kind))
    } else {
      entries.append(
        Ledger.Entry(file: page.file, state: .rejected, reason: "content/\(page.folder)/_kind.yml"))
    }
  }
  return ModelReading(
    value: model, pages: pages, profiles: profiles.texts, entries: entries,
    findings: vocabularies.findings + profiles.findings + kinds.findings)
}

/// What decides a page's place is sorted, not the pages: each of them is large, and copied once.
private func newestFirst(_ pages: [Page]) -> [Page] {
  let keys = pages.enumerated().map { position, page in
    (
      date: Int(page.date.day.number) * 1441 + (page.date.minute.map { $0 + 1 } ?? 0), address: page.address,
      position: position
    )
  }
  let order = keys.sorted {
    $0.date == $1.date ? $0.address.comesBefore($1.address) : $0.date > $1.date
  }
  return order.map { pages[$0.position] }
}

/// Two files cannot stand at one address; the finding names both.
private func repeatedAddresses(_ pages: [Page]) -> [Diagnostic] {
  let addresses = pages.flatMap { [$0.address] + $0.aliases }
  guard Set(addresses).count < addresses.count else { return [] }
  var owners: [String: String] = [:]
  var findings: [Diagnostic] = []
  for page in pages.sorted(by: { $0.file < $1.file }) {
    for address in [page.address] + page.aliases {
      if let owner = owners[address] {
        findings.append(
          Diagnostic(
            .repeatedAddress, at: Location(file: page.file), [address, owner],
            help: Phrase("给其中一个换 slug", "give one of them another slug")))
      } else {
        owners[address] = page.file
      }
    }
  }
  return findings
}
