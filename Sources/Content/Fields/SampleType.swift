import Diagnostics
import YAML

/// The names and the manual text of all types, in the order of the reference.
package let fieldTypeNames: [(names: [String], manual: Phrase)] = fieldTypes.map { ($0.names, $0.manual) }

/// A field of the named type with an empty vocabulary, for the reference; nil for an unknown name.
package func sampleType(named name: String) -> (any FieldType)? {
  guard let type = fieldTypes.first(where: { $0.names.contains(name) }) else { return nil }
  let source = Source(name: "_kind.yml", bytes: Array("{type: \(name), of: terms, steps: []}".utf8))
  let vocabulary = Vocabulary(
    name: "terms", label: "terms", description: "", groups: [], terms: [], lookup: [:])
  var reader = NodeReader(source, vocabularies: [vocabulary])
  guard let root = parseYAML(source).root, var options = MapReader(root, of: name, reader: &reader) else {
    return nil
  }
  return type.init(options: &options, reader: &reader)
}

extension FieldType {
  /// An example for a site without terms.
  package var example: Phrase {
    example([Vocabulary(name: "terms", label: "terms", description: "", groups: [], terms: [], lookup: [:])])
  }

  /// Labels of the keys of maps in which its values are written.
  package var labelsOfKeys: [String: String] { Self.keyLabels }
}
