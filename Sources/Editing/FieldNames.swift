import Content
import Diagnostics

/// The fields that a file may have, in the order in which an edit puts them: those of a kind for a page, and those of a
/// table of keys for a file of the site that is fields throughout.
package protocol FieldNames: Sendable {
  /// Positions by every name under which a field may stand.
  var names: [String: Int] { get }
  /// The name that people use for the field at a position, and that a file may have as its key.
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

/// Where the fields of a file stand: those of a page between two fences before its text, those of a file of the site from
/// its beginning to its end.
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
  /// A file of the site such as `content/home.yml`, which has no text besides its fields.
  var isFieldsThroughout: Bool { name.hasSuffix(".yml") }
}
