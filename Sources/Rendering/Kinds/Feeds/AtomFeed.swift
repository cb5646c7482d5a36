import Content
import Files
import Templating
import Text

extension FeedFormat {
  /// Atom, RFC 4287. A feed is as old as its newest entry: the clock has no part in it.
  static let atom = FeedFormat(
    fileName: "feed.xml", mediaType: "application/atom+xml", write: { context, feed in context.atom(feed) })
}

extension RenderContext {
  fileprivate func atom(_ feed: Feed) -> [UInt8] {
    let addresses = commonContext.addresses
    return PageBuffer.bytes(expecting: 32_768) { xml in
      xml.append(literal: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
      xml.append(literal: "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
      xml.append(escaping: site.settings.language)
      xml.append(literal: "\">\n<title>")
      xml.append(escaping: feedTitle(feed))
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
    let address = commonContext.addresses.url(page.address)
    let dates = feedDates(of: page)
    if let language = page.language {
      xml.append(literal: "<entry xml:lang=\"")
      xml.append(escaping: language)
      xml.append(literal: "\">\n<title>")
    } else {
      xml.append(literal: "<entry>\n<title>")
    }
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
    for file in enclosures(of: page) {
      xml.append(literal: "<link rel=\"enclosure\" type=\"")
      xml.append(escaping: contentType(of: file.address))
      xml.append(literal: "\" length=\"")
      xml.append(escaping: String(file.size))
      xml.append(literal: "\" href=\"")
      xml.append(escaping: commonContext.addresses.url(file.address))
      xml.append(literal: "\"/>\n")
    }
    xml.append(literal: "<summary>")
    xml.append(escaping: page.summary)
    xml.append(literal: "</summary>\n</entry>\n")
  }
}
