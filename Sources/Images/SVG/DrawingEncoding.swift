import Files

/// A drawing's text in UTF-8: UTF-16 is detected by its first bytes, GB18030 by the declaration (`encoding="GBK"`).
///
/// The declaration is taken away where it would contradict the text from then on.
func drawingInUTF8(_ bytes: [UInt8]) throws(PictureError) -> [UInt8] {
  let units = UTF16Order(of: bytes)
  if units == nil, !declaresChinese(bytes) { return bytes }
  let text =
    units.map { $0.decoded(bytes) } ?? convertGB18030(bytes).flatMap { $0.wrongOffset == nil ? $0.text : nil }
  guard let text else { throw .unsupported("SVG (not UTF-8)") }
  return withoutDeclaration(text)
}

/// The order of the bytes in the units of UTF-16.
private struct UTF16Order {
  var isLittleEndian: Bool
  var start: Int

  /// By the byte order mark, or by `<` as the first character; nil for a text in bytes.
  init?(of bytes: [UInt8]) {
    switch bytes.prefix(2) {
    case [0xFF, 0xFE]: (isLittleEndian, start) = (true, 2)
    case [0xFE, 0xFF]: (isLittleEndian, start) = (false, 2)
    case [0x3C, 0]: (isLittleEndian, start) = (true, 0)
    case [0, 0x3C]: (isLittleEndian, start) = (false, 0)
    default: return nil
    }
  }

  /// - Returns: nil where a unit is not whole or has no partner.
  func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: start, to: bytes.count, by: 2).map { offset in
      let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
      return isLittleEndian ? second << 8 | first : first << 8 | second
    }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }
}

private func declaresChinese(_ bytes: [UInt8]) -> Bool {
  guard let declaration = declaration(of: bytes) else { return false }
  let text = String(decoding: bytes[declaration], as: UTF8.self).lowercased()
  return ["gbk", "gb2312", "gb18030"].contains {
    text.contains("encoding=\"\($0)\"") || text.contains("encoding='\($0)'")
  }
}

private func withoutDeclaration(_ bytes: [UInt8]) -> [UInt8] {
  declaration(of: bytes).map { Array(bytes[$0.upperBound...]) } ?? bytes
}

/// `<?xml … ?>`
private func declaration(of bytes: [UInt8]) -> Range<Int>? {
  guard let start = bytes.prefix(4).firstIndex(of: UInt8(ascii: "<")),
    bytes[start...].starts(with: "<?xml".utf8),
    let end = bytes[start...].prefix(200).firstIndex(of: UInt8(ascii: ">"))
  else { return nil }
  return start..<end + 1
}
