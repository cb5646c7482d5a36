import Templating

/// A page of a list. Like all that follows, it makes what a template is given only when that reads it.
struct ListView: Sendable {
  var context: RenderContext
  /// The entries of the whole list.
  var all: [Int]
  var number: Int
  /// Of the list's first page.
  var address: String

  /// The entries of this page.
  var entries: ArraySlice<Int> { context.pageEntries(of: all, number: number) }
}

private let listViewProperties: [ViewSchema<ListView>.Property] = [
  .init("entries", .list(.record("Page")), "这一页的文章", "the pages on this page of the list") {
    .records(of: $0.entries, $0.context.record(at:))
  },
  .init("pager", .record("Pager"), "分页", "the pager") { .record($0.pager.map(pagerSchema.record)) },
  .init("count", .number, "共多少篇", "how many there are in all") { .number($0.all.count) },
  .init("spans", .list(.record("Span")), "涉及多少个单位等", "how many units or the like it touches") {
    spanSchema.list(of: $0.context.spans(of: $0.all))
  },
]

/// A template about a list: the list's own properties behind those of every list.
func listSchema<Input: Sendable>(
  _ name: String, _ chinese: String, _ english: String, _ own: [ViewSchema<(ListView, Input)>.Property]
) -> ViewSchema<(ListView, Input)> {
  let listView = listViewProperties.map { property in
    ViewSchema<(ListView, Input)>.Property(
      property.name, property.type, property.meaning.chinese, property.meaning.english
    ) { property.value($0.0) }
  }
  return ViewSchema(name, chinese, english, listView + own)
}

extension ListView {
  var pager: Pager? {
    let count = context.lists.pageNumbers(of: all.count).upperBound
    guard count > 1 else { return nil }
    return Pager(number: number, count: count) { [addresses = context.commonContext.addresses, address] in
      addresses.href(listAddress(address, number: $0))
    }
  }
}

extension RenderContext {
  func pageEntries(of entries: [Int], number: Int) -> ArraySlice<Int> {
    let length = theme.settings.pageLength
    return entries.dropFirst((number - 1) * length).prefix(length)
  }

  /// “涉及 12 个单位”: for every index that counts itself, how many of its terms the entries have.
  func spans(of entries: [Int]) -> [Span] {
    let counts = sharedTerms.distinctKeys(of: entries)
    return indices.byTerm.enumerated().compactMap { position, index in
      guard !index.field.counter.isEmpty, counts[position] > 0 else { return nil }
      return Span(label: index.label, count: counts[position], counter: index.field.counter)
    }
  }
}
