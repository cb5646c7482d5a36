import Diagnostics

/// A key of a YAML file that declares the site: the form of its value, and its purpose.
///
/// One table for each map of a file. Readers take only keys in their table; the JSON schemas for editors' programs and
/// the reference are generated from it.
package struct FileKey: Sendable {
  package let name: String
  package let form: KeyForm
  package let isRequired: Bool
  package let meaning: Phrase
  /// A value as written after the colon.
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

/// The form of a key's value.
package indirect enum KeyForm: Sendable {
  case text
  case number
  case flag
  case day
  /// One of the given words.
  case word([String])
  /// A list of texts, or a single text.
  case texts
  /// A value read by a type of field, such as a picture with its texts.
  case field(String)
  case map(KeyMap)
  case list(KeyMap)
  /// A map whose keys are the author's, each with a map of these keys.
  case named(KeyMap)
  /// A map whose keys are the author's, each with a value of this form.
  case free(KeyForm)
  /// Any value; its form is documented elsewhere.
  case any
  case either([KeyForm])
}

/// The keys of one map.
package final class KeyMap: Sendable {
  /// The file, or the key that holds the map.
  package let name: String
  package let meaning: Phrase
  package let keys: [FileKey]
  /// Other keys, which a site declares itself, are allowed beside these.
  package let isOpen: Bool
  /// Positions in `keys`.
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

/// The maps of all files that Content reads, in the order of the reference; nested maps follow their file.
package let contentKeyMaps: [KeyMap] = [
  siteKeys, logoKeys, navigationKeys, officeContactKeys, targetKeys, kindKeys, calendarKeys, rollRoleKeys,
  ruleKeys,
  commonKeys,
  fieldKeys, vocabularyKeys, groupKeys, termKeys, collectionKeys, collectionColumnKeys, homeKeys, leadKeys,
  blockKeys,
  partnerKeys, accountKeys, rollKeys,
]
