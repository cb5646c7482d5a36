/// A tag of HTML in a text, as pasted from other pages.
struct HTMLTag {
  /// In lower case.
  let name: String
  let isEnd: Bool
  private let attributes: Bytes

  /// - Parameter literal: a tag by CommonMark's grammar; nil for comments and their like.
  init?(_ literal: Bytes) {
    var offset = 1
    isEnd = literal.has("</", at: 0)
    if isEnd { offset = 2 }
    let start = offset
    while offset < literal.count,
      isASCIILetterOrDigit(literal[offset]) || literal[offset] == UInt8(ascii: "-")
    {
      offset += 1
    }
    guard offset > start, literal[start] >= UInt8(ascii: "A") else { return nil }
    name = String(decoding: literal[start..<offset], as: UTF8.self).lowercased()
    attributes = literal[slice: offset..<literal.count]
  }

  /// The meaning of the tag, independent of its attributes.
  var meaning: Meaning { Meaning.of[name] ?? .none }

  /// The value of an attribute, with `&amp;` read.
  func attribute(_ wanted: StaticString) -> String? {
    var offset = 0
    while offset < attributes.count {
      guard let name = attributes.word(from: &offset) else { return nil }
      guard let value = attributes.value(from: &offset) else { continue }
      let isWanted =
        name.count == wanted.utf8CodeUnitCount
        && name.indices.allSatisfy { name[$0] | 0x20 == wanted.utf8Start[$0] }
      if isWanted { return String(decoding: value, as: UTF8.self).replacing("&amp;", with: "&") }
    }
    return nil
  }

  enum Meaning: Equatable {
    /// An element within a text, which is written without attributes.
    case phrase(Phrase)
    case link
    case lineBreak
    case picture
    case rule
    /// A boundary of a paragraph.
    case paragraph
    case heading(Int)
    case list(isOrdered: Bool)
    case item
    case quotation
    case table
    case row
    case cell(isHeader: Bool)
    /// The tag is dropped; its words belong to the element around it.
    case none

    fileprivate static let of: [String: Meaning] = {
      var table: [String: Meaning] = [
        "b": .phrase(.strong), "strong": .phrase(.strong), "i": .phrase(.emphasis), "em": .phrase(.emphasis),
        "u": .phrase(.underlined), "sup": .phrase(.raised), "sub": .phrase(.lowered),
        "del": .phrase(.deleted),
        "s": .phrase(.deleted), "strike": .phrase(.deleted), "a": .link, "br": .lineBreak, "img": .picture,
        "hr": .rule,
        "ul": .list(isOrdered: false), "ol": .list(isOrdered: true), "li": .item, "blockquote": .quotation,
        "table": .table, "tr": .row, "td": .cell(isHeader: false), "th": .cell(isHeader: true),
      ]
      for level in 1...6 { table["h\(level)"] = .heading(max(2, level)) }
      for name in [
        "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "figure", "figcaption",
        "address",
        "center", "details", "summary", "dl", "dt", "dd", "form", "fieldset", "legend", "pre", "caption",
        "option",
      ] { table[name] = .paragraph }
      return table
    }()
  }

  /// Elements allowed anywhere in a text.
  enum Phrase {
    case strong, emphasis, underlined, raised, lowered, deleted

    var begin: StaticString {
      switch self {
      case .strong: "<strong>"
      case .emphasis: "<em>"
      case .underlined: "<u>"
      case .raised: "<sup>"
      case .lowered: "<sub>"
      case .deleted: "<del>"
      }
    }

    var end: StaticString {
      switch self {
      case .strong: "</strong>"
      case .emphasis: "</em>"
      case .underlined: "</u>"
      case .raised: "</sup>"
      case .lowered: "</sub>"
      case .deleted: "</del>"
      }
    }
  }
}

extension Bytes {
  /// The next name of an attribute; nil at the end of the tag.
  fileprivate func word(from offset: inout Int) -> Bytes? {
    while offset < count, isBetween(self[offset]) { offset += 1 }
    let start = offset
    while offset < count, !isBetween(self[offset]), self[offset] != UInt8(ascii: "=") { offset += 1 }
    return offset > start ? self[slice: start..<offset] : nil
  }

  /// The attribute value after an equals sign, without quotation marks.
  fileprivate func value(from offset: inout Int) -> Bytes? {
    var place = offset
    while place < count, self[place] <= 0x20 { place += 1 }
    guard place < count, self[place] == UInt8(ascii: "=") else { return nil }
    place += 1
    while place < count, self[place] <= 0x20 { place += 1 }
    guard place < count else { return nil }
    let quote = self[place]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      offset = place
      while offset < count, self[offset] > 0x20, self[offset] != UInt8(ascii: ">") { offset += 1 }
      return self[slice: place..<offset]
    }
    let end = self.offset(of: quote, from: place + 1) ?? count
    offset = Swift.min(end + 1, count)
    return self[slice: place + 1..<end]
  }

  private func isBetween(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }
}
