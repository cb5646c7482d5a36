import Diagnostics
import YAML

/// A filter of a long list: by year, or by the terms of a field. Each part is a list of its own, with its own address.
///
/// Must be declared, because every part is a page: `narrow: [year, unit]`.
package enum Narrowing: Sendable, Hashable {
  case year
  /// By the terms of a field, given by its key.
  case field(String)
}

extension MapReader {
  /// - Parameter known: the keys of fields whose terms may filter a list.
  mutating func narrowings(among known: [String], reader: inout NodeReader) -> [Narrowing] {
    guard let node = take("narrow"), let items = reader.items(of: node, label: "narrow") else { return [] }
    var narrowings: [Narrowing] = []
    for item in items {
      guard let name = reader.text(item, of: "narrow") else { continue }
      guard name == "year" || known.contains(name) else {
        reader.reportUnknown(item, name, known: ["year"] + known)
        continue
      }
      let narrowing = name == "year" ? Narrowing.year : .field(name)
      if !narrowings.contains(narrowing) { narrowings.append(narrowing) }
    }
    return narrowings
  }
}
