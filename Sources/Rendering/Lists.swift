import Content

/// The lists of a site: which there are, and where they stand.
///
/// Lists of the pages that are shown are rendered. Lists of pages that were shown once, or are not shown yet, are
/// asked for their addresses only.
struct Lists: Sendable {
  let site: Site
  let theme: Theme
  let indices: Indices

  init(of site: Site, theme: Theme) {
    self.site = site
    self.theme = theme
    indices = Indices(of: site)
  }

  /// The lists that other pages of the same site would have.
  func showing(_ pages: [Page]) -> Lists { Lists(of: site.showing(pages), theme: theme) }

  func has(_ template: String) -> Bool { theme.templates[template] != nil }

  /// The numbers of a list's pages, from 1.
  func pageNumbers(of count: Int) -> ClosedRange<Int> {
    1...max(1, (count + theme.settings.pageLength - 1) / theme.settings.pageLength)
  }

  func hasPage(_ festival: Festival) -> Bool {
    festival.index.map { indices.byTerm[$0].isShown(festival.term.term) } ?? false
  }
}

/// A list and its place, which it has as long as some page gives it one.
struct ListPlace: Sendable {
  /// Of its first page, below the site's home.
  var address: String
  /// What is shown on its pages, so many on each; nothing for what has one page only.
  var entries: [Int] = []
  /// By the number of the page.
  var recipe: @Sendable (Int) -> Recipe

  init(_ address: String, _ entries: [Int] = [], _ recipe: @escaping @Sendable (Int) -> Recipe) {
    self.address = address
    self.entries = entries
    self.recipe = recipe
  }
}

extension Lists {
  func outputs(_ places: [ListPlace]) -> [Output] {
    places.flatMap { place in
      pageNumbers(of: place.entries.count).map {
        Output(path: path(of: place.address, number: $0), recipe: place.recipe($0))
      }
    }
  }

  var all: [ListPlace] {
    ofKinds + ofTerms + ofDates + ofPeople + ofHonours + ofAwards + festivalFiles + festivalYears + feeds
  }

  var ofKinds: [ListPlace] {
    indices.byKind.enumerated().filter { !$1.isEmpty }.map { kind, pages in
      ListPlace(site.model.kinds[kind].address, pages) { .kind(kind, number: $0) }
    }
  }

  var ofTerms: [ListPlace] {
    var places: [ListPlace] = []
    for (position, index) in indices.byTerm.enumerated() where index.hasShown {
      // A kind's own fields are listed on the kind's page.
      if hasOverview(index) {
        places.append(ListPlace(index.field.address) { _ in .overview(position) })
      }
      let terms = site.model.vocabularies[index.vocabulary].terms
      for (term, pages) in index.pages.enumerated() where index.isShown(term) {
        places.append(
          ListPlace(index.address(of: terms[term]), pages) {
            .term(index: position, term: term, number: $0)
          })
      }
    }
    return places
  }

  var ofDates: [ListPlace] {
    guard !indices.years.isEmpty else { return [] }
    var places = [ListPlace(archiveAddress) { _ in .archive }]
    for (position, year) in indices.years.enumerated() {
      places.append(ListPlace(year.address, year.pages) { .year(position, number: $0) })
      places += year.months.enumerated().map { number, month in
        ListPlace(year.address(of: month), month.pages) { .month(year: position, month: number, number: $0) }
      }
    }
    return places
  }

  var feeds: [ListPlace] {
    guard !indices.listed.isEmpty else { return [] }
    return FeedFormat.allCases.flatMap { format in
      var places = [ListPlace("/" + format.fileName) { _ in .siteFeed(format) }]
      places += ofKinds.compactMap { place in
        guard case .kind(let kind, _) = place.recipe(1) else { return nil }
        return ListPlace(place.address + format.fileName) { _ in .kindFeed(kind, format) }
      }
      for (position, index) in indices.byTerm.enumerated() where index.field.hasFeed {
        let terms = site.model.vocabularies[index.vocabulary].terms
        for (term, pages) in index.pages.enumerated() where !pages.isEmpty {
          places.append(
            ListPlace(index.address(of: terms[term]) + format.fileName) { _ in
              .termFeed(index: position, term: term, format)
            })
        }
      }
      return places
    }
  }
}

extension TermIndex {
  /// Whether a term of it has a page.
  var hasShown: Bool { pages.indices.contains(where: isShown) }
}
