import Content
import Parallel
import Search
import Templating

extension OutputKind {
  /// The page on which readers search. What its index consists of is no part of a plan.
  static let search = OutputKind(
    isInSitemap: false, offline: .included,
    templates: { _ in [TemplateType(searchSchema, whenAbsent: .leavesOut)] },
    records: [searchFacetSchema.recordType, searchValueSchema.recordType],
    outputs: { context in context.hasSearch ? [Output(searchAddress, role: .search, render: nil)] : [] })
}

let searchAddress = "/search/"

extension Plan {
  /// Whether a path is that of the search page or of a file of its index.
  package func belongsToSearch(_ path: String) -> Bool {
    context.hasSearch && path.hasPrefix(searchAddress.dropFirst())
  }

  /// The search page and the files of its index, made of the texts of all pages; none where the site has no search.
  ///
  /// The plan lists the page alone: the files of the index are no addresses that an author could link to. Only what
  /// lists show is in it; pages that have expired or were withdrawn are not, nor are drafts that a preview shows.
  package func searchOutputs() -> [Output] {
    guard context.hasSearch else { return [] }
    let (facets, valuesOfPages) = context.searchFacets()
    let pages = context.site.pages.indices.reversed().filter { !context.site.pages[$0].isDraft }
    func documents(areManuals: Bool) -> [SearchDocument] {
      let chosen = pages.filter { context.isManual(context.site.pages[$0]) == areManuals }
      return concurrentMap(chosen) { [context] position in
        context.searchDocument(context.site.pages[position], values: valuesOfPages[position])
      }
    }
    let manuals = documents(areManuals: true)
    let index = makeSearchIndex(
      of: manuals + context.profileDocuments() + context.rollDocuments() + documents(areManuals: false),
      manuals: manuals.count, facets: facets, hints: context.searchHints(),
      words: context.words.ofSearchScript)
    let page = context.searchPage(index, facets)
    return [Output(searchAddress) { _, _ in page }]
      + index.files.map { file in Output(searchAddress + file.path) { _, _ in file.bytes } }
  }
}

extension RenderContext {
  var hasSearch: Bool { commonContext.search != nil }

  /// A page that no list shows is about the site itself.
  fileprivate func isManual(_ page: Page) -> Bool { !site.model.kinds[page.kind].isListed }

  fileprivate func searchPage(_ index: SearchIndex, _ facets: [SearchFacet]) -> [UInt8] {
    var pageContext = self.pageContext(
      title: words[.search], description: words[.searchAbout], address: searchAddress, crumbs: [])
    pageContext.isHidden = true
    let view = SearchView(
      script: commonContext.addresses.href(searchAddress + searchScript.path),
      guide: commonContext.addresses.href(searchAddress + index.guide), facets: facets, count: index.count,
      directories: searchlessWays)
    return fill(searchSchema.name, pageContext, searchSchema, view)
  }

  private var searchlessWays: [LabelledLink] {
    let addresses = commonContext.addresses
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
