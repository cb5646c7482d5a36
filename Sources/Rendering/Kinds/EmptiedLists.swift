import Almanac
import Content
import Templating

extension OutputKind {
  /// Pages at the addresses of lists, and of further pages of lists, that the pages shown now no longer make.
  ///
  /// An address that was given out leads somewhere, even after the last page of its list has expired, is held or was
  /// withdrawn. Former lists follow from the pages' own dates, so that every machine finds the same ones. An empty list
  /// has nothing for search engines to find.
  static let emptied = OutputKind(
    isInSitemap: false, offline: .included,
    templates: { _ in [TemplateType(emptiedSchema, whenAbsent: .leavesOut)] },
    closing: { context, planned in
      guard !context.site.former.isEmpty else { return [] }
      let taken = Set(planned.map(\.path))
      let shown = Dictionary(
        context.lists.all.map { ($0.address, $0.entries) }, uniquingKeysWith: { first, _ in first })
      return zip(OutputKind.all, context.past.places).flatMap { kind, places in
        places.flatMap { context.emptied($0, showing: shown[$0.address] ?? []) }
          .filter { !taken.contains($0.path) }
          .map { output in
            var output = output
            output.isOffline = kind.offline.isIncluded
            return output
          }
      }
    })
}

let emptiedSchema = ViewSchema<Void>(
  "emptied", "现在没有文章的栏目、词条、年月等的页面；曾经有过文章才有这一页",
  "the page of a list that had pages once and has none now", [])

extension RenderContext {
  /// The outputs at a place of a list that was longer once: its first page, and those that no longer exist.
  fileprivate func emptied(_ place: ListPlace, showing entries: [Int]) -> [Output] {
    let address = place.address
    let first = Output(address, render: place.renderEmpty)
    let pages = lists.pageNumbers(of: entries.count).upperBound
    let most = mostPages(of: entries, and: place.entries)
    guard pages < most else { return [first] }
    let further = (pages + 1...most).map { number in
      Output(path: path(of: address, number: number)) { context, _ in context.redirect(to: address) }
    }
    return [first] + further
  }

  /// The greatest number of pages that a list has had, by its entries and its former ones.
  private func mostPages(of shown: [Int], and former: [Int]) -> Int {
    let now = lists.pageNumbers(of: shown.count).upperBound
    guard lists.pageNumbers(of: shown.count + former.count).upperBound > now else { return now }
    var changes = shown.map { (moment: site.pages[$0].date.order, change: 1) }
    for position in former {
      let page = site.former[position]
      changes.append((page.date.order, 1))
      // The day on which a page was withdrawn is unknown, so that it is counted to the end.
      if let last = page.lifetime?.through { changes.append((Moment(last + 1).order, -1)) }
    }
    var (count, most) = (0, 0)
    for (_, change) in changes.sorted(by: { $0 < $1 }) {
      count += change
      most = max(most, count)
    }
    return lists.pageNumbers(of: most).upperBound
  }
}

extension RenderContext {
  /// The page of an empty list. A theme without its template redirects to the page above the list.
  func emptied(_ head: ListHead) -> [UInt8] {
    guard lists.has(emptiedSchema.name) else { return redirect(to: head.crumbs.last?.address ?? "/") }
    var pageContext = self.pageContext(of: head)
    pageContext.structuredData = nil
    pageContext.isHidden = true
    return fill(emptiedSchema.name, pageContext, emptiedSchema, ())
  }
}

extension Moment {
  fileprivate var order: Int { Int(day.number) * 1441 + (minute.map { $0 + 1 } ?? 0) }
}
