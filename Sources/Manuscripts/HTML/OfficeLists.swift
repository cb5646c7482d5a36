import XML

/// Lists as Word and WPS put them on the clipboard: paragraphs with the style `mso-list`, and the sign before the text.
extension HTMLReader {
  /// The sign or number that an office program shows before a paragraph; it is kept, as for a Word file.
  mutating func officeLabel(of element: XMLElement) -> ListLabel? {
    guard let list = declarations(element["style"] ?? "").first(where: { $0.0 == "mso-list" })?.1,
      list != "ignore", let sign = element.first(where: isOfficeSign)
    else { return nil }
    let parts = list.split { isSpace($0) }
    let number = { (prefix: String) in
      parts.compactMap { $0.hasPrefix(prefix) ? Int($0.dropFirst(prefix.count)) : nil }.first
    }
    let text = squeezed(allWords(sign))
    characters += text.unicodeScalars.count
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let isPlain = !digits.isEmpty && text.dropFirst(digits.count) == "."
    // Bullets are letters of symbol fonts: one character that is no number.
    let isBullet = text.count <= 1 && headingNumber(text + " ") == nil && digits.isEmpty
    if isBullet || isPlain { source.ledger.drop(.listSign, text) }
    return ListLabel(
      text: isBullet ? "" : text, level: max((number("level") ?? 1) - 1, 0),
      number: isPlain ? Int(digits) : nil, list: number("l") ?? 0)
  }
}

/// Whether an element is the sign before a list paragraph.
func isOfficeSign(_ element: XMLElement) -> Bool {
  declarations(element["style"] ?? "").contains { $0 == "mso-list" && $1 == "ignore" }
}

/// The role of a paragraph by the class names of Word's styles.
func role(of element: XMLElement) -> StyleRole? {
  switch element["class"]?.split(separator: " ").first {
  case "MsoTitle": .title
  case "MsoSubtitle": .subtitle
  case "MsoCaption": .caption
  case "MsoQuote", "MsoIntenseQuote": .quote
  default: nil
  }
}
