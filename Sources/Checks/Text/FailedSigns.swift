import Diagnostics
import Markdown
import Text

/// Whether a text has signs of markup left at all, as hardly any has.
func mayHaveSigns(_ text: PreparedText) -> Bool {
  // Fields have bars of full width.
  if let last = text.byteIndex.wideSigns.last, last >= text.body.lowerBound { return true }
  let prose = text.prose
  return signs.contains { prose.firstIndex(of: $0, in: text.body) != nil }
    || mayHaveShortcode(prose, text.body)
}

private let signs = Array("_${=^]&~+<".utf8)

/// Whether a letter follows a colon, as it does in hardly any time or address that is shown.
private func mayHaveShortcode(_ prose: [UInt8], _ body: Range<Int>) -> Bool {
  var rest = body
  while let colon = prose.firstIndex(of: UInt8(ascii: ":"), in: rest), colon + 1 < body.upperBound {
    if 0x61...0x7A ~= prose[colon + 1] { return true }
    rest = colon + 1..<body.upperBound
  }
  return false
}

/// Markup of other systems, and of this one with a slip, within a line.
func failedSigns(in line: Range<Int>, of text: PreparedText) -> [TextDiagnostic] {
  var reader = SignReader(line: line, bytes: text.prose, source: text.source.bytes)
  return reader.read()
}

private struct SignReader {
  let line: Range<Int>
  let bytes: [UInt8]
  let source: [UInt8]
  var offset = 0

  init(line: Range<Int>, bytes: [UInt8], source: [UInt8]) {
    (self.line, self.bytes, self.source) = (line, bytes, source)
    offset = line.lowerBound
  }

  mutating func read() -> [TextDiagnostic] {
    var marks: [TextDiagnostic] = []
    while offset < line.upperBound {
      if let mark = readSign() {
        marks.append(mark)
        offset = max(mark.range.upperBound, offset + 1)
      } else {
        offset += 1
      }
    }
    return marks
  }

  private func readSign() -> TextDiagnostic? {
    switch bytes[offset] {
    case UInt8(ascii: "_"): pair("__", as: "**")
    case UInt8(ascii: "="): pair("==", as: "**")
    case UInt8(ascii: "+"): pair("++", as: "**")
    case UInt8(ascii: "^"): raised("^", "sup")
    case UInt8(ascii: "~"): raised("~", "sub")
    case UInt8(ascii: "$"): formula()
    case UInt8(ascii: "{"): template()
    case UInt8(ascii: "["): wikiLink() ?? link()
    case UInt8(ascii: "("): reversedLink()
    case UInt8(ascii: "&"): entity()
    case UInt8(ascii: ":"): shortcode()
    case UInt8(ascii: "<"): openComment() ?? foreignTag()
    case 0xEF where bytes.has("＊＊", at: offset): pair("＊＊", as: "**")
    case 0xEF where bytes.has("［", at: offset) || bytes.has("！［", at: offset): link()
    case 0xE3 where bytes.has("【", at: offset): link()
    default: nil
    }
  }

  /// `__粗__`, `==标记==`: two signs and no more on both sides, and words between them.
  private func pair(_ sign: String, as right: String) -> TextDiagnostic? {
    let length = sign.utf8.count
    guard bytes.has(sign.utf8, at: offset), let close = find(sign, from: offset + length) else { return nil }
    let byte = bytes[offset]
    let inner = offset + length..<close
    let end = close + length
    guard !inner.isEmpty, bytes[inner.lowerBound] > 0x20, bytes[inner.upperBound - 1] > 0x20,
      bytes[inner].contains(where: { $0 >= 0x80 }) || sign == "==",
      length > 2
        || bytes[inner.lowerBound] != byte && (end >= line.upperBound || bytes[end] != byte)
          && (offset == line.lowerBound || bytes[offset - 1] != byte)
    else { return nil }
    return mark(
      offset..<end, in: bytes, replacement: right + String(decoding: source[inner], as: UTF8.self) + right)
  }

  /// `10^4^`, `说法^注1^`, `H~2~O`.
  private func raised(_ sign: String, _ tag: String) -> TextDiagnostic? {
    guard offset > line.lowerBound, let close = find(sign, from: offset + 1), close > offset + 1,
      isASCIILetterOrDigit(UInt32(bytes[offset - 1])) || sign == "^" && isIdeograph(before: offset),
      sign == "^" || !isDigit(bytes[offset - 1])
    else { return nil }
    let inner = String(decoding: bytes[offset + 1..<close], as: UTF8.self)
    let isShort =
      inner.unicodeScalars.count <= 3
      && inner.unicodeScalars.allSatisfy { scalar in
        scalar == "-" || isASCIILetterOrDigit(scalar.value) || sign == "^" && scalar.value >= 0x2460
      }
    guard isShort else { return nil }
    return mark(offset..<close + 1, in: bytes, replacement: "<\(tag)>\(inner)</\(tag)>")
  }

  /// `$x^2$`, `$$…$$`; two prices are none.
  private func formula() -> TextDiagnostic? {
    let sign = bytes.has("$$", at: offset) ? "$$" : "$"
    let start = offset + sign.utf8.count
    guard start < line.upperBound, bytes[start] > 0x20, let close = find(sign, from: start), close > start,
      bytes[close - 1] > 0x20
    else { return nil }
    let inner = bytes[start..<close]
    let isFormula =
      sign == "$$" || inner.contains { "\\^_{}=".utf8.contains($0) }
      || inner.count == 1 && isASCIILetterOrDigit(UInt32(inner[start])) && !isDigit(inner[start])
    guard isFormula else { return nil }
    return mark(
      offset..<close + sign.utf8.count, in: bytes,
      help: Phrase("公式写成普通文字：x²、H₂O、10<sup>4</sup>，复杂的做成图片", "write it as words, x², or as a picture"))
  }

  /// `{% raw %}`, `{{ name }}`, `{#id}`, `{: .class}`.
  private func template() -> TextDiagnostic? {
    for (begin, end) in [("{%", "%}"), ("{{", "}}")] where bytes.has(begin.utf8, at: offset) {
      let close = find(end, from: offset + 2).map { $0 + 2 } ?? line.upperBound
      return mark(
        offset..<close, in: bytes,
        help: Phrase("删去：这里没有模板代码", "remove it: there is no code of templates here"))
    }
    guard ["{#", "{:", "{."].contains(where: { bytes.has($0.utf8, at: offset) }),
      let close = find("}", from: offset),
      close + 1 == line.upperBound, bytes[offset..<close].allSatisfy({ $0 < 0x80 && $0 >= 0x20 })
    else { return nil }
    return mark(offset..<close + 1, in: bytes, replacement: "")
  }

  /// `[[词条]]`, `![[图.png]]`.
  private func wikiLink() -> TextDiagnostic? {
    guard bytes.has("[[", at: offset), let close = find("]]", from: offset + 2), close > offset + 2 else {
      return nil
    }
    let isPicture = offset > line.lowerBound && bytes[offset - 1] == UInt8(ascii: "!")
    let inner = String(decoding: bytes[offset + 2..<close], as: UTF8.self)
    return mark(
      (isPicture ? offset - 1 : offset)..<close + 2, in: bytes,
      replacement: isPicture ? "![图片说明](\(inner))" : nil,
      help: Phrase("链接写成 [文字](文件.md)", "a link is [words](file.md)"))
  }

  /// `［文字］（地址）`, `[文字]（地址）`, `【文字】（地址）`, `[文字] (地址)`.
  private func link() -> TextDiagnostic? {
    let isPicture =
      bytes.has("！［", at: offset) || offset > line.lowerBound && bytes[offset - 1] == UInt8(ascii: "!")
    let start = bytes.has("！", at: offset) ? offset + 3 : offset
    let opening = ["[", "［", "【"].first { bytes.has($0.utf8, at: start) } ?? "["
    let words = start + opening.utf8.count
    guard
      let (close, length) = ["]", "］", "】"].compactMap({ sign in
        find(sign, from: words).map { ($0, sign.utf8.count) }
      })
      .min(by: { $0.0 < $1.0 })
    else { return nil }
    var next = close + length
    let hasSpace = next < line.upperBound && bytes[next] == 0x20
    while next < line.upperBound, bytes[next] == 0x20 { next += 1 }
    guard let bracket = ["（", "("].first(where: { source.has($0.utf8, at: next) }) else { return nil }
    // [文字](地址) itself would be a link, if it could be one.
    guard hasSpace || bracket == "（" || opening != "[" || length > 1 else { return nil }
    let address = next + bracket.utf8.count
    guard let end = ["）", ")"].compactMap({ find($0, from: address, in: source) }).min(), end > address else {
      return nil
    }
    let written = String(decoding: source[address..<end], as: UTF8.self)
    guard isAddress(written) else { return nil }
    let text = String(decoding: source[words..<close], as: UTF8.self)
    let first = bytes.has("！", at: offset) || !isPicture ? offset : offset - 1
    let last = end + (source[end] == UInt8(ascii: ")") ? 1 : 3)
    return TextDiagnostic(
      rule: .failedMarkup, range: first..<last,
      arguments: [String(decoding: source[first..<last], as: UTF8.self)],
      replacement: (isPicture ? "!" : "") + "[\(text)](\(written))")
  }

  /// `(文字)[地址]`.
  private func reversedLink() -> TextDiagnostic? {
    guard let close = find(")[", from: offset), let end = find("]", from: close + 2, in: source) else {
      return nil
    }
    let address = String(decoding: source[close + 2..<end], as: UTF8.self)
    guard isAddress(address) else { return nil }
    let words = String(decoding: source[offset + 1..<close], as: UTF8.self)
    return mark(offset..<end + 1, in: source, replacement: "[\(words)](\(address))")
  }

  private func isIdeograph(before offset: Int) -> Bool {
    guard offset - 3 >= line.lowerBound else { return false }
    let scalar = String(decoding: bytes[offset - 3..<offset], as: UTF8.self).unicodeScalars.first
    return scalar.map { 0x4E00...0x9FFF ~= $0.value } ?? false
  }

  /// `:smile:`, of chats.
  private func shortcode() -> TextDiagnostic? {
    guard offset == line.lowerBound || !isASCIILetterOrDigit(UInt32(bytes[offset - 1])),
      let close = find(":", from: offset + 1), 2...30 ~= close - offset - 1,
      0x61...0x7A ~= bytes[offset + 1],
      bytes[offset + 1..<close].allSatisfy({ 0x61...0x7A ~= $0 || isDigit($0) || $0 == UInt8(ascii: "_") }),
      close + 1 == line.upperBound || !isASCIILetterOrDigit(UInt32(bytes[close + 1]))
    else { return nil }
    return mark(
      offset..<close + 1, in: bytes, help: Phrase("删去，或直接写这个表情符号", "remove it, or write the emoji itself"))
  }

  /// `&nbsp` without its semicolon.
  private func entity() -> TextDiagnostic? {
    for name in ["&nbsp", "&emsp", "&ensp", "&quot", "&ldquo", "&rdquo", "&mdash", "&middot"]
    where bytes.has(name.utf8, at: offset) {
      let end = offset + name.utf8.count
      guard end >= line.upperBound || bytes[end] != UInt8(ascii: ";") else { return nil }
      return mark(offset..<end, in: bytes, replacement: name + ";")
    }
    return nil
  }

  /// `<!--` within a paragraph, whose end an empty line cuts off: what was to be hidden is shown.
  private func openComment() -> TextDiagnostic? {
    guard bytes.has("<!--", at: offset) else { return nil }
    return mark(
      offset..<offset + 4, in: bytes,
      help: Phrase(
        "这条注释会登出来：<!-- 和 --> 要在同一段里，或各在一行的开头",
        "this comment is shown: <!-- and --> have to be in one paragraph, or <!-- at the beginning of a line")
    )
  }

  /// `<o:p>`, `</w:t>`: of Word, and no tags of HTML.
  private func foreignTag() -> TextDiagnostic? {
    var end = offset + 1
    if end < line.upperBound, bytes[end] == UInt8(ascii: "/") { end += 1 }
    let name = end
    while end < line.upperBound, isASCIILetterOrDigit(bytes[end]) { end += 1 }
    guard end > name, end < line.upperBound, bytes[end] == UInt8(ascii: ":"),
      let close = find(">", from: end), end + 1 < close,
      bytes[end + 1..<close].allSatisfy({ 0x20..<0x7F ~= $0 && $0 != UInt8(ascii: "<") })
    else { return nil }
    return mark(offset..<close + 1, in: bytes, replacement: "")
  }

  private func isAddress(_ text: String) -> Bool {
    if text.hasPrefix("http") || text.hasPrefix("/") || text.hasPrefix("www.") || text.hasPrefix("mailto:") {
      return true
    }
    guard let dot = text.lastIndex(of: ".") else { return false }
    let ending = text[text.index(after: dot)...]
    return 2...5 ~= ending.count && ending.utf8.allSatisfy { isASCIILetterOrDigit(UInt32($0)) }
  }

  private func find(_ sign: String, from start: Int, in other: [UInt8]? = nil) -> Int? {
    let (text, sign) = (other ?? bytes, Array(sign.utf8))
    guard start < line.upperBound else { return nil }
    return (start..<line.upperBound).first { text.has(sign, at: $0) }
  }
}
