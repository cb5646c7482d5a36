import Diagnostics
import YAML

/// One field of a front matter as written: the line with its key and the lines that belong to it.
package struct FrontMatterEntry: Sendable {
  package var range: Range<Int>
  /// Line number in the file, from 1.
  package var firstLine: Int
  var lines: [[Unicode.Scalar]]

  /// The key, if the first line has one.
  package func key(isKey: (String) -> Bool) -> String? {
    lines.first.flatMap { KeyedLine($0, isKey: isKey)?.key }
  }

  /// Reports a value that begins with a straight quotation mark and does not end with the same: only the author knows
  /// what was meant.
  func looseQuotes(in source: Source, isKey: (String) -> Bool) -> Diagnostic? {
    guard lines.count == 1, let line = lines.first, let keyed = KeyedLine(line, isKey: isKey),
      let mark = line[keyed.value].first, mark == "\"" || mark == "'"
    else { return nil }
    let value = line[keyed.value]
    let inner = value.dropFirst()
    let isQuoted = value.count > 1 && inner.last == mark && !inner.dropLast().contains(mark)
    if isQuoted { return nil }
    let text = string(value)
    let bare = text.filter { $0 != Character(mark) }.replacing("”", with: "")
    let kept = inChineseQuotes(text, mark: Character(mark))
    let start = string(line[..<keyed.value.lowerBound])
    return Diagnostic(
      .looseQuotes,
      at: Location(
        file: source.name, line: firstLine, column: keyed.value.lowerBound + 1, length: value.count),
      help: Phrase(
        "不要引号就写  \(start)\(bare)  ；要引号就写  \(start)\(kept)",
        "without quotation marks:  \(start)\(bare)  ; with them:  \(start)\(kept)"),
      excerpt: source.line(firstLine))
  }
}

/// The text with Chinese quotation marks in place of straight ones, which are part of the text and do not delimit the
/// value.
private func inChineseQuotes(_ text: String, mark: Character) -> String {
  var isOpen = false
  let plain = text.map { character -> Character in
    switch character {
    case mark:
      isOpen.toggle()
      return isOpen ? "“" : "”"
    case "”":
      isOpen = false
      return character
    case "“":
      isOpen = true
      return character
    default: return character
    }
  }
  return String(plain) + (isOpen ? "”" : "")
}

extension FrontMatterEntry {
  /// Reports a value on one line that begins with a bracket and has none that closes it.
  func unclosedBracket(in source: Source, isKey: (String) -> Bool) -> Diagnostic? {
    guard lines.count == 1, let line = lines.first, let keyed = KeyedLine(line, isKey: isKey),
      let bracket = line[keyed.value].first, bracket == "[" || bracket == "［"
    else { return nil }
    let value = line[keyed.value]
    guard !value.contains("]"), !value.contains("］") else { return nil }
    let start = string(line[..<keyed.value.lowerBound])
    return Diagnostic(
      .unclosedBracket,
      at: Location(
        file: source.name, line: firstLine, column: keyed.value.lowerBound + 1, length: value.count),
      correction: start + string(value) + (bracket == "[" ? "]" : "］"), excerpt: source.line(firstLine))
  }
}

/// The key and the value of a line, as ranges of its Unicode scalars.
struct KeyedLine: Sendable {
  var key: String
  var keyRange: Range<Int>
  /// Without the spaces around it.
  var value: Range<Int>

  /// - Parameters:
  ///   - start: the position at which the key may begin.
  ///   - isNested: the line is part of a value, in which only known keys and names of ASCII letters are keys: `- 他说：好`
  ///     has none.
  init?(_ line: [Unicode.Scalar], from start: Int = 0, isNested: Bool = false, isKey: (String) -> Bool) {
    let limit = min(line.count, start + 24)
    for colon in start..<max(start, limit) where line[colon] == ":" || isWideColon(line[colon]) {
      var end = colon
      while end > start, isBlank(line[end - 1]) { end -= 1 }
      guard end > start else { return nil }
      // Offices space out two characters of a heading: 标　题.
      let key = string(line[start..<end].filter { !isBlank($0) })
      let isKnown = isKey(key) || isNested && mapLabels.values.contains(key)
      let isSpaced = isWideColon(line[colon]) || colon + 1 == line.count || isBlank(line[colon + 1])
      let isName = key.utf8.allSatisfy { 0x61...0x7A ~= $0 || $0 == 0x5F || 0x30...0x39 ~= $0 }
      guard isKnown || isSpaced && (!isNested || isName) else { continue }
      self.key = isKnown ? key : string(line[start..<end])
      keyRange = start..<end
      var from = colon + 1
      var to = line.count
      while from < to, isBlank(line[from]) { from += 1 }
      while to > from, isBlank(line[to - 1]) { to -= 1 }
      value = from..<to
      return
    }
    return nil
  }
}

/// The entries between the two `---`. Each begins with a line that is neither indented nor a list item.
package func frontMatterEntries(_ source: Source, in range: Range<Int>, isKey: (String) -> Bool)
  -> [FrontMatterEntry]
{
  var entries: [FrontMatterEntry] = []
  var start = range.lowerBound
  var number = source.bytes[..<start].count { $0 == UInt8(ascii: "\n") } + 1
  while start < range.upperBound {
    let end = source.bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? range.upperBound
    let next = min(end + 1, range.upperBound)
    let line = Array(String(decoding: source.bytes[start..<end], as: UTF8.self).unicodeScalars)
    if let last = entries.last, !beginsEntry(line), !isIndentedField(line, after: last, isKey: isKey) {
      entries[entries.count - 1].lines.append(line)
      entries[entries.count - 1].range = entries[entries.count - 1].range.lowerBound..<next
    } else if beginsEntry(line) || line.contains(where: { !isBlank($0) && $0 != "#" }) && line.first != "#" {
      entries.append(FrontMatterEntry(range: start..<next, firstLine: number, lines: [line]))
    }
    start = next
    number += 1
  }
  return entries
}

private func beginsEntry(_ line: [Unicode.Scalar]) -> Bool {
  guard let first = line.first, !isBlank(first), first != "#", !"]}］｝".unicodeScalars.contains(first) else {
    return false
  }
  return !isBullet(line, at: 0)
}

/// Whether a line is an indented field of the page: it cannot belong to the entry before, which already has its value,
/// or is a list or map that cannot contain it.
private func isIndentedField(
  _ line: [Unicode.Scalar], after entry: FrontMatterEntry, isKey: (String) -> Bool
) -> Bool {
  guard let before = entry.lines.first, let keyed = KeyedLine(before, isKey: isKey),
    let own = KeyedLine(line, from: line.prefix(while: isBlank).count, isKey: isKey), isKey(own.key)
  else { return false }
  guard let first = before[keyed.value].first else { return !isMapKey(own.key) }
  let value = before[keyed.value]
  let isClosed = value.count > 1 && value.last.map { "]}］｝\"'".unicodeScalars.contains($0) } == true
  return entry.lines.count == 1 && (isClosed || !"|>[{［｛\"'".unicodeScalars.contains(first))
}

/// `- `, or a bullet that word processors put in its place.
func isBullet(_ line: [Unicode.Scalar], at index: Int) -> Bool {
  guard index < line.count else { return false }
  if line[index] == "-" { return index + 1 == line.count || isBlank(line[index + 1]) }
  return "－–—•●·▪◆".unicodeScalars.contains(line[index])
}

func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  scalar == " " || scalar == "\t" || scalar == "\u{3000}" || scalar == "\u{A0}"
}

/// The full-width colon and its look-alikes, as entered by Chinese keyboards and word processors.
func isWideColon(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "：" || scalar == "∶" || scalar == "﹕" || scalar == "︰"
}

func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}
