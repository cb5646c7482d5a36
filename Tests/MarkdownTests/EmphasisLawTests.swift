import Testing

@testable import Markdown

/// What CommonMark reads as emphasis stays as it is, unless its reading has more faults: delimiters that stay in
/// the text, and emphasis within emphasis of its own kind.
///
/// The exception cannot be spared: `**[甲](/a)**和**[乙](/b)**都`, of which the CJK-friendly amendments want two
/// pieces of emphasis, is one piece (和) to CommonMark, and four asterisks.
@Suite struct EmphasisLawTests {
  private static let pieces = [
    "*", "**", "***", "_", "__", "*", "**", "*", "**", "中", "文", "“", "”", "。", "（", "）", "《", "》", "a", " ",
    ".", "(", "中",
    "\n中", "`", "`*`", "\\*", "[", "](/a)", "[甲](/_a_)", "[**“", "🌱", "\u{FE01}",
  ]

  /// 60 × 1 000 texts.
  @Test(arguments: 0..<60)
  func stockEmphasisStays(_ seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    let soups = (0..<1_000).map { _ in soup(&generator) }
    let body = soups.joined(separator: "\n\n")
    let stock = EmphasisReading.all(in: parse(body, options: .commonMark).html)
    let ours = EmphasisReading.all(in: parse(body).html)
    #expect(stock.count == soups.count && ours.count == soups.count)
    var amended = 0
    for (soup, (stock, ours)) in zip(soups, zip(stock, ours)) where stock != ours {
      amended += 1
      #expect(ours.faults < stock.faults, "\(soup.debugDescription)")
    }
    // Else the texts are about nothing.
    #expect(amended > 50)
  }

  /// Begins and ends with a letter beside which a delimiter may stand, so that it is one paragraph.
  private func soup(_ generator: inout SeededGenerator) -> String {
    var text = Bool.random(using: &generator) ? "中" : "**“甲”**"
    for _ in 0..<Int.random(in: 2...14, using: &generator) {
      text += Self.pieces.randomElement(using: &generator) ?? ""
    }
    return text + (Bool.random(using: &generator) ? "中" : "**乙**")
  }

  @Test(arguments: [
    // Nothing stays literal, as CommonMark reads it; the marks would take the first closing asterisk for the second.
    ("甲 *a “x”*中 y* b*", "<p>甲 <em>a “x”<em>中 y</em> b</em></p>\n"),
    // Two pieces side by side, not one within the other.
    ("**“甲”**和**“乙”**", "<p><strong>“甲”</strong>和<strong>“乙”</strong></p>\n"),
    ("| 甲 *a “x”*中 y* b* |\n|-|\n| **“甲”**和**“乙”** |", nil),
  ])
  func examples(_ text: String, _ expected: String?) {
    let page = html(text)
    if let expected {
      #expect(page == expected)
    } else {
      #expect(page.contains(">甲 <em>a “x”<em>中 y</em> b</em></th>"))
      #expect(page.contains("<td><strong>“甲”</strong>和<strong>“乙”</strong></td>"))
    }
  }
}

/// The emphasis of a paragraph, by the letters it encloses, and the faults of that reading.
private struct EmphasisReading: Equatable {
  var spans: [Span] = []
  var faults = 0

  struct Span: Equatable {
    var isStrong: Bool
    var start: Int
    var end = 0
  }

  static func all(in html: [UInt8]) -> [EmphasisReading] {
    String(decoding: html, as: UTF8.self).split(separator: "</p>").filter { $0.contains("<p>") }
      .map { EmphasisReading(paragraph: Array($0.utf8)) }
  }

  init(paragraph: [UInt8]) {
    var letters = 0
    var open: [Int] = []
    var offset = 0
    while offset < paragraph.count {
      switch paragraph[offset] {
      case UInt8(ascii: "<"):
        let end = paragraph[offset...].firstIndex(of: UInt8(ascii: ">")) ?? paragraph.count - 1
        readTag(paragraph[offset + 1..<end], letters, &open)
        offset = end
      case UInt8(ascii: "*"), UInt8(ascii: "_"): faults += 1
      case 0x20, 0x0A: break
      default: letters += 1
      }
      offset += 1
    }
  }

  private mutating func readTag(_ tag: ArraySlice<UInt8>, _ letters: Int, _ open: inout [Int]) {
    if tag.elementsEqual("em".utf8) || tag.elementsEqual("strong".utf8) {
      let isStrong = tag.count > 2
      if open.contains(where: { spans[$0].isStrong == isStrong }) { faults += isStrong ? 4 : 2 }
      open.append(spans.count)
      spans.append(Span(isStrong: isStrong, start: letters))
    } else if tag.elementsEqual("/em".utf8) || tag.elementsEqual("/strong".utf8), let last = open.popLast() {
      spans[last].end = letters
    }
  }
}
