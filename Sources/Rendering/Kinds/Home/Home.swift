import Content
import Templating

extension OutputKind {
  static let home = OutputKind(
    isInSitemap: true, offline: .included,
    templates: { _ in [TemplateType(homeSchema)] },
    records: [
      kindEntriesSchema.recordType, leadSchema.recordType, homeBlockSchema.recordType,
      partnerSchema.recordType,
      accountSchema.recordType,
    ],
    outputs: { context in
      [Output("/", dates: .pages(context.indices.listed)) { context, _ in context.home() }]
    })
}

let homeSchema = ViewSchema<
  (
    kinds: [TemplateRecord], newest: [TemplateRecord], indices: [TemplateRecord], festivals: [TemplateRecord],
    directories: [LabelledLink],
    count: Int, context: RenderContext
  )
>(
  "home", "首页", "the home page",
  [
    .init("kinds", .list(.record("KindEntries")), "各类最新的文章", "the newest pages of every kind") {
      .records($0.kinds)
    },
    .init("newest", .list(.record("Page")), "最新的文章", "the newest pages of all") { .records($0.newest) },
    .init("indices", .list(.record("Overview")), "放在首页的索引", "the indices that stand on the home page") {
      .records($0.indices)
    },
    .init("next_festival", .record("FestivalDay"), "下一个节日", "the next festival") {
      .record($0.festivals.first)
    },
    .init("coming_festivals", .list(.record("FestivalDay")), "再往后的节日", "the festivals after it") {
      .records(Array($0.festivals.dropFirst()))
    },
    .init("directories", .list(.record("Link")), "人物、荣誉、日历页", "people, honours and the calendar") {
      linkSchema.list(of: $0.directories)
    },
    .init("count", .number, "文章总数", "how many pages there are") { .number($0.count) },
    .init(
      "headline", .record("Lead"), "头条：home.yml 写的，没写就是置顶的第一篇",
      "the headline: by home.yml, else the first pinned page"
    ) {
      .record($0.context.headline.map(leadSchema.record))
    },
    .init("slides", .list(.record("Lead")), "轮播，最多五张", "slides, five at most") {
      leadSchema.list(of: $0.context.slides)
    },
    .init(
      "blocks", .list(.record("HomeBlock")), "各块，依 home.yml 的次序；没有 home.yml 就是通常的各块",
      "the blocks in the order of home.yml; the usual ones without it"
    ) {
      homeBlockSchema.list(of: $0.context.homeBlocks)
    },
    .init("partners", .list(.record("Partner")), "友情链接", "links to partners") { home in
      partnerSchema.list(of: (home.context.site.home?.partners ?? []).map { (home.context, $0) })
    },
    .init("account", .record("Account"), "单位的公众号", "the office's account") { home in
      .record(home.context.site.home?.account.map { accountSchema.record(of: (home.context, $0)) })
    },
  ])

let kindEntriesSchema = ViewSchema<(kind: TemplateRecord, entries: [TemplateRecord], count: Int)>(
  "KindEntries", "某类最新的文章", "the newest pages of a kind",
  [
    .init("kind", .record("Kind"), "类别", "the kind") { .record($0.kind) },
    .init("entries", .list(.record("Page")), "最新几篇", "the newest pages") { .records($0.entries) },
    .init("count", .number, "总篇数", "how many there are in all") { .number($0.count) },
  ])

extension RenderContext {
  func home() -> [UInt8] {
    var pageContext = PageContext(
      title: site.settings.name, description: site.settings.description, address: "/", crumbs: [homeCrumb],
      commonContext: commonContext)
    pageContext.isHome = true
    pageContext.feeds = feedRecords.site
    pageContext.share(firstOf: indices.listed, of: self)
    pageContext.structuredData = { self.structuredDataOfHome() }
    let kindEntries = indices.byKind.enumerated().filter { !$0.element.isEmpty }.map { kind, entries in
      kindEntriesSchema.record(of: (kinds[kind], records(of: entries.prefix(6)), entries.count))
    }
    let overviews = indices.byTerm.indices.filter {
      indices.byTerm[$0].field.isOnHome && indices.byTerm[$0].hasShown
    }.map {
      self.overviews[$0]
    }
    let festivals = comingFestivals(4).enumerated().map { record(of: $1, isNext: $0 == 0) }
    return fill(
      homeSchema.name, pageContext, homeSchema,
      (
        kindEntries, records(of: indices.listed.prefix(10)), overviews, festivals, directories(),
        indices.listed.count, self
      ))
  }
}
