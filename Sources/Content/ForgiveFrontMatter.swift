import Diagnostics
import YAML

/// An entry written anew as YAML, with the place in the author's file of every character.
struct ForgivenText: Sendable {
  private(set) var lines: [[Unicode.Scalar]] = []
  /// For every character of a line, and its end, the column that it comes from, counted from 0.
  private(set) var columns: [[Int]] = []

  var bytes: [UInt8] { lines.flatMap { Array(string($0).utf8) + [UInt8(ascii: "\n")] } }

  fileprivate mutating func begin() {
    lines.append([])
    columns.append([])
  }

  fileprivate mutating func put(_ scalar: Unicode.Scalar, from column: Int) {
    lines[lines.count - 1].append(scalar)
    columns[columns.count - 1].append(column)
  }

  fileprivate mutating func put(_ text: some Sequence<Unicode.Scalar>, from column: Int) {
    for scalar in text { put(scalar, from: column) }
  }

  /// Characters that stay what they are.
  fileprivate mutating func keep(_ line: [Unicode.Scalar], _ range: Range<Int>) {
    for column in range { put(line[column], from: column) }
  }

  fileprivate mutating func finish(at column: Int) { columns[columns.count - 1].append(column) }

  /// The same place in the author's file.
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

  /// The node with the author's places. Depth is limited by the parser.
  func original(_ node: Node, firstLine: Int) -> Node {
    var node = node
    let place = original(node.place.location(in: ""), firstLine: firstLine)
    if !node.isPlain { node.isPlain = isInserted(at: node.place) }
    node.place = Place(line: place.line, column: place.column, length: place.length)
    switch node.content {
    case .scalar: break
    case .list(let items): node.content = .list(items.map { original($0, firstLine: firstLine) })
    case .map(let pairs):
      node.content = .map(
        pairs.map { pair in
          Node.Pair(
            key: original(pair.key, firstLine: firstLine), value: original(pair.value, firstLine: firstLine))
        })
    }
    return node
  }

  /// Whether the quotation mark of a scalar is ours and not the author's.
  private func isInserted(at place: Place) -> Bool {
    let (line, column) = (Int(place.line) - 1, Int(place.column) - 1)
    guard columns.indices.contains(line), column + 1 < columns[line].count else { return false }
    return columns[line][column] == columns[line][column + 1]
  }
}

extension FrontMatterEntry {
  /// The entry with everything forgiven that can mean only one thing.
  func forgiven(isKey: (String) -> Bool) -> ForgivenText {
    var text = ForgivenText()
    var block: Int?
    var flow = Flow()
    for (number, line) in lines.enumerated() {
      text.begin()
      let indentation = line.prefix(while: isBlank).count
      if let outer = block, indentation > outer || indentation == line.count {
        // The lines of a block are text and stay as they are.
        text.keep(line, 0..<line.count)
      } else if flow.depth > 0 {
        flow.write(line, indentation..<line.count, isKey: isKey, to: &text)
      } else {
        block = nil
        let value = writeStart(
          of: line, indentation: indentation, isFirst: number == 0, isKey: isKey, to: &text)
        if isBlockHeader(line[value]) {
          block = indentation
          text.keep(line, value)
        } else if opensFlow(line[value], hasMoreLines: number + 1 < lines.count) {
          flow.write(line, value, isKey: isKey, to: &text)
        } else {
          writeScalar(line, value, isLast: number + 1 == lines.count || indentation > 0, to: &text)
        }
      }
      text.finish(at: line.count)
    }
    return text
  }

  /// Indentation, the mark of a list's item, and the key. Returns where the value stands.
  private func writeStart(
    of line: [Unicode.Scalar], indentation: Int, isFirst: Bool, isKey: (String) -> Bool,
    to text: inout ForgivenText
  ) -> Range<Int> {
    for column in 0..<indentation {
      text.put((line[column] == " " ? " " : "  ").unicodeScalars, from: column)
    }
    var start = indentation
    while isBullet(line, at: start) {
      text.put("- ".unicodeScalars, from: start)
      start += 1
      while start < line.count, isBlank(line[start]) { start += 1 }
    }
    if let keyed = KeyedLine(line, from: start, isNested: !isFirst, isKey: isKey) {
      let isSame = keyed.key.unicodeScalars.elementsEqual(line[keyed.keyRange])
      if isSame {
        text.keep(line, keyed.keyRange)
      } else {
        text.put(keyed.key.unicodeScalars, from: keyed.keyRange.lowerBound)
      }
      text.put(":", from: keyed.keyRange.upperBound)
      if !keyed.value.isEmpty { text.put(" ", from: keyed.keyRange.upperBound) }
      return keyed.value
    }
    var end = line.count
    while end > start, isBlank(line[end - 1]) { end -= 1 }
    return start..<end
  }

  /// A text on one line, in quotation marks of ours where YAML would take it for something else.
  private func writeScalar(
    _ line: [Unicode.Scalar], _ range: Range<Int>, isLast: Bool, to text: inout ForgivenText
  ) {
    guard isLast, needsQuotes(line[range]) else { return text.keep(line, range) }
    text.put("\"", from: range.lowerBound)
    for column in range {
      if line[column] == "\"" || line[column] == "\\" { text.put("\\", from: column) }
      text.put(line[column], from: column)
    }
    text.put("\"", from: range.upperBound)
  }
}

/// `|`, `>`, perhaps with what YAML lets follow.
private func isBlockHeader(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
  guard let first = value.first, first == "|" || first == ">" else { return false }
  return value.dropFirst().allSatisfy { "+-0123456789".unicodeScalars.contains($0) }
}

/// Whether a value is a list or map in brackets: one that is closed at its end, or goes on below.
private func opensFlow(_ value: ArraySlice<Unicode.Scalar>, hasMoreLines: Bool) -> Bool {
  guard let first = value.first, let last = value.last, "[［{｛".unicodeScalars.contains(first) else {
    return false
  }
  let second = value.dropFirst().first
  // What template languages write in prose is prose.
  if first == "{", second == "{" || second == "%" { return false }
  let closers = (first == "[" || first == "［" ? "]］" : "}｝").unicodeScalars
  return closers.contains(last) || hasMoreLines && !value.contains(where: closers.contains)
}

/// Whether YAML would see more in a plain text than the text.
private func needsQuotes(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
  guard let first = value.first else { return false }
  if "@*&!%`,]}>|".unicodeScalars.contains(first) { return true }
  // A bracket that is closed before the end belongs to the text; one that is not closed is a mistake.
  if first == "[" || first == "{" { return value.contains(first == "[" ? "]" : "}") }
  if first == "-" || first == "?", value.count > 1, isBlank(value[value.startIndex + 1]) { return true }
  if first == "\"" || first == "'" || first == "#" { return false }
  for index in value.indices where value[index] == ":" {
    if index + 1 == value.endIndex || isBlank(value[index + 1]) { return true }
  }
  return false
}

/// A list or map in brackets, over one line or several: full-width signs become those of YAML.
private struct Flow {
  /// For each bracket that is open, whether it is that of a map.
  private var open: [Bool] = []
  private var quote: Unicode.Scalar?
  private var isAtKey = false

  var depth: Int { open.count }

  mutating func write(
    _ line: [Unicode.Scalar], _ range: Range<Int>, isKey: (String) -> Bool, to text: inout ForgivenText
  ) {
    text.put(String(repeating: " ", count: open.isEmpty ? 0 : 2).unicodeScalars, from: range.lowerBound)
    for column in range {
      let scalar = line[column]
      if let mark = quote {
        if scalar == mark { quote = nil }
        text.put(scalar, from: column)
        continue
      }
      switch scalar {
      case "\"", "'", "“":
        quote = scalar == "“" ? "”" : scalar
        text.put(scalar, from: column)
      case "[", "［", "{", "｛":
        open.append(scalar == "{" || scalar == "｛")
        isAtKey = open.last == true
        text.put(scalar == "[" || scalar == "［" ? "[" : "{", from: column)
      case "]", "］", "}", "｝":
        if !open.isEmpty { open.removeLast() }
        text.put(scalar == "]" || scalar == "］" ? "]" : "}", from: column)
      case ",", "，", "、", "；":
        writeSeparator(line, column, in: range, isKey: isKey, to: &text)
      case ":", "：", "∶", "﹕", "︰":
        if isAtKey {
          text.put(": ".unicodeScalars, from: column)
          isAtKey = false
        } else {
          text.put(scalar, from: column)
        }
      case "\t", "\u{3000}", "\u{A0}": text.put(" ", from: column)
      default: text.put(scalar, from: column)
      }
    }
  }

  /// In a list a comma separates. In a map it does where a key follows; else it belongs to the text.
  private mutating func writeSeparator(
    _ line: [Unicode.Scalar], _ column: Int, in range: Range<Int>, isKey: (String) -> Bool,
    to text: inout ForgivenText
  ) {
    guard open.last == true else { return text.put(",", from: column) }
    var next = column + 1
    while next < range.upperBound, isBlank(line[next]) { next += 1 }
    let followsKey =
      next >= range.upperBound || KeyedLine(line, from: next, isNested: true, isKey: isKey) != nil
    guard followsKey else { return text.put(line[column] == "," ? "，" : line[column], from: column) }
    isAtKey = true
    text.put(",", from: column)
  }
}
