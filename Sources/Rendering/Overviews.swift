import Content
import Templating

/// Every index as templates see it, made once: lists of a kind show them on each of their pages.
func overviewRecords(
  of indices: Indices, terms: [[Record]], in model: ContentModel, _ addresses: SiteAddresses
) -> [Record] {
  indices.byTerm.enumerated().map { position, index in
    let vocabulary = model.vocabularies[index.vocabulary]
    let groups = termGroups(of: index, records: terms[position], in: model)
    return overviewShape.record(
      of: Overview(
        label: index.kind == nil ? vocabulary.label : index.label,
        address: hasOverview(index, in: model) ? addresses.href(index.field.address) : "",
        description: vocabulary.description, groups: groups, count: groups.reduce(0) { $0 + $1.terms.count }))
  }
}

/// The terms that have pages, by group; one nameless group for a vocabulary without groups.
func termGroups(of index: TermIndex, records: [Record], in model: ContentModel) -> [TermGroupView] {
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

/// An index over all kinds has a page that lists its terms, unless a kind's list already stands there.
func hasOverview(_ index: TermIndex, in model: ContentModel) -> Bool {
  index.kind == nil && !model.kinds.contains { $0.isListed && $0.address == index.field.address }
}
