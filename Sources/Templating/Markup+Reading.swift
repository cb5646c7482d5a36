extension Markup {
  /// Reads literal text. Returns the position of a colon after a value in an address, if there is one: the scheme is
  /// then unknown.
  mutating func read(_ bytes: ArraySlice<UInt8>) -> Int? {
    var colon: Int?
    var position = bytes.startIndex
    while position < bytes.endIndex {
      if address == .unknown, bytes[position] == UInt8(ascii: ":") {
        colon = position
        address = .settled
      }
      position = step(bytes, position)
    }
    return colon
  }

  private mutating func step(_ bytes: ArraySlice<UInt8>, _ position: Int) -> Int {
    let byte = bytes[position]
    switch place {
    case .plain: return bytes.endIndex
    case .content:
      guard let tag = bytes[position...].firstIndex(of: UInt8(ascii: "<")) else { return bytes.endIndex }
      return openTag(bytes, tag)
    case .comment:
      for end in ["-->", "--!>"] where bytes[position...].starts(with: end.utf8) {
        place = .content
        return position + end.utf8.count
      }
    case .characterData:
      if bytes[position...].starts(with: "]]>".utf8) {
        place = .content
        return position + 3
      }
    case .declaration: if byte == UInt8(ascii: ">") { place = .content }
    case .endTag: stepInEndTag(byte)
    case .rawText, .script, .json, .jsonString: return stepInRawText(bytes, position)
    case .doubleQuoted where isIndifferent: return endOfValue(bytes[position...], UInt8(ascii: "\""))
    case .singleQuoted where isIndifferent: return endOfValue(bytes[position...], UInt8(ascii: "'"))
    default:
      stepInTag(byte)
      endsWithSlash = byte == UInt8(ascii: "/") && place == .tag
    }
    return position + 1
  }

  /// Its name is kept in `attribute`, which end tags have none of.
  private mutating func stepInEndTag(_ byte: UInt8) {
    if byte == UInt8(ascii: ">") {
      let name = attribute.prefix { !isWhite($0) }
      if !name.isEmpty { tags.append(ElementTag(name: Array(name), isEnd: true, start: tagStart)) }
      place = .content
      attribute = []
      tagStart = 0
    } else {
      attribute.append(lowercased(byte))
    }
  }

  /// Whether the rest of a quoted value can be skipped: neither an address nor the type of a script depends on it.
  private var isIndifferent: Bool {
    switch address {
    case .none, .settled, .code: !tellsScriptType
    case .literal, .unknown: false
    }
  }

  /// Reads a value in quotes to its end, as far as it is here.
  private mutating func endOfValue(_ bytes: ArraySlice<UInt8>, _ quote: UInt8) -> Int {
    guard let end = bytes.firstIndex(of: quote) else { return bytes.endIndex }
    endValue()
    return end + 1
  }

  private mutating func openTag(_ bytes: ArraySlice<UInt8>, _ position: Int) -> Int {
    let rest = bytes[(position + 1)...]
    guard let next = rest.first else {
      place = .tagOpen
      return position + 1
    }
    if next == UInt8(ascii: "!"), let end = openComment(rest) { return end }
    switch next {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): place = .declaration
    case UInt8(ascii: "/"):
      place = .endTag
      tagStart = position
      attribute = []
    case _ where isLetter(next):
      place = .tagName
      element = []
      scriptType = []
      tagStart = position
      return position + 1
    default: return position + 1
    }
    return position + 2
  }

  /// Goes into a comment or the like, of which the first angle bracket has been read; nil where there is none.
  private mutating func openComment(_ rest: ArraySlice<UInt8>) -> Int? {
    // `<!-->` and `<!--->` are whole comments: the dashes of the beginning may end it.
    for whole in ["!-->", "!--->"] where rest.starts(with: whole.utf8) {
      return rest.startIndex + whole.utf8.count
    }
    if rest.starts(with: "!--".utf8) {
      place = .comment
      return rest.startIndex + 3
    }
    if rest.starts(with: "![CDATA[".utf8), format == .xml {
      place = .characterData
      return rest.startIndex + 8
    }
    return nil
  }

  // swift-format-ignore
  private mutating func stepInTag(_ byte: UInt8) {
    switch (place, byte) {
    case (.doubleQuoted, UInt8(ascii: "\"")), (.singleQuoted, UInt8(ascii: "'")): endValue()
    case (.doubleQuoted, _), (.singleQuoted, _): readValue(byte)
    case (.unquoted, _) where isWhite(byte): endValue()
    case (_, UInt8(ascii: ">")): endTag()
    case (.unquoted, _): readValue(byte)
    case (.tagOpen, _):
      place = .tagName
      element = [lowercased(byte)]
    case (.tagName, _) where isWhite(byte) || byte == UInt8(ascii: "/"): place = .tag
    case (.tagName, _): element.append(lowercased(byte))
    case (.beforeValue, UInt8(ascii: "\"")): place = .doubleQuoted
    case (.beforeValue, UInt8(ascii: "'")): place = .singleQuoted
    case (.beforeValue, _) where !isWhite(byte):
      place = .unquoted
      readValue(byte)
    case (.attributeName, UInt8(ascii: "=")), (.afterAttributeName, UInt8(ascii: "=")): beginValue()
    case (.attributeName, _) where isWhite(byte): place = .afterAttributeName
    case (.attributeName, UInt8(ascii: "/")): place = .tag
    case (.attributeName, _): attribute.append(lowercased(byte))
    case (.tag, _) where !isWhite(byte) && byte != UInt8(ascii: "/"),
      (.afterAttributeName, _) where !isWhite(byte):
      place = .attributeName
      attribute = [lowercased(byte)]
    default: break
    }
  }

  private mutating func beginValue() {
    place = .beforeValue
    address = addressAttributes.contains(attribute) ? .literal([]) : .none
    tellsScriptType = element == scriptElement && attribute.elementsEqual("type".utf8)
    if tellsScriptType { scriptType = [] }
  }

  private mutating func readValue(_ byte: UInt8) {
    if tellsScriptType { scriptType.append(lowercased(byte)) }
    switch (address, byte) {
    case (.literal(let scheme), UInt8(ascii: ":")):
      address = runsCode(scheme) ? .code : .settled
    case (.literal, UInt8(ascii: "/")), (.literal, UInt8(ascii: "?")), (.literal, UInt8(ascii: "#")),
      (.unknown, UInt8(ascii: "/")), (.unknown, UInt8(ascii: "?")), (.unknown, UInt8(ascii: "#")):
      address = .settled
    case (.literal(let scheme), _): if !isWhite(byte) { address = .literal(scheme + [lowercased(byte)]) }
    default: break
    }
  }

  private mutating func endValue() {
    place = .tag
    tellsScriptType = false
    attribute = []
    address = .none
  }

  private mutating func endTag() {
    tags.append(ElementTag(name: element, closesItself: endsWithSlash, start: tagStart))
    tagStart = 0
    attribute = []
    tellsScriptType = false
    address = .none
    if element == scriptElement {
      place = isJSON(scriptType) ? .json : .script
    } else if element == styleElement || format == .html && textElements.contains(element) {
      place = .rawText
    } else {
      place = .content
      element = []
    }
    scriptType = []
  }

  private mutating func stepInRawText(_ bytes: ArraySlice<UInt8>, _ position: Int) -> Int {
    let byte = bytes[position]
    let rest = bytes[position...]
    if byte == UInt8(ascii: "<"), !element.isEmpty,
      rest.dropFirst(2).prefix(element.count).map(lowercased) == element,
      rest.dropFirst().first == UInt8(ascii: "/")
    {
      place = .endTag
      element = []
      attribute = []
      tagStart = position
      return position + 2
    }
    switch (place, byte) {
    case (.json, UInt8(ascii: "\"")): place = .jsonString
    case (.jsonString, UInt8(ascii: "\"")): place = .json
    case (.jsonString, UInt8(ascii: "\\")): return min(position + 2, bytes.endIndex)
    default: break
    }
    return position + 1
  }
}

private func isLetter(_ byte: UInt8) -> Bool {
  let lower = byte | 0x20
  return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
}

private func lowercased(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}

private func isJSON(_ type: [UInt8]) -> Bool {
  ["application/ld+json", "application/json"].contains(String(decoding: type, as: UTF8.self))
}

private let scriptElement = Array("script".utf8)
private let styleElement = Array("style".utf8)
/// Elements of HTML that hold no other.
private let textElements = ["title", "textarea"].map { Array($0.utf8) }

/// Attributes of HTML and SVG that hold addresses.
private let addressAttributes = [
  "href", "src", "srcset", "action", "formaction", "poster", "cite", "data", "xlink:href", "ping",
  "background", "manifest", "longdesc", "imagesrcset",
].map { Array($0.utf8) }

private func runsCode(_ scheme: [UInt8]) -> Bool {
  ["javascript", "vbscript", "data"].contains(String(decoding: scheme, as: UTF8.self))
}
