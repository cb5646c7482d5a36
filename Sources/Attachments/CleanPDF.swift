import Compression

/// A PDF without the names of those who made it (ISO 32000-2, 14.3).
///
/// Values are blanked where they stand, so that every offset in the file stays right. What stands in a
/// compressed object cannot be blanked like that, and the file is refused.
func cleaned(pdf bytes: [UInt8]) throws(AttachmentFault) -> [UInt8] {
  guard bytes.prefix(1024).firstOffset(of: "%PDF-") != nil else { throw .misnamed(.pdf) }
  guard bytes.suffix(2048).firstOffset(of: "%%EOF") != nil else { throw .damaged }
  var editor = PDFEditor(bytes)
  if bytes.offsets(of: "/Encrypt").contains(where: { editor.reference(after: $0 + 8) != nil }) {
    throw .encrypted
  }
  try editor.blankInfo()
  try editor.blankMetadata()
  editor.blankPictures()
  return editor.bytes
}

/// The bytes of a PDF and the blanking of what is known in them by its object number.
private struct PDFEditor {
  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The document information: every dictionary that a trailer names, in every revision of the file.
  mutating func blankInfo() throws(AttachmentFault) {
    for offset in bytes.offsets(of: "/Info") {
      guard let number = reference(after: offset + 5) else { continue }
      let objects = objectStarts(number)
      // An object that is nowhere to be seen is in a compressed one.
      guard !objects.isEmpty else { throw .uncleanable("/Info") }
      for start in objects { try blankDictionary(at: start) }
    }
  }

  /// Every string of the dictionary but the title, which readers see in the window's title.
  private mutating func blankDictionary(at start: Int) throws(AttachmentFault) {
    guard bytes[start...].starts(with: "<<".utf8) else { throw .uncleanable("/Info") }
    var position = start + 2
    var key = ""
    while position < bytes.count, !bytes[position...].starts(with: ">>".utf8) {
      switch bytes[position] {
      case UInt8(ascii: "/"):
        let name = bytes[(position + 1)...].prefix { isRegular($0) }
        key = String(decoding: name, as: UTF8.self)
        position = name.endIndex
      case UInt8(ascii: "("): position = blankLiteral(at: position, keeps: key == "Title")
      case UInt8(ascii: "<") where bytes[(position + 1)...].first == UInt8(ascii: "<"):
        throw .uncleanable("/\(key)")
      case UInt8(ascii: "<"): position = blankHexadecimal(at: position, keeps: key == "Title")
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if key != "Title", let number = reference(after: position) {
          let strings = objectStarts(number)
          guard !strings.isEmpty else { throw .uncleanable("/\(key)") }
          for string in strings where bytes[string] == UInt8(ascii: "(") {
            _ = blankLiteral(at: string, keeps: false)
          }
          for string in strings where bytes[string] == UInt8(ascii: "<") {
            _ = blankHexadecimal(at: string, keeps: false)
          }
        }
        position = bytes[position...].firstIndex { !isRegular($0) } ?? bytes.count
      default: position += 1
      }
    }
  }

  /// Blanks `(…)`, in which brackets may nest and a backslash escapes; gives where it ends.
  private mutating func blankLiteral(at start: Int, keeps: Bool) -> Int {
    var depth = 0
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\") {
        position += 2
        continue
      }
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { break }
      position += 1
    }
    let end = min(position, bytes.count)
    if !keeps, start + 1 < end { for offset in start + 1..<end { bytes[offset] = UInt8(ascii: " ") } }
    return end + 1
  }

  /// Blanks `<…>`: pairs of digits become spaces (20).
  private mutating func blankHexadecimal(at start: Int, keeps: Bool) -> Int {
    let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1
    if !keeps, start + 1 < end {
      for offset in start + 1..<end {
        bytes[offset] = (offset - start) % 2 == 1 ? UInt8(ascii: "2") : UInt8(ascii: "0")
      }
    }
    return end + 1
  }

  /// The XMP packets, of the document and of its pictures: emptied, compressed ones by an empty stream.
  mutating func blankMetadata() throws(AttachmentFault) {
    for offset in bytes.offsets(of: "/Metadata") {
      guard let number = reference(after: offset + 9) else { continue }
      let objects = objectStarts(number)
      // A stream never stands in a compressed object (ISO 32000-2, 7.5.7).
      guard !objects.isEmpty else { throw .uncleanable("/Metadata") }
      for start in objects { try blankStream(at: start) }
    }
  }

  /// EXIF and XMP of photographs, which stand in the file as cameras wrote them: overwritten in their segments.
  mutating func blankPictures() {
    for name in ["Exif\0\0", "http://ns.adobe.com/xap/1.0/\0"] {
      for offset in bytes.offsets(of: name)
      where offset >= 4 && bytes[offset - 4] == 0xFF && bytes[offset - 3] == 0xE1 {
        let length = Int(bytes[offset - 2]) << 8 | Int(bytes[offset - 1])
        for position in offset..<max(offset, min(offset - 2 + length, bytes.count)) { bytes[position] = 0 }
      }
    }
  }

  private mutating func blankStream(at start: Int) throws(AttachmentFault) {
    guard let keyword = bytes[start...].firstOffset(of: "stream"),
      let end = bytes[keyword...].firstOffset(of: "endstream")
    else { throw .damaged }
    let dictionary = bytes[start..<keyword]
    var first = keyword + 6
    if first < end, bytes[first] == UInt8(ascii: "\r") { first += 1 }
    if first < end, bytes[first] == UInt8(ascii: "\n") { first += 1 }
    if dictionary.firstOffset(of: "/Filter") == nil {
      for offset in first..<end where bytes[offset] > 0x20 { bytes[offset] = UInt8(ascii: " ") }
      return
    }
    let empty = deflated([UInt8(ascii: " ")], as: .zlib)
    guard dictionary.firstOffset(of: "/FlateDecode") != nil,
      dictionary.firstOffset(of: "/DecodeParms") == nil,
      end - first >= empty.count
    else { throw .uncleanable("XMP") }
    bytes.replaceSubrange(first..<first + empty.count, with: empty)
    for offset in first + empty.count..<end { bytes[offset] = 0 }
  }

  /// The number in `12 0 R`; nil where something else stands there.
  func reference(after position: Int) -> Int? {
    var rest = bytes[min(position, bytes.count)...].prefix(40)
    func word() -> ArraySlice<UInt8> { rest.prefix { isRegular($0) } }
    rest = rest.drop { isSpace($0) }
    let number = word()
    rest = rest.dropFirst(number.count).drop { isSpace($0) }
    let generation = word()
    rest = rest.dropFirst(generation.count).drop { isSpace($0) }
    guard word().elementsEqual("R".utf8), Int(String(decoding: generation, as: UTF8.self)) != nil else {
      return nil
    }
    return Int(String(decoding: number, as: UTF8.self))
  }

  /// Where the contents of an object begin, in every revision of the file that has it.
  private func objectStarts(_ number: Int) -> [Int] {
    bytes.offsets(of: "\(number) ").compactMap { offset in
      if offset > 0, !isSpace(bytes[offset - 1]) { return nil }
      var rest = bytes[(offset + "\(number) ".utf8.count)...].prefix(40)
      let generation = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      guard !generation.isEmpty else { return nil }
      rest = rest.dropFirst(generation.count).drop { isSpace($0) }
      guard rest.starts(with: "obj".utf8) else { return nil }
      return rest.dropFirst(3).drop { isSpace($0) }.startIndex
    }
  }
}

/// White space and delimiters (ISO 32000-2, 7.2.3) part words.
private func isSpace(_ byte: UInt8) -> Bool { [0, 9, 10, 12, 13, 32].contains(byte) }

private func isRegular(_ byte: UInt8) -> Bool { !isSpace(byte) && !"()<>[]{}/%".utf8.contains(byte) }

extension Collection<UInt8> where Index == Int {
  /// Where a text begins for the first time.
  fileprivate func firstOffset(of text: String) -> Int? {
    let wanted = Array(text.utf8)
    guard count >= wanted.count else { return nil }
    var position = startIndex
    while position + wanted.count <= endIndex {
      if self[position] == wanted[0], self[position..<position + wanted.count].elementsEqual(wanted) {
        return position
      }
      position += 1
    }
    return nil
  }
}

extension [UInt8] {
  /// Every place where a text begins.
  fileprivate func offsets(of text: String) -> [Int] {
    var offsets: [Int] = []
    var start = 0
    while let offset = self[start...].firstOffset(of: text) {
      offsets.append(offset)
      start = offset + 1
    }
    return offsets
  }
}
