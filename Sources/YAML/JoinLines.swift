import Diagnostics
import Markdown

/// A scalar over several lines, without the spaces that YAML puts for line ends beside Chinese characters.
///
/// YAML comes from where words are parted by spaces. Lines of a field are joined as those of a text are
/// (`breakNeedsSpace`), and spaces that an author typed within a line stay. The scalar is compared with its lines from
/// beginning to end; where they differ from what is expected, it stays as libyaml has it.
///
/// - Parameter written: the lines of the source, quotation marks and `>` among them.
func joinLines(of text: String, written: [Substring], _ style: ScalarStyle) -> String {
  let rest = text.unicodeScalars
  var position = rest.startIndex
  var joined = String.UnicodeScalarView()
  for line in contents(of: written, style) {
    let scalars = line.unicodeScalars
    guard rest[position...].starts(with: scalars) else { return text }
    joined += scalars
    position = rest.index(position, offsetBy: scalars.count)
    while position < rest.endIndex, rest[position] == "\n" {
      joined.append("\n")
      position = rest.index(after: position)
    }
    // Behind a line end a space is the next line's own.
    guard position < rest.endIndex, rest[position] == " ", let last = joined.last, last != "\n" else {
      continue
    }
    let next = rest.index(after: position)
    guard next < rest.endIndex else { break }
    if breakNeedsSpace(between: last.value, and: rest[next].value) { joined.append(" ") }
    position = next
  }
  joined += rest[position...]
  return String(joined)
}

/// The text that each line contributes to the scalar; blank lines contribute line ends only.
private func contents(of lines: [Substring], _ style: ScalarStyle) -> [String] {
  var lines = lines
  if style == .folded {
    lines.removeFirst()
    let indentation = lines.first { !$0.allSatisfy(isBlank) }?.prefix { $0 == " " }.count ?? 0
    return lines.map { String($0.dropFirst(indentation)) }.filter { !$0.isEmpty }
  }
  if style != .plain, let first = lines.first, let last = lines.last {
    lines[0] = first.dropFirst()
    lines[lines.count - 1] = last.dropLast()
  }
  let contents = lines.enumerated().map { number, line in
    var line = number == 0 ? line : line.drop(while: isBlank)
    // Blanks before a closing quotation mark are the author's.
    let isLast = number == lines.count - 1 && style != .plain
    while !isLast, let end = line.last, isBlank(end) { line.removeLast() }
    return line
  }
  return contents.filter { !$0.isEmpty }.map { unescaped($0, style) }
}

private func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }

/// The text of a line of a quoted scalar: `''` is one mark, and libyaml reads escapes, on a line of their own.
private func unescaped(_ line: Substring, _ style: ScalarStyle) -> String {
  switch style {
  case .singleQuoted:
    return line.split(separator: "''", omittingEmptySubsequences: false).joined(separator: "'")
  case .doubleQuoted where line.contains("\\"):
    // A backslash at the end escapes the line's end, which then yields nothing.
    let slashes = line.reversed().prefix { $0 == "\\" }.count
    let whole = slashes.isMultiple(of: 2) ? line : line.dropLast()
    let parsed = parseEvents(
      of: Source(name: "", text: "\"\(whole)\""), in: 0..<whole.utf8.count + 2, linesBefore: 0)
    return parsed.root?.text ?? String(line)
  default: return String(line)
  }
}

/// The lines of a source, read from its beginning to its end, so that each is looked for once.
struct LineReader {
  private let source: Source
  private let end: Int
  private var line = 0
  private var start: Int

  init(_ source: Source, in range: Range<Int>) {
    self.source = source
    start = range.lowerBound
    end = range.upperBound
  }

  /// A scalar with its lines joined as those of a text are; a literal one keeps its own.
  mutating func joined(_ text: String, _ style: ScalarStyle, of event: YAMLEvent) -> String {
    guard event.start.line < event.end.line, style != .literal else { return text }
    return joinLines(of: text, written: self.text(from: event.start, to: event.end), style)
  }

  /// The text between two places as the parts of its lines.
  private mutating func text(from first: YAMLMark, to last: YAMLMark) -> [Substring] {
    while line < first.line, let feed = source.firstOffset(of: UInt8(ascii: "\n"), in: start..<end) {
      line += 1
      start = feed + 1
    }
    var parts: [Substring] = []
    var offset = start
    for number in first.line...last.line where offset <= end {
      let feed = source.firstOffset(of: UInt8(ascii: "\n"), in: offset..<end) ?? end
      var part = source.text(in: offset..<feed)[...]
      if number == last.line {
        part.unicodeScalars.removeLast(max(0, part.unicodeScalars.count - last.column))
      }
      if number == first.line {
        part.unicodeScalars.removeFirst(min(first.column, part.unicodeScalars.count))
      }
      if number < last.line || last.column > 0 { parts.append(part) }
      offset = feed + 1
    }
    return parts
  }
}
