import Templating

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

extension Listing {
  var pager: Pager? {
    let count = stage.lists.pageNumbers(of: all.count).upperBound
    guard count > 1 else { return nil }
    return Pager(number: number, count: count) { [addresses = stage.surroundings.addresses, address] in
      addresses.href(listAddress(address, number: $0))
    }
  }
}

extension Stage {
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
