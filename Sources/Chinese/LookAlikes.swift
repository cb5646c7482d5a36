/// The character for which one that only looks like it was written.
///
/// PDF files give radicals for characters (⽂ for 文), fonts of Korea and Taiwan compatibility ideographs, vertical
/// typesetting forms of its own for marks, and word processors private numbers for the pictures of Wingdings. They look
/// right, and no search finds them.
///
/// - Returns: nil for a character that is no look-alike.
package func lookAlike(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
  switch scalar.value {
  case 0x2010, 0x2011: "-"
  case 0x2E80...0x2FDF: entry(scalar.value - 0x2E80, of: radicals)
  case 0xF900...0xFAFF: entry(scalar.value - 0xF900, of: compatibilityIdeographs)
  case 0xFE10...0xFE6F, 0xFF61...0xFF64: marks[scalar]
  case 0xF000...0xF0FF: wingdings(scalar.value - 0xF000) ?? (scalar.value == 0xF0B7 ? "•" : nil)
  default: nil
  }
}

private func entry(_ position: UInt32, of table: [Unicode.Scalar]) -> Unicode.Scalar? {
  guard position < table.count, table[Int(position)] != "\u{3000}" else { return nil }
  return table[Int(position)]
}

private let radicals = Array(radicalTable.unicodeScalars.filter { $0 != "\n" })
private let compatibilityIdeographs = Array(compatibilityTable.unicodeScalars.filter { $0 != "\n" })

/// Marks of vertical lines, small ones, and those of half width, as Chinese text has them.
private let marks: [Unicode.Scalar: Unicode.Scalar] = {
  let pairs =
    "︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︰：︱—︲–︳_︴_︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］"
    + "﹐，﹑、﹒．﹔；﹕：﹖？﹗！﹘—﹙（﹚）﹛｛﹜｝﹝〔﹞〕﹟#﹠&﹡*﹢+﹣-﹤<﹥>﹦=﹩$﹪%﹫@｡。｢「｣」､、"
  var marks: [Unicode.Scalar: Unicode.Scalar] = [:]
  var rest = Array(pairs.unicodeScalars)[...]
  while let seen = rest.popFirst(), let meant = rest.popFirst() { marks[seen] = meant }
  return marks
}()

/// A picture of Wingdings, by its number in the font, as a character that every font has.
package func wingdings(_ code: UInt32) -> Unicode.Scalar? { wingdingsTable[code] }

private let wingdingsTable: [UInt32: Unicode.Scalar] = [
  0x20: " ", 0x21: "✏", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x45: "☜", 0x46: "☞", 0x4A: "☺",
  0x4C: "☹",
  0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖",
  0x77: "◆",
  0x80: "⓪", 0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧",
  0x89: "⑨",
  0x8A: "⑩", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢",
  0xDC: "➲",
  0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✔", 0xFD: "☒",
  0xFE: "☑",
]
