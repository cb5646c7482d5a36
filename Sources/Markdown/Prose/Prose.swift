/// Where in a file the words stand that its document shows; it is what checks read.
///
/// The places come from the parse that makes the HTML, so that what is checked and what readers see cannot differ.
package struct Prose: Sendable, Equatable {
  /// By ascending places.
  package var passages: [Passage] = []
  /// What stands within passages and is no prose, by ascending places.
  package var gaps: [Gap] = []
  /// Where the addresses of the document's links stand, in their order; nil where that is not known.
  package var links: [Range<Int>?] = []

  /// A run of prose that marks pair up in: a paragraph, the first one of an item, a quotation, a row of a table.
  package struct Passage: Sendable, Equatable {
    package enum Kind: Sendable {
      case paragraph
      case heading
      case item
      case quotation
      case row
    }

    package var kind: Kind
    /// Offsets in the file.
    package var range: Range<Int>
  }

  package struct Gap: Sendable, Equatable {
    package enum Content: Sendable {
      /// Nothing is shown here, and what stands on both sides is shown side by side.
      case markup
      /// The border of two cells or paragraphs.
      case border
      /// A character that is written in another way: by its name, or a space of another width.
      case character
      case code
      /// An address that is shown as it is.
      case address
    }

    package var range: Range<Int>
    package var content: Content
  }

  /// Stands for bytes that show nothing.
  package static let nothing: UInt8 = 0

  package init() {}

  /// The bytes of a file, of whose body only the prose is left: `nothing` stands for markup, spaces for what else is
  /// no prose. Offsets and line feeds stay.
  ///
  /// - Parameter body: where the body stands that this is the prose of.
  package func bytes(of file: [UInt8], body: Range<Int>) -> [UInt8] {
    var bytes = file
    var end = body.lowerBound
    for passage in passages {
      if passage.range.lowerBound > end { bytes.blank(end..<passage.range.lowerBound, with: 0x20) }
      end = max(end, passage.range.upperBound)
    }
    if body.upperBound > end { bytes.blank(end..<body.upperBound, with: 0x20) }
    for gap in gaps { bytes.blank(gap.range, with: gap.content == .markup ? Self.nothing : 0x20) }
    return bytes
  }

  /// Puts passages and gaps in the order of the file: notes and captions are written later than they stand there.
  mutating func sort() {
    if !passages.isAscending(by: \.range.lowerBound) {
      passages.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    if !gaps.isAscending(by: \.range.lowerBound) { gaps.sort { $0.range.lowerBound < $1.range.lowerBound } }
  }

  /// Changes every offset; the function must ascend.
  mutating func moveOffsets(_ move: (Int) -> Int) {
    for index in passages.indices {
      let range = passages[index].range
      passages[index].range = move(range.lowerBound)..<move(range.upperBound)
    }
    for index in links.indices {
      links[index] = links[index].map { move($0.lowerBound)..<move($0.upperBound) }
    }
    for index in gaps.indices {
      let range = gaps[index].range
      gaps[index].range = move(range.lowerBound)..<move(range.upperBound)
    }
  }
}

extension Array {
  fileprivate func isAscending(by place: (Element) -> Int) -> Bool {
    indices.dropFirst().allSatisfy { place(self[$0 - 1]) <= place(self[$0]) }
  }
}

extension [UInt8] {
  fileprivate mutating func blank(_ range: Range<Int>, with byte: UInt8) {
    for offset in range where self[offset] != 0x0A { self[offset] = byte }
  }
}
