import Content
import Parallel
import Search
import Templating

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
    let documents = concurrentMap(Array(pages)) { [stage] position in
      stage.searchDocument(stage.site.pages[position], values: valuesOfPages[position])
    }
    let index = makeSearchIndex(
      of: stage.profileDocuments() + stage.rollDocuments() + documents, facets: facets)
    let page = Output(path: path(of: searchAddress), recipe: .made(stage.searchPage(index, facets)))
    return [page]
      + index.files.map { Output(path: searchAddress.dropFirst() + $0.path, recipe: .made($0.bytes)) }
  }
}

extension Stage {
  var hasSearch: Bool { surroundings.search != nil }

  fileprivate func searchPage(_ index: SearchIndex, _ facets: [SearchFacet]) -> [UInt8] {
    var frame = self.frame(
      title: "搜索", description: "按任意一段文字搜索全部文章。", address: searchAddress, crumbs: [])
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
      links.append(LabelledLink(label: "日期", address: addresses.href(archiveAddress)))
    }
    return links + directories()
  }

  /// The kinds, the indices that stand on the home page, and the years; and which of their values each page has.
  func searchFacets() -> (facets: [SearchFacet], valuesOfPages: [[Int]]) {
    var facets: [SearchFacet] = []
    var valuesOfPages: [[Int]] = Array(repeating: [], count: site.pages.count)
    var count = 0
    func add(_ name: String, _ label: String, _ values: [(slug: String, label: String, pages: [Int])]) {
      let used = values.filter { !$0.pages.isEmpty }
      guard !used.isEmpty else { return }
      facets.append(
        SearchFacet(name: name, label: label, values: used.map { .init(slug: $0.slug, label: $0.label) }))
      for value in used {
        for page in value.pages { valuesOfPages[page].append(count) }
        count += 1
      }
    }
    add("kind", "栏目", zip(site.model.kinds, indices.byKind).map { ($0.slug, $0.name, $1) })
    for index in indices.byTerm where index.field.isOnHome && index.kind == nil {
      let vocabulary = site.model.vocabularies[index.vocabulary]
      add(
        vocabulary.name, vocabulary.label, zip(vocabulary.terms, index.pages).map { ($0.slug, $0.name, $1) })
    }
    add("year", "年份", indices.years.map { (String($0.year), "\($0.year)年", $0.pages) })
    return (facets, valuesOfPages)
  }

  /// The pages of terms that have a text of their own, such as a festival's. They have no day, and rank as the oldest.
  func profileDocuments() -> [SearchDocument] {
    var seen: Set<String> = []
    return indices.byTerm.flatMap { index in
      let terms = site.model.vocabularies[index.vocabulary].terms
      return terms.indices.filter { index.isShown($0) }.compactMap { position -> SearchDocument? in
        let term = terms[position]
        guard let text = term.document, seen.insert(index.address(of: term)).inserted else { return nil }
        let details = term.values.compactMap { value -> String? in
          switch value {
          case .text, .texts: value.map(pageRecords.plainText)
          default: nil
          }
        }
        return SearchDocument(
          address: index.address(of: term), title: term.name, day: "", summary: term.description,
          details: details, body: text.plainBytes)
      }
    }
  }

  func searchDocument(_ page: Page, values: [Int]) -> SearchDocument {
    let kind = site.model.kinds[page.kind]
    var document = SearchDocument(
      address: page.address, title: page.title, day: page.date.day.iso, summary: page.summary,
      body: page.document.plainBytes, values: values)
    for (field, value) in page.values.enumerated() {
      guard let value else { continue }
      switch value {
      case .people(let people): document.people += people.map(\.name)
      case .terms(let terms):
        guard indices.indexOfField[page.kind][field] != nil else { continue }
        for name in terms.map({ site.model[$0].name }) where !document.names.contains(name) {
          document.names.append(name)
        }
      case .text(let text) where field == kind.cardField:
        document.details.append(document.summary)
        document.summary = text
      case .text, .texts, .honours, .awards: document.details.append(pageRecords.plainText(of: value))
      default: break
      }
    }
    return document
  }
}
