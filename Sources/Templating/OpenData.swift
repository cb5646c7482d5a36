import Diagnostics

/// Templates over open data: dictionaries whose names are looked up when rendered, as plain Mustache does.
///
/// Only the cases of the official specification, which run through here, use such data. Themes never do: their
/// templates are bound. Unknown names and partials give nothing, braces decide what is escaped, and every value is
/// taken for text of HTML.
package func compileOpenTemplates(_ sources: [String: Source]) -> CompiledTemplates {
  let entries = sources.mapValues { _ in ValueType.open }
  return compile(sources, entries: entries, schema: Schema(records: []))
}

extension Template {
  /// Renders open data: a dictionary, a list or a single value.
  package func render(open value: TemplateValue) -> [UInt8] {
    let root = TemplateRecord([value])
    return withExtendedLifetime(root) { render(root[0], expecting: 1024) }
  }
}

extension Rendering {
  /// Each section over open data is a list: of its elements, or of the one value it is.
  mutating func openSection(_ name: Int) -> Bool {
    let cell = find(name)
    guard cell.isTrue else { return false }
    if cell.kind == .list { return enter(cell) }
    enter(single: cell)
    return true
  }

  /// The first part of a name is looked up in all frames from the innermost, the others in its value.
  func find(_ name: Int) -> StoredValue {
    let parts = template.names[name]
    guard let first = parts.first else { return frames[frames.count - 1] }
    for depth in stride(from: frames.count - 1, through: 0, by: -1) {
      guard var cell = frames[depth][first] else { continue }
      for part in parts.dropFirst() { cell = cell[part] ?? .nothing }
      return cell
    }
    return .nothing
  }
}

extension StoredValue {
  /// The value under a name of open data; nil if the name is missing.
  fileprivate subscript(name: String) -> StoredValue? {
    guard kind == .open, let storage else { return nil }
    return storage._withUnsafeGuaranteedRef { storage in
      storage.head.pointee.positions?[name].map { storage[$0] }
    }
  }
}
