import Diagnostics

/// A page with a text that may be in no file, among all others as they were read last.
package struct PageAmongOthers: Sendable {
  /// Nil where the text is rejected.
  package var page: Page?
  package var entry: Ledger.Entry
  package var findings: [Diagnostic]
  package var exceptions: [Exception]
  /// Where it stands in the site's pages; nil for one that no list has.
  package var position: Int?
  /// Whether nothing but its own text differs from what was read last.
  package var isInItsPlace: Bool
  /// Whether it is where it was, for as long: with other pages nothing can be wrong because of it that was not before.
  package var keepsAddresses: Bool
  /// As it was read last, with the page in its place.
  package var site: Site
}

extension SiteReader {
  /// Reads one page, and leaves all others and every list as they were.
  ///
  /// - Returns: nil for a file that was not there.
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
