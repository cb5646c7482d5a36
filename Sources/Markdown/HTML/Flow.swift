/// The elements of HTML that are open while a text with tags is written.
///
/// Tags come in any order, and Markdown's own elements begin and end around them, so the output is always balanced: an
/// end without a beginning is left out, and an element without an end is ended with its paragraph, or before another
/// block.
struct Flow {
  /// The tags of the paragraph say where its paragraphs begin and end.
  var isActive = false
  /// The element that the next words are written into; nil while none is open.
  var leaf: Leaf?
  /// Blocks around the leaf. They may stay open over several paragraphs, since pasted HTML has empty lines.
  var blocks: [Block] = []
  /// Elements within the text; they are written while the leaf is open.
  var tags: [OpenTag] = []
  /// A paragraph ended where no other can begin, as in a cell of a table: a break is written instead.
  var hasPendingBreak = false
  /// A paragraph of its own has begun, so that a tight item needs `<p>`.
  var isDivided = false
  /// The tags that have been left out, each of which is reported once.
  var leftOut: Set<String> = []

  static let deepest = 50

  enum Leaf: Equatable {
    case paragraph
    case heading(Int)
    /// Directly in an item or a cell.
    case bare
  }

  struct Block {
    var kind: Kind
    /// Whether it directly contains words.
    var hasWords = false

    enum Kind: Equatable {
      case list(isOrdered: Bool)
      case item
      case quotation
      case table
      case row
      case cell(isHeader: Bool)
    }
  }

  struct OpenTag {
    var kind: Kind
    /// The number of Markdown's own elements that were open within the text.
    var depth: Int
    var plainStart: Int

    enum Kind: Equatable {
      case phrase(HTMLTag.Phrase)
      /// With the number of the link; nil where its address is unsafe.
      case link(Int?)
    }
  }
}

extension Flow.Block.Kind {
  var isList: Bool { if case .list = self { true } else { false } }
  var isCell: Bool { if case .cell = self { true } else { false } }

  var end: StaticString {
    switch self {
    case .list(let isOrdered): isOrdered ? "</ol>\n" : "</ul>\n"
    case .item: "</li>\n"
    case .quotation: "</blockquote>\n"
    case .table: "</table>\n</div>\n"
    case .row: "</tr>\n"
    case .cell(let isHeader): isHeader ? "</th>\n" : "</td>\n"
    }
  }
}
