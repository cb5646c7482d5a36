import Diagnostics

/// A body made ready for libcmark: cleaned of what pasting leaves behind, and with everything that CommonMark
/// has no word for taken out and put where libcmark reads it right.
///
/// Line numbers stay those of the body. A line of a table, or of a `:::` fence, becomes an empty comment, which
/// libcmark reports as a block with its line; the lines of a footnote become empty. Table cells, captions and
/// footnotes must be read as inline text, each for itself, and share the link definitions of the body; so each, if it
/// is more than words, becomes a heading of one line in `cells`, and those lines are fed to libcmark before the body's.
struct Preparation: ~Copyable {
  var text: Buffer
  var cells = Buffer()
  var cellCount = 0
  /// The ranges of all cells' texts in the body, one for each line, and the end of each cell's ranges in this list.
  var cellLines: [Range<Int>] = []
  var cellEnds: [Int] = []
  var tables: [Table] = []
  var fences: [BlockFence] = []
  var footnotes: [FootnoteDefinition] = []
  /// The texts of notes that hold lists, tables or quotations. They are fed to libcmark behind the body, each with a comment
  /// before it, and `noteLines` has the line of the body for each of theirs.
  var notes = Buffer()
  var noteLines: [Int] = []
  var noteTables: [Table] = []
  /// The number of lines of `text`.
  var lineCount = 0
  /// Quotations that are notices, `> [!NOTE] title`, by the line they begin with.
  var callouts: [Int: CellText?] = [:]
  var findings: [BodyFinding] = []
  /// The opaque runs, hidden from libcmark, and whether the runs being read are shortened.
  var opaqueRuns: [OpaqueRun] = []
  var takesOutOpaqueRuns = false
  /// The length of the body in bytes.
  let size: Int
  /// The last byte of the invisible mark, whose first three are `F0 90 A9`; nil if the author uses all nine.
  var mark: UInt8?
  /// Which syntax occurs at all, so that the writer need not look for the rest.
  var hasStrikethrough = false
  var hasTasks = false
  var hasHTML = false
  /// Whether Chinese text is indented so far that libcmark may take it for code.
  var hasIndentedChinese = false
  /// The lines that open code fences.
  var fencedLines: Set<Int> = []
  /// The lines of paragraphs that stay lines of their own, counted from 1.
  var linesApart: [Int] = []
  /// Why the body is not parsed at all.
  var refusal: BodyFinding?

  var bracketDepth = 0
  var pictureDepth = 0
  var unmatchedBrackets = 0
  var delimiterRuns = 0
  var missingCells = 0
  var seenOddities: Set<String> = []

  init(size: Int = 0) {
    self.size = size
    text = Buffer(capacity: size + size / 16 + 64)
  }

  /// The ranges in the body of a cell's text.
  func sources(ofCell number: Int) -> ArraySlice<Range<Int>> {
    cellLines[(number > 0 ? cellEnds[number - 1] : 0)..<cellEnds[number]]
  }

  struct Limits {
    static let nesting = 100
    static let bytes = 1 << 20
    static let unmatchedBrackets = 20_000
    /// libcmark looks at every open `![` for every link, and at many open delimiters for some closing ones.
    static let openPictures = 500
    static let delimiterRuns = 10_000
    /// A short row of a wide table is written in full width, which a few bytes must not abuse.
    static let missingCells = 10_000
  }
}

/// Something found in a line of the body, before lines and columns of the file are counted.
struct BodyFinding {
  var rule: Rule
  /// Counted from 1 in the body.
  var line: Int
  var arguments: [String] = []
  /// The words in the line that are meant.
  var needle: String?
  var correction: String?
  var help: Phrase?
}

/// A table found in the lines of a body.
struct Table {
  /// Lines of the body, counted from 1.
  var lines: ClosedRange<Int>
  var alignments: [Alignment]
  /// Cells in rows of `alignments.count`, the header first; nil for an empty one.
  var cells: [CellText?] = []
  var caption: CellText?
  var captionLine: Int?

  enum Alignment {
    case none
    case left
    case center
    case right
  }
}

/// A line that opens or closes a block, `::: name rest`.
struct BlockFence {
  var line: Int
  /// Empty for a closing line.
  var name: String
  /// The text after the name.
  var rest: String
  /// The title or caption in it; nil where there is none.
  var title: CellText?
}

struct FootnoteDefinition {
  var label: String
  var line: Int
  /// The offset of its text in the body.
  var content: Int
  var paragraphs: [CellText] = []
  /// The line of `Preparation.notes`, counted from 0, after which its blocks follow; nil if it has paragraphs only.
  var blocks: Int?
}

/// The text of a cell, a caption or a paragraph of a note.
enum CellText {
  /// Words without any markup.
  case plain(Bytes)
  /// The number of the heading that holds the text.
  case heading(Int)
}
