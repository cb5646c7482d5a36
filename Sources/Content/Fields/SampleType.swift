import Diagnostics
import YAML

/// The types by the names under which schemas know them, in the order of the reference.
package let fieldTypeNames: [(names: [String], manual: Phrase)] = fieldTypes.map { ($0.names, $0.manual) }

/// A type as a field of a site without terms would have it, to be told of; nil for a name that is none.
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

  /// What people call the keys of maps in which its values are written.
  package var labelsOfKeys: [String: String] { Self.keyLabels }
}
