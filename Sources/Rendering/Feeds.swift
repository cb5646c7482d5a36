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
    return PageBuffer.bytes(expecting: 32_768) { xml in
      xml.append(literal: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
      xml.append(literal: "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
      xml.append(escaping: site.settings.language)
      xml.append(literal: "\">\n<title>")
      xml.append(escaping: title(of: feed))
      xml.append(literal: "</title>\n<id>")
      xml.append(escaping: addresses.url(feed.address))
      xml.append(literal: "</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"")
      xml.append(escaping: addresses.url(feed.address))
      xml.append(literal: "\"/>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"")
      xml.append(escaping: addresses.url(feed.address + FeedFormat.atom.fileName))
      xml.append(literal: "\"/>\n")
      xml.append(literal: "<updated>")
      xml.append(escaping: lastChange(of: feed).rfc3339)
      xml.append(literal: "</updated>\n")
      xml.append(literal: "<author>\n<name>")
      xml.append(escaping: site.settings.owner.isEmpty ? site.settings.name : site.settings.owner)
      xml.append(literal: "</name>\n</author>\n")
      for position in feed.entries { writeEntry(site.pages[position], into: &xml) }
      xml.append(literal: "</feed>\n")
    }
  }

  private func writeEntry(_ page: Page, into xml: inout PageBuffer) {
    let address = surroundings.addresses.url(page.address)
    let dates = feedDates(of: page)
    xml.append(literal: "<entry>\n<title>")
    xml.append(escaping: page.title)
    xml.append(literal: "</title>\n<id>")
    xml.append(escaping: address)
    xml.append(literal: "</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"")
    xml.append(escaping: address)
    xml.append(literal: "\"/>\n<published>")
    xml.append(escaping: dates.published)
    xml.append(literal: "</published>\n<updated>")
    xml.append(escaping: dates.updated)
    xml.append(literal: "</updated>\n")
    forEachFeedTerm(of: page) { term in
      xml.append(literal: "<category term=\"")
      xml.append(escaping: term.slug)
      xml.append(literal: "\" label=\"")
      xml.append(escaping: term.name)
      xml.append(literal: "\"/>\n")
    }
    xml.append(literal: "<summary>")
    xml.append(escaping: page.summary)
    xml.append(literal: "</summary>\n</entry>\n")
  }

  private func title(of feed: Feed) -> String {
    feed.address == "/" ? feed.title : "\(feed.title) - \(site.settings.name)"
  }

  private func feedDates(of page: Page) -> (published: String, updated: String) {
    let published = page.date.rfc3339
    let change = lastChange(of: page)
    return (published, change == page.date ? published : change.rfc3339)
  }

  /// The terms of the indices that have feeds.
  private func forEachFeedTerm(of page: Page, _ body: (Term) -> Void) {
    for (field, index) in indices.indexOfField[page.kind].enumerated() {
      guard let index, indices.byTerm[index].field.hasFeed else { continue }
      for term in page.terms(of: field) { body(site.model[term]) }
    }
  }

  /// A feed without entries, which once had some, is as old as the site's newest page: every feed has a day.
  private func lastChange(of feed: Feed) -> Moment {
    let entries = feed.entries.isEmpty ? indices.listed : feed.entries
    return entries.map { lastChange(of: site.pages[$0]) }.max() ?? Moment(now.day)
  }

  func lastChange(of page: Page) -> Moment { page.updated.map { max(Moment($0), page.date) } ?? page.date }

  /// JSON Feed 1.1.
  private func jsonFeed(_ feed: Feed) -> [UInt8] {
    let addresses = surroundings.addresses
    return PageBuffer.bytes(expecting: 32_768) { json in
      json.append(literal: "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"")
      json.append(json: title(of: feed))
      json.append(literal: "\",\"home_page_url\":\"")
      json.append(json: addresses.url(feed.address))
      json.append(literal: "\",\"feed_url\":\"")
      json.append(json: addresses.url(feed.address + FeedFormat.json.fileName))
      json.append(literal: "\",\"language\":\"")
      json.append(json: site.settings.language)
      json.append(literal: "\",\"items\":[")
      for (number, position) in feed.entries.enumerated() {
        if number > 0 { json.append(literal: ",") }
        writeItem(site.pages[position], into: &json)
      }
      json.append(literal: "]}")
    }
  }

  private func writeItem(_ page: Page, into json: inout PageBuffer) {
    let address = surroundings.addresses.url(page.address)
    let dates = feedDates(of: page)
    json.append(literal: "{\"id\":\"")
    json.append(json: address)
    json.append(literal: "\",\"url\":\"")
    json.append(json: address)
    json.append(literal: "\",\"title\":\"")
    json.append(json: page.title)
    json.append(literal: "\",\"summary\":\"")
    json.append(json: page.summary)
    json.append(literal: "\",\"content_text\":\"")
    json.append(json: page.summary)
    json.append(literal: "\",\"date_published\":\"")
    json.append(json: dates.published)
    json.append(literal: "\",\"date_modified\":\"")
    json.append(json: dates.updated)
    json.append(literal: "\",\"tags\":[")
    var isFirst = true
    forEachFeedTerm(of: page) { term in
      json.append(literal: isFirst ? "\"" : ",\"")
      json.append(json: term.name)
      json.append(literal: "\"")
      isFirst = false
    }
    json.append(literal: "]}")
  }
}
