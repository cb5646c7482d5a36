import Diagnostics

/// A key of a file in which a site is declared: how its value is written, and what it is for.
///
/// One table for each map of a file. Readers take no key that is not in their table; schemas for editors' programs and the
/// reference are made of it.
package struct FileKey: Sendable {
  package let name: String
  package let form: KeyForm
  package let isRequired: Bool
  package let meaning: Phrase
  /// A value as it stands behind the colon.
  package let example: Phrase

  package init(
    _ name: String, _ form: KeyForm, required isRequired: Bool = false, _ chinese: String, _ english: String,
    _ example: String, _ englishExample: String? = nil
  ) {
    self.name = name
    self.form = form
    self.isRequired = isRequired
    meaning = Phrase(chinese, english)
    self.example = Phrase(example, englishExample ?? example)
  }
}

/// How the value of a key is written.
package indirect enum KeyForm: Sendable {
  case text
  case number
  case flag
  case day
  /// One of some words.
  case word([String])
  /// A list of texts; one may stand alone.
  case texts
  /// A picture with its words, or whatever else a type of fields reads.
  case field(String)
  case map(KeyMap)
  case list(KeyMap)
  /// A map whose keys the author names, each with such a map.
  case named(KeyMap)
  /// A map whose keys the author names, each with such a value.
  case free(KeyForm)
  /// Anything that is said elsewhere.
  case any
  case either([KeyForm])
}

/// The keys of one map.
package final class KeyMap: Sendable {
  /// The file, or the key that holds the map.
  package let name: String
  package let meaning: Phrase
  package let keys: [FileKey]
  /// Others may stand beside them, which a site declares itself.
  package let isOpen: Bool
  /// Positions among the keys.
  package let names: [String: Int]

  package init(
    _ name: String, _ chinese: String, _ english: String, isOpen: Bool = false, _ keys: [FileKey]
  ) {
    self.name = name
    self.isOpen = isOpen
    meaning = Phrase(chinese, english)
    self.keys = keys
    names = Dictionary(keys.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package func has(_ name: String) -> Bool { names[name] != nil }
}

/// The maps of all files that Content reads, in the order of the reference; those within them follow their file.
package let contentKeyMaps: [KeyMap] = [
  siteKeys, logoKeys, navigationKeys, footerKeys, footerLinkKeys, officeContactKeys, targetKeys, kindKeys,
  calendarKeys, rollRoleKeys,
  ruleKeys,
  commonKeys,
  fieldKeys, vocabularyKeys, groupKeys, termKeys, collectionKeys, collectionColumnKeys, homeKeys, leadKeys,
  blockKeys,
  partnerKeys, accountKeys, rollKeys,
]
