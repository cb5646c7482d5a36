import Content
import Templating

extension OutputKind {
  static let home = OutputKind(
    isInSitemap: true, offline: .included,
    templates: { _ in [TemplateType(homeShape)] },
    records: [
      kindEntriesShape.recordType, leadShape.recordType, homeBlockShape.recordType, partnerShape.recordType,
      accountShape.recordType,
    ],
    outputs: { stage in
      [Output("/", dates: .pages(stage.indices.listed)) { stage, _ in stage.home() }]
    })
}

let homeShape = Shape<
  (
    kinds: [Record], newest: [Record], indices: [Record], festivals: [Record], directories: [LabelledLink],
    count: Int, stage: Stage
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
      linkShape.list(of: $0.directories)
    },
    .init("count", .number, "文章总数", "how many pages there are") { .number($0.count) },
    .init(
      "headline", .record("Lead"), "头条：home.yml 写的，没写就是置顶的第一篇",
      "the headline: by home.yml, else the first pinned page"
    ) {
      .record($0.stage.headline.map(leadShape.record))
    },
    .init("slides", .list(.record("Lead")), "轮播，最多五张", "slides, five at most") {
      leadShape.list(of: $0.stage.slides)
    },
    .init(
      "blocks", .list(.record("HomeBlock")), "各块，依 home.yml 的次序；没有 home.yml 就是通常的各块",
      "the blocks in the order of home.yml; the usual ones without it"
    ) {
      homeBlockShape.list(of: $0.stage.homeBlocks)
    },
    .init("partners", .list(.record("Partner")), "友情链接", "links to partners") { home in
      partnerShape.list(of: (home.stage.site.home?.partners ?? []).map { (home.stage, $0) })
    },
    .init("account", .record("Account"), "单位的公众号", "the office's account") { home in
      .record(home.stage.site.home?.account.map { accountShape.record(of: (home.stage, $0)) })
    },
  ])

let kindEntriesShape = Shape<(kind: Record, entries: [Record], count: Int)>(
  "KindEntries", "某类最新的文章", "the newest pages of a kind",
  [
    .init("kind", .record("Kind"), "类别", "the kind") { .record($0.kind) },
    .init("entries", .list(.record("Page")), "最新几篇", "the newest pages") { .records($0.entries) },
    .init("count", .number, "总篇数", "how many there are in all") { .number($0.count) },
  ])

extension Stage {
  fileprivate func home() -> [UInt8] {
    var frame = Frame(
      title: site.settings.name, description: site.settings.description, address: "/", crumbs: [homeCrumb],
      surroundings: surroundings)
    frame.isHome = true
    frame.feeds = feedRecords.site
    let kindEntries = indices.byKind.enumerated().filter { !$0.element.isEmpty }.map { kind, entries in
      kindEntriesShape.record(of: (kinds[kind], records(of: entries.prefix(6)), entries.count))
    }
    let overviews = indices.byTerm.indices.filter {
      indices.byTerm[$0].field.isOnHome && indices.byTerm[$0].hasShown
    }.map {
      self.overviews[$0]
    }
    let festivals = comingFestivals(4).enumerated().map { record(of: $1, isNext: $0 == 0) }
    return fill(
      homeShape.name, frame, homeShape,
      (
        kindEntries, records(of: indices.listed.prefix(10)), overviews, festivals, directories(),
        indices.listed.count, self
      ))
  }
}
