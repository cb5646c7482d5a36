import Diagnostics

/// A page, perhaps with an unsaved text, together with the last reading of all others.
package struct PageAmongOthers: Sendable {
  /// Nil if the text is rejected.
  package var page: Page?
  package var entry: Ledger.Entry
  package var findings: [Diagnostic]
  package var exceptions: [Exception]
  /// The position in the site's pages; nil for a page in no list.
  package var position: Int?
  /// Whether it differs from the last reading only in its own text.
  package var isInItsPlace: Bool
  /// Whether it is where it was, for as long: with other pages nothing can be wrong because of it that was not before.
  package var keepsAddresses: Bool
  /// As it was read last, with the page in its place.
  package var site: Site
}

extension SiteReader {
  /// Reads one page again, leaving all others and every list unchanged.
  ///
  /// - Returns: nil for a file that the last reading does not have.
  package func read(_ file: String, among last: SiteReading) -> PageAmongOthers? {
    guard let site = last.site, let place = last.pages.position(of: file) else { return nil }
    let before = last.pages[place]
    let after = readPage(file, kind: before.kind)
    let position = before.page.flatMap { page in site.pages.firstIndex { $0 === page } }
    var reading = PageAmongOthers(
      page: after.page, entry: after.entry, findings: after.findings, exceptions: after.exceptions,
      position: after.page == nil ? nil : position,
      isInItsPlace: position != nil && before.isReplaceable(by: after),
      keepsAddresses: after.keepsAddresses(of: before), site: site)
    if let position = reading.position, let page = after.page {
      reading.site = site.replacing([(position, page)])
    }
    return reading
  }
}

extension PageReading {
  /// One that is rejected has none.
  fileprivate func keepsAddresses(of before: PageReading) -> Bool {
    guard let page else { return true }
    guard let old = before.page else { return false }
    guard page.expires == old.expires, entry.state != .scheduled || page.date == old.date else {
      return false
    }
    return entry.state == before.entry.state && page.address == old.address
      && page.aliases.elementsEqual(old.aliases) { $0.address == $1.address }
  }
}
