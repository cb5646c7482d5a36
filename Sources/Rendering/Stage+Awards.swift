import Content
import Templating

extension Stage {
  func awards(_ position: Int) -> [UInt8] {
    let index = indices.awards[position]
    let kind = site.model.kinds[index.kind]
    let frame = self.frame(
      title: index.label, description: "\(kind.name)获得的\(index.label)，按年份、活动和等次。",
      address: index.field.address, crumbs: [crumb(kind.name, kind.address)], section: kind.slug)
    let events = index.events.map { event in
      AwardEventView(
        event: event, level: pageRecords.plainRecord(event.level),
        entries: event.entries.map { ($0.grade, pages[$0.page]) })
    }
    return fill(awardsShape.name, frame, awardsShape, (index.label, kinds[index.kind], events))
  }
}
