/// A piece of the text of a passage.
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

/// A paragraph as the manuscript has it: text and look, before anything is made of it.
struct SourceParagraph {
  var inlines: [Inline] = []
  var look = TextAppearance()
  var alignment = Alignment.start
  /// Set in by more than a paragraph's usual two characters from the left, as signatures are.
  var isSetIn = false
  var role = StyleRole.body
  /// 0 for the highest; nil where the paragraph is none of the outline.
  var outline: Int?
  /// What automatic numbering puts before it.
  var label: ListLabel?
}

/// What a paragraph's style says that it is.
enum StyleRole: Hashable {
  case body
  case title
  case subtitle
  case caption
  case quote
  case contents
}

/// The sign or number of a list, as it is seen.
struct ListLabel: Hashable {
  /// With its points and brackets, such as `（二）`; empty for a bullet.
  var text: String
  var level: Int
  /// For plain numbers with a point, which Markdown can count itself.
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
  /// How many of the first rows are said to be a header.
  var headerRows = 0
}

struct SourceCell {
  var elements: [Element] = []
  /// Stands for a part of the merged cell above it or on its left.
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

  /// The words of all its paragraphs.
  var text: String { passages.map(\.text).filter { !$0.isEmpty }.joined(separator: " ") }
}

extension [Inline] {
  /// The words, with spaces for breaks and tabs.
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
  /// The words without the space around them.
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

/// Without the space around it, of any width.
func trimmed(_ text: some StringProtocol) -> String {
  var rest = Substring(text)
  while let first = rest.first, isSpace(first) { rest.removeFirst() }
  while let last = rest.last, isSpace(last) { rest.removeLast() }
  return String(rest)
}

func isSpace(_ character: Character) -> Bool {
  character.isWhitespace || "\u{200B}\u{FEFF}\u{AD}".contains(character)
}

/// Without any space.
func squeezed(_ text: some StringProtocol) -> String { String(text.filter { !isSpace($0) }) }
