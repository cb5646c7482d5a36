import Diagnostics
import Files

/// A way in which a file departs from UTF-8 with `\n` at line ends; the file is read all the same, with one finding
/// each.
package enum TextForm: String, Sendable, Hashable, CaseIterable {
  case byteOrderMark = "BOM"
  case gb18030 = "GB18030"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case windowsLineEnds = "CRLF"
  case oldMacLineEnds = "CR"
}

/// The result of decoding a file's bytes.
package enum DecodedText: Sendable, Hashable {
  /// The text as UTF-8 with `\n` at line ends, and the forms that the file had before.
  case text([UInt8], forms: [TextForm])
  /// A byte at an offset is invalid in the encoding that the rest of the file has.
  case wrongByte(encoding: String, offset: Int)
  /// The file is probably in an encoding of another language, which is not converted.
  case foreign(encoding: String)
  /// Not text: it contains a NUL, or begins like a Word document.
  case notText(offset: Int)
}

/// Decodes bytes in any encoding that offices use, determined from the bytes alone, in a fixed order: a byte order
/// mark; then NULs, which only UTF-16 has; then UTF-8; then GB18030, strictly.
///
/// GB18030 gives a meaning to nearly every pair of bytes, UTF-8 to almost none by accident. So a file whose Chinese is
/// mostly well-formed UTF-8 is damaged UTF-8, not GB18030.
package func decodeText(_ bytes: [UInt8]) -> DecodedText {
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return decodeUTF8(bytes, from: 3, forms: [.byteOrderMark]) }
  if bytes.starts(with: [0xFF, 0xFE]) { return decodeUTF16(bytes, from: 2, isLittleEndian: true) }
  if bytes.starts(with: [0xFE, 0xFF]) { return decodeUTF16(bytes, from: 2, isLittleEndian: false) }
  if isWordDocument(bytes) { return .notText(offset: 0) }
  if let first = bytes.firstIndex(of: 0, in: bytes.indices) {
    var atEven = 0
    var atOdd = 0
    for (offset, byte) in bytes.enumerated() where byte == 0 {
      if offset.isMultiple(of: 2) { atEven += 1 } else { atOdd += 1 }
    }
    // Line ends, spaces and digits have a NUL in their high byte; few Chinese characters have one in the low.
    guard bytes.count.isMultiple(of: 2), max(atEven, atOdd) > 3 * min(atEven, atOdd) else {
      return .notText(offset: first)
    }
    return decodeUTF16(bytes, from: 0, isLittleEndian: atOdd > atEven)
  }
  guard let offset = firstInvalidOffset(inUTF8: bytes) else { return plainText(bytes, forms: []) }
  if isMostlyUTF8(bytes) { return .wrongByte(encoding: "UTF-8", offset: offset) }
  return decodeGB18030(bytes)
}

private func decodeUTF8(_ bytes: [UInt8], from start: Int, forms: [TextForm]) -> DecodedText {
  if let offset = firstInvalidOffset(inUTF8: bytes) {
    return .wrongByte(encoding: "UTF-8", offset: offset)
  }
  if let offset = bytes.firstIndex(of: 0, in: bytes.indices) { return .notText(offset: offset) }
  return plainText(Array(bytes[start...]), forms: forms)
}

/// Every unit of UTF-16 is valid except an unpaired surrogate.
private func decodeUTF16(_ bytes: [UInt8], from start: Int, isLittleEndian: Bool) -> DecodedText {
  let form: TextForm = isLittleEndian ? .utf16LittleEndian : .utf16BigEndian
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count * 3 / 2)
  var high: (unit: UInt32, offset: Int)?
  for offset in stride(from: start, to: bytes.count, by: 2) {
    guard offset + 1 < bytes.count else { return .wrongByte(encoding: form.rawValue, offset: offset) }
    let (first, second) = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
    let unit = isLittleEndian ? second << 8 | first : first << 8 | second
    let isLow = 0xDC00...0xDFFF ~= unit
    guard isLow == (high != nil) else {
      return .wrongByte(encoding: form.rawValue, offset: high?.offset ?? offset)
    }
    if 0xD800...0xDBFF ~= unit {
      high = (unit, offset)
      continue
    }
    if unit == 0 { return .notText(offset: offset) }
    let value = high.map { 0x10000 + (($0.unit - 0xD800) << 10) + (unit - 0xDC00) } ?? unit
    high = nil
    if let scalar = Unicode.Scalar(value) { text += Array(String(scalar).utf8) }
  }
  if let high { return .wrongByte(encoding: form.rawValue, offset: high.offset) }
  return plainText(text, forms: [form])
}

private func decodeGB18030(_ bytes: [UInt8]) -> DecodedText {
  guard let converted = convertGB18030(bytes) else {
    // Without the system's conversion, only the fault in UTF-8 is known.
    return .wrongByte(encoding: "UTF-8", offset: firstInvalidOffset(inUTF8: bytes) ?? 0)
  }
  if let encoding = foreignEncoding(of: bytes) { return .foreign(encoding: encoding) }
  if let offset = converted.wrongOffset {
    return .wrongByte(encoding: TextForm.gb18030.rawValue, offset: offset)
  }
  if let implausible = firstImplausibleOffset(in: converted.text) {
    return .wrongByte(
      encoding: TextForm.gb18030.rawValue,
      offset: offset(inGB18030: bytes, of: implausible, in: converted.text))
  }
  return plainText(converted.text, forms: [.gb18030])
}

/// Controls and private-use characters do not occur in what people write: the bytes have another encoding.
private func firstImplausibleOffset(in text: [UInt8]) -> Int? {
  var offset = 0
  for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: break
    case 0..<0x20, 0x7F..<0xA0, 0xE000...0xF8FF, 0xF0000...: return offset
    default: break
    }
    offset += UTF8.width(scalar)
  }
  return nil
}

/// The offset in the file of an offset in its converted text, found by counting characters, which are the same in both.
private func offset(inGB18030 bytes: [UInt8], of converted: Int, in text: [UInt8]) -> Int {
  let characters = text[..<converted].count { $0 & 0xC0 != 0x80 }
  var offset = 0
  for _ in 0..<characters where offset < bytes.count {
    let isSingle = bytes[offset] < 0x80
    let isFour = !isSingle && offset + 1 < bytes.count && 0x30...0x39 ~= bytes[offset + 1]
    offset += isSingle ? 1 : isFour ? 4 : 2
  }
  return offset
}

/// Whether more than half of the non-ASCII bytes belong to well-formed characters of three bytes, as nearly all Chinese
/// ones are in UTF-8. In GB18030 such runs are rare.
private func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
  var others = 0
  var inThrees = 0
  var offset = 0
  while offset < bytes.count {
    let byte = bytes[offset]
    if 0xE3...0xEF ~= byte, offset + 2 < bytes.count, bytes[offset + 1] & 0xC0 == 0x80,
      bytes[offset + 2] & 0xC0 == 0x80
    {
      inThrees += 3
      others += 3
      offset += 3
    } else {
      if byte >= 0x80 { others += 1 }
      offset += 1
    }
  }
  return inThrees * 2 > others
}

/// The first bytes of `.docx` and of WPS's and Word's older format, whatever the name.
private func isWordDocument(_ bytes: [UInt8]) -> Bool {
  bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
}

/// The text with `\n` at the end of every line.
private func plainText(_ bytes: [UInt8], forms: [TextForm]) -> DecodedText {
  let (carriageReturn, lineFeed) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
  guard bytes.firstIndex(of: carriageReturn, in: bytes.indices) != nil else {
    return .text(bytes, forms: forms)
  }
  var plain: [UInt8] = []
  plain.reserveCapacity(bytes.count)
  var ends: Set<TextForm> = []
  for (offset, byte) in bytes.enumerated() {
    if byte != carriageReturn {
      plain.append(byte)
    } else if offset + 1 < bytes.count, bytes[offset + 1] == lineFeed {
      ends.insert(.windowsLineEnds)
    } else {
      ends.insert(.oldMacLineEnds)
      plain.append(lineFeed)
    }
  }
  return .text(plain, forms: forms + TextForm.allCases.filter(ends.contains))
}
