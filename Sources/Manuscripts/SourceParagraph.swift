/// A part of a paragraph's text.
package indirect enum Inline: Hashable, Sendable {
  case text(String, Marks)
  case lineBreak
  case tab
  case link(String, [Inline])
  /// By its position among the notes of the manuscript.
  case note(Int)
  /// By its position among the pictures of the manuscript.
  case picture(Int)
  /// A text box anchored here, by its position among the boxes.
  case box(Int)
}

/// A paragraph as read: text and look.
struct SourceParagraph {
  var inlines: [Inline] = []
  var look = TextAppearance()
  var alignment = Alignment.start
  /// Indented by at least 95 points or 7 characters, as signatures are, where a paragraph has 2 characters.
  var isSetIn = false
  var role = StyleRole.body
  /// The outline level, 0 for the highest; nil if the paragraph is not in the outline.
  var outline: Int?
  /// The automatic number or sign before it.
  var label: ListLabel?
}

/// The role of a paragraph according to its style.
enum StyleRole: Hashable {
  case body
  case title
  case subtitle
  case caption
  case quote
  case contents
}

/// The sign or number of a list item, as shown.
struct ListLabel: Hashable {
  /// With dots and brackets, such as `（二）`; empty for a bullet.
  var text: String
  var level: Int
  /// For plain numbers with a dot, which Markdown numbers itself.
  var number: Int?
  var list: Int
}

/// A paragraph or a table.
indirect enum Element {
  case passage(SourceParagraph)
  case table(SourceTable)
}

struct SourceTable {
  var rows: [[SourceCell]] = []
  var hasBorders = false
  /// The number of rows at the top marked as header.
  var headerRows = 0
}

struct SourceCell {
  var elements: [Element] = []
  /// Repeats the merged cell above it or on its left.
  var isRepeated = false
  var isShaded = false

  var passages: [SourceParagraph] {
    elements.flatMap { element in
      switch element {
      case .passage(let passage): [passage]
      case .table(let table): table.rows.flatMap { $0.filter { !$0.isRepeated }.flatMap(\.passages) }
      }
    }
  }

  /// The text of all its paragraphs.
  var text: String { passages.map(\.text).filter { !$0.isEmpty }.joined(separator: " ") }
}

extension [Inline] {
  /// The text, with `\n` for line breaks and `\t` for tabs.
  var plain: String {
    map { inline in
      switch inline {
      case .text(let text, _): text
      case .lineBreak: "\n"
      case .tab: "\t"
      case .link(_, let inner): inner.plain
      case .note, .picture, .box: ""
      }
    }.joined()
  }

  var pictures: [Int] {
    flatMap { inline -> [Int] in
      switch inline {
      case .picture(let number): [number]
      case .link(_, let inner): inner.pictures
      default: []
      }
    }
  }

  var notes: [Int] {
    flatMap { inline -> [Int] in
      switch inline {
      case .note(let number): [number]
      case .link(_, let inner): inner.notes
      default: []
      }
    }
  }

  var boxes: [Int] { compactMap { if case .box(let number) = $0 { number } else { nil } } }
}

extension SourceParagraph {
  /// The text without white space around it.
  var text: String { (label?.text ?? "") + trimmed(inlines.plain) }
  var isBlank: Bool {
    inlines.allSatisfy { if case .text(let text, _) = $0 { trimmed(text).isEmpty } else { $0.isSpace } }
  }
}

extension Inline {
  var isSpace: Bool {
    switch self {
    case .text(let text, _): trimmed(text).isEmpty
    case .lineBreak, .tab: true
    case .link(_, let inner): inner.allSatisfy(\.isSpace)
    case .note, .picture, .box: false
    }
  }
}

/// The text without white space and zero-width characters around it.
func trimmed(_ text: some StringProtocol) -> String {
  var rest = Substring(text)
  while let first = rest.first, isSpace(first) { rest.removeFirst() }
  while let last = rest.last, isSpace(last) { rest.removeLast() }
  return String(rest)
}

func isSpace(_ character: Character) -> Bool {
  character.isWhitespace || "\u{200B}\u{FEFF}\u{AD}".contains(character)
}

/// The text without any white space.
func squeezed(_ text: some StringProtocol) -> String { String(text.filter { !isSpace($0) }) }
