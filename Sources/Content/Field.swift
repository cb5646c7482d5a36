import Diagnostics
import YAML

/// A field of a kind's pages, or of a vocabulary's terms: declared in data, read by its type.
package struct Field: Sendable {
  /// The name in front matter and templates, such as `category`.
  package var key: String
  /// The name that people use, such as 类别; front matter may use it as the key.
  package var label: String
  package var type: any FieldType
  package var isRequired: Bool
  /// The index pages made of the field's terms, if any.
  package var index: FieldIndex?
  /// The description for editors, on one line.
  package var help: String
  /// Its terms and the page's other term of the same vocabulary are partners; each term's page names the other.
  package var isPaired: Bool
  /// Declared for every kind, in `content/_common.yml`.
  package var isCommon: Bool
  /// Its terms are shown on the cards of pages, each with a link to the term's page.
  package var isMark: Bool
  /// Listed among a page's facts if no template places it; other fields are for templates, rules and checks alone.
  package var isPublic: Bool
  /// The value for pages that do not give one.
  package var defaultValue: FieldValue?
  /// Declared as a unit: its terms are names of bodies, so two that merely look alike are two terms.
  var isUnit: Bool
  /// The place at which the key is declared.
  package var declaration: Location
}

/// The value of a node on a page; full-width braces are accepted as ASCII ones except in plain text.
func readValue(
  _ node: YAMLNode, of label: String, type: any FieldType, with reader: inout NodeReader
) -> FieldValue? {
  guard mayHaveWideBraces(node), type.schema != .text else {
    return type.read(node, of: label, with: &reader)
  }
  return type.read(forgivingWideBraces(node), of: label, with: &reader)
}

/// The index pages that a field of terms, people or honours makes.
package struct FieldIndex: Sendable, Hashable {
  /// The folder of the index, such as `/topics/`; a term's page is `/topics/<slug>/`.
  package var address: String
  /// The home page lists the index, term by term.
  package var isOnHome: Bool
  /// Every term has a feed.
  package var hasFeed: Bool
  /// The counter with which a list says how many of these terms it has (个单位); empty to leave that out.
  package var counter: String
  /// The filters of its terms' lists.
  package var narrowings: [Narrowing]
}
