import Content
import Templating

/// Every index as templates see it, made once: lists of a kind show them on each of their pages.
func overviewRecords(
  of lists: Lists, terms: [[TemplateRecord]], _ addresses: SiteAddresses
) -> [TemplateRecord] {
  let model = lists.site.model
  return lists.indices.byTerm.enumerated().map { position, index in
    let vocabulary = model.vocabularies[index.vocabulary]
    let groups = termGroups(of: index, records: terms[position], in: model)
    var overview = Overview(
      label: index.kind == nil ? vocabulary.label : index.label,
      address: lists.hasOverview(index) ? addresses.href(index.field.address) : "",
      description: vocabulary.description, groups: groups, count: groups.reduce(0) { $0 + $1.terms.count })
    if let kind = index.kind {
      overview.add(up: index.pages, to: lists.indices.byKind[kind].count, of: lists.site.pages.count)
    }
    return overviewSchema.record(of: overview)
  }
}

extension Overview {
  /// Sets `overlaps` and `rest`, with which the counts of terms add up to that of a list.
  ///
  /// - Parameters:
  ///   - list: the number of pages in the list.
  ///   - all: the number of pages of the site.
  mutating func add(up pagesOfTerms: [[Int]], to list: Int, of all: Int) {
    var isSeen = Array(repeating: false, count: all)
    var distinct = 0
    for pages in pagesOfTerms {
      for page in pages where !isSeen[page] {
        isSeen[page] = true
        distinct += 1
      }
    }
    overlaps = distinct < pagesOfTerms.reduce(0) { $0 + $1.count }
    rest = list - distinct
  }
}

/// The terms that have pages, by group; one nameless group for a vocabulary without groups.
func termGroups(of index: TermIndex, records: [TemplateRecord], in model: ContentModel) -> [TermGroupView] {
  let vocabulary = model.vocabularies[index.vocabulary]
  let groups = vocabulary.groups.indices.map(Optional.some) + [nil]
  return groups.compactMap { group in
    let members = vocabulary.terms.indices.filter {
      vocabulary.terms[$0].group == group && index.isShown($0)
    }
    guard !members.isEmpty else { return nil }
    let group = group.map { vocabulary.groups[$0] }
    return TermGroupView(
      slug: group?.slug ?? "", name: group?.name ?? "", description: group?.description ?? "",
      terms: members.map { records[$0] }, count: members.reduce(0) { $0 + index.pages[$1].count })
  }
}

extension Lists {
  /// Whether a page lists the terms of an index: for an index over all kinds, unless a kind's list has its address; for
  /// a kind's own index at the address of the kind's list, as long as there is no such list.
  func hasOverview(_ index: TermIndex) -> Bool {
    let isOwn = index.kind.map { site.model.kinds[$0].address != index.field.address } ?? false
    return index.hasShown && !isOwn && kind(at: index) == nil
  }

  /// The kind whose list has the address of an index.
  private func kind(at index: TermIndex) -> Int? {
    site.model.kinds.indices.first {
      site.model.kinds[$0].address == index.field.address && !indices.byKind[$0].isEmpty
    }
  }

  /// Above a term's page: the list of the kind whose index it is or whose place it has, or the index's overview.
  func parent(of index: TermIndex) -> ListHead.Crumb? {
    if let kind = index.kind ?? kind(at: index), !indices.byKind[kind].isEmpty {
      return .init(label: site.model.kinds[kind].name, address: site.model.kinds[kind].address)
    }
    guard hasOverview(index) else { return nil }
    return .init(label: site.model.vocabularies[index.vocabulary].label, address: index.field.address)
  }
}

let overviewTemplateSchema = ViewSchema<
  (
    vocabulary: TemplateRecord, groups: [TemplateRecord], count: Int,
    collections: (open: [CollectionView], ended: [CollectionView])
  )
>(
  "terms", "一个索引的总览页", "an index's overview",
  [
    .init("vocabulary", .record("Overview"), "索引", "the index") { .record($0.vocabulary) },
    .init("groups", .list(.record("Group")), "分组", "its groups") { .records($0.groups) },
    .init("count", .number, "词条个数", "how many terms") { .number($0.count) },
    .init("collections", .list(.record("Collection")), "词条是专题时，还没有结束的", "special topics that have not ended")
    {
      collectionSchema.list(of: $0.collections.open)
    },
    .init("ended", .list(.record("Collection")), "词条是专题时，已经结束的", "special topics that have ended") {
      collectionSchema.list(of: $0.collections.ended)
    },
  ])

func overviewTemplate(of vocabulary: Vocabulary) -> TemplateType {
  TemplateType(
    overviewTemplateSchema, named: "\(overviewTemplateSchema.name)-\(vocabulary.name)",
    whenAbsent: .fallsBack(to: overviewTemplateSchema.name))
}

extension Lists {
  /// A kind's own fields are listed on the kind's page.
  func overviewPlaces(ofIndex position: Int) -> [ListPlace] {
    let index = indices.byTerm[position]
    guard hasOverview(index) else { return [] }
    let vocabulary = site.model.vocabularies[index.vocabulary]
    let head = ListHead(
      vocabulary.label, vocabulary.description, at: index.field.address, section: index.section)
    return [ListPlace(head) { context, _ in context.overview(position, head) }]
  }
}

extension RenderContext {
  fileprivate func overview(_ position: Int, _ head: ListHead) -> [UInt8] {
    let index = indices.byTerm[position]
    let vocabulary = site.model.vocabularies[index.vocabulary]
    let groups = termGroups(of: index, records: terms[position], in: site.model)
    return fill(
      "\(overviewTemplateSchema.name)-\(vocabulary.name)", pageContext(of: head), overviewTemplateSchema,
      (
        overviews[position], groups.map(groupSchema.record), groups.reduce(0) { $0 + $1.terms.count },
        collections(of: position)
      ))
  }
}
