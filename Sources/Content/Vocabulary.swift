import Diagnostics
import Markdown
import YAML

/// A closed list of terms, from `content/vocabularies/NAME.yml`: topics, units, festivals ….
package struct Vocabulary: Sendable {
  /// The file's name without extension, used by fields and in addresses.
  package var name: String
  package var label: String
  package var description: String
  package var groups: [TermGroup]
  package var terms: [Term]
  /// The terms' own fields, besides name and description.
  package var fields: [Field] = []
  /// Its terms are names of bodies: an unknown name is another body, and no misspelling.
  package var isOfUnits = false
  /// The file, if terms are collections, whose columns are resolved once kinds are known.
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
  /// In ASCII and never renamed, since it is part of the term's address.
  package var slug: String
  package var name: String
  package var aliases: [String]
  package var description: String
  /// Former names, by which the term is still found.
  package var formerNames: [String] = []
  /// The position of its group, if the vocabulary has groups.
  package var group: Int?
  /// The values of the vocabulary's own fields, in their order.
  package var values: [FieldValue?] = []
  /// For a vocabulary whose terms are special topics.
  package var collection: TermCollection?
  /// The text about the term itself, from `content/vocabularies/NAME/SLUG.md`.
  package var document: Document?
  package var node: YAMLNode
}
