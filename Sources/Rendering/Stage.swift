import Almanac
import Content
import Parallel
import Templating

/// The site set up for rendering: indices counted, records made once and shared by all pages that show them.
///
/// Immutable, and shared: every output is rendered with it, on every core.
final class Stage: Sendable {
  let site: Site
  let theme: Theme
  let media: Media
  /// The moment of the build: what is next and what is past.
  let now: Moment
  let indices: Indices
  let sharedTerms: SharedTerms
  /// Of listed pages, the earliest first.
  let events: [(page: Int, event: CalendarEvent)]
  let surroundings: Surroundings
  /// By kind.
  let kindPlaces: [KindPlace]
  /// By the name of a section; of sections with many pages.
  let sections: [String: Section]
  /// The record of every kind.
  let kinds: [Record]
  /// By position in `indices.byTerm`, then by term.
  let terms: [[Record]]
  /// Every index with its terms, by position in `indices.byTerm`.
  let overviews: [Record]
  let archiveRecords: ArchiveRecords
  let feedRecords: FeedRecords
  /// The record of every page of the site as lists show it.
  let pages: [Record]
  let pageRecords: PageRecords

  init(site: Site, theme: Theme, media: Media, now: Moment, isOffline: Bool = false) {
    self.site = site
    self.media = media
    self.theme = theme
    self.now = now
    let indices = Indices(of: site)
    self.indices = indices
    sharedTerms = SharedTerms(site, indices: indices)
    events = site.events(of: indices.listed)
    surroundings = Surroundings(of: site, theme: theme, isOffline: isOffline)
    sections = Section.all(of: site, theme: theme, indices: indices, surroundings)
    let addresses = surroundings.addresses
    kinds = site.model.kinds.enumerated().map { position, kind in
      let hasList = !indices.byKind[position].isEmpty
      return kindShape.record(of: (kind, hasList ? addresses.href(kind.address) : ""))
    }
    terms = indices.byTerm.map { termRecords(of: $0, in: site.model, addresses) }
    overviews = overviewRecords(of: indices, terms: terms, in: site.model, addresses)
    archiveRecords = ArchiveRecords(of: indices, addresses)
    let feeds = FeedRecords(of: site, indices: indices, addresses)
    feedRecords = feeds
    kindPlaces = site.model.kinds.enumerated().map { [surroundings] position, kind in
      KindPlace(
        kind, hasPages: !indices.byKind[position].isEmpty, feeds: feeds.pages[position], surroundings)
    }
    pageRecords = PageRecords(
      site: site, theme: theme, media: media, indices: indices, kinds: kinds, terms: terms,
      addresses: addresses)
    pages = concurrentMap(site.pages, pageRecords.record)
  }

  /// The stage of a site in which only some pages' own texts differ: what is counted and sorted stays.
  init(_ stage: Stage, replacing positions: [Int], of site: Site, now: Moment) {
    self.site = site
    self.now = now
    media = stage.media
    theme = stage.theme
    indices = stage.indices
    sharedTerms = stage.sharedTerms
    events = stage.events
    surroundings = stage.surroundings
    sections = stage.sections
    kinds = stage.kinds
    terms = stage.terms
    overviews = stage.overviews
    archiveRecords = stage.archiveRecords
    feedRecords = stage.feedRecords
    kindPlaces = stage.kindPlaces
    pageRecords = PageRecords(stage.pageRecords, of: site)
    var pages = stage.pages
    for position in positions { pages[position] = pageRecords.record(of: site.pages[position]) }
    self.pages = pages
  }

  /// The numbers of a list's pages, from 1.
  func pageNumbers(of entries: [Int]) -> ClosedRange<Int> {
    1...max(1, (entries.count + theme.settings.pageLength - 1) / theme.settings.pageLength)
  }
}

private func termRecords(of index: TermIndex, in model: ContentModel, _ addresses: SiteAddresses) -> [Record]
{
  let vocabulary = model.vocabularies[index.vocabulary]
  return vocabulary.terms.enumerated().map { position, term in
    let count = index.pages[position].count
    return termShape.record(
      of: TermView(
        term: term, address: index.isShown(position) ? addresses.href(index.address(of: term)) : "",
        group: term.group.map { vocabulary.groups[$0].name } ?? "", count: count,
        rows: index.rows[position] ?? 0))
  }
}
