import Content
import Diagnostics
import YAML

/// The fields of a page with their byte ranges.
struct LocatedFields: Sendable {
  struct Entry: Sendable {
    /// The key as written.
    var key: String
    /// The position among the kind's names; nil for an unknown key.
    var name: Int?
    /// The byte ranges of key and value, if the entry is valid YAML as written.
    var pair: Extent.Pair?
    /// From the beginning of the key's line to the end of the value's last line.
    var lines: Range<Int>
    /// The value.
    var value: YAMLNode
  }

  var entries: [Entry] = []
  let source: Source
  let fields: Range<Int>

  /// Nil if the fields cannot be separated.
  init?(_ source: Source, _ fields: Range<Int>, of kind: any FieldNames) {
    self.source = source
    self.fields = fields
    let isKey = { (key: String) in kind.names[key] != nil }
    let parsed = readFrontMatter(source, in: fields, isKey: isKey)
    guard !parsed.isTooLong else { return nil }
    let whole = parseYAML(source, in: fields)
    if whole.isPlain || isOrdinary(whole) {
      guard let root = whole.root else { return }
      guard root.map != nil, let extent = parseExtents(source, in: fields), extent.style == .block,
        let pairs = extent.map
      else { return nil }
      entries = pairs.map { entry($0, kind) }
      return
    }
    for written in frontMatterEntries(source, in: fields, isKey: isKey) {
      let strict = parseYAML(source, in: written.range, linesBefore: written.firstLine - 1)
      if isOrdinary(strict), let extent = parseExtents(source, in: written.range), extent.style == .block,
        let pairs = extent.map
      {
        entries += pairs.map { entry($0, kind) }
      } else if let key = written.key(isKey: isKey) {
        let value = parsed.root?.map?.first { $0.key.text == key }?.value
        let nothing = YAMLNode(.scalar(""), at: TextPosition(line: 1, column: 1, length: 0))
        entries.append(
          Entry(
            key: key, name: kind.names[key], lines: ownLines(of: written.range), value: value ?? nothing))
      }
    }
  }

  private func entry(_ pair: Extent.Pair, _ kind: any FieldNames) -> Entry {
    let key = pair.key.text ?? ""
    let lines = lineStart(of: pair.key.range.lowerBound)..<lineEnd(of: pair.value.range.upperBound)
    return Entry(key: key, name: kind.names[key], pair: pair, lines: lines, value: pair.value.node)
  }

  /// The lines of an entry without the empty lines and comments after it.
  private func ownLines(of range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound {
      let start = lineStart(of: end - 1)
      let line = source.bytes[start..<end].drop { $0 == 0x20 || $0 == 0x09 }
      guard start > range.lowerBound, line.first == 0x0A || line.first == UInt8(ascii: "#") || line.isEmpty
      else { break }
      end = start
    }
    return range.lowerBound..<end
  }

  func lineStart(of offset: Int) -> Int {
    var start = offset
    while start > fields.lowerBound, source.bytes[start - 1] != 0x0A { start -= 1 }
    return start
  }

  /// The offset after the line end.
  func lineEnd(of offset: Int) -> Int {
    let end = source.bytes[offset..<fields.upperBound].firstIndex(of: 0x0A)
    return end.map { $0 + 1 } ?? fields.upperBound
  }

  /// The line end to insert before a new line, if the text before it has none, as at the end of a file.
  func lineBreak(before place: Int) -> String {
    place > fields.lowerBound && source.bytes[place - 1] != 0x0A ? "\n" : ""
  }
}
