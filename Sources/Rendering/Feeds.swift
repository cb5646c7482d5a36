import Almanac
import Content
import Templating

/// A feed: what it is about and its newest pages.
struct Feed: Sendable {
  var title: String
  /// The list it follows, below the site's home.
  var address: String
  var entries: [Int]
}

private let feedLength = 20

extension Feed {
  fileprivate static func records(_ title: String, _ address: String, _ addresses: SiteAddresses) -> [Record]
  {
    FeedFormat.allCases.map {
      feedShape.record(
        of: FeedLink(title: title, address: addresses.href(address + $0.fileName), type: $0.mediaType))
    }
  }
}

/// The feeds that are named in the heads of pages, made once.
struct FeedRecords: Sendable {
  let site: Value
  /// By kind: the site's, and behind them the kind's own where it is listed.
  let pages: [Value]

  init(of site: Site, indices: Indices, _ addresses: SiteAddresses) {
    let general = indices.listed.isEmpty ? [] : Feed.records(site.settings.name, "/", addresses)
    self.site = .records(general)
    pages = site.model.kinds.enumerated().map { position, kind in
      .records(
        general + (indices.byKind[position].isEmpty ? [] : Feed.records(kind.name, kind.address, addresses)))
    }
  }
}

extension Stage {
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

  func feedLinks(_ feed: Feed) -> Value {
    feed.entries.isEmpty
      ? .nothing : .records(Feed.records(feed.title, feed.address, surroundings.addresses))
  }

  func feed(_ feed: Feed, _ format: FeedFormat) -> [UInt8] {
    switch format {
    case .atom: atom(feed)
    case .json: jsonFeed(feed)
    }
  }

  /// Atom, RFC 4287. A feed is as old as its newest entry: the clock has no part in it.
  private func atom(_ feed: Feed) -> [UInt8] {
    let addresses = surroundings.addresses
    var xml = XMLWriter()
    xml.open("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", site.settings.language)])
    xml.element("title", feed.address == "/" ? feed.title : "\(feed.title) - \(site.settings.name)")
    xml.element("id", addresses.url(feed.address))
    xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", addresses.url(feed.address))])
    xml.empty(
      "link",
      [
        ("rel", "self"), ("type", FeedFormat.atom.mediaType),
        ("href", addresses.url(feed.address + FeedFormat.atom.fileName)),
      ])
    let newest = feed.entries.map { lastChange(of: site.pages[$0]) }.max()
    newest.map { xml.element("updated", $0.rfc3339) }
    xml.open("author")
    xml.element("name", site.settings.owner.isEmpty ? site.settings.name : site.settings.owner)
    xml.close("author")
    for position in feed.entries { writeEntry(site.pages[position], into: &xml) }
    xml.close("feed")
    return xml.bytes
  }

  private func writeEntry(_ page: Page, into xml: inout XMLWriter) {
    let address = surroundings.addresses.url(page.address)
    xml.open("entry")
    xml.element("title", page.title)
    xml.element("id", address)
    xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", address)])
    xml.element("published", page.date.rfc3339)
    xml.element("updated", lastChange(of: page).rfc3339)
    for term in feedTerms(of: page) { xml.empty("category", [("term", term.slug), ("label", term.name)]) }
    xml.element("summary", page.summary)
    xml.close("entry")
  }

  /// The terms of the indices that have feeds.
  private func feedTerms(of page: Page) -> [Term] {
    indices.indexOfField[page.kind].enumerated().flatMap { field, index -> [Term] in
      guard let index, indices.byTerm[index].field.hasFeed else { return [] }
      return page.terms(of: field).map { site.model[$0] }
    }
  }

  func lastChange(of page: Page) -> Moment { page.updated.map { max(Moment($0), page.date) } ?? page.date }

  /// JSON Feed 1.1.
  private func jsonFeed(_ feed: Feed) -> [UInt8] {
    let addresses = surroundings.addresses
    return JSON.object([
      ("version", .text("https://jsonfeed.org/version/1.1")),
      ("title", .text(feed.address == "/" ? feed.title : "\(feed.title) - \(site.settings.name)")),
      ("home_page_url", .text(addresses.url(feed.address))),
      ("feed_url", .text(addresses.url(feed.address + FeedFormat.json.fileName))),
      ("language", .text(site.settings.language)),
      (
        "items",
        .list(
          feed.entries.map { position in
            let page = site.pages[position]
            let address = addresses.url(page.address)
            return .object([
              ("id", .text(address)), ("url", .text(address)), ("title", .text(page.title)),
              ("summary", .text(page.summary)), ("content_text", .text(page.summary)),
              ("date_published", .text(page.date.rfc3339)),
              ("date_modified", .text(lastChange(of: page).rfc3339)),
              ("tags", .list(feedTerms(of: page).map { .text($0.name) })),
            ])
          })
      ),
    ]).bytes
  }
}
