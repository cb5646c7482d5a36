import Content
import Templating

extension OutputKind {
  /// Which pages won what, by event.
  static let awards = OutputKind(
    isInSitemap: true, offline: .included,
    templates: { _ in [TemplateType(awardsSchema, whenAbsent: .leavesOut)] },
    records: [awardEventSchema.recordType, awardEntrySchema.recordType],
    lists: { lists in
      guard lists.has(awardsSchema.name) else { return [] }
      return AwardsIndex.all(of: lists.site).map { index in
        let kind = lists.site.model.kinds[index.kind]
        let head = ListHead(
          index.label, at: index.field.address, crumbs: [.init(label: kind.name, address: kind.address)],
          section: kind.slug)
        return ListPlace(head, directory: lists.directory(index.label, of: index.field)) { context, _ in
          context.awards(index, head)
        }
      }
    })
}

extension RenderContext {
  fileprivate func awards(_ index: AwardsIndex, _ head: ListHead) -> [UInt8] {
    let kind = site.model.kinds[index.kind]
    let events = index.events.map { event in
      AwardEventView(
        event: event, level: pageRecords.plainRecord(event.level),
        entries: event.entries.map { ($0.grade, pages[$0.page]) })
    }
    return fill(
      awardsSchema.name, pageContext(of: head, description: words.say(.awardsAbout, kind.name, index.label)),
      awardsSchema,
      (index.label, kinds[index.kind], events))
  }
}
