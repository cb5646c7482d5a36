import Content

/// The lists of a site and their addresses.
///
/// Lists of the pages that are shown are rendered. Of lists of pages that were shown once, or are not shown yet, only
/// the addresses and titles are used.
struct Lists: Sendable {
  let site: Site
  let theme: Theme
  let indices: Indices
  /// By kind of output, in the order of `OutputKind.all`.
  private(set) var places: [[ListPlace]] = []

  init(of site: Site, theme: Theme) {
    self.site = site
    self.theme = theme
    indices = Indices(of: site, words: theme.words)
    places = OutputKind.all.map { $0.lists(self) }
  }

  var all: [ListPlace] { Array(places.joined()) }

  /// The lists that other pages of the same site would have.
  func showing(_ pages: [Page]) -> Lists { Lists(of: site.showing(pages), theme: theme) }

  func has(_ template: String) -> Bool { theme.templates[template] != nil }

  /// The numbers of a list's pages, from 1.
  func pageNumbers(of count: Int) -> ClosedRange<Int> {
    1...max(1, (count + theme.settings.pageLength - 1) / theme.settings.pageLength)
  }

  /// A list's pages, one output each.
  func outputs(_ places: [ListPlace]) -> [Output] {
    places.flatMap { place in
      let dates = place.dates.isEmpty ? Output.Dates.none : .pages(place.dates)
      return pageNumbers(of: place.entries.count).map {
        Output(path: path(of: place.address, number: $0), dates: dates, number: $0, render: place.render)
      }
    }
  }
}

/// A list and its place, which it has as long as some page gives it one.
struct ListPlace: Sendable {
  /// Of its first page, below the site's home.
  let address: String
  /// The entries of all its pages; empty for a place with one page only.
  let entries: [Int]
  /// The pages that date it.
  let dates: [Int]
  /// The link by which readers find it; nil for most.
  var directory: IndexLink?
  /// Given the number of a page.
  let render: Output.Renderer
  /// Renders the page at its address when no page belongs to it any more.
  let renderEmpty: Output.Renderer

  /// A list on pages.
  ///
  /// - Parameter dates: the pages that date it where it does not show them one by one.
  init(
    _ head: ListHead, _ entries: [Int] = [], dates: [Int]? = nil, directory: IndexLink? = nil,
    render: @escaping Output.Renderer
  ) {
    address = head.address
    self.entries = entries
    self.dates = dates ?? entries
    self.directory = directory
    self.render = render
    renderEmpty = { context, _ in context.emptied(head) }
  }

  /// A file with a list.
  ///
  /// - Parameter whenEmpty: renders the file when it has no entries left; by default `render`.
  init(file address: String, whenEmpty: Output.Renderer? = nil, render: @escaping Output.Renderer) {
    self.address = address
    entries = []
    dates = []
    self.render = render
    renderEmpty = whenEmpty ?? render
  }
}

/// The head of a list, with or without entries.
struct ListHead: Sendable {
  var title: String
  /// As its author wrote it.
  var description: String
  /// Of its first page, below the site's home.
  var address: String
  /// Between the home page and this one, by their labels and addresses.
  var crumbs: [Crumb]
  /// The part of the navigation that it belongs to.
  var section: String

  struct Crumb: Sendable, Hashable {
    var label: String
    var address: String
  }

  /// - Parameter section: without, the first folder of the address.
  init(
    _ title: String, _ description: String = "", at address: String, crumbs: [Crumb] = [],
    section: String? = nil
  ) {
    self.title = title
    self.description = description
    self.address = address
    self.crumbs = crumbs
    self.section = section ?? firstFolder(of: address)
  }
}

/// The first folder of an address, which navigation links to.
func firstFolder(of address: String) -> String { String(address.dropFirst().prefix { $0 != "/" }) }
