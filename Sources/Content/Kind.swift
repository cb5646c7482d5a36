import YAML

/// A kind of page, from `content/<folder>/_kind.yml`: what its pages must say and how they are shown.
package struct Kind: Sendable {
  /// The folder below `content/`.
  package var folder: String
  package var name: String
  package var slug: String
  package var template: String
  package var description: String
  /// Where the kind stands among its fellows, lowest first.
  package var order: Int
  /// The position of the field whose text stands on a card; nil for the summary.
  package var cardField: Int?
  /// The form of a page's address, with `{kind}`, `{year}` and `{slug}`.
  package var addressPattern: String
  /// Pages stand in lists, feeds and the archive.
  package var isListed: Bool
  /// After how many days without a new page inspectors call the column stale.
  package var staleAfter: Int
  /// What inspectors call a column of this sort, such as 政务动态; empty where nobody has said it.
  package var columnType = ""
  /// The kind's own fields, then the common ones.
  package var fields: [Field]
  /// What the fields ask of one another.
  package var rules: [KindRule] = []
  /// The position of a field by key or label.
  package var lookup: [String: Int]
  package var calendar: CalendarFields?
  package var roll: RollFields?

  package var address: String { "/\(slug)/" }
}

/// Everything that `_kind.yml` files and vocabularies declare: what pages are checked against.
package struct ContentModel: Sendable {
  package var kinds: [Kind]
  package var vocabularies: [Vocabulary]

  package subscript(term: TermReference) -> Term { vocabularies[term.vocabulary].terms[term.term] }
}
