import Diagnostics

/// Templates over open data: dictionaries whose names are looked up when rendered, as plain Mustache does.
///
/// The official specification speaks of such data, and its cases run through here. Themes never do:
/// their templates are bound. Unknown names and partials give nothing, braces decide what is
/// escaped, and every value is taken for text of HTML.
package func compileOpenTemplates(_ sources: [String: Source]) -> (
  templates: [String: Template], findings: [Diagnostic]
) {
  let entries = sources.mapValues { _ in ValueType.open }
  return compile(sources, entries: entries, schema: Schema(records: []))
}

extension Template {
  /// Appends what the template makes of open data: a dictionary, a list or a single value.
  package func render(open value: Value, into output: inout [UInt8]) {
    render(value, expecting: 1024, into: &output)
  }
}

extension Rendering {
  /// Each section over open data is a list: of its elements, or of the one value it is.
  mutating func openSection(_ name: Int) -> Bool {
    let value = find(name)
    guard value.isTrue else { return false }
    if case .list = value { return enter(value) }
    return enter(.list([value]))
  }

  func openWrite(_ name: Int, escaped: Bool, into output: inout PageBuffer) {
    write(find(name), as: escaped ? .text : .plain, into: &output)
  }

  /// The first part of a name is looked up in all frames from the innermost, the others in its value.
  func find(_ name: Int) -> Value {
    let parts = template.names[name]
    guard let first = parts.first else { return frames.last ?? .nothing }
    for frame in frames.reversed() {
      guard case .open(let members) = frame, var value = members[first] else { continue }
      for part in parts.dropFirst() {
        guard case .open(let members) = value else { return .nothing }
        value = members[part] ?? .nothing
      }
      return value
    }
    return .nothing
  }
}
