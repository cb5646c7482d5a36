import Content
import Parallel
import Search
import Templating

extension OutputKind {
  /// The page on which readers search. What its index consists of is no part of a plan.
  static let search = OutputKind(
    isInSitemap: false, offline: .included,
    templates: { _ in [TemplateType(searchShape, whenAbsent: .leavesOut)] },
    records: [searchFacetShape.recordType, searchValueShape.recordType],
    outputs: { stage in stage.hasSearch ? [Output(searchAddress, role: .search, render: nil)] : [] })
}

let searchAddress = "/search/"

extension Plan {
  /// Whether the search page or a file of its index stands at a path.
  package func belongsToSearch(_ path: String) -> Bool {
    stage.hasSearch && path.hasPrefix(searchAddress.dropFirst())
  }

  /// The search page and the files of its index, made of the texts of all pages; none where the site has no search.
  ///
  /// The plan lists the page alone: what stands in the index is no address that an author could link to. Only what
  /// lists show is in it; pages that have expired or were taken back are not, nor are drafts that a preview shows.
  package func searchOutputs() -> [Output] {
    guard stage.hasSearch else { return [] }
    let (facets, valuesOfPages) = stage.searchFacets()
    let pages = stage.site.pages.indices.reversed().filter { !stage.site.pages[$0].isDraft }
    func documents(areManuals: Bool) -> [SearchDocument] {
      let chosen = pages.filter { stage.isManual(stage.site.pages[$0]) == areManuals }
      return concurrentMap(chosen) { [stage] position in
        stage.searchDocument(stage.site.pages[position], values: valuesOfPages[position])
      }
    }
    let manuals = documents(areManuals: true)
    let index = makeSearchIndex(
      of: manuals + stage.profileDocuments() + stage.rollDocuments() + documents(areManuals: false),
      manuals: manuals.count, facets: facets, hints: stage.searchHints(), words: stage.words.ofSearchScript)
    let page = stage.searchPage(index, facets)
    return [Output(searchAddress) { _, _ in page }]
      + index.files.map { file in Output(searchAddress + file.path) { _, _ in file.bytes } }
  }
}

extension Stage {
  var hasSearch: Bool { surroundings.search != nil }

  /// A page that stands in no list tells of the site itself.
  fileprivate func isManual(_ page: Page) -> Bool { !site.model.kinds[page.kind].isListed }

  fileprivate func searchPage(_ index: SearchIndex, _ facets: [SearchFacet]) -> [UInt8] {
    var frame = self.frame(
      title: words[.search], description: words[.searchAbout], address: searchAddress, crumbs: [])
    frame.isHidden = true
    let view = SearchView(
      script: surroundings.addresses.href(searchAddress + searchScript.path),
      guide: surroundings.addresses.href(searchAddress + index.guide), facets: facets, count: index.count,
      directories: searchlessWays)
    return fill(searchShape.name, frame, searchShape, view)
  }

  private var searchlessWays: [LabelledLink] {
    let addresses = surroundings.addresses
    let kinds = site.model.kinds.indices.filter { !indices.byKind[$0].isEmpty }.map { site.model.kinds[$0] }
    var links = kinds.map { LabelledLink(label: $0.name, address: addresses.href($0.address)) }
    links += indices.byTerm.filter(lists.hasOverview).map {
      LabelledLink(
        label: site.model.vocabularies[$0.vocabulary].label, address: addresses.href($0.field.address))
    }
    if !indices.years.isEmpty {
      links.append(LabelledLink(label: words[.archive], address: addresses.href(archiveAddress)))
    }
    return links + directories()
  }
}
