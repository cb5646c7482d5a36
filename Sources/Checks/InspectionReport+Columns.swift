import Almanac
import Content
import Diagnostics

/// No new page on the whole site for two weeks is a reason of its own to fail.
private let homeLimit = 14

func homeRow(of site: Site, on day: Day) -> InspectionReport.Row {
  let last = site.pages.first { site.model.kinds[$0.kind].isListed }?.date.day
  let age = last.map { Int(day.number - $0.number) }
  let isFine = age.map { $0 <= homeLimit } ?? false
  return InspectionReport.Row(
    item: Phrase("首页更新", "home page"),
    requirement: Phrase("\(homeLimit) 日内有更新", "new content within \(homeLimit) days"),
    verdict: isFine ? .fine : .fault, result: ageText(last, age))
}

/// One row a column, then the count of those that are empty: five fail the site.
func columnRows(of site: Site, on day: Day) -> [InspectionReport.Row] {
  var empty: [String] = []
  var rows: [InspectionReport.Row] = []
  for (position, kind) in site.model.kinds.enumerated() where kind.isListed {
    let last = site.pages.first { $0.kind == position }?.date.day
    if last == nil { empty.append(kind.name) }
    let age = last.map { Int(day.number - $0.number) }
    let isFine = age.map { $0 <= kind.staleAfter } ?? false
    rows.append(
      InspectionReport.Row(
        item: Phrase("栏目更新：\(kind.name)", "column: \(kind.name)"),
        requirement: Phrase("\(kind.staleAfter) 日内有更新", "new content within \(kind.staleAfter) days"),
        verdict: isFine ? .fine : .fault, result: ageText(last, age)))
  }
  rows.append(
    InspectionReport.Row(
      item: Phrase("空白栏目", "empty columns"), requirement: Phrase("没有空白栏目", "none"),
      verdict: empty.isEmpty ? .fine : .fault, result: Phrase("\(empty.count) 个", "\(empty.count)"),
      details: empty.map { Phrase($0, $0) }))
  return rows
}

private func ageText(_ last: Day?, _ age: Int?) -> Phrase {
  guard let last, let age else { return Phrase("没有文章", "no pages") }
  return Phrase("最近 \(last.iso)，\(age) 日前", "last \(last.iso), \(age) days ago")
}
