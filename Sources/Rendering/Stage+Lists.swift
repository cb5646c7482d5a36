import Content
import Templating

extension Listing {
  var pager: Pager? {
    let count = stage.lists.pageNumbers(of: all.count).upperBound
    guard count > 1 else { return nil }
    return Pager(number: number, count: count) { [addresses = stage.surroundings.addresses, address] in
      addresses.href(listAddress(address, number: $0))
    }
  }
}

extension TermList {
  var index: TermIndex { stage.indices.byTerm[position] }

  /// How many pages of each kind have the term.
  var kinds: [Record] {
    var counts = Array(repeating: 0, count: stage.kinds.count)
    for page in index.pages[term] { counts[stage.site.pages[page].kind] += 1 }
    return counts.indices.filter { counts[$0] > 0 }.map {
      kindCountShape.record(of: (stage.kinds[$0], counts[$0]))
    }
  }
}

/// As many as a reader looks through.
private let mostSiblings = 60

extension Stage {
  func pageEntries(of entries: [Int], number: Int) -> ArraySlice<Int> {
    let length = theme.settings.pageLength
    return entries.dropFirst((number - 1) * length).prefix(length)
  }

  /// “涉及 12 个单位”: for every index that counts itself, how many of its terms the entries have.
  func spans(of entries: [Int]) -> [Span] {
    let counts = sharedTerms.distinctKeys(of: entries)
    return indices.byTerm.enumerated().compactMap { position, index in
      guard !index.field.counter.isEmpty, counts[position] > 0 else { return nil }
      return Span(label: index.label, count: counts[position], counter: index.field.counter)
    }
  }

  /// “…（第 2 页）”, since two pages of a list are two documents.
  func numbered(_ title: String, _ number: Int) -> String {
    number == 1 ? title : "\(title)（第 \(number) 页）"
  }

  func kindList(_ position: Int, number: Int) -> [UInt8] {
    let kind = site.model.kinds[position]
    let entries = indices.byKind[position]
    var frame = self.frame(
      title: numbered(kind.name, number), description: kind.description,
      address: listAddress(kind.address, number: number), crumbs: [], section: kind.slug)
    frame.feeds = feedLinks(kindFeed(position))
    return fill(
      kindListShape.name, frame, kindListShape,
      (
        Listing(stage: self, all: entries, number: number, address: kind.address),
        KindList(stage: self, kind: position, isFirst: number == 1)
      ))
  }

  /// The kind's own indices, and one over all kinds whose place the kind's list has taken.
  func facets(ofKind position: Int) -> [Record] {
    let address = site.model.kinds[position].address
    return indices.byTerm.indices.filter {
      let index = indices.byTerm[$0]
      return index.hasShown && (index.kind == position || index.field.address == address)
    }.map { overviews[$0] }
  }

  func termList(_ position: Int, _ termPosition: Int, number: Int) -> [UInt8] {
    let index = indices.byTerm[position]
    let vocabulary = site.model.vocabularies[index.vocabulary]
    let term = vocabulary.terms[termPosition]
    let address = index.address(of: term)
    var frame = self.frame(
      title: numbered(term.name, number), description: term.description,
      address: listAddress(address, number: number), crumbs: indexCrumbs(index), section: index.section)
    if index.field.hasFeed { frame.feeds = feedLinks(termFeed(position, termPosition)) }
    let listing = Listing(stage: self, all: index.pages[termPosition], number: number, address: address)
    let own = TermList(
      stage: self, position: position, term: termPosition, entries: listing.entries, isFirst: number == 1)
    return fill("\(termListShape.name)-\(vocabulary.name)", frame, termListShape, (listing, own))
  }

  /// The term with its own text and, for the vocabulary's own template, its own fields.
  func termDetail(_ index: TermIndex, _ position: Int) -> Record {
    let vocabulary = site.model.vocabularies[index.vocabulary]
    let term = vocabulary.terms[position]
    let view = TermView(
      term: term, address: surroundings.addresses.href(index.address(of: term)),
      group: term.group.map { vocabulary.groups[$0].name } ?? "", count: index.pages[position].count,
      isCurrent: true)
    let file = "content/vocabularies/\(vocabulary.name)/\(term.slug).md"
    let text = term.document.map { body(of: $0, from: file) } ?? []
    let own = pageRecords.values(of: term, in: vocabulary)
    return Record(slots: own.count, behind: termDetailShape.record(of: (view, text))) {
      for value in own { $0.append(value) }
    }
  }

  /// The terms of the same group that have pages, in the vocabulary's order.
  ///
  /// Of very many only those before and after it: a page for each with a link to each would be the greatest part of a
  /// site. The list of all is linked beside them.
  func siblings(of term: Int, in position: Int) -> [Record] {
    let index = indices.byTerm[position]
    let vocabulary = site.model.vocabularies[index.vocabulary]
    let isSibling = { (other: Int) in
      vocabulary.terms[other].group == vocabulary.terms[term].group && index.isShown(other)
    }
    let before = Array(stride(from: term - 1, through: 0, by: -1).lazy.filter(isSibling).prefix(mostSiblings))
    let after = Array((term + 1..<vocabulary.terms.count).lazy.filter(isSibling).prefix(mostSiblings))
    let isAll = before.count + after.count <= mostSiblings
    let half = mostSiblings / 2
    // Near an end there are more on the other side.
    let shown = (
      before: isAll ? before.count : min(before.count, max(half, mostSiblings - after.count)),
      after: isAll ? after.count : min(after.count, max(half, mostSiblings - before.count))
    )
    return (before.prefix(shown.before).reversed() + after.prefix(shown.after)).map { terms[position][$0] }
  }

  func overview(_ position: Int) -> [UInt8] {
    let index = indices.byTerm[position]
    let vocabulary = site.model.vocabularies[index.vocabulary]
    let frame = self.frame(
      title: vocabulary.label, description: vocabulary.description, address: index.field.address, crumbs: [],
      section: index.section)
    let groups = termGroups(of: index, records: terms[position], in: site.model)
    return fill(
      "\(overviewTemplateShape.name)-\(vocabulary.name)", frame, overviewTemplateShape,
      (overviews[position], groups.map(groupShape.record), groups.reduce(0) { $0 + $1.terms.count }))
  }

  func indexCrumbs(_ index: TermIndex) -> [LabelledLink] {
    let parent = lists.parent(of: index) ?? past.parent(of: index)
    return parent.map { [crumb($0.label, $0.address)] } ?? []
  }
}
