import Almanac

/// A page that is not published at present, with the reason, which authors who link to it are told.
package struct HiddenPage: Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case draft
    case scheduled(Moment)
    /// The last day of the consent.
    case consentEnded(Day)
    /// Something required is missing, as named by the rule that holds the page.
    case held(Ledger.Reason)
    /// The day of its publication.
    case withdrawn(Day)
  }

  package var file: String
  /// Empty if its file does not determine it.
  package var address: String
  /// The aliases that would redirect to the page.
  package var aliases: [String]
  package var reason: Reason
}

/// The pages that are not published at present, by all the names that texts may use for them.
package struct HiddenPages: Sendable {
  private var byFile: [String: HiddenPage] = [:]
  private var byAddress: [String: HiddenPage] = [:]

  package var isEmpty: Bool { byFile.isEmpty }

  init() {}

  /// - Parameter shown: published pages; their addresses no longer belong to hidden ones.
  init(_ pages: [HiddenPage], beside shown: [Page]) {
    guard !pages.isEmpty else { return }
    for page in pages {
      byFile[page.file] = page
      for address in [page.address] + page.aliases where !address.isEmpty && byAddress[address] == nil {
        byAddress[address] = page
      }
    }
    for page in shown {
      byAddress[page.address] = nil
      for alias in page.aliases where alias.address.request == nil { byAddress[alias.address.path] = nil }
    }
  }

  func page(of file: String) -> HiddenPage? { byFile.isEmpty ? nil : byFile[file] }

  /// - Parameter path: an address below the site's home, without a fragment, percent-encoded or not.
  func page(at path: String) -> HiddenPage? {
    guard !byAddress.isEmpty else { return nil }
    if let page = byAddress[path] { return page }
    let plain = withoutPercents(String(path.prefix { $0 != "?" }))
    let folder = plain.hasSuffix("/index.html") ? String(plain.dropLast("index.html".count)) : plain + "/"
    return byAddress[plain] ?? byAddress[folder]
  }
}

extension HiddenPage {
  /// Nil for a file whose page is shown, or that is not a page.
  init?(_ reading: PageReading, includesDrafts: Bool) {
    let page = reading.page
    switch reading.entry.state {
    case .draft where !includesDrafts || page == nil: reason = .draft
    case .scheduled:
      guard let page else { return nil }
      reason = .scheduled(page.date)
    case .held:
      let isUnreviewed = if case .unreviewed = reading.entry.reason { true } else { false }
      let end = isUnreviewed ? nil : page?.lifetime?.consentEnds
      reason = end.map(Reason.consentEnded) ?? .held(reading.entry.reason)
    case .withdrawn:
      guard let page else { return nil }
      reason = .withdrawn(page.date.day)
    default: return nil
    }
    file = reading.file
    address = reading.entry.address
    aliases = page?.aliases.compactMap { $0.address.request == nil ? $0.address.path : nil } ?? []
  }
}
