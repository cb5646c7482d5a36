import Templating

/// The position of a list's page among its pages.
struct Pager: Sendable {
  var number: Int
  var count: Int
  /// The address of a page by its number.
  var address: @Sendable (Int) -> String
}

let pagerSchema = ViewSchema<Pager>(
  "Pager", "分页；只有一页时没有", "pages of a list; absent for a single page",
  [
    .init("number", .number, "这是第几页", "this page's number") { .number($0.number) },
    .init("count", .number, "共几页", "how many pages") { .number($0.count) },
    .init("previous", .record("PageNumber"), "上一页", "the page before") { pager in
      pager.number > 1 ? .record(pageNumberSchema.record(of: (pager, pager.number - 1))) : .nothing
    },
    .init("next", .record("PageNumber"), "下一页", "the page after") { pager in
      pager.number < pager.count ? .record(pageNumberSchema.record(of: (pager, pager.number + 1))) : .nothing
    },
    .init("first", .record("PageNumber"), "第一页", "the first page") { pager in
      .record(pageNumberSchema.record(of: (pager, 1)))
    },
    .init("last", .record("PageNumber"), "最后一页", "the last page") { pager in
      .record(pageNumberSchema.record(of: (pager, pager.count)))
    },
    .init("pages", .list(.record("PageNumber")), "首尾和相邻的页，中间有省略", "first, last and neighbours, with gaps") {
      pager in
      pageNumberSchema.list(of: pager.shownNumbers.map { (pager, $0) })
    },
  ])

/// The number 0 is a gap.
let pageNumberSchema = ViewSchema<(pager: Pager, number: Int)>(
  "PageNumber", "列表的一页", "one page of a list",
  [
    .init("number", .number, "页码", "its number") { .number($0.number) },
    .init("address", .text, "地址", "its address") {
      $0.number == 0 ? .nothing : .text($0.pager.address($0.number))
    },
    .init("current", .flag, "就是本页", "is this page") { .flag($0.number == $0.pager.number) },
    .init("gap", .flag, "省略号", "pages left out") { .flag($0.number == 0) },
  ])

extension Pager {
  /// First, last, this page and its neighbours, in order; a gap replaces two pages or more.
  fileprivate var shownNumbers: [Int] {
    let wanted = [1, number - 1, number, number + 1, count].filter { 1...count ~= $0 }
    var shown: [Int] = []
    for next in Set(wanted).sorted() {
      if let last = shown.last, next - last == 2 { shown.append(last + 1) }
      if let last = shown.last, next - last > 2 { shown.append(0) }
      shown.append(next)
    }
    return shown
  }
}
