import Content
import Templating

extension OutputKind {
  /// The site map, for people.
  static let siteMap = OutputKind(
    isInSitemap: true, offline: .included,
    templates: { _ in [TemplateType(siteMapSchema, whenAbsent: .leavesOut)] },
    records: [kindMapSchema.recordType],
    outputs: { context in
      context.lists.has(siteMapSchema.name)
        ? [Output(siteMapAddress) { context, _ in context.siteMap() }] : []
    })
}

let siteMapAddress = "/map/"

/// A kind, and the ways into its pages.
struct KindMap: Sendable {
  var kind: TemplateRecord
  var count: Int
  var facets: [TemplateRecord]
  var directories: [LabelledLink]
}

let kindMapSchema = ViewSchema<KindMap>(
  "KindMap", "网站地图里的一个栏目", "a kind on the site map",
  [
    .init("kind", .record("Kind"), "栏目", "the kind") { .record($0.kind) },
    .init("count", .number, "篇数", "how many pages it has") { .number($0.count) },
    .init("facets", .list(.record("Overview")), "栏目自己的索引", "its own indices") { .records($0.facets) },
    .init("directories", .list(.record("Link")), "人物、荣誉、日历页", "people, honours and the calendar") {
      linkSchema.list(of: $0.directories)
    },
  ])

let siteMapSchema = ViewSchema<
  (kinds: [KindMap], indices: [TemplateRecord], years: [TemplateRecord], pages: [TemplateRecord])
>(
  "map", "网站地图", "the site map, for people",
  [
    .init("kinds", .list(.record("KindMap")), "有文章的栏目", "kinds with pages") {
      kindMapSchema.list(of: $0.kinds)
    },
    .init("indices", .list(.record("Overview")), "各个索引", "the indices over all kinds") {
      .records($0.indices)
    },
    .init("years", .list(.record("Year")), "有文章的年份", "years with pages") { .records($0.years) },
    .init("pages", .list(.record("Page")), "不在栏目里的单页，如“关于本站”", "pages that no list shows") {
      .records($0.pages)
    },
  ])

extension RenderContext {
  fileprivate func siteMap() -> [UInt8] {
    let pageContext = self.pageContext(
      title: words[.siteMap], description: words[.siteMapAbout], address: siteMapAddress, crumbs: [])
    let kinds = indices.byKind.enumerated().filter { !$0.element.isEmpty }.map { position, entries in
      let facets = indices.byTerm.indices.filter {
        indices.byTerm[$0].kind == position && indices.byTerm[$0].hasShown
      }
      return KindMap(
        kind: self.kinds[position], count: entries.count, facets: facets.map { overviews[$0] },
        directories: directories(ofKind: position))
    }
    let general = indices.byTerm.indices.filter { lists.hasOverview(indices.byTerm[$0]) }
    let single = site.pages.indices.filter { !site.model.kinds[site.pages[$0].kind].isListed }
    return fill(
      siteMapSchema.name, pageContext, siteMapSchema,
      (kinds, general.map { overviews[$0] }, archiveRecords.years, records(of: single)))
  }
}
