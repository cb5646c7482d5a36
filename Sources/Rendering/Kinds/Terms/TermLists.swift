import Content
import Templating

extension OutputKind {
  /// The index of a vocabulary: its overview, and the list of each term's pages.
  static let termList = OutputKind(
    isInSitemap: true, offline: .included,
    templates: { model in
      [TemplateType(termListSchema), TemplateType(overviewTemplateSchema)]
        + model.vocabularies.flatMap { [termTemplate(of: $0), overviewTemplate(of: $0)] }
    },
    records: [
      kindCountSchema.recordType, festivalSchema.recordType, yearEntriesSchema.recordType,
      pairSchema.recordType,
      collectionSchema.recordType, collectionColumnSchema.recordType,
    ],
    lists: { lists in
      lists.indices.byTerm.indices.filter { lists.indices.byTerm[$0].hasShown }.flatMap { position in
        lists.overviewPlaces(ofIndex: position) + lists.termPlaces(ofIndex: position)
      }
    })
}

/// Like `term`, but the term has its vocabulary's own fields.
private func termTemplate(of vocabulary: Vocabulary) -> TemplateType {
  let members = termListSchema.members(from: firstOwnSlot).map { member in
    member.name == "term"
      ? Member("term", .record(termDetailName(of: vocabulary)), slot: member.slot, meaning: member.meaning)
      : member
  }
  return TemplateType(
    "\(termListSchema.name)-\(vocabulary.name)", meaning: termListSchema.meaning, own: members,
    whenAbsent: .fallsBack(to: termListSchema.name))
}

extension TermIndex {
  /// Whether a term of it has a page.
  var hasShown: Bool { pages.indices.contains(where: isShown) }
}

extension Lists {
  fileprivate func termPlaces(ofIndex position: Int) -> [ListPlace] {
    let index = indices.byTerm[position]
    return index.pages.indices.filter(index.isShown).map { number in
      let head = head(ofTerm: number, in: index)
      return ListPlace(head, index.pages[number]) { context, page in
        context.termList(position, number, head, number: page)
      }
    }
  }

  func head(ofTerm number: Int, in index: TermIndex) -> ListHead {
    let term = site.model.vocabularies[index.vocabulary].terms[number]
    return ListHead(
      term.name, term.description, at: index.address(of: term),
      crumbs: [parent(of: index)].compactMap(\.self), section: index.section)
  }
}

/// As many as a reader looks through.
private let mostSiblings = 60

extension RenderContext {
  /// - Parameter open: the part that is shown; nil for the whole list.
  func termList(_ position: Int, _ term: Int, _ head: ListHead, _ open: OpenPart? = nil, number: Int)
    -> [UInt8]
  {
    let index = indices.byTerm[position]
    let vocabulary = site.model.vocabularies[index.vocabulary]
    var head = head
    head.crumbs = indexCrumbs(index) + (open == nil ? [] : head.crumbs.suffix(1))
    var pageContext = self.pageContext(of: head, number: number)
    pageContext.share(firstOf: index.pages[term], of: self)
    if index.field.hasFeed { pageContext.feeds = feedLinks(termFeed(position, term)) }
    let pages = open?.part.pages ?? index.pages[term]
    let listView = ListView(context: self, all: pages, number: number, address: head.address)
    let own = TermList(
      context: self, position: position, term: term, open: open, entries: listView.entries,
      isFirst: number == 1 && open == nil)
    return fill("\(termListSchema.name)-\(vocabulary.name)", pageContext, termListSchema, (listView, own))
  }

  /// The term with its own text and, for the vocabulary's own template, its own fields.
  func termDetail(_ index: TermIndex, _ position: Int) -> TemplateRecord {
    let vocabulary = site.model.vocabularies[index.vocabulary]
    let term = vocabulary.terms[position]
    let view = TermView(
      term: term, address: commonContext.addresses.href(index.address(of: term)),
      group: term.group.map { vocabulary.groups[$0].name } ?? "", count: index.pages[position].count,
      isCurrent: true)
    let file = "content/vocabularies/\(vocabulary.name)/\(term.slug).md"
    let text = term.document.map { body(of: $0, from: file) } ?? []
    let own = pageRecords.values(of: term, in: vocabulary)
    let facts = pageRecords.facts(of: term, in: vocabulary)
    return TemplateRecord(slots: own.count, behind: termDetailSchema.record(of: (view, text, facts))) {
      for value in own { $0.append(value) }
    }
  }

  /// The terms of the same group that have pages, in the vocabulary's order.
  ///
  /// Of very many only those before and after it: a page for each with a link to each would be the greatest part of a
  /// site. The list of all is linked beside them.
  func siblings(of term: Int, in position: Int) -> [TemplateRecord] {
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

  /// The page above an index; if that shows nothing now, the page that replaced it.
  func indexCrumbs(_ index: TermIndex) -> [ListHead.Crumb] {
    [lists.parent(of: index) ?? past.parent(of: index)].compactMap(\.self)
  }
}
