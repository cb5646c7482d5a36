import Almanac
import Markdown

/// A page: one Markdown file that has been read and found right.
package struct Page: Sendable {
  /// The file, relative to the site's folder.
  package var file: String
  /// The position of its kind in the content model.
  package var kind: Int
  package var slug: String
  /// The page's address below the site's home, `/stories/2024/wang/`.
  package var address: String
  package var title: String
  package var date: Moment
  package var updated: Day?
  package var summary: String
  package var expires: Day?
  /// Earlier addresses, each of which leads here.
  package var aliases: [String]
  package var isSample: Bool
  package var isDraft: Bool
  /// By the order of the kind's fields.
  package var values: [FieldValue?]
  package var document: Document

  /// The terms of a field, empty where the page has none.
  package func terms(of field: Int) -> [TermReference] {
    if case .terms(let terms) = values[field] { terms } else { [] }
  }
}
