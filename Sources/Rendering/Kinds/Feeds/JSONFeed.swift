import Content
import Files
import Templating
import Text

extension FeedFormat {
  /// JSON Feed 1.1.
  static let json = FeedFormat(
    fileName: "feed.json", mediaType: "application/feed+json",
    write: { context, feed in context.jsonFeed(feed) })
}

extension RenderContext {
  fileprivate func jsonFeed(_ feed: Feed) -> [UInt8] {
    let addresses = commonContext.addresses
    return PageBuffer.bytes(expecting: 32_768) { json in
      json.append(literal: "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"")
      json.append(json: feedTitle(feed))
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
    let address = commonContext.addresses.url(page.address)
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
    if let language = page.language {
      json.append(literal: "\",\"language\":\"")
      json.append(json: language)
    }
    json.append(literal: "\",\"tags\":[")
    var isFirst = true
    forEachFeedTerm(of: page) { term in
      json.append(literal: isFirst ? "\"" : ",\"")
      json.append(json: term.name)
      json.append(literal: "\"")
      isFirst = false
    }
    json.append(literal: "]")
    let files = enclosures(of: page)
    if !files.isEmpty {
      let list = JSON.list(
        files.map { file in
          var members: [(String, JSON)] = [
            ("url", .text(commonContext.addresses.url(file.address))),
            ("mime_type", .text(contentType(of: file.address))), ("size_in_bytes", .number(file.size)),
          ]
          if let recording = file.recording, recording.milliseconds > 0 {
            members.append(("duration_in_seconds", .number((recording.milliseconds + 500) / 1000)))
          }
          return .object(members)
        })
      json.append(literal: ",\"attachments\":")
      json.append(contentsOf: list.bytes)
    }
    json.append(literal: "}")
  }
}
