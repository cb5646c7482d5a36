import Diagnostics
import Files
import Parallel

/// Combines the readings of all files: the site, the ledger, and all findings.
extension SiteReader {
  /// The last reading with the texts of some pages replaced; nil if one of them is not shown.
  func gather(
    _ pages: [PageReading], replacing texts: [(before: Page, after: Page)], in last: SiteReading
  ) -> SiteReading? {
    guard let site = last.site else { return nil }
    var replaced: [(position: Int, page: Page)] = []
    for (before, after) in texts {
      guard let position = site.pages.firstIndex(where: { $0 === before }) else { return nil }
      replaced.append((position, after))
    }
    var reading = last
    reading.site = site.replacing(replaced)
    reading.findings =
      inputs.findings + last.rolls.findings + pages.flatMap(\.findings) + last.addressFindings
    reading.exceptions = pages.flatMap(\.exceptions)
    reading.replaced = replaced.map(\.position)
    reading.pages = pages
    return reading
  }

  /// The site that results from the readings of all files.
  func gather(_ pages: [PageReading], _ rolls: RollsReading) -> SiteReading {
    let (findings, exceptions, shown, others, former) = sort(pages)
    let published = shown + (includesDrafts ? others[.draft, default: []] : [])
    let expired = others[.expired, default: []]
    let withdrawn = others[.withdrawn, default: []]
    let unseen = [State.scheduled, .held, .draft].flatMap { others[$0, default: []] }
    let scheduled = others[.scheduled, default: []]
    let hidden = pages.indices.compactMap { HiddenPage(pages[$0], includesDrafts: includesDrafts) }
    // The address of a scheduled page must be free on its day of publication.
    let addressFindings =
      repeatedAddresses(published + expired + withdrawn + scheduled)
      + copiedFiles(among: pages, in: inputs.folder)
    let site = inputs.settings.map {
      Site(
        settings: $0, model: inputs.model, pages: newestFirst(published), expired: newestFirst(expired),
        withdrawn: newestFirst(withdrawn), unseen: unseen, scheduled: scheduled,
        former: newestFirst(former), hidden: hidden, companions: inputs.companions,
        awaited: Set(pages.lazy.flatMap(\.namedFiles)), rolls: rolls.rolls, fixedFiles: inputs.fixedFiles,
        home: inputs.home?.home)
    }
    var ledger = Ledger(entries: pages.map(\.entry))
    // The entries of pages are already in the order of their files.
    if !inputs.entries.isEmpty || !rolls.entries.isEmpty {
      ledger.entries += inputs.entries + rolls.entries
      ledger.entries.sort { $0.file.comesBefore($1.file) }
    }
    return SiteReading(
      site: site, ledger: ledger, findings: inputs.findings + rolls.findings + findings + addressFindings,
      exceptions: exceptions, pages: pages, rolls: rolls, addressFindings: addressFindings)
  }
}

/// The findings, and the pages by state: published ones, which are nearly all, the others, and those of the others that
/// lists have shown before.
private func sort(_ pages: [PageReading]) -> (
  findings: [Diagnostic], exceptions: [Exception], published: [Page], others: [State: [Page]], former: [Page]
) {
  var findings: [Diagnostic] = []
  var exceptions: [Exception] = []
  var published: [Page] = []
  var others: [State: [Page]] = [:]
  var former: [Page] = []
  published.reserveCapacity(pages.count)
  // Access by position: an element bound to a name would be copied.
  for position in pages.indices {
    if !pages[position].findings.isEmpty { findings += pages[position].findings }
    if !pages[position].exceptions.isEmpty { exceptions += pages[position].exceptions }
    guard let page = pages[position].page else { continue }
    if pages[position].entry.state == .published {
      published.append(page)
    } else {
      others[pages[position].entry.state, default: []].append(page)
      if pages[position].hasStood { former.append(page) }
    }
  }
  return (findings, exceptions, published, others, former)
}

/// Sorts keys instead of pages: a page is large, and is copied only once.
private func newestFirst(_ pages: [Page]) -> [Page] {
  let keys = pages.enumerated().map { position, page in
    (date: Int(page.date.day.number) * 1441 + (page.date.minute.map { $0 + 1 } ?? 0), position: position)
  }
  let order = keys.sorted {
    guard $0.date == $1.date else { return $0.date > $1.date }
    return pages[$0.position].address.comesBefore(pages[$1.position].address)
  }
  return order.map { pages[$0.position] }
}

/// Reports addresses used by two files; the finding names both. An alias counts as an address, with its own place.
private func repeatedAddresses(_ pages: [Page]) -> [Diagnostic] {
  var seen: Set<String> = []
  seen.reserveCapacity(pages.count)
  var hasRepeated = false
  for page in pages {
    hasRepeated = !seen.insert(page.address).inserted || hasRepeated
    for alias in page.aliases { hasRepeated = !seen.insert(alias.address.folded).inserted || hasRepeated }
  }
  guard hasRepeated else { return [] }
  var owners: [String: (file: String, isAlias: Bool, written: String)] = [:]
  var findings: [Diagnostic] = []
  let pages = pages.sorted { $0.file < $1.file }
  for page in pages {
    if let owner = owners[page.address] {
      findings.append(
        Diagnostic(
          .repeatedAddress, at: Location(file: page.file), [page.address, owner.file],
          help: Phrase("给其中一个换 slug", "give one of them another slug")))
    } else {
      owners[page.address] = (page.file, false, page.address)
    }
  }
  for page in pages {
    for alias in page.aliases {
      let address = alias.address
      guard let owner = owners[address.folded] else {
        owners[address.folded] = (page.file, true, address.text)
        continue
      }
      // Two spellings of an alias of one page are useful on servers that distinguish case.
      if owner.file == page.file, owner.isAlias { continue }
      let isOtherCase = owner.written != address.text
      findings.append(
        Diagnostic(
          .repeatedAddress, at: page.location(of: alias), [owner.written, owner.file],
          help: isOtherCase ? .onlyCaseDiffers : Phrase("去掉这个旧址", "remove this earlier address")))
    }
  }
  return findings
}

extension Phrase {
  package static let onlyCaseDiffers = Phrase(
    "只有大小写不同：nginx、Windows 和 macOS 分不出来；去掉这个旧址",
    "only letters' case differs, which nginx, Windows and macOS do not tell apart; remove this earlier address"
  )
}
