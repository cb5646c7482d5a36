import Content
import Diagnostics

/// The fields that a file may have, in the order in which an edit inserts them: those of a kind for a page, and those
/// of a table of keys for a YAML file.
package protocol FieldNames: Sendable {
  /// Positions by every name that a field may have in a file.
  var names: [String: Int] { get }
  /// The label of the field at a position, which files may use as its key.
  func label(of name: Int) -> String
  func key(of name: Int) -> String
}

extension Kind: FieldNames {
  package func label(of name: Int) -> String {
    name < BuiltInKey.allCases.count
      ? BuiltInKey.allCases[name].label : fields[name - BuiltInKey.allCases.count].label
  }

  package func key(of name: Int) -> String {
    name < BuiltInKey.allCases.count
      ? BuiltInKey.allCases[name].rawValue : fields[name - BuiltInKey.allCases.count].key
  }
}

extension KeyMap: FieldNames {
  package func label(of name: Int) -> String { keys[name].name }
  package func key(of name: Int) -> String { keys[name].name }
}

/// The ranges of fields and body in a file: between the fences and after them for a page, the whole file for a YAML
/// file.
///
/// Nil for a page without front matter.
func parts(of source: Source) -> FrontMatter? {
  guard !source.isFieldsThroughout else {
    let end = source.bytes.count
    return FrontMatter(fields: 0..<end, body: end..<end)
  }
  return splitFrontMatter(source).0
}

extension Source {
  /// Whether the file has only fields, such as `content/home.yml`.
  var isFieldsThroughout: Bool { name.hasSuffix(".yml") }
}
