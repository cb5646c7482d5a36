import Content
import Templating

extension OutputKind {
  /// The list of a kind's pages.
  static let kindList = OutputKind(
    isInSitemap: true, offline: .included,
    templates: { _ in [TemplateType(kindListSchema)] },
    lists: { lists in
      lists.indices.byKind.enumerated().filter { !$1.isEmpty }.map { position, pages in
        let kind = lists.site.model.kinds[position]
        let head = ListHead(kind.name, kind.description, at: kind.address, section: kind.slug)
        return ListPlace(head, pages) { context, number in context.kindList(position, head, number: number) }
      }
    })
}

struct KindList: Sendable {
  var context: RenderContext
  var kind: Int
  var isFirst: Bool
}

let kindListSchema = listSchema(
  "list", "某类文章的栏目页", "a kind's list",
  [
    ViewSchema<(ListView, KindList)>.Property("kind", .record("Kind"), "类别", "the kind") {
      .record($0.1.context.kinds[$0.1.kind])
    },
    .init("facets", .list(.record("Overview")), "这类文章自己的索引", "the kind's own indices") {
      .records($0.1.context.facets(ofKind: $0.1.kind))
    },
    .init(
      "years", .list(.record("Year")), "这类文章的年份，篇数只算这一类", "years with pages of the kind, which alone count"
    ) {
      .records($0.1.context.yearsOfKinds[$0.1.kind])
    },
    .init(
      "festivals", .list(.record("FestivalDay")), "今年的节日，依日子先后；只在记录节日的栏目",
      "this year's festivals by day, for a kind about festivals"
    ) {
      .records($0.1.isFirst ? $0.1.context.festivalStrip(ofKind: $0.1.kind) : [])
    },
    .init("directories", .list(.record("Link")), "这类文章的人物、荣誉、日历页", "the kind's people, honours and calendar")
    {
      linkSchema.list(of: $0.1.context.directories(ofKind: $0.1.kind))
    },
  ])

extension RenderContext {
  fileprivate func kindList(_ position: Int, _ head: ListHead, number: Int) -> [UInt8] {
    let entries = indices.byKind[position]
    var pageContext = self.pageContext(of: head, number: number)
    pageContext.feeds = feedLinks(kindFeed(position))
    return fill(
      kindListSchema.name, pageContext, kindListSchema,
      (
        ListView(context: self, all: entries, number: number, address: head.address),
        KindList(context: self, kind: position, isFirst: number == 1)
      ))
  }

  /// The kind's own indices, and one over all kinds whose place the kind's list has taken.
  fileprivate func facets(ofKind position: Int) -> [TemplateRecord] {
    let address = site.model.kinds[position].address
    return indices.byTerm.indices.filter {
      let index = indices.byTerm[$0]
      return index.hasShown && (index.kind == position || index.field.address == address)
    }.map { overviews[$0] }
  }
}
