import Archives

/// A document of Office without the names of its authors (ISO/IEC 29500-2, 11: core properties).
///
/// Properties lose author, last editor, comments, company, manager and all custom ones; remarks in the margin
/// lose their words and their authors; recorded changes lose their authors. The parts stay where they are, so
/// that nothing refers to something that is gone; the thumbnail goes with the reference to it.
func cleaned(
  office bytes: [UInt8], _ format: AttachmentFormat, spending limits: inout ZipLimits
) throws(AttachmentError) -> [UInt8] {
  // Office wraps encrypted documents in its old container format.
  if bytes.starts(with: oleSignature) { throw .encrypted }
  guard bytes.starts(with: zipSignature) else { throw .misnamed(format) }
  var archive = try open(bytes, spending: &limits)
  let paths = Set(archive.entries.map { $0.path.lowercased() })
  if paths.contains(where: { $0.hasSuffix("vbaproject.bin") }) { throw .macros }
  guard let mainPart = format.mainPart, paths.contains(mainPart), paths.contains("[content_types].xml") else {
    throw .misnamed(format)
  }
  try archive.cleanMedia(spending: &limits)
  for position in archive.entries.indices {
    guard let rule = blanking(of: archive.entries[position].path.lowercased()) else { continue }
    let part = try unpack(archive.entries[position])
    guard !part.starts(with: [0xFF, 0xFE]), !part.starts(with: [0xFE, 0xFF]) else {
      throw .uncleanable("UTF-16")
    }
    let clean = blanked(part, rule)
    if clean != part { archive.entries[position].replace(with: clean) }
  }
  return archive.bytes
}

/// The contents to be emptied in a part: texts of elements and values of attributes, by local names.
struct Blanking {
  var elements: Set<String> = []
  var allElements = false
  var attributes: Set<String> = []
}

private func blanking(of path: String) -> Blanking? {
  guard path.hasSuffix(".xml") else { return nil }
  switch path {
  case "docprops/core.xml":
    return Blanking(elements: [
      "creator", "lastModifiedBy", "description", "keywords", "category", "contentStatus", "identifier",
    ])
  case "docprops/app.xml": return Blanking(elements: ["Company", "Manager", "HyperlinkBase", "Template"])
  case "docprops/custom.xml": return Blanking(allElements: true)
  default: break
  }
  let folder = path.split(separator: "/").first ?? ""
  guard ["word", "xl", "ppt"].contains(folder) else { return nil }
  let authors: Set = [
    "author", "initials", "userId", "providerId", "userName", "displayName", "lastModifiedBy",
  ]
  let isRemark = path.contains("comment") || path.contains("person") || path.contains("people")
  guard isRemark else { return folder == "xl" ? nil : Blanking(attributes: authors) }
  return Blanking(elements: ["t", "text", "author"], attributes: authors.union(["name"]))
}

/// The part with the texts and values of a rule taken out; everything else byte by byte as it was.
///
/// One pass over well-formed XML: a tag ends at the first `>` outside quotes, and no text holds a `<`.
func blanked(_ xml: [UInt8], _ rule: Blanking) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(xml.count)
  var position = 0
  var skipsText = false
  while position < xml.count {
    guard xml[position] == UInt8(ascii: "<") else {
      let end = xml[position...].firstIndex(of: UInt8(ascii: "<")) ?? xml.count
      if !skipsText { output += xml[position..<end] }
      position = end
      continue
    }
    let end = endOfTag(in: xml, from: position)
    let tag = xml[position..<end]
    let opens =
      tag.count > 2 && xml[position + 1] != UInt8(ascii: "/") && xml[end - 2] != UInt8(ascii: "/")
      && xml[position + 1] != UInt8(ascii: "?") && xml[position + 1] != UInt8(ascii: "!")
    skipsText = opens && (rule.allElements || rule.elements.contains(localName(of: tag.dropFirst())))
    if rule.attributes.isEmpty { output += tag } else { appendTag(tag, rule.attributes, to: &output) }
    position = end
  }
  return output
}

/// After the `>` that closes the tag.
func endOfTag(in xml: [UInt8], from start: Int) -> Int {
  var quote: UInt8?
  for position in start..<xml.count {
    let byte = xml[position]
    if let open = quote {
      if byte == open { quote = nil }
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      quote = byte
    } else if byte == UInt8(ascii: ">") {
      return position + 1
    }
  }
  return xml.count
}

/// A tag with the values of some attributes emptied.
private func appendTag(_ tag: ArraySlice<UInt8>, _ attributes: Set<String>, to output: inout [UInt8]) {
  var position = tag.startIndex
  var valueEnd = tag.startIndex
  var name: ArraySlice<UInt8> = []
  while position < tag.endIndex {
    let byte = tag[position]
    guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else {
      output.append(byte)
      position += 1
      if byte == UInt8(ascii: "=") { name = tag[valueEnd..<(position - 1)] }
      continue
    }
    let end = tag[(position + 1)...].firstIndex(of: byte) ?? tag.endIndex - 1
    let word = name.suffix(while: { $0 > 0x20 })
    if attributes.contains(localName(of: word)) {
      output += [byte, byte]
    } else {
      output += tag[position...end]
    }
    position = end + 1
    valueEnd = position
  }
}

/// `author` of `w:author`, up to what ends a name.
func localName(of tag: ArraySlice<UInt8>) -> String {
  let name = tag.prefix {
    $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "=")
  }
  let colon = name.lastIndex(of: UInt8(ascii: ":"))
  return String(decoding: colon.map { name[name.index(after: $0)...] } ?? name, as: UTF8.self)
}

extension ArraySlice<UInt8> {
  /// The longest end of the slice whose bytes all satisfy a condition.
  fileprivate func suffix(while satisfies: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = lastIndex { !satisfies($0) }.map { $0 + 1 } ?? startIndex
    return self[start...]
  }
}
