import Diagnostics
import YAML

/// An entry rewritten as YAML, with the original position of every character.
struct ForgivenText: Sendable {
  private(set) var lines: [[Unicode.Scalar]] = []
  /// For every character of a line, and its end, the original column, counted from 0.
  private(set) var columns: [[Int]] = []

  var bytes: [UInt8] { lines.flatMap { Array(string($0).utf8) + [UInt8(ascii: "\n")] } }

  mutating func begin() {
    lines.append([])
    columns.append([])
  }

  mutating func put(_ scalar: Unicode.Scalar, from column: Int) {
    lines[lines.count - 1].append(scalar)
    columns[columns.count - 1].append(column)
  }

  mutating func put(_ text: some Sequence<Unicode.Scalar>, from column: Int) {
    for scalar in text { put(scalar, from: column) }
  }

  /// Copies characters unchanged.
  mutating func keep(_ line: [Unicode.Scalar], _ range: Range<Int>) {
    for column in range { put(line[column], from: column) }
  }

  mutating func finish(at column: Int) { columns[columns.count - 1].append(column) }

  /// The original place of a place in this text.
  func original(_ location: Location, firstLine: Int) -> Location {
    let line = min(max(location.line, 1), max(lines.count, 1)) - 1
    guard columns.indices.contains(line) else { return location }
    let last = columns[line].count - 1
    let start = columns[line][min(max(location.column - 1, 0), last)]
    let end = columns[line][min(max(location.column - 1 + location.length, 0), last)]
    return Location(
      file: location.file, line: firstLine + line, column: start + 1,
      length: location.length == 0 ? 0 : max(end - start, 0))
  }

  /// The node with original places. Its depth is limited by the parser.
  func original(_ node: YAMLNode, firstLine: Int) -> YAMLNode {
    var node = node
    let place = original(node.place.location(in: ""), firstLine: firstLine)
    if !node.isPlain { node.isPlain = isInserted(at: node.place) }
    node.place = TextPosition(line: place.line, column: place.column, length: place.length)
    switch node.content {
    case .scalar: break
    case .list(let items): node.content = .list(items.map { original($0, firstLine: firstLine) })
    case .map(let pairs):
      node.content = .map(
        pairs.map { pair in
          YAMLNode.Pair(
            key: original(pair.key, firstLine: firstLine), value: original(pair.value, firstLine: firstLine))
        })
    }
    return node
  }

  /// Whether the quotation mark of a scalar was inserted here.
  private func isInserted(at place: TextPosition) -> Bool {
    let (line, column) = (Int(place.line) - 1, Int(place.column) - 1)
    guard columns.indices.contains(line), column + 1 < columns[line].count else { return false }
    return columns[line][column] == columns[line][column + 1]
  }
}
