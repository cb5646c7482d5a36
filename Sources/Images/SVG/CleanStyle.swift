/// Style of a drawing without anything that reaches out of it.
///
/// Drawing programs put colours into `style` attributes and class rules, so style cannot simply be dropped. What
/// is read here is less than CSS and errs towards dropping: at-rules (`@import`, `@font-face`, …), escapes, and
/// declarations that call a function not on the list go; the rest is written as it was.
func cleanedSheet(_ text: [UInt8]) -> [UInt8] {
  let text = withoutComments(text)
  var clean: [UInt8] = []
  var position = 0
  while let open = endOfRun(in: text, from: position, before: [brace, semicolon]) {
    let selector = trimmed(text[position..<open])
    guard text[open] == brace else {
      position = open + 1
      continue
    }
    guard let close = closingBrace(in: text, from: open) else { break }
    let body = cleanedDeclarations(Array(text[open + 1..<close]))
    let isRule = !selector.isEmpty && selector.first != at && !selector.contains(backslash)
    if isRule, !body.isEmpty, !text[open + 1..<close].contains(brace) {
      clean += selector
      clean.append(brace)
      clean += body
      clean.append(closedBrace)
    }
    position = close + 1
  }
  return clean
}

/// The declarations that stay, without the space around them.
func cleanedDeclarations(_ text: [UInt8]) -> [UInt8] {
  let text = withoutComments(text)
  var clean: [UInt8] = []
  var position = 0
  while position < text.count {
    let end = endOfRun(in: text, from: position, before: [semicolon]) ?? text.count
    let declaration = trimmed(text[position..<end])
    if let colon = declaration.firstIndex(of: UInt8(ascii: ":")), colon > declaration.startIndex,
      declaration[..<colon].allSatisfy({ isLetter($0) || $0 == UInt8(ascii: "-") || isSpace($0) }),
      isHarmlessValue(declaration[(colon + 1)...])
    {
      if !clean.isEmpty { clean.append(semicolon) }
      clean += declaration
    }
    position = end + 1
  }
  return clean
}

/// Whether a value calls only functions that are allowed and names nothing outside the drawing.
func isHarmlessValue(_ value: ArraySlice<UInt8>) -> Bool {
  var position = value.startIndex
  var wordStart = position
  while position < value.endIndex {
    let byte = value[position]
    switch byte {
    case backslash, at, brace, closedBrace: return false
    case quote, apostrophe:
      guard let close = value[(position + 1)...].firstIndex(of: byte) else { return false }
      guard !value[position..<close].contains(backslash) else { return false }
      position = close
      wordStart = position + 1
    case UInt8(ascii: "("):
      let name = String(decoding: value[wordStart..<position], as: UTF8.self).lowercased()
      let reference = value[(position + 1)...].drop { isSpace($0) || $0 == quote || $0 == apostrophe }
      let staysInside = name == "url" && reference.first == UInt8(ascii: "#")
      guard name.isEmpty || staysInside || allowedFunctions.contains(name) else { return false }
      wordStart = position + 1
    default:
      if !isLetter(byte), byte != UInt8(ascii: "-") { wordStart = position + 1 }
    }
    position += 1
  }
  return true
}

private let at = UInt8(ascii: "@")
private let backslash = UInt8(ascii: "\\")
private let brace = UInt8(ascii: "{")
private let closedBrace = UInt8(ascii: "}")
private let semicolon = UInt8(ascii: ";")
private let quote = UInt8(ascii: "\"")
private let apostrophe = UInt8(ascii: "'")

private func isLetter(_ byte: UInt8) -> Bool {
  // Bytes of names in other scripts count as letters: a browser reads them as part of a function's name.
  (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") || byte >= 0x80
    || byte == UInt8(ascii: "_") || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

private func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var text = text.drop(while: isSpace)
  while let last = text.last, isSpace(last) { text.removeLast() }
  return text
}

private func withoutComments(_ text: [UInt8]) -> [UInt8] {
  var clean: [UInt8] = []
  var position = 0
  while position < text.count {
    if text[position...].starts(with: "/*".utf8) {
      position += 2
      while position < text.count, !text[position...].starts(with: "*/".utf8) { position += 1 }
      position += 2
      // A space, so that what stood apart does not become one word.
      clean.append(0x20)
    } else {
      clean.append(text[position])
      position += 1
    }
  }
  return clean
}

/// The next of the wanted bytes outside quotes and parentheses.
private func endOfRun(in text: [UInt8], from start: Int, before wanted: Set<UInt8>) -> Int? {
  var quotedBy: UInt8?
  var depth = 0
  for position in start..<max(start, text.count) {
    let byte = text[position]
    if let mark = quotedBy {
      if byte == mark { quotedBy = nil }
    } else if byte == quote || byte == apostrophe {
      quotedBy = byte
    } else if byte == UInt8(ascii: "(") {
      depth += 1
    } else if byte == UInt8(ascii: ")") {
      depth = max(0, depth - 1)
    } else if depth == 0, wanted.contains(byte) {
      return position
    }
  }
  return nil
}

private func closingBrace(in text: [UInt8], from open: Int) -> Int? {
  var quotedBy: UInt8?
  var depth = 0
  for position in open..<text.count {
    let byte = text[position]
    if let mark = quotedBy {
      if byte == mark { quotedBy = nil }
    } else if byte == quote || byte == apostrophe {
      quotedBy = byte
    } else if byte == brace {
      depth += 1
    } else if byte == closedBrace {
      depth -= 1
      if depth == 0 { return position }
    }
  }
  return nil
}
