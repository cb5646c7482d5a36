import Almanac
import Content
import Templating

extension OutputKind {
  /// The newest pages of the site, of kinds, and of the terms of indices that have feeds, in every format.
  static let feed = OutputKind(
    isInSitemap: false, offline: .onWebOnly(FeedFormat.all.map(\.fileName)),
    lists: { lists in lists.indices.listed.isEmpty ? [] : FeedFormat.all.flatMap(lists.feeds) })
}

/// A format of feeds.
struct FeedFormat: Sendable {
  let fileName: String
  let mediaType: String
  let write: @Sendable (RenderContext, Feed) -> [UInt8]

  static let all = [atom, json]
}

/// A feed: what it is about and its newest pages.
struct Feed: Sendable {
  var title: String
  /// The list it follows, below the site's home.
  var address: String
  var entries: [Int]
}

private let feedLength = 20

extension Feed {
  fileprivate static func records(_ title: String, _ address: String, _ addresses: SiteAddresses)
    -> [TemplateRecord]
  {
    FeedFormat.all.map {
      feedSchema.record(
        of: FeedLink(title: title, address: addresses.href(address + $0.fileName), type: $0.mediaType))
    }
  }
}

/// The feeds that are named in the heads of pages, made once.
struct FeedRecords: Sendable {
  let site: TemplateValue
  /// By kind: the site's, and behind them the kind's own where it is listed.
  let pages: [TemplateValue]

  init(of site: Site, indices: Indices, _ addresses: SiteAddresses) {
    let general = indices.listed.isEmpty ? [] : Feed.records(site.settings.name, "/", addresses)
    self.site = .records(general)
    pages = site.model.kinds.enumerated().map { position, kind in
      .records(
        general + (indices.byKind[position].isEmpty ? [] : Feed.records(kind.name, kind.address, addresses)))
    }
  }
}

extension RenderContext {
  var siteFeed: Feed {
    Feed(title: site.settings.name, address: "/", entries: Array(indices.listed.prefix(feedLength)))
  }

  func kindFeed(_ kind: Int) -> Feed {
    let kindValue = site.model.kinds[kind]
    return Feed(
      title: kindValue.name, address: kindValue.address,
      entries: Array(indices.byKind[kind].prefix(feedLength)))
  }

  func termFeed(_ index: Int, _ term: Int) -> Feed {
    let termIndex = indices.byTerm[index]
    let termValue = site.model.vocabularies[termIndex.vocabulary].terms[term]
    return Feed(
      title: termValue.name, address: termIndex.address(of: termValue),
      entries: Array(termIndex.pages[term].prefix(feedLength)))
  }

  func feedLinks(_ feed: Feed) -> TemplateValue {
    feed.entries.isEmpty
      ? .nothing : .records(Feed.records(feed.title, feed.address, commonContext.addresses))
  }
}

extension Lists {
  fileprivate func feeds(_ format: FeedFormat) -> [ListPlace] {
    let site = ListPlace(file: "/" + format.fileName) { context, _ in format.write(context, context.siteFeed)
    }
    let kinds = indices.byKind.enumerated().filter { !$1.isEmpty }.map { kind, _ in
      ListPlace(file: self.site.model.kinds[kind].address + format.fileName) { context, _ in
        format.write(context, context.kindFeed(kind))
      }
    }
    let terms = indices.byTerm.enumerated().filter { $1.field.hasFeed }.flatMap { position, index in
      let terms = self.site.model.vocabularies[index.vocabulary].terms
      return terms.indices.filter { !index.pages[$0].isEmpty }.map { term in
        ListPlace(file: index.address(of: terms[term]) + format.fileName) { context, _ in
          format.write(context, context.termFeed(position, term))
        }
      }
    }
    return [site] + kinds + terms
  }
}

/// The contents common to all formats of feeds.
extension RenderContext {
  func feedTitle(_ feed: Feed) -> String {
    feed.address == "/" ? feed.title : "\(feed.title) - \(site.settings.name)"
  }

  func feedDates(of page: Page) -> (published: String, updated: String) {
    let published = page.date.rfc3339
    let change = lastChange(of: page)
    return (published, change == page.date ? published : change.rfc3339)
  }

  /// The films and sounds on a page, as they are published, for players of feeds.
  func enclosures(of page: Page) -> [PublishedFile] {
    guard !media.files.isEmpty else { return [] }
    let inFields = page.values.lazy.compactMap { value -> String? in
      if case .video(let video) = value { self.site.companion(video.source, from: page.file) } else { nil }
    }
    let inText = page.document.videos.compactMap { video -> String? in
      if case .file(let path) = site.resolve(video.address, from: page.file) { path } else { nil }
    }
    return (Array(inFields) + inText).compactMap { media.files[$0] }
  }

  /// The terms of the indices that have feeds.
  func forEachFeedTerm(of page: Page, _ body: (Term) -> Void) {
    for (field, index) in indices.indexOfField[page.kind].enumerated() {
      guard let index, indices.byTerm[index].field.hasFeed else { continue }
      for term in page.terms(of: field) { body(site.model[term]) }
    }
  }

  /// A feed without entries, which once had some, is as old as the site's newest page: every feed has a day.
  func lastChange(of feed: Feed) -> Moment {
    let entries = feed.entries.isEmpty ? indices.listed : feed.entries
    return entries.map { lastChange(of: site.pages[$0]) }.max() ?? Moment(now.day)
  }

  func lastChange(of page: Page) -> Moment { page.updated.map { max(Moment($0), page.date) } ?? page.date }
}
