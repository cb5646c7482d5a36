import Almanac
import Diagnostics
import YAML

/// The collection of a term that is a special topic: a cover, a period, and columns of pages.
///
/// Declared by `collection: true` in the vocabulary. Pages belong to it because they name the term, or because they
/// match one of its columns, so that no page has to be edited for a new topic.
package struct TermCollection: Sendable {
  package var cover: PictureReference?
  package var period: Period?
  /// Set by the editors; nil derives the state from the period.
  package var hasEnded: Bool?
  /// Lower ones come first; those without one come last, in the order of the file.
  package var order: Int?
  package var columns: [CollectionColumn] = []

  package enum State: Sendable {
    case coming
    case current
    case ended
  }

  package func state(on today: Day) -> State {
    if let hasEnded { return hasEnded ? .ended : .current }
    guard let period else { return .current }
    return today < period.start ? .coming : today > period.end ? .ended : .current
  }
}

/// A column of a collection, with the pages that meet all of its conditions.
package struct CollectionColumn: Sendable {
  package var name: String
  /// The maximum number of pages that it shows.
  package var count: Int
  /// Positions of kinds; empty for all.
  package var kinds: [Int] = []
  /// For each list, a page must have one of its terms.
  package var terms: [[TermReference]] = []
  /// For each key of a field of texts, a page must have one of the words.
  package var words: [(key: String, words: Set<String>)] = []
  package var years: [Int] = []
  let node: YAMLNode

  /// Whether a page belongs to it.
  package func holds(for page: Page, of model: ContentModel) -> Bool {
    let kind = model.kinds[page.kind]
    if !kinds.isEmpty, !kinds.contains(page.kind) { return false }
    if !years.isEmpty, !years.contains(page.date.day.year) { return false }
    let hasTerms = terms.allSatisfy { wanted in
      kind.fields.indices.contains { page.terms(of: $0).contains(where: wanted.contains) }
    }
    return hasTerms
      && words.allSatisfy { key, words in
        guard let field = kind.field(named: key), case .texts(let texts) = page.values[field] else {
          return false
        }
        return texts.contains(where: words.contains)
      }
  }
}
