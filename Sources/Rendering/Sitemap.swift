import Content

extension Stage {
  /// All addresses that search engines may list, by the sitemaps.org protocol.
  ///
  /// Later pages of lists are found through the first; samples and drafts are nobody's to find.
  func sitemap() -> [UInt8] {
    var xml = XMLWriter()
    xml.open("urlset", [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")])
    write("/", into: &xml)
    for page in site.pages where !page.isSample && !page.isDraft {
      write(page.address, changed: lastChange(of: page).day.iso, into: &xml)
    }
    for (kind, entries) in indices.byKind.enumerated() where !entries.isEmpty {
      write(site.model.kinds[kind].address, into: &xml)
    }
    for index in indices.byTerm {
      let terms = site.model.vocabularies[index.vocabulary].terms
      let used = terms.indices.filter(index.isShown)
      if !used.isEmpty, hasOverview(index, in: site.model) { write(index.field.address, into: &xml) }
      for term in used { write(index.address(of: terms[term]), into: &xml) }
    }
    if !indices.years.isEmpty { write(archiveAddress, into: &xml) }
    for year in indices.years {
      write(year.address, into: &xml)
      for month in year.months { write(year.address(of: month), into: &xml) }
    }
    for output in domainOutputs(of: self) where output.recipe.isListed {
      write("/\(output.path.dropLast("index.html".utf8.count))", into: &xml)
    }
    xml.close("urlset")
    return xml.bytes
  }

  private func write(_ address: String, changed: String? = nil, into xml: inout XMLWriter) {
    xml.open("url")
    xml.element("loc", surroundings.addresses.url(address))
    changed.map { xml.element("lastmod", $0) }
    xml.close("url")
  }
}

extension Recipe {
  /// Whether search engines are told of such a page. The calendar's months are found through the calendar.
  fileprivate var isListed: Bool {
    switch self {
    case .people(_, byStrokes: false), .honours, .batch, .awards, .calendar, .statistics: true
    default: false
    }
  }
}
