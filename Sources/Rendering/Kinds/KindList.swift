import Content
import Templating

extension OutputKind {
  /// The list of a kind's pages.
  static let kindList = OutputKind(
    isInSitemap: true, offline: .included,
    templates: { model in
      [TemplateType(kindListSchema)]
        + model.kinds.map {
          TemplateType(kindListSchema, named: ownListTemplate(of: $0), whenAbsent: .leavesOut)
        }
    },
    lists: { lists in
      lists.indices.byKind.enumerated().filter { !$1.isEmpty }.map { position, pages in
        let kind = lists.site.model.kinds[position]
        let head = ListHead(kind.name, kind.description, at: kind.address, section: kind.slug)
        return ListPlace(head, pages) { context, number in context.kindList(position, head, number: number) }
      }
    })
}

/// The template of one kind's list, which a theme may have.
private func ownListTemplate(of kind: Kind) -> String { "\(kindListSchema.name)-\(kind.slug)" }

extension Theme {
  /// The template that shows a kind's list: `list-KIND`, where the theme has that, or `list`.
  func listTemplate(of kind: Kind) -> String {
    let own = ownListTemplate(of: kind)
    return templates[own] == nil ? kindListSchema.name : own
  }
}

struct KindList: Sendable {
  var context: RenderContext
  var kind: Int
  /// Nil for the whole list.
  var open: OpenPart?
  var isFirst: Bool
}

let kindListSchema = listSchema(
  "list", "某类文章的栏目页", "a kind's list",
  [
    ViewSchema<(ListView, KindList)>.Property("kind", .record("Kind"), "类别", "the kind") {
      .record($0.1.context.kinds[$0.1.kind])
    },
    .init("part", .text, "只列一部分时，哪一部分：“2026年”、某单位", "for a part of the list, which: a year, a unit") {
      .text($0.1.open?.part.name)
    },
    .init(
      "pinned", .list(.record("Page")), "置顶的文章；只在第一页", "pages that stand before all others, on the first page"
    ) { list in
      .records(of: list.1.isFirst && list.1.open == nil ? list.1.context.pinned(ofKind: list.1.kind) : []) {
        list.1.context.pages[$0]
      }
    },
    .init("facets", .list(.record("Overview")), "这类文章自己的索引", "the kind's own indices") {
      .records($0.1.context.facets(ofKind: $0.1.kind, $0.1.open))
    },
    .init(
      "years", .list(.record("Year")), "这类文章的年份，篇数只算这一类", "years with pages of the kind, which alone count"
    ) {
      .records($0.1.context.years(ofKind: $0.1.kind, $0.1.open))
    },
    .init(
      "festivals", .list(.record("FestivalDay")), "今年的节日，依日子先后；只在记录节日的栏目",
      "this year's festivals by day, for a kind about festivals"
    ) {
      .records($0.1.isFirst && $0.1.open == nil ? $0.1.context.festivalStrip(ofKind: $0.1.kind) : [])
    },
    .init("directories", .list(.record("Link")), "这类文章的人物、荣誉、日历页", "the kind's people, honours and calendar")
    {
      linkSchema.list(of: $0.1.open == nil ? $0.1.context.directories(ofKind: $0.1.kind) : [])
    },
  ])

extension RenderContext {
  /// - Parameter open: the part that is shown; nil for the whole list.
  func kindList(_ position: Int, _ head: ListHead, _ open: OpenPart? = nil, number: Int) -> [UInt8] {
    let entries = open?.part.pages ?? indices.byKind[position]
    var pageContext = self.pageContext(of: head, number: number)
    pageContext.feeds = feedLinks(kindFeed(position))
    pageContext.share(firstOf: entries, of: self)
    return fill(
      theme.listTemplate(of: site.model.kinds[position]), pageContext, kindListSchema,
      (
        ListView(context: self, all: entries, number: number, address: head.address),
        KindList(context: self, kind: position, open: open, isFirst: number == 1)
      ))
  }

  fileprivate func pinned(ofKind kind: Int) -> [Int] { pinned.filter { site.pages[$0].kind == kind } }

  /// The kind's own indices, one over all kinds whose address the kind's list has taken, and the parts of the list; for
  /// a part of the list, the parts beside it.
  fileprivate func facets(ofKind position: Int, _ open: OpenPart?) -> [TemplateRecord] {
    let address = site.model.kinds[position].address
    if let open { return partRecord(open.parts, of: address, open).map { [$0] } ?? [] }
    let own = indices.byTerm.indices.filter {
      let index = indices.byTerm[$0]
      return index.hasShown && (index.kind == position || index.field.address == address)
    }.map { overviews[$0] }
    return own + indices.partsOfKinds[position].compactMap { partRecord($0, of: address) }
  }

  /// The years of the kind's pages: parts of its list, or the archive's.
  fileprivate func years(ofKind position: Int, _ open: OpenPart?) -> [TemplateRecord] {
    guard let years = indices.partsOfKinds[position].first(where: { $0.narrowing == .year }) else {
      return open == nil ? yearsOfKinds[position] : []
    }
    return partYears(of: years, of: site.model.kinds[position].address, open)
  }
}
