import Almanac
import Content
import Text

extension RenderContext {
  /// Article, BreadcrumbList and, for a page that tells of one, Event by schema.org, in JSON-LD: only what the page
  /// itself says.
  ///
  /// - Parameter image: the picture of the page, below the site's home.
  func structuredData(of page: Page, image: String?, crumbs: [LabelledLink]) -> [UInt8] {
    let pictures = image.map { [("image", JSON.text(commonContext.addresses.url($0)))] } ?? []
    let kind = site.model.kinds[page.kind]
    let writer = kind.author.flatMap { page.values[$0] }.flatMap(person) ?? publisher
    let basis = page.original(in: kind).map { [("isBasedOn", JSON.text($0.address))] } ?? []
    let article = JSON.object(
      [
        // A page that no list shows is about the site itself.
        ("@type", .text(kind.isListed ? "Article" : "WebPage")),
        (kind.isListed ? "headline" : "name", .text(page.title)), ("author", writer),
        ("datePublished", .text(page.date.rfc3339)), ("dateModified", .text(lastChange(of: page).rfc3339)),
        ("inLanguage", .text(page.language ?? site.settings.language)),
        ("mainEntityOfPage", .text(commonContext.addresses.url(page.address))),
        ("description", .text(page.summary)), ("publisher", publisher),
      ] + pictures + basis)
    let event = site.event(of: page).map { [self.event($0, of: page, pictures)] } ?? []
    return script([article] + event + [trail(crumbs)])
  }

  /// The way to a page of lists.
  func structuredData(crumbs: [LabelledLink]) -> [UInt8] { script([trail(crumbs)]) }

  /// The site as a whole, and where it is searched.
  func structuredDataOfHome() -> [UInt8] {
    var members: [(String, JSON)] = [
      ("@type", .text("WebSite")), ("name", .text(site.settings.name)),
      ("url", .text(commonContext.addresses.url("/"))), ("inLanguage", .text(site.settings.language)),
      ("publisher", publisher),
    ]
    if !site.settings.description.isEmpty {
      members.append(("description", .text(site.settings.description)))
    }
    if commonContext.search != nil {
      let target = commonContext.addresses.url(searchAddress) + "?q={search_term_string}"
      members.append(
        (
          "potentialAction",
          .object([
            ("@type", .text("SearchAction")),
            ("target", .object([("@type", .text("EntryPoint")), ("urlTemplate", .text(target))])),
            ("query-input", .text("required name=search_term_string")),
          ])
        ))
    }
    return script([.object(members)])
  }

  private func script(_ items: [JSON]) -> [UInt8] {
    // Search engines do not read a copy on a disk.
    guard !commonContext.addresses.isOffline else { return [] }
    let graph = JSON.object([("@context", .text("https://schema.org")), ("@graph", .list(items))])
    return Array("<script type=\"application/ld+json\">".utf8) + graph.bytes + Array("</script>".utf8)
  }

  private var publisher: JSON {
    organization(site.settings.owner.isEmpty ? site.settings.name : site.settings.owner)
  }

  private func organization(_ name: String) -> JSON {
    .object([("@type", .text("Organization")), ("name", .text(name))])
  }

  private func person(_ value: FieldValue) -> JSON? {
    guard case .text(let name) = value else { return nil }
    return .object([("@type", .text("Person")), ("name", .text(name))])
  }

  private func event(_ event: CalendarEvent, of page: Page, _ pictures: [(String, JSON)]) -> JSON {
    func moment(_ moment: Moment) -> JSON { .text(moment.minute == nil ? moment.day.iso : moment.rfc3339) }
    var members: [(String, JSON)] = [
      ("@type", .text("Event")), ("name", .text(page.title)), ("startDate", moment(event.start)),
    ]
    if let end = event.end { members.append(("endDate", moment(end))) }
    // An activity without a place of its own gets its organiser as the place.
    let organizer = event.organizer.map { organization(site.model[$0].name) } ?? publisher
    let place = event.place.isEmpty ? event.organizer.map { site.model[$0].name } : event.place
    if let place {
      members.append(("location", .object([("@type", .text("Place")), ("name", .text(place))])))
    }
    members += [
      ("organizer", organizer), ("eventStatus", .text("https://schema.org/EventScheduled")),
      ("eventAttendanceMode", .text("https://schema.org/OfflineEventAttendanceMode")),
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
