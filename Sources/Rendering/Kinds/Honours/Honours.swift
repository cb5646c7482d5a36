import Content
import Templating

extension OutputKind {
  /// Pages of the honoured: all, those of each level, and the list of each batch.
  static let honours = OutputKind(
    isInSitemap: true, offline: .included,
    templates: { _ in
      [
        TemplateType(honoursSchema, whenAbsent: .leavesOut),
        TemplateType(batchSchema, whenAbsent: .leavesOut),
      ]
    },
    records: [
      headCountSchema.recordType, batchLinkSchema.recordType, honourLevelSchema.recordType,
      batchEntrySchema.recordType, batchCategorySchema.recordType,
    ],
    lists: { lists in
      guard lists.showsHonours else { return [] }
      return lists.indices.honours.indices.flatMap { position in
        [lists.honours(position, level: nil)]
          + lists.indices.honours[position].usedLevels.map { lists.honours(position, level: $0) }
          + lists.batches(of: position)
      }
    })
}

extension Lists {
  var showsHonours: Bool { has(honoursSchema.name) && has(batchSchema.name) }

  /// All honours, or those of one level.
  fileprivate func honours(_ position: Int, level: Int?) -> ListPlace {
    let index = indices.honours[position]
    guard let level else {
      let head = ListHead(index.label, at: index.field.address)
      return ListPlace(head, directory: directory(words.say(.honoursIndex, index.label), of: index.field)) {
        context, _ in
        context.honours(position, level: nil, head)
      }
    }
    let head = ListHead(
      words.say(.honoursOfLevel, index.name(ofLevel: level, in: site.model), index.label),
      at: index.address(ofLevel: level, in: site.model),
      crumbs: [.init(label: index.label, address: index.field.address)])
    return ListPlace(head) { context, _ in context.honours(position, level: level, head) }
  }
}

extension RenderContext {
  fileprivate func honours(_ position: Int, level: Int?, _ head: ListHead) -> [UInt8] {
    let index = indices.honours[position]
    let entries = index.batches.filter { level == nil || $0.level == level }.lazy.flatMap(\.entries)
    let overview = HonoursOverview(
      label: head.title, levels: (level.map { [$0] } ?? index.usedLevels).map { levelView($0, of: index) },
      isWhole: level == nil, heads: Heads(entries, words), categories: categoryCounts(entries),
      all: commonContext.addresses.href(index.field.address))
    let pageContext = self.pageContext(of: head, description: words.say(.honoursAbout, head.title))
    return fill(honoursSchema.name, pageContext, honoursSchema, overview)
  }

  /// - Parameter isBrief: without its batches, as one of them names it.
  func levelView(_ level: Int, of index: HonoursIndex, isBrief: Bool = false) -> HonourLevel {
    let batches = index.batches.filter { $0.level == level }
    return HonourLevel(
      name: index.name(ofLevel: level, in: site.model),
      address: commonContext.addresses.href(index.address(ofLevel: level, in: site.model)),
      heads: Heads(batches.lazy.flatMap(\.entries), words),
      batches: isBrief ? [] : batches.map { view(of: $0, in: index) })
  }

  func view(of batch: HonourBatch, in index: HonoursIndex) -> BatchView {
    BatchView(
      label: words.batch(batch.batch),
      address: commonContext.addresses.href(index.address(of: batch, in: site.model)),
      heads: Heads(batch.entries, words), categories: categoryCounts(batch.entries))
  }

  func categoryCounts(_ entries: some Sequence<HonouredEntry>) -> [HeadCount] {
    var heads: [TermReference?: Heads] = [:]
    for entry in entries { heads[entry.category, default: Heads([], words)].add(entry) }
    return heads.sorted { ($0.key?.term ?? .max) < ($1.key?.term ?? .max) }.map {
      headCount($0.key, $0.value)
    }
  }

  func headCount(_ category: TermReference?, _ heads: Heads) -> HeadCount {
    guard let category else { return HeadCount(name: words[.noCategory], heads: heads) }
    let index = indices.byTerm.firstIndex { $0.vocabulary == category.vocabulary }
    let term = site.model[category]
    let isShown = index.map { indices.byTerm[$0].isShown(category.term) } ?? false
    let address = index.map { commonContext.addresses.href(indices.byTerm[$0].address(of: term)) } ?? ""
    return HeadCount(name: term.name, address: isShown ? address : "", heads: heads)
  }
}
