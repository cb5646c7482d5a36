import Almanac
import Content
import Templating

extension Stage {
  /// The bytes of an output: a pure function of the site, the theme and the recipe.
  func bytes(of recipe: Recipe) -> [UInt8] {
    switch recipe {
    case .home: return home()
    case .page(let position): return page(site.pages[position], at: position)
    case .expired(let position): return page(site.expired[position], at: nil)
    case .withdrawn(let position): return withdrawn(site.withdrawn[position])
    case .redirect(let target), .shortened(let target): return redirect(to: target)
    case .emptied(let list): return emptied(list)
    case .emptyTable: return csv([batchTableHeading])
    case .kind(let kind, let number): return kindList(kind, number: number)
    case .overview(let index): return overview(index)
    case .term(let index, let term, let number): return termList(index, term, number: number)
    case .archive: return archive()
    case .year(let year, let number): return yearList(year, number: number)
    case .month(let year, let month, let number): return monthList(year, month, number: number)
    case .people(let index, let byStrokes): return peopleList(index, byStrokes: byStrokes)
    case .honours(let index, let level): return honours(index, level: level)
    case .batch(let index, let batch): return batchSheet(index, batch)
    case .batchTable(let index, let batch): return batchTable(index, batch)
    case .awards(let index): return awards(index)
    case .rolls: return rollsList()
    case .roll(let position): return roll(position)
    case .rollTable(let position): return rollTable(position)
    case .statistics: return statistics()
    case .siteMap: return siteMap()
    case .calendar: return calendar(year: now.day.year, month: now.day.month, isCurrent: true)
    case .calendarMonth(let year, let month): return calendar(year: year, month: month, isCurrent: false)
    case .siteCalendar: return siteCalendar()
    case .festivalCalendar(let position): return festivalCalendar(position)
    case .festivalYear(let position, let year, let number):
      return festivalYear(position, year: year, number: number)
    case .notFound: return notFound()
    case .siteFeed(let format): return feed(siteFeed, format)
    case .kindFeed(let kind, let format): return feed(kindFeed(kind), format)
    case .termFeed(let index, let term, let format): return feed(termFeed(index, term), format)
    case .sitemapIndex(let parts): return sitemapIndex(parts: parts)
    case .robots:
      return Array("User-agent: *\nAllow: /\nSitemap: \(surroundings.addresses.url("/sitemap.xml"))\n".utf8)
    case .asset(let position): return theme.assets[position].bytes
    case .drawing(let position): return media.drawings[position].bytes
    case .search, .stored, .made, .sitemap:
      preconditionFailure("the plan answers for these itself")
    }
  }

  /// A template with the frame that every template has and the values that are its own.
  func fill<Input>(
    _ name: String, _ frame: Frame, _ shape: Shape<Input>, _ input: Input, expecting size: Int = 32_768
  ) -> [UInt8] {
    let filled = values(for: name, frame, slots: shape.count) { _, slot in shape.value(slot, of: input) }
    return filled.map { $0.template.render($0.record, expecting: size) } ?? []
  }

  /// A template and what it is given; nil for a theme without one of the contract's templates, which is not loaded.
  ///
  /// - Parameter value: gives the value of an own slot, of those that the template reads.
  private func values(
    for name: String, _ frame: Frame, slots: Int, _ value: (Template, Int) -> Value
  ) -> (template: Template, record: Record)? {
    let section = sections[frame.section]
    guard let template = section?.templates[name] ?? theme.templates[name] else { return nil }
    // A template's record and the template have one name.
    let read = template.slotsRead(of: name)
    let first = surroundingsShape.count
    let own = first + frameShape.count
    let record = Record(
      slots: frameShape.count + slots, behind: section?.record ?? surroundings.record(in: frame.section)
    ) {
      for slot in 0..<frameShape.count {
        $0.append(read.contains(first + slot) ? frameShape.value(slot, of: frame) : .nothing)
      }
      for slot in 0..<slots { $0.append(read.contains(own + slot) ? value(template, slot) : .nothing) }
    }
    return (template, record)
  }

  /// A frame for a page of lists or a page of text.
  func frame(
    title: String, description: String, address: String, crumbs: [LabelledLink], section: String = "",
    isList: Bool = true
  ) -> Frame {
    var frame = frame(
      title: title, description: description, address: address, way: [homeCrumb] + crumbs, section: section,
      type: site.model.kinds.first { $0.slug == section }?.columnType ?? "")
    if isList { frame.structuredData = { [way = frame.crumbs] in self.structuredData(crumbs: way) } }
    return frame
  }

  /// A frame for a page to which a way leads, from the home page on.
  private func frame(
    title: String, description: String, address: String, way: [LabelledLink], section: String, type: String
  ) -> Frame {
    let here = LabelledLink(label: title, address: surroundings.addresses.href(address), isCurrent: true)
    let description = description.isEmpty ? site.settings.description : description
    let name = way.count > 1 ? way[1].label : title
    return Frame(
      title: title, description: description, address: address, crumbs: way + [here], section: section,
      column: Column(name: name, description: description, keywords: name, type: type),
      surroundings: surroundings)
  }

  var homeCrumb: LabelledLink { surroundings.homeCrumb }

  func crumb(_ label: String, _ address: String) -> LabelledLink {
    LabelledLink(label: label, address: surroundings.addresses.href(address))
  }

  /// The record of a page as lists show it.
  func record(at position: Int) -> Record { pages[position] }

  func records(of positions: some Sequence<Int>) -> [Record] {
    positions.map { pages[$0] }
  }
}

extension Stage {
  private func home() -> [UInt8] {
    var frame = Frame(
      title: site.settings.name, description: site.settings.description, address: "/", crumbs: [homeCrumb],
      surroundings: surroundings)
    frame.isHome = true
    frame.feeds = feedRecords.site
    let kindEntries = indices.byKind.enumerated().filter { !$0.element.isEmpty }.map { kind, entries in
      kindEntriesShape.record(of: (kinds[kind], records(of: entries.prefix(6)), entries.count))
    }
    let overviews = indices.byTerm.indices.filter {
      indices.byTerm[$0].field.isOnHome && indices.byTerm[$0].hasShown
    }.map {
      self.overviews[$0]
    }
    let festivals = comingFestivals(4).enumerated().map { record(of: $1, isNext: $0 == 0) }
    return fill(
      homeShape.name, frame, homeShape,
      (
        kindEntries, records(of: indices.listed.prefix(10)), overviews, festivals, directories(),
        indices.listed.count
      ))
  }

  /// - Parameter position: in the site's pages; nil for a page that no list shows.
  private func page(_ page: Page, at position: Int?) -> [UInt8] {
    let kind = kindPlaces[page.kind]
    var frame = self.frame(
      title: page.title, description: page.summary, address: page.address, way: kind.way,
      section: kind.section, type: kind.columnType)
    frame.isHidden = page.isSample || page.isDraft || position == nil
    frame.feeds = kind.feeds
    frame.image = cardAddress(of: page, in: site, media)
    frame.structuredData = { [image = frame.image, crumbs = frame.crumbs] in
      self.structuredData(of: page, image: image, crumbs: crumbs)
    }
    let neighbours = position.map { self.neighbours(of: $0, in: indices.byKind[page.kind]) }
    let detail = PageDetail(
      stage: self, page: page, position: position,
      previous: neighbours?.newer.map { pages[$0] }, next: neighbours?.older.map { pages[$0] })
    let filled = values(for: kind.template, frame, slots: 1) { template, _ in
      .record(pageRecords.record(of: detail, listed: position.map { pages[$0] }, for: template))
    }
    let size = page.document.html.count + 16_384
    return filled.map { $0.template.render($0.record, expecting: size) } ?? []
  }

  /// The pages of the same kind before and after one, by their order in its list.
  func neighbours(of position: Int, in list: [Int]) -> (newer: Int?, older: Int?) {
    // Lists ascend, because positions do.
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < position { low = middle + 1 } else { high = middle }
    }
    guard low < list.count, list[low] == position else { return (nil, nil) }
    return (low > 0 ? list[low - 1] : nil, low + 1 < list.count ? list[low + 1] : nil)
  }

  private func withdrawn(_ page: Page) -> [UInt8] {
    var frame = self.frame(
      title: "内容已撤回", description: "这里的内容已经撤回。", address: page.address, crumbs: [], isList: false)
    frame.isHidden = true
    return fill(withdrawnShape.name, frame, withdrawnShape, dateShape.record(of: page.date))
  }

  func redirect(to address: String) -> [UInt8] {
    var frame = self.frame(title: "网址已更换", description: "", address: address, crumbs: [], isList: false)
    frame.isHidden = true
    return fill(redirectShape.name, frame, redirectShape, surroundings.addresses.href(address))
  }

  private func notFound() -> [UInt8] {
    var frame = self.frame(title: "找不到网页", description: "", address: "/404.html", crumbs: [], isList: false)
    frame.isHidden = true
    return fill(notFoundShape.name, frame, notFoundShape, ())
  }
}
