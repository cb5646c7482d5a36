import Almanac
import Content

extension RenderContext {
  /// Article, BreadcrumbList and, for a page that tells of one, Event by schema.org, in JSON-LD: only what the page
  /// itself says.
  ///
  /// - Parameter image: the picture that stands for it, below the site's home.
  func structuredData(of page: Page, image: String?, crumbs: [LabelledLink]) -> [UInt8] {
    let pictures = image.map { [("image", JSON.text(commonContext.addresses.url($0)))] } ?? []
    let article = JSON.object(
      [
        ("@type", .text("Article")), ("headline", .text(page.title)),
        ("datePublished", .text(page.date.rfc3339)), ("dateModified", .text(lastChange(of: page).rfc3339)),
        ("inLanguage", .text(site.settings.language)),
        ("mainEntityOfPage", .text(commonContext.addresses.url(page.address))),
        ("description", .text(page.summary)), ("publisher", publisher),
      ] + pictures)
    let event = site.event(of: page).map { [self.event($0, of: page, pictures)] } ?? []
    return script([article] + event + [trail(crumbs)])
  }

  /// The way to a page of lists.
  func structuredData(crumbs: [LabelledLink]) -> [UInt8] { script([trail(crumbs)]) }

  private func script(_ items: [JSON]) -> [UInt8] {
    // Search engines do not read a copy on a disk.
    guard !commonContext.addresses.isOffline else { return [] }
    let graph = JSON.object([("@context", .text("https://schema.org")), ("@graph", .list(items))])
    return Array("<script type=\"application/ld+json\">".utf8) + graph.bytes + Array("</script>".utf8)
  }

  private var publisher: JSON {
    .object([
      ("@type", .text("Organization")),
      ("name", .text(site.settings.owner.isEmpty ? site.settings.name : site.settings.owner)),
    ])
  }

  private func event(_ event: CalendarEvent, of page: Page, _ pictures: [(String, JSON)]) -> JSON {
    func moment(_ moment: Moment) -> JSON { .text(moment.minute == nil ? moment.day.iso : moment.rfc3339) }
    var members: [(String, JSON)] = [
      ("@type", .text("Event")), ("name", .text(page.title)), ("startDate", moment(event.start)),
    ]
    if let end = event.end { members.append(("endDate", moment(end))) }
    if !event.place.isEmpty {
      members.append(("location", .object([("@type", .text("Place")), ("name", .text(event.place))])))
    }
    members += [
      ("description", .text(page.summary)), ("url", .text(commonContext.addresses.url(page.address))),
    ]
    return .object(members + pictures)
  }

  private func trail(_ crumbs: [LabelledLink]) -> JSON {
    .object([
      ("@type", .text("BreadcrumbList")),
      (
        "itemListElement",
        .list(
          crumbs.enumerated().map { index, crumb in
            .object([
              ("@type", .text("ListItem")), ("position", .number(index + 1)), ("name", .text(crumb.label)),
              ("item", .text(commonContext.addresses.absolute(crumb.address))),
            ])
          })
      ),
    ])
  }
}
