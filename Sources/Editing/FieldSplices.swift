import Content
import Diagnostics
import YAML

/// The replacements in a page's fields that change the values of some and leave those of all others.
func fieldSplices(
  for changes: [FieldChange], in file: FileText, _ split: FrontMatter, of kind: any FieldNames
) throws(EditRefusal) -> [Splice] {
  guard let fields = LocatedFields(file.source, split.fields, of: kind) else { throw .noFields }
  var splices: [Splice] = []
  for change in changes {
    guard let name = kind.names[change.key] else { throw .notWritable(key: change.key) }
    let label = kind.label(of: name)
    let known = fields.entries.last { $0.name == name }
    // A missing field that is to be empty is not added.
    if known == nil, change.value == .nothing { continue }
    var made: [Splice]?
    for attempt in attempts(change.value, at: known, name, in: fields, kind) {
      // An existing field without changes is already written like this.
      guard
        attempt.isEmpty && known != nil || says(change, name, attempt, in: file, split, before: fields, kind)
      else { continue }
      made = attempt
      break
    }
    guard let made else { throw .notWritable(key: label) }
    splices += made
  }
  splices.sort { $0.range.lowerBound < $1.range.lowerBound }
  // If several lines are inserted after a last line without end, only the first adds that end.
  for (before, next) in zip(splices.indices, splices.indices.dropFirst())
  where splices[before].range == splices[next].range && splices[before].bytes.last == 0x0A
    && splices[next].bytes.first == 0x0A
  {
    splices[next].bytes.removeFirst()
  }
  let overlaps = zip(splices, splices.dropFirst()).contains { $0.range.upperBound > $1.range.lowerBound }
  guard !overlaps else { throw .notWritable(key: changes.map(\.key).joined(separator: ", ")) }
  return splices
}

/// The ways to write a value, the one with the smallest change first.
private func attempts(
  _ value: WrittenValue, at entry: LocatedFields.Entry?, _ name: Int, in fields: LocatedFields,
  _ kind: any FieldNames
) -> [[Splice]] {
  guard let entry else {
    let (place, key) = insertion(of: name, in: fields, kind)
    let start = fields.lineBreak(before: place) + key + ":"
    return [
      [Splice(place..<place, start + written(value, behind: key) + "\n")],
      [Splice(place..<place, start + written(value, behind: key, quoting: true) + "\n")],
    ]
  }
  var attempts: [[Splice]] = []
  if let pair = entry.pair {
    attempts.append(splices(from: pair.value, to: value, behind: pair.key, in: fields))
    attempts.append(rewriting(pair, value, in: fields, quoting: false))
    attempts.append(rewriting(pair, value, in: fields, quoting: true))
  }
  let line = entry.key + ":" + written(value, behind: entry.key, quoting: true) + "\n"
  return attempts + [[Splice(entry.lines, line)]]
}

/// Whether the fields have the intended values after the replacements.
private func says(
  _ change: FieldChange, _ name: Int, _ splices: [Splice], in file: FileText, _ split: FrontMatter,
  before: LocatedFields, _ kind: any FieldNames
) -> Bool {
  let source = Source(
    name: file.name, bytes: file.text(splices.sorted { $0.range.lowerBound < $1.range.lowerBound }))
  guard let now = parts(of: source),
    source.bytes[now.body].elementsEqual(file.source.bytes[split.body]),
    let after = LocatedFields(source, now.fields, of: kind)
  else { return false }
  let others = { (fields: LocatedFields) in
    fields.entries.filter { $0.name != name }.map { Said(key: $0.key, value: $0.value.withoutPlace) }
  }
  guard others(before) == others(after), let entry = after.entries.last(where: { $0.name == name }) else {
    return false
  }
  return change.value.isSaid(by: entry.value)
}

private struct Said: Hashable {
  var key: String
  var value: YAMLNode
}

extension YAMLNode {
  /// The node without positions, for comparison.
  fileprivate var withoutPlace: YAMLNode {
    let place = TextPosition(line: 1, column: 1, length: 0)
    return switch content {
    case .scalar: YAMLNode(content, at: place, isPlain: isPlain)
    case .list(let items): YAMLNode(.list(items.map(\.withoutPlace)), at: place)
    case .map(let pairs):
      YAMLNode(
        .map(pairs.map { Pair(key: $0.key.withoutPlace, value: $0.value.withoutPlace) }), at: place)
    }
  }
}

extension WrittenValue {
  /// Whether a node has exactly this value.
  func isSaid(by node: YAMLNode) -> Bool {
    switch self {
    case .nothing: node.isEmpty
    case .text(let text): node.text == text && (!node.isEmpty || text.isEmpty)
    case .list(let items):
      node.list.map { $0.count == items.count && zip(items, $0).allSatisfy { $0.isSaid(by: $1) } } ?? false
    case .map(let pairs):
      node.map.map { nodes in
        nodes.count == pairs.count
          && zip(pairs, nodes).allSatisfy { $0.key == $1.key.text && $0.value.isSaid(by: $1.value) }
      } ?? false
    case .raw: true
    }
  }
}

/// The place of a missing field, after the nearest one that precedes it in the kind's order, and the name for its key.
private func insertion(of name: Int, in fields: LocatedFields, _ kind: any FieldNames) -> (
  place: Int, key: String
) {
  let known = fields.entries.filter { $0.name != nil }
  let before = known.filter { ($0.name ?? 0) < name }.max {
    ($0.name ?? 0, $0.lines.upperBound) < ($1.name ?? 0, $1.lines.upperBound)
  }
  let after = known.filter { ($0.name ?? 0) > name }.min { ($0.name ?? 0) < ($1.name ?? 0) }
  let place = before?.lines.upperBound ?? after?.lines.lowerBound ?? fields.fields.upperBound
  let chinese = fields.entries.count { $0.key.utf8.contains { $0 >= 0x80 } }
  let isChinese = chinese * 2 >= fields.entries.count
  return (place, isChinese ? kind.label(of: name) : kind.key(of: name))
}
