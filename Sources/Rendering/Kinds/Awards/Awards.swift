import Content
import Templating

extension OutputKind {
  /// Which pages won what, by event.
  static let awards = OutputKind(
    isInSitemap: true, offline: .included,
    templates: { _ in [TemplateType(awardsSchema, whenAbsent: .leavesOut)] },
    records: [awardEventSchema.recordType, awardEntrySchema.recordType],
    lists: { lists in
      AwardsIndex.all(of: lists.site).map { index in
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
    let pageContext = self.pageContext(of: head, description: words.say(.awardsAbout, kind.name, index.label))
    guard lists.has(awardsSchema.name) else {
      return plainIndex(PlainIndex(groups: index.events.map(plain)), pageContext, label: head.title)
    }
    let events = index.events.map { event in
      AwardEventView(
        event: event, level: pageRecords.plainRecord(event.level),
        entries: event.entries.map { ($0.grade, pages[$0.page]) })
    }
    return fill(awardsSchema.name, pageContext, awardsSchema, (index.label, kinds[index.kind], events))
  }

  /// In a theme without a template for awards: the pages by events, each with its grade.
  private func plain(_ event: AwardEvent) -> (name: String, entries: [PlainIndex.Entry]) {
    let level = site.model[event.level].name
    let name = words.list([event.name, String(event.year), level])
    return (
      name,
      event.entries.map { entry in
        let page = site.pages[entry.page]
        return .init(
          name: "\(page.title) · \(entry.grade)", address: commonContext.addresses.href(page.address),
          count: 1)
      }
    )
  }
}
