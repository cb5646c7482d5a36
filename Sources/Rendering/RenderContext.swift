import Almanac
import Content
import Parallel
import Templating

/// The site set up for rendering: indices counted, records made once and shared by all pages that show them.
///
/// Immutable, and shared: every output is rendered with it, on every core.
final class RenderContext: Sendable {
  let site: Site
  let theme: Theme
  let media: Media
  /// The moment of the build: what is next and what is past.
  let now: Moment
  let lists: Lists
  /// The lists of pages that were shown once.
  let past: Lists
  /// Addresses of lists and files that only pages have which are not shown.
  let absentAddresses: Set<String>
  let indices: Indices
  /// The first year of the calendar, which stays when others begin.
  let firstCalendarYear: Int
  let directories: [IndexLink]
  /// Listed pages that come before all others for now.
  let pinned: [Int]
  let sharedTerms: SharedTerms
  /// Of listed pages, the earliest first.
  let events: [(page: Int, event: CalendarEvent)]
  let commonContext: CommonContext
  /// By kind.
  let kindPlaces: [KindPlace]
  /// By the name of a section; of sections with many pages.
  let sections: [String: SiteSection]
  /// The record of every kind.
  let kinds: [TemplateRecord]
  /// By position in `indices.byTerm`, then by term.
  let terms: [[TemplateRecord]]
  /// Every index with its terms, by position in `indices.byTerm`.
  let overviews: [TemplateRecord]
  let archiveRecords: ArchiveRecords
  /// By kind, the years in which it has pages.
  let yearsOfKinds: [[TemplateRecord]]
  let feedRecords: FeedRecords
  /// The record of every page of the site as lists show it.
  let pages: [TemplateRecord]
  let pageRecords: PageRecords

  init(site: Site, theme: Theme, media: Media, now: Moment, isOffline: Bool = false) {
    self.site = site
    self.media = media
    self.theme = theme
    self.now = now
    let lists = Lists(of: site, theme: theme)
    let indices = lists.indices
    self.indices = indices
    self.lists = lists
    past = lists.showing(site.former)
    absentAddresses = absentListAddresses(of: site, beside: lists, past).union(media.absentAddresses)
    firstCalendarYear = site.firstCalendarYear(now: now)
    directories = lists.directories
    pinned = indices.listed.filter { site.pages[$0].top.map { $0 >= now.day } ?? false }
    sharedTerms = SharedTerms(site, indices: indices, people: theme.words[.people])
    events = site.events(of: indices.listed)
    commonContext = CommonContext(
      of: site, theme: theme, absentAddresses: absentAddresses, isOffline: isOffline)
    sections = SiteSection.all(of: site, theme: theme, indices: indices, commonContext)
    let addresses = commonContext.addresses
    let hasList = zip(indices.byKind, past.indices.byKind).map { !$0.isEmpty || !$1.isEmpty }
    kinds = site.model.kinds.enumerated().map { position, kind in
      let record = kindSchema.record(of: (kind, hasList[position] ? addresses.href(kind.address) : ""))
      return kindRecord(record, at: position, of: site.model)
    }
    terms = indices.byTerm.map { termRecords(of: $0, in: site.model, addresses) }
    overviews = overviewRecords(of: lists, terms: terms, addresses)
    archiveRecords = ArchiveRecords(of: indices, addresses, theme.words)
    yearsOfKinds = yearRecords(of: site, indices: indices, addresses)
    let feeds = FeedRecords(of: site, indices: indices, addresses)
    feedRecords = feeds
    kindPlaces = site.model.kinds.enumerated().map { [commonContext] position, kind in
      KindPlace(
        kind, template: theme.pageTemplate(of: kind), hasList: hasList[position],
        feeds: feeds.pages[position], commonContext)
    }
    pageRecords = PageRecords(
      site: site, theme: theme, media: media, indices: indices, kinds: kinds, terms: terms,
      absentAddresses: absentAddresses, addresses: addresses)
    pages = concurrentMap(site.pages, pageRecords.record)
  }

  /// The render context of a site in which only some pages' own texts differ: counts and orders are taken over.
  ///
  /// - Parameter media: the pictures and files of these pages; nil if they stay as they were.
  init(
    _ context: RenderContext, replacing positions: [Int], of site: Site, media: Media? = nil, now: Moment
  ) {
    self.site = site
    self.now = now
    self.media = media ?? context.media
    theme = context.theme
    lists = context.lists
    past = context.past
    absentAddresses = context.absentAddresses
    indices = context.indices
    firstCalendarYear = context.firstCalendarYear
    directories = context.directories
    pinned = context.pinned
    sharedTerms = context.sharedTerms
    events = context.events
    commonContext = context.commonContext
    sections = context.sections
    kinds = context.kinds
    terms = context.terms
    overviews = context.overviews
    archiveRecords = context.archiveRecords
    yearsOfKinds = context.yearsOfKinds
    feedRecords = context.feedRecords
    kindPlaces = context.kindPlaces
    pageRecords = PageRecords(context.pageRecords, of: site, media: self.media)
    var pages = context.pages
    for position in positions { pages[position] = pageRecords.record(of: site.pages[position]) }
    self.pages = pages
  }
}

private func termRecords(of index: TermIndex, in model: ContentModel, _ addresses: SiteAddresses)
  -> [TemplateRecord]
{
  let vocabulary = model.vocabularies[index.vocabulary]
  return vocabulary.terms.enumerated().map { position, term in
    let count = index.pages[position].count
    return termSchema.record(
      of: TermView(
        term: term, address: index.isShown(position) ? addresses.href(index.address(of: term)) : "",
        group: term.group.map { vocabulary.groups[$0].name } ?? "", count: count,
        rows: index.rows[position] ?? 0, notes: notes(of: term, in: vocabulary)))
  }
}

/// The texts among a term's own fields that lists show, too.
private func notes(of term: Term, in vocabulary: Vocabulary) -> [TermFact] {
  zip(vocabulary.fields, term.values).compactMap { field, value in
    guard field.isMark, case .text(let text) = value else { return nil }
    return TermFact(label: field.label, text: text, address: "")
  }
}
