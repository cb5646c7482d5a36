import YAML

/// A kind of page, from `content/<folder>/_kind.yml`: what its pages must say and how they are shown.
///
/// Immutable, and shared rather than copied: every page asks its kind a dozen times.
package final class Kind: Sendable {
  /// The folder below `content/`.
  package let folder: String
  package let name: String
  package let slug: String
  package let template: String
  package let description: String
  /// Where the kind stands among its fellows, lowest first.
  package let order: Int
  /// The position of the field whose text stands on a card; nil for the summary.
  package let cardField: Int?
  package let addressForm: AddressForm
  /// Pages stand in lists, feeds and the archive.
  package let isListed: Bool
  /// After how many days without a new page inspectors call the column stale.
  package let staleAfter: Int
  /// What inspectors call a column of this sort, such as 政务动态; empty where nobody has said it.
  package let columnType: String
  /// The kind's own fields, then the common ones.
  package let fields: [Field]
  /// What the fields ask of one another.
  package let rules: [KindRule]
  /// The program's own fields and then the kind's, by key and label.
  package let names: [String: Int]
  /// How its list is narrowed.
  package let narrowings: [Narrowing]
  package let calendar: CalendarFields?
  package let roll: RollFields?
  /// The position of the field that says who wrote a page.
  package let author: Int?
  /// The position of the day, or moment, until which a page asks for something.
  package let closing: Int?
  /// The position of the field that says where a page was published first.
  package let originalField: Int?
  /// The position of the field that says who reviewed a page.
  package let reviewField: Int?
  /// The position of the picture that stands for a page in lists: one that all kinds have, else the first.
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

  /// The position among `fields` of the one with a key or label.
  package func field(named name: String) -> Int? {
    guard let position = names[name], position >= BuiltInKey.count else { return nil }
    return position - BuiltInKey.count
  }
}

extension Page {
  /// The page of another site that this one reprints or leads to.
  package func original(in kind: Kind) -> LinkReference? {
    guard let field = kind.originalField, case .link(let link) = values[field] else { return nil }
    return link
  }
}

/// Everything that `_kind.yml` files and vocabularies declare: what pages are checked against.
package struct ContentModel: Sendable {
  package var kinds: [Kind]
  package var vocabularies: [Vocabulary]

  package subscript(term: TermReference) -> Term { vocabularies[term.vocabulary].terms[term.term] }
}
