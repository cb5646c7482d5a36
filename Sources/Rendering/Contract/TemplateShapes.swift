import Content
import Templating

/// What each template is given besides the frame. The names of the shapes are the templates' names.

let homeShape = Shape<
  (
    kinds: [Record], newest: [Record], indices: [Record], festivals: [Record], directories: [LabelledLink],
    count: Int
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
  ])

/// A page of a list. Like all that follows, it makes what a template is given only when that reads it.
struct Listing: Sendable {
  var stage: Stage
  /// What the whole list holds.
  var all: [Int]
  var number: Int
  /// Of the list's first page.
  var address: String

  /// What stands on this page.
  var entries: ArraySlice<Int> { stage.pageEntries(of: all, number: number) }
}

private let listingProperties: [Shape<Listing>.Property] = [
  .init("entries", .list(.record("Page")), "这一页的文章", "the pages on this page of the list") {
    .records(of: $0.entries, $0.stage.record(at:))
  },
  .init("pager", .record("Pager"), "分页", "the pager") { .record($0.pager.map(pagerShape.record)) },
  .init("count", .number, "共多少篇", "how many there are in all") { .number($0.all.count) },
  .init("spans", .list(.record("Span")), "涉及多少个单位等", "how many units or the like it touches") {
    spanShape.list(of: $0.stage.spans(of: $0.all))
  },
]

/// A template about a list: the list's own properties behind those of every list.
func listShape<Input: Sendable>(
  _ name: String, _ chinese: String, _ english: String, _ own: [Shape<(Listing, Input)>.Property]
) -> Shape<(Listing, Input)> {
  let listing = listingProperties.map { property in
    Shape<(Listing, Input)>.Property(
      property.name, property.type, property.meaning.chinese, property.meaning.english
    ) { property.value($0.0) }
  }
  return Shape(name, chinese, english, listing + own)
}

struct KindList: Sendable {
  var stage: Stage
  var kind: Int
  var isFirst: Bool
}

let kindListShape = listShape(
  "list", "某类文章的栏目页", "a kind's list",
  [
    Shape<(Listing, KindList)>.Property("kind", .record("Kind"), "类别", "the kind") {
      .record($0.1.stage.kinds[$0.1.kind])
    },
    .init("facets", .list(.record("Overview")), "这类文章自己的索引", "the kind's own indices") {
      .records($0.1.stage.facets(ofKind: $0.1.kind))
    },
    .init(
      "years", .list(.record("Year")), "这类文章的年份，篇数只算这一类", "years with pages of the kind, which alone count"
    ) {
      .records($0.1.stage.yearsOfKinds[$0.1.kind])
    },
    .init(
      "festivals", .list(.record("FestivalDay")), "今年的节日，依日子先后；只在记录节日的栏目",
      "this year's festivals by day, for a kind about festivals"
    ) {
      .records($0.1.isFirst ? $0.1.stage.festivalStrip(ofKind: $0.1.kind) : [])
    },
    .init("directories", .list(.record("Link")), "这类文章的人物、荣誉、日历页", "the kind's people, honours and calendar")
    {
      linkShape.list(of: $0.1.stage.directories(ofKind: $0.1.kind))
    },
  ])

struct TermList: Sendable {
  var stage: Stage
  /// The position of the index in `indices.byTerm`, and of the term in its vocabulary.
  var position: Int
  var term: Int
  /// The pages on this page of the list.
  var entries: ArraySlice<Int>
  /// Photographs, pairs and counts stand on the first page of the list only.
  var isFirst: Bool
}

let termListShape = listShape(
  "term", "一个词条的索引页", "a term's index page",
  [
    Shape<(Listing, TermList)>.Property("term", .record(termDetailShape.name), "词条", "the term") {
      .record($0.1.stage.termDetail($0.1.index, $0.1.term))
    },
    .init("vocabulary", .record("Overview"), "所在的索引", "its index") {
      .record($0.1.stage.overviews[$0.1.position])
    },
    .init("kinds", .list(.record("KindCount")), "各类文章的篇数", "how many pages of each kind") {
      .records($0.1.kinds)
    },
    .init(
      "siblings", .list(.record("Term")), "同组有文章的词条；很多时是前后相邻的",
      "terms of its group that have pages; of very many those before and after it"
    ) {
      .records($0.1.stage.siblings(of: $0.1.term, in: $0.1.position))
    },
    .init("festival", .record("Festival"), "词条是节日时，它的日子", "the days of a term that is a festival") {
      .record($0.1.festival)
    },
    .init("by_year", .list(.record("YearEntries")), "这一页的文章，按活动或发布的年份", "the pages on this page, by year") {
      .records($0.1.years)
    },
    .init("photographs", .list(.record("Picture")), "节日活动的图片", "pictures of a festival's pages") {
      .list($0.1.photographs)
    },
    .init("pairs", .list(.record("Pair")), "结对的另一方和文章", "partners, with the pages about it") {
      .records($0.1.pairs)
    },
    .init(
      "rolls", .list(.record("UnitRoll")), "单位在各份名单里的各行；只在第一页",
      "what rolls say of the unit, on the first page"
    ) {
      .records($0.1.rolls)
    },
    .init("counts", .record("CountTable"), "各年各类的篇数；只在第一页", "pages by year and kind, on the first page") {
      .record($0.1.counts)
    },
  ])

let overviewTemplateShape = Shape<(vocabulary: Record, groups: [Record], count: Int)>(
  "terms", "一个索引的总览页", "an index's overview",
  [
    .init("vocabulary", .record("Overview"), "索引", "the index") { .record($0.vocabulary) },
    .init("groups", .list(.record("Group")), "分组", "its groups") { .records($0.groups) },
    .init("count", .number, "词条个数", "how many terms") { .number($0.count) },
  ])

let archiveShape = Shape<(years: [Record], count: Int, statistics: LabelledLink?)>(
  "archive", "按日期的总览页", "the archive's overview",
  [
    .init("years", .list(.record("Year")), "有文章的年份，从新到旧", "years with pages, newest first") {
      .records($0.years)
    },
    .init("count", .number, "文章总数", "how many pages there are") { .number($0.count) },
    .init(
      "statistics", .record("Link"), "统计页，site.yml 开启才有", "the page of statistics, where site.yml asks for it"
    ) {
      .record($0.statistics.map(linkShape.record))
    },
  ])

struct YearList: Sendable {
  var archive: ArchiveRecords
  /// Positions in the archive.
  var year: Int
}

let yearListShape = listShape(
  "year", "某年的索引页", "a year's page",
  [
    Shape<(Listing, YearList)>.Property("year", .record("Year"), "年", "the year") {
      .record($0.1.archive.currentYear($0.1.year))
    },
    .init("years", .list(.record("Year")), "有文章的年份", "years with pages") {
      .records($0.1.archive.years(current: $0.1.year))
    },
  ])

struct MonthList: Sendable {
  var archive: ArchiveRecords
  /// Positions in the archive.
  var year: Int
  var month: Int
}

let monthListShape = listShape(
  "month", "某月的索引页", "a month's page",
  [
    Shape<(Listing, MonthList)>.Property("month", .record("Month"), "月", "the month") {
      .record($0.1.archive.month($0.1.year, $0.1.month, isCurrent: true))
    },
    .init("year", .record("Year"), "年", "its year") { .record($0.1.archive.years[$0.1.year]) },
    .init("years", .list(.record("Year")), "有文章的年份", "years with pages") {
      .records($0.1.archive.years(current: $0.1.year))
    },
    .init("earlier", .record("Month"), "更早的一个月", "the month before it") {
      .record($0.1.archive.earlier(than: $0.1.year, $0.1.month))
    },
    .init("later", .record("Month"), "更晚的一个月", "the month after it") {
      .record($0.1.archive.later(than: $0.1.year, $0.1.month))
    },
    .init("has_neighbours", .flag, "有更早或更晚的月", "there is a month before or after it") {
      .flag(
        $0.1.archive.earlier(than: $0.1.year, $0.1.month) != nil
          || $0.1.archive.later(than: $0.1.year, $0.1.month) != nil)
    },
  ])

let withdrawnShape = Shape<Record>(
  "withdrawn", "撤回的文章原址上的告示", "the notice where a withdrawn page was",
  [.init("date", .record("Date"), "发布日期", "when the page was published") { .record($0) }])

let emptiedShape = Shape<Void>(
  "emptied", "现在没有文章的栏目、词条、年月等的页面；曾经有过文章才有这一页",
  "the page of a list that had pages once and has none now", [])

let redirectShape = Shape<String>(
  "redirect", "旧地址上的跳转页", "the page at an earlier address",
  [.init("target", .text, "新地址", "where the page is now") { .text($0) }])

let notFoundShape = Shape<Void>("not_found", "找不到网页时的页面", "the page for what is not found", [])
