import Content
import Templating

struct TermList: Sendable {
  var context: RenderContext
  /// The position of the index in `indices.byTerm`, and of the term in its vocabulary.
  var position: Int
  var term: Int
  /// Nil for the whole list.
  var open: OpenPart?
  /// The pages on this page of the list.
  var entries: ArraySlice<Int>
  /// Photographs, pairs and counts are on the first page of the list only.
  var isFirst: Bool
}

let termListSchema = listSchema(
  "term", "一个词条的索引页", "a term's index page",
  [
    ViewSchema<(ListView, TermList)>.Property("term", .record(termDetailSchema.name), "词条", "the term") {
      .record($0.1.context.termDetail($0.1.index, $0.1.term))
    },
    .init("vocabulary", .record("Overview"), "所在的索引", "its index") {
      .record($0.1.context.overviews[$0.1.position])
    },
    .init("part", .text, "只列一部分时，哪一部分：“2026年”、某单位", "for a part of the list, which: a year, a unit") {
      .text($0.1.open?.part.name)
    },
    .init(
      "years", .list(.record("Year")), "这个词条的年份；词表所在字段写了 narrow 才有",
      "its years, where the field is declared with `narrow`"
    ) {
      .records($0.1.yearParts)
    },
    .init(
      "facets", .list(.record("Overview")), "缩小范围用的索引；写了 narrow 才有",
      "what narrows the list, where that is declared"
    ) {
      .records($0.1.facets)
    },
    .init("kinds", .list(.record("KindCount")), "各类文章的篇数", "how many pages of each kind") {
      .records($0.1.kinds)
    },
    .init(
      "siblings", .list(.record("Term")), "同组有文章的词条；很多时是前后相邻的",
      "terms of its group that have pages; of very many those before and after it"
    ) {
      .records($0.1.context.siblings(of: $0.1.term, in: $0.1.position))
    },
    .init(
      "collection", .record("Collection"), "词条是专题时，它收集的文章；只在第一页",
      "what a term gathers that is a special topic, on the first page"
    ) {
      .record(
        $0.1.isFirst ? $0.1.context.collection($0.1.position, $0.1.term).map(collectionSchema.record) : nil)
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

extension TermList {
  var index: TermIndex { context.indices.byTerm[position] }

  /// The parts of the list; of a part, those beside it.
  private var parts: [ListParts] { open.map { [$0.parts] } ?? (index.parts.isEmpty ? [] : index.parts[term]) }
  private var address: String {
    index.address(of: context.site.model.vocabularies[index.vocabulary].terms[term])
  }
  var facets: [TemplateRecord] { parts.compactMap { context.partRecord($0, of: address, open) } }
  /// On every part of the list, too: the way from one year to the next.
  var yearParts: [TemplateRecord] {
    guard !index.parts.isEmpty, let years = index.parts[term].first(where: { $0.narrowing == .year }) else {
      return []
    }
    return context.partYears(of: years, of: address, open)
  }

  /// The numbers of pages with the term, by kind.
  var kinds: [TemplateRecord] {
    var counts = Array(repeating: 0, count: context.kinds.count)
    for page in open?.part.pages ?? index.pages[term] { counts[context.site.pages[page].kind] += 1 }
    return counts.indices.filter { counts[$0] > 0 }.map {
      kindCountSchema.record(of: (context.kinds[$0], counts[$0]))
    }
  }
}

let kindCountSchema = ViewSchema<(kind: TemplateRecord, count: Int)>(
  "KindCount", "某类文章的篇数", "how many pages of a kind",
  [
    .init("kind", .record("Kind"), "类别", "the kind") { .record($0.kind) },
    .init("count", .number, "篇数", "how many") { .number($0.count) },
  ])
