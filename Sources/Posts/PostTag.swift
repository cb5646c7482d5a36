/// A tag of Hexo or Jekyll (`{% name … %}`), a shortcode of Hugo (`{{< name … >}}`), or an output (`{{ … }}`).
struct PostTag {
  var name: String
  var words: [String] = []
  var values: [String: String] = [:]

  /// Reads a tag at the beginning of a text; nil if there is none.
  static func read(_ text: Substring) -> (PostTag, rest: Substring)? {
    for (opening, closing) in [("{%", "%}"), ("{{<", ">}}"), ("{{%", "%}}"), ("{{", "}}")]
    where text.hasPrefix(opening) {
      let inside = text.dropFirst(opening.count)
      guard let end = inside.firstRange(of: closing) else { continue }
      var content = inside[..<end.lowerBound].trimmingBlanks
      if content.hasPrefix("-") { content = content.dropFirst().trimmingBlanks }
      if content.hasSuffix("-") || endsItself(content) { content = content.dropLast().trimmingBlanks }
      return (PostTag(content, isOutput: opening == "{{"), inside[end.upperBound...])
    }
    return nil
  }

  /// Whether a tag ends with the `/` of a self-closing tag, and not with that of an address.
  private static func endsItself(_ content: Substring) -> Bool {
    guard content.hasSuffix("/") else { return false }
    return !content.contains(where: \.isWhitespace) || " \"'`".contains(content.dropLast().last ?? " ")
  }

  private init(_ content: Substring, isOutput: Bool) {
    if isOutput {
      // `"/a" | relative_url`: the filter is the tag's name.
      let parts = content.split(separator: "|").map { $0.trimmingBlanks }
      name = String(parts.last ?? "")
      words = parts.dropLast().map { String($0.filter { $0 != "\"" && $0 != "'" }) }
      return
    }
    var pieces = PostTag.pieces(of: content)
    name = pieces.isEmpty ? "" : pieces.removeFirst().text
    for piece in pieces {
      if let key = piece.key { values[key.lowercased()] = piece.text } else { words.append(piece.text) }
    }
  }

  /// Words and `key="value"`, without quotation marks.
  private static func pieces(of text: Substring) -> [(key: String?, text: String)] {
    var pieces: [(key: String?, text: String)] = []
    var rest = text.drop(while: \.isWhitespace)
    while let first = rest.first {
      var key: String?
      let name = rest.prefix { $0.isASCII && ($0.isLetter || $0 == "-" || $0 == "_") }
      if !name.isEmpty, rest.dropFirst(name.count).first == "=" {
        key = String(name)
        rest = rest.dropFirst(name.count + 1)
      }
      let quote = key == nil ? first : rest.first ?? " "
      if "\"'`".contains(quote) {
        let inside = rest.dropFirst()
        let value = inside.prefix { $0 != quote }
        pieces.append((key, String(value)))
        rest = inside.dropFirst(value.count + 1)
      } else {
        let word = rest.prefix { !$0.isWhitespace }
        pieces.append((key, String(word)))
        rest = rest.dropFirst(max(word.count, 1))
      }
      rest = rest.drop(while: \.isWhitespace)
    }
    return pieces
  }
}

/// A picture, in Markdown or as an HTML element.
struct PostImage {
  var text: String
  var address: String
  var title: String?

  static func read(_ text: Substring) -> (PostImage, rest: Substring)? {
    if text.hasPrefix("![") { return readMarkdown(text) }
    guard text.prefix(5).lowercased() == "<img ", let end = text.firstIndex(of: ">") else { return nil }
    let attributes = attributes(of: text[..<end].dropFirst(5))
    guard let address = attributes["src"] ?? attributes["data-src"], !address.isEmpty else { return nil }
    return (
      PostImage(text: attributes["alt"] ?? "", address: address, title: attributes["title"]),
      text[end...].dropFirst()
    )
  }

  private static func readMarkdown(_ text: Substring) -> (PostImage, rest: Substring)? {
    let inside = text.dropFirst(2)
    guard let middle = inside.firstRange(of: "]("),
      !inside[..<middle.lowerBound].contains(where: { $0 == "[" || $0 == "]" }),
      let end = inside[middle.upperBound...].firstIndex(of: ")")
    else { return nil }
    let target = inside[middle.upperBound..<end].trimmingBlanks
    var address = target
    var title: String?
    if let quote = target.firstIndex(where: { $0 == "\"" || $0 == "'" }), target.last == target[quote],
      quote > target.startIndex
    {
      address = target[..<quote].trimmingBlanks
      title = String(target[quote...].dropFirst().dropLast())
    }
    // Some systems add a size: `=300x200`.
    if let size = address.firstRange(of: " =") { address = address[..<size.lowerBound].trimmingBlanks }
    if address.hasPrefix("<"), address.hasSuffix(">") { address = address.dropFirst().dropLast() }
    guard !address.isEmpty else { return nil }
    let image = PostImage(text: String(inside[..<middle.lowerBound]), address: String(address), title: title)
    return (image, inside[end...].dropFirst())
  }

  private static func attributes(of text: Substring) -> [String: String] {
    var found: [String: String] = [:]
    var rest = text.drop { $0.isWhitespace || $0 == "/" }
    while !rest.isEmpty {
      let name = rest.prefix { $0 != "=" && !$0.isWhitespace && $0 != "/" }
      rest = rest.dropFirst(max(name.count, 1)).drop(while: \.isWhitespace)
      if rest.first == "=" {
        rest = rest.dropFirst().drop(while: \.isWhitespace)
        if let quote = rest.first, "\"'".contains(quote) {
          let value = rest.dropFirst().prefix { $0 != quote }
          found[name.lowercased()] = String(value)
          rest = rest.dropFirst(value.count + 2)
        } else {
          let value = rest.prefix { !$0.isWhitespace }
          found[name.lowercased()] = String(value)
          rest = rest.dropFirst(value.count)
        }
      }
      rest = rest.drop { $0.isWhitespace || $0 == "/" }
    }
    return found
  }
}
