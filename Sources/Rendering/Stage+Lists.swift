import Content
import Templating

extension Stage {
  /// One page of a list.
  func listing(_ entries: [Int], number: Int, address: String) -> Listing {
    let count = pageNumbers(of: entries).upperBound
    let addresses = surroundings.addresses
    let pager = Pager(number: number, count: count) { addresses.href(listAddress(address, number: $0)) }
    return Listing(
      entries: records(of: pageEntries(of: entries, number: number)),
      pager: count > 1 ? pager : nil, count: entries.count, spans: spans(of: entries))
  }

  private func pageEntries(of entries: [Int], number: Int) -> ArraySlice<Int> {
    let length = theme.settings.pageLength
    return entries.dropFirst((number - 1) * length).prefix(length)
  }

  /// “涉及 12 个单位”: for every index that counts itself, how many of its terms the entries have.
  private func spans(of entries: [Int]) -> [Span] {
    indices.byTerm.indices.compactMap { position in
      let index = indices.byTerm[position]
      guard !index.field.counter.isEmpty else { return nil }
      var terms: Set<Int> = []
      for entry in entries {
        let page = site.pages[entry]
        for (field, owner) in indices.indexOfField[page.kind].enumerated() where owner == position {
          for term in page.terms(of: field) { terms.insert(term.term) }
        }
      }
      return terms.isEmpty ? nil : Span(label: index.label, count: terms.count, counter: index.field.counter)
    }
  }

  /// “…（第 2 页）”, since two pages of a list are two documents.
  private func numbered(_ title: String, _ number: Int) -> String {
    number == 1 ? title : "\(title)（第 \(number) 页）"
  }

  func kindList(_ position: Int, number: Int) -> [UInt8] {
    let kind = site.model.kinds[position]
    let entries = indices.byKind[position]
    var frame = self.frame(
      title: numbered(kind.name, number), description: kind.description,
      address: listAddress(kind.address, number: number), crumbs: [], section: kind.slug)
    frame.feeds = feedLinks(kindFeed(position))
    // The kind's own indices, and one over all kinds whose place the kind's list has taken.
    let facets = indices.byTerm.indices.filter {
      indices.byTerm[$0].kind == position || indices.byTerm[$0].field.address == kind.address
    }
    let own = KindList(
      kind: kinds[position], facets: facets.map { overviewRecord($0) }, years: yearRecords(current: nil),
      festivals: number == 1 ? festivalStrip(ofKind: position) : [], directories: directories(ofKind: position))
    return fill(
      kindListShape.name, frame,
      kindListShape.values(of: (listing(entries, number: number, address: kind.address), own)))
  }

  func termList(_ position: Int, _ termPosition: Int, number: Int) -> [UInt8] {
    let index = indices.byTerm[position]
    let vocabulary = site.model.vocabularies[index.vocabulary]
    let term = vocabulary.terms[termPosition]
    let address = index.address(of: term)
    let entries = index.pages[termPosition]
    var frame = self.frame(
      title: numbered(term.name, number), description: term.description,
      address: listAddress(address, number: number), crumbs: indexCrumbs(index), section: section(of: index))
    if index.field.hasFeed { frame.feeds = feedLinks(termFeed(position, termPosition)) }
    let kindCounts = kinds.indices.compactMap { kind -> Record? in
      let count = entries.count { site.pages[$0].kind == kind }
      return count == 0 ? nil : kindCountShape.record(of: (kinds[kind], count))
    }
    let own = TermList(
      term: termDetail(index, termPosition), vocabulary: overviewRecord(position), kinds: kindCounts,
      siblings: siblings(of: termPosition, in: position),
      extras: extras(
        of: index, termPosition, entries: pageEntries(of: entries, number: number), isFirst: number == 1))
    return fill(
      "\(termListShape.name)-\(vocabulary.name)", frame,
      termListShape.values(of: (listing(entries, number: number, address: address), own)))
  }

  /// The term with its own text and, for the vocabulary's own template, its own fields.
  private func termDetail(_ index: TermIndex, _ position: Int) -> Record {
    let vocabulary = site.model.vocabularies[index.vocabulary]
    let term = vocabulary.terms[position]
    let view = TermView(
      term: term, address: surroundings.addresses.href(index.address(of: term)),
      group: term.group.map { vocabulary.groups[$0].name } ?? "", count: index.pages[position].count, isCurrent: true)
    let file = "content/vocabularies/\(vocabulary.name)/\(term.slug).md"
    let text = term.document.map { body(of: $0, from: file) } ?? []
    return Record(termDetailShape.values(of: (view, text)) + pageRecords.values(of: term, in: vocabulary))
  }

  private func siblings(of term: Int, in position: Int) -> [Record] {
    let index = indices.byTerm[position]
    let vocabulary = site.model.vocabularies[index.vocabulary]
    return vocabulary.terms.indices.filter {
      $0 != term && vocabulary.terms[$0].group == vocabulary.terms[term].group && index.isShown($0)
    }.map { terms[position][$0] }
  }

  func overview(_ position: Int) -> [UInt8] {
    let index = indices.byTerm[position]
    let vocabulary = site.model.vocabularies[index.vocabulary]
    let frame = self.frame(
      title: vocabulary.label, description: vocabulary.description, address: index.field.address, crumbs: [],
      section: section(of: index))
    let groups = self.groups(of: position)
    return fill(
      "\(overviewTemplateShape.name)-\(vocabulary.name)", frame,
      overviewTemplateShape.values(
        of: (overviewRecord(position), groups.map(groupShape.record), groups.reduce(0) { $0 + $1.terms.count })))
  }

  func overviewRecord(_ position: Int) -> Record {
    let index = indices.byTerm[position]
    let vocabulary = site.model.vocabularies[index.vocabulary]
    let groups = self.groups(of: position)
    return overviewShape.record(
      of: Overview(
        label: index.kind == nil ? vocabulary.label : index.label,
        address: hasOverview(index) ? surroundings.addresses.href(index.field.address) : "",
        description: vocabulary.description, groups: groups, count: groups.reduce(0) { $0 + $1.terms.count }))
  }

  /// The terms that have pages, by group; one nameless group for a vocabulary without groups.
  private func groups(of position: Int) -> [TermGroupView] {
    let index = indices.byTerm[position]
    let vocabulary = site.model.vocabularies[index.vocabulary]
    let groups = vocabulary.groups.indices.map(Optional.some) + [nil]
    return groups.compactMap { group in
      let members = vocabulary.terms.indices.filter { vocabulary.terms[$0].group == group && index.isShown($0) }
      guard !members.isEmpty else { return nil }
      let group = group.map { vocabulary.groups[$0] }
      return TermGroupView(
        slug: group?.slug ?? "", name: group?.name ?? "", description: group?.description ?? "",
        terms: members.map { terms[position][$0] }, count: members.reduce(0) { $0 + index.pages[$1].count })
    }
  }

  private func indexCrumbs(_ index: TermIndex) -> [LabelledLink] {
    if let kind = index.kind ?? site.model.kinds.firstIndex(where: { $0.address == index.field.address }) {
      let kind = site.model.kinds[kind]
      return [crumb(kind.name, kind.address)]
    }
    return [crumb(site.model.vocabularies[index.vocabulary].label, index.field.address)]
  }

  /// The first folder of an index's address, which navigation links to.
  private func section(of index: TermIndex) -> String {
    String(index.field.address.dropFirst().prefix { $0 != "/" })
  }
}

extension Stage {
  func archive() -> [UInt8] {
    let frame = self.frame(
      title: "日期", description: "按发布日期查找全部内容。", address: archiveAddress, crumbs: [], section: "archive")
    return fill(
      archiveShape.name, frame, archiveShape.values(of: (yearRecords(current: nil), indices.listed.count)))
  }

  func yearList(_ position: Int, number: Int) -> [UInt8] {
    let year = indices.years[position]
    let frame = self.frame(
      title: numbered("\(year.year)年", number), description: "\(year.year)年发布的全部内容。",
      address: listAddress(year.address, number: number), crumbs: [crumb("日期", archiveAddress)], section: "archive")
    return fill(
      yearListShape.name, frame,
      yearListShape.values(
        of: (
          listing(year.pages, number: number, address: year.address),
          (yearRecord(position, current: true), yearRecords(current: position))
        )))
  }

  func monthList(_ position: Int, _ monthPosition: Int, number: Int) -> [UInt8] {
    let year = indices.years[position]
    let month = year.months[monthPosition]
    let address = year.address(of: month)
    let title = "\(year.year)年\(month.month)月"
    let frame = self.frame(
      title: numbered(title, number), description: "\(title)发布的全部内容。",
      address: listAddress(address, number: number),
      crumbs: [crumb("日期", archiveAddress), crumb("\(year.year)年", year.address)], section: "archive")
    let all = indices.years.flatMap { year in year.months.map { (year, $0) } }
    let here = all.firstIndex { $0.0.year == year.year && $0.1.month == month.month }
    let own = MonthList(
      month: monthShape.record(of: view(of: month, in: year, isCurrent: true)),
      year: yearRecord(position, current: false), years: yearRecords(current: position),
      earlier: here.flatMap { $0 + 1 < all.count ? monthShape.record(of: view(of: all[$0 + 1].1, in: all[$0 + 1].0)) : nil },
      later: here.flatMap { $0 > 0 ? monthShape.record(of: view(of: all[$0 - 1].1, in: all[$0 - 1].0)) : nil })
    return fill(
      monthListShape.name, frame,
      monthListShape.values(of: (listing(month.pages, number: number, address: address), own)))
  }

  func yearRecords(current: Int?) -> [Record] {
    indices.years.indices.map { yearRecord($0, current: $0 == current) }
  }

  private func yearRecord(_ position: Int, current: Bool) -> Record {
    let year = indices.years[position]
    return yearShape.record(
      of: YearView(
        year: year.year, count: year.pages.count, address: surroundings.addresses.href(year.address),
        months: year.months.map { view(of: $0, in: year) }, isCurrent: current))
  }

  private func view(of month: MonthIndex, in year: YearIndex, isCurrent: Bool = false) -> MonthView {
    let fullest = year.months.map(\.pages.count).max() ?? 1
    return MonthView(
      year: year.year, month: month.month, count: month.pages.count,
      address: surroundings.addresses.href(year.address(of: month)),
      share: max(1, month.pages.count * 100 / fullest), isCurrent: isCurrent)
  }
}
