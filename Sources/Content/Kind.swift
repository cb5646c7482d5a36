import YAML

/// A kind of page, from `content/<folder>/_kind.yml`: the fields of its pages and how they are shown.
///
/// Immutable, and a class, so that pages share it: every page asks its kind a dozen times.
package final class Kind: Sendable {
  /// The folder below `content/`.
  package let folder: String
  package let name: String
  package let slug: String
  package let template: String
  package let description: String
  /// Sort key among kinds, lowest first.
  package let order: Int
  /// The position of the field whose text is shown on a card; nil for the summary.
  package let cardField: Int?
  package let addressForm: AddressForm
  /// Its pages appear in lists, feeds and the archive.
  package let isListed: Bool
  /// The number of days without a new page after which inspectors call the column stale.
  package let staleAfter: Int
  /// The inspectors' name for a column of this sort, such as 政务动态; empty if not declared.
  package let columnType: String
  /// The kind's own fields, then the common ones.
  package let fields: [Field]
  /// Rules across fields.
  package let rules: [KindRule]
  /// The positions of the program's own fields and then the kind's, by key and label.
  package let names: [String: Int]
  /// The filters of its list.
  package let narrowings: [Narrowing]
  package let calendar: CalendarFields?
  package let roll: RollFields?
  /// The position of the field with a page's author.
  package let author: Int?
  /// The position of the day or moment that is a page's deadline.
  package let closing: Int?
  /// The position of the field with the address of a page's first publication.
  package let originalField: Int?
  /// The position of the field with a page's review marks.
  package let reviewField: Int?
  /// The position of the picture that represents a page in lists: one that all kinds have, else the first.
  package let coverField: Int?

  init(
    folder: String, name: String, slug: String, template: String, description: String, order: Int,
    cardField: Int?, addressForm: AddressForm, isListed: Bool, staleAfter: Int, columnType: String,
    fields: [Field], rules: [KindRule], names: [String: Int], narrowings: [Narrowing],
    calendar: CalendarFields?, roll: RollFields?, author: Int?, closing: Int?
  ) {
    self.folder = folder
    self.name = name
    self.slug = slug
    self.template = template
    self.description = description
    self.order = order
    self.cardField = cardField
    self.addressForm = addressForm
    self.isListed = isListed
    self.staleAfter = staleAfter
    self.columnType = columnType
    self.fields = fields
    self.rules = rules
    self.names = names
    self.narrowings = narrowings
    self.calendar = calendar
    self.roll = roll
    self.author = author
    self.closing = closing
    originalField = fields.firstIndex { $0.type is OriginalField }
    reviewField = fields.firstIndex { $0.type is ReviewsField }
    let pictures = fields.indices.filter { fields[$0].type.schema == .picture }
    coverField = pictures.first { fields[$0].isCommon } ?? pictures.first
  }

  package var address: String { "/\(slug)/" }

  /// The position in `fields` of the one with a key or label.
  package func field(named name: String) -> Int? {
    guard let position = names[name], position >= BuiltInKey.count else { return nil }
    return position - BuiltInKey.count
  }
}

extension Page {
  /// The page of another site that this one reprints.
  package func original(in kind: Kind) -> LinkReference? {
    guard let field = kind.originalField, case .link(let link) = values[field] else { return nil }
    return link
  }
}

/// The declarations of all `_kind.yml` files and vocabularies, against which pages are checked.
package struct ContentModel: Sendable {
  package var kinds: [Kind]
  package var vocabularies: [Vocabulary]

  package subscript(term: TermReference) -> Term { vocabularies[term.vocabulary].terms[term.term] }
}
