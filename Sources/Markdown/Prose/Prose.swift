/// The ranges in a file of the words that its document shows; the checks read these.
///
/// The places come from the parse that makes the HTML, so that what is checked and what readers see cannot differ.
package struct Prose: Sendable, Equatable {
  /// By ascending places.
  package var passages: [Passage] = []
  /// The ranges within passages that are no prose, in ascending order.
  package var gaps: [Gap] = []
  /// The ranges of the addresses of the document's links, in their order; nil if unknown.
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
      /// Shown as nothing: the characters on both sides are adjacent in the page.
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

  /// The bytes of a file with only the prose of its body left: markup becomes `nothing`, everything else that is no
  /// prose becomes spaces. Offsets and line feeds stay.
  ///
  /// - Parameter body: the range of the body that this is the prose of.
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

  /// Sorts passages and gaps by their places in the file: notes and captions are written later than they occur there.
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
