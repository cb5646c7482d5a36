import Almanac
import Content
import Diagnostics
import Files
import Markdown
import Text
import YAML

/// A text as the rules about wording and marks see it: its prose by offsets of the file.
///
/// Everything that is no prose (markup, code, addresses, comments) is blanked, byte for byte, so that an offset in the
/// prose is one in the file; the document gives the ranges. A class, since a dozen rules are handed it.
final class PreparedText {
  let source: Source
  let outline: [Heading]
  let links: [Link]
  /// The bytes of each link's address; nil where the parser knows no place.
  let linkAddresses: [Range<Int>?]
  /// The lines of table headers without a word.
  let emptyHeaders: [Int]
  /// Behind the fields.
  let body: Range<Int>
  /// The date of the page, if it has one.
  let published: Day?
  let byteIndex: ByteIndex
  /// The file's bytes, with `Prose.nothing` where the body has markup and spaces where it has no prose.
  let prose: [UInt8]
  let passages: [Passage]

  /// A run of prose that marks pair up in: a field's value, a paragraph, an item, a row.
  struct Passage {
    enum Kind {
      case field
      case paragraph
      case heading
      case item
      case quotation
      case row
    }

    var kind: Kind
    var range: Range<Int>

    init(_ range: Range<Int>, _ kind: Kind) {
      self.kind = kind
      self.range = range
    }

    init(_ passage: Prose.Passage) {
      let kind: Kind =
        switch passage.kind {
        case .paragraph: .paragraph
        case .heading: .heading
        case .item: .item
        case .quotation: .quotation
        case .row: .row
        }
      self.init(passage.range, kind)
    }
  }

  /// Whether a passage is the words of a picture, or begins with one.
  func beginsWithPicture(_ passage: Passage) -> Bool {
    let bytes = source.bytes
    return bytes.has("![", at: passage.range.lowerBound) || bytes.has("![", at: passage.range.lowerBound - 2)
  }

  init(_ text: borrowing ReadText, _ byteIndex: ByteIndex) {
    self.byteIndex = byteIndex
    source = text.source
    outline = text.document.outline
    links = text.document.links
    linkAddresses = text.document.prose.links
    body = text.body
    published = day(of: text.root)
    emptyHeaders = text.document.emptyHeaders
    var passages: [Passage] = []
    passages.reserveCapacity(32 + text.document.prose.passages.count)
    addFields(text.root, in: text.source.bytes, to: &passages)
    // Without a body there is nothing to blank.
    if text.body.isEmpty {
      prose = text.source.bytes
    } else {
      prose = text.document.prose.bytes(of: text.source.bytes, body: text.body)
      passages += text.document.prose.passages.lazy.map(Passage.init)
    }
    self.passages = passages
  }
}

/// Adds the values that the file contains letter by letter; folded and escaped ones it does not.
private func addFields(_ root: YAMLNode?, in bytes: [UInt8], to passages: inout [PreparedText.Passage]) {
  guard let root else { return }
  var lines = LineCursor()
  guard let pairs = root.map else { return addTexts(of: root, in: bytes, &lines, to: &passages) }
  // By position: a pair that is taken out of the list is copied.
  for position in pairs.indices { addTexts(of: pairs[position].value, in: bytes, &lines, to: &passages) }
}

private func addTexts(
  of node: YAMLNode, in bytes: [UInt8], _ lines: inout LineCursor, to passages: inout [PreparedText.Passage]
) {
  // Most values are one text or several, which need no list of nodes still to be visited.
  switch node.content {
  case .scalar(let text): return addText(text, of: node, in: bytes, &lines, to: &passages)
  case .list(let items) where items.allSatisfy(\.isText):
    for position in items.indices {
      guard case .scalar(let text) = items[position].content else { continue }
      addText(text, of: items[position], in: bytes, &lines, to: &passages)
    }
    return
  default: break
  }
  var open = [node]
  while let node = open.popLast() {
    switch node.content {
    case .scalar(let text): addText(text, of: node, in: bytes, &lines, to: &passages)
    case .list(let items): open.append(contentsOf: items.reversed())
    case .map(let pairs): for pair in pairs.reversed() { open.append(pair.value) }
    }
  }
}

private func addText(
  _ text: String, of node: YAMLNode, in bytes: [UInt8], _ lines: inout LineCursor,
  to passages: inout [PreparedText.Passage]
) {
  guard !text.isEmpty,
    let start = lines.offset(of: node.place, in: bytes).map({ $0 + (node.isPlain ? 0 : 1) }),
    bytes.has(text.utf8, at: start)
  else { return }
  passages.append(PreparedText.Passage(start..<start + text.utf8.count, .field))
}

extension YAMLNode {
  fileprivate var isText: Bool { if case .scalar = content { true } else { false } }
}

/// The date in the fields.
private func day(of root: YAMLNode?) -> Day? {
  guard let pairs = root?.map, let position = pairs.firstIndex(where: { isDateKey($0.key) }),
    let text = pairs[position].value.text, case .moment(let moment) = parseMoment(text)
  else { return nil }
  return moment.day
}

/// Both names have the same bytes in all of Unicode's forms, so bytes are compared.
private func isDateKey(_ key: YAMLNode) -> Bool {
  guard case .scalar(let text) = key.content else { return false }
  return switch text.utf8.count {
  case 4: text.utf8.elementsEqual(BuiltInKey.date.rawValue.utf8)
  case 6: text.utf8.elementsEqual(BuiltInKey.date.label.utf8)
  default: false
  }
}

/// Finds offsets of places in ascending order, in one pass over the file.
private struct LineCursor {
  private var line = 1
  private var start = 0
  /// The column that was asked for last, from 1, and its offset.
  private var column: Int32 = 1
  private var offset = 0

  mutating func offset(of place: TextPosition, in bytes: [UInt8]) -> Int? {
    guard place.line >= line else { return nil }
    while line < place.line {
      guard let end = bytes.firstIndex(of: 0x0A, in: start..<bytes.count) else { return nil }
      start = end + 1
      line += 1
      (column, offset) = (1, start)
    }
    if place.column < column { (column, offset) = (1, start) }
    while column < place.column {
      guard offset < bytes.count else { return nil }
      offset += characterLength(bytes[offset])
      column += 1
    }
    return offset
  }
}
