import Diagnostics
import YAML

/// A field that pages of a kind, or terms of a vocabulary, may have: declared in data, read by its type.
package struct Field: Sendable {
  /// The name in front matter and templates, such as `category`.
  package var key: String
  /// What people call it, such as 类别; front matter may use it as the key.
  package var label: String
  package var type: any FieldType
  package var isRequired: Bool
  /// The index that the field's terms make, if any.
  package var index: FieldIndex?
  /// One line for editors.
  package var help: String
  /// Its terms and the page's other term of the same vocabulary are partners, which is said on both terms' pages.
  package var isPaired: Bool
  /// Declared for every kind, in `content/_common.yml`.
  package var isCommon: Bool
  /// Its terms stand on the cards of pages, each with a link to its own page.
  package var isMark: Bool
  /// The search's results can be narrowed down by its terms; nil where the declaration does not say.
  package var isFacet: Bool?
  /// Stands among a page's facts where no template places it; others are for templates, rules and checks alone.
  package var isPublic: Bool
  /// What a page has that does not say.
  package var defaultValue: FieldValue?
  /// Declared as a unit: its terms are names of bodies, of which two that are alike are two.
  var isUnit: Bool
  /// Where the key is declared.
  package var declaration: Location
}

/// The value of a node on a page, where signs of full width are forgiven.
func readValue(
  _ node: YAMLNode, of label: String, type: any FieldType, with reader: inout NodeReader
) -> FieldValue? {
  guard mayHaveWideBraces(node), type.schema != .text else {
    return type.read(node, of: label, with: &reader)
  }
  return type.read(forgivingWideBraces(node), of: label, with: &reader)
}

/// That a field of terms, people or honours makes index pages, and where.
package struct FieldIndex: Sendable, Hashable {
  /// The folder of the index, such as `/topics/`; a term's page is `/topics/<slug>/`.
  package var address: String
  /// The index stands on the home page, term by term.
  package var isOnHome: Bool
  /// Every term has a feed.
  package var hasFeed: Bool
  /// What is counted where a list says how many of these terms it touches (个单位); empty where it does not.
  package var counter: String
  /// How the lists of its terms are narrowed.
  package var narrowings: [Narrowing]
}
