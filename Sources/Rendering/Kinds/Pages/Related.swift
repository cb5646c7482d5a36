import Content
import Templating

/// The number of pages compared for each term of a page: enough to choose from, and the same work for a page of a large
/// site as of a small one.
private let windowLength = 12
private let relatedCount = 3

/// A page that shares terms with another one.
struct RelatedPage: Sendable {
  var page: Int
  fileprivate var weight: Int
}

extension RenderContext {
  /// The pages that share most with a page.
  ///
  /// A shared term counts the more the fewer pages have it: one term that halves the pages is worth one bit.
  /// Of equal ones, newer pages come first. The pages before and after it are linked as such and not repeated.
  func related(to position: Int) -> [RelatedPage] {
    let beside = neighbours(of: position, in: indices.byKind[site.pages[position].kind])
    var best: [RelatedPage] = []
    best.reserveCapacity(relatedCount + 1)
    for key in sharedTerms.keys(of: position) {
      for candidate in sharedTerms.pages(of: key).prefix(windowLength) {
        let page = Int(candidate)
        // A page that was compared before is among the best, or not good enough.
        guard page != position, page != beside.newer, page != beside.older,
          !best.contains(where: { $0.page == page })
        else { continue }
        let related = RelatedPage(page: page, weight: weight(of: page, beside: position))
        let place = best.firstIndex { (-related.weight, page) < (-$0.weight, $0.page) } ?? best.count
        guard place < relatedCount else { continue }
        best.insert(related, at: place)
        if best.count > relatedCount { best.removeLast() }
      }
    }
    return best
  }

  private func weight(of page: Int, beside other: Int) -> Int {
    var weight = 0
    sharedTerms.forEachShared(page, other) { weight += sharedTerms.weight(of: $0) }
    return weight
  }

  /// “同一节日：中秋节；同一主题：志愿服务”, rarest first: two indices at most, and two terms of each.
  func reason(for page: Int, beside other: Int) -> String {
    var keys: [Int32] = []
    sharedTerms.forEachShared(page, other) { keys.append($0) }
    let rarest = keys.sorted { (sharedTerms.count(of: $0), $0) < (sharedTerms.count(of: $1), $1) }
    var parts: [(origin: Int, names: [String])] = []
    for key in rarest {
      let origin = sharedTerms.origin(of: key)
      let name = sharedTerms.origins[origin].names[Int(key - sharedTerms.origins[origin].firstKey)]
      if let part = parts.firstIndex(where: { $0.origin == origin }) {
        if parts[part].names.count < 2 { parts[part].names.append(name) }
      } else if parts.count < 2 {
        parts.append((origin, [name]))
      }
    }
    let frequent = words.frequent
    return parts.map { part in
      frequent.related.text([
        sharedTerms.origins[part.origin].label, part.names.joined(separator: frequent.listSeparator),
      ])
    }.joined(separator: frequent.partSeparator)
  }
}
