import Diagnostics
import Markdown
import YAML

/// A closed list of terms, from `content/vocabularies/NAME.yml`: topics, units, festivals ….
package struct Vocabulary: Sendable {
  /// The file's name without its ending, which fields refer to and addresses use.
  package var name: String
  package var label: String
  package var description: String
  package var groups: [TermGroup]
  package var terms: [Term]
  /// What the terms have of their own, beyond name and description.
  package var fields: [Field] = []
  /// Its terms are names of bodies: one that is not there is another body and no slip of the pen.
  package var isOfUnits = false
  /// The file, where terms are collections: their columns are looked up when kinds are known.
  var source: Source?
  package var areCollections: Bool { source != nil }
  /// The position of a term by slug, name or alias.
  package var lookup: [String: Int]
}

package struct TermGroup: Sendable, Hashable {
  package var slug: String
  package var name: String
  package var description: String
}

package struct Term: Sendable {
  /// ASCII and never renamed: it is the term's address.
  package var slug: String
  package var name: String
  package var aliases: [String]
  package var description: String
  /// What it was called before, which leads to it still.
  package var formerNames: [String] = []
  /// The position of its group, if the vocabulary has groups.
  package var group: Int?
  /// The vocabulary's own fields, in their order.
  package var values: [FieldValue?] = []
  /// Of a vocabulary whose terms are special topics.
  package var collection: TermCollection?
  /// The text about the term itself, from `content/vocabularies/NAME/SLUG.md`.
  package var document: Document?
  package var node: YAMLNode
}
