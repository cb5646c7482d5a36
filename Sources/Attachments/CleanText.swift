import Files

/// A plain text or a table as readers can open it: UTF-8, whatever it was written in.
///
/// Its words are all it holds, and these are checked for personal data as a page is. A table keeps the mark by which
/// Excel knows UTF-8, or gets one; a text needs none.
func cleaned(text bytes: [UInt8], _ format: AttachmentFormat) throws(AttachmentError) -> [UInt8] {
  let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  let text = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
  let isUTF8 = String(validating: text, as: UTF8.self) != nil
  guard let plain = isUTF8 ? text : converted(text), !plain.contains(where: isOfNoText) else {
    throw .misnamed(format)
  }
  return format == .csv ? mark + plain : plain
}

/// From GB 18030, in which offices write by default.
private func converted(_ bytes: [UInt8]) -> [UInt8]? {
  guard let (text, wrongOffset) = convertGB18030(bytes), wrongOffset == nil else { return nil }
  return text
}

/// Control characters, but for those that part lines, pages and columns.
private func isOfNoText(_ byte: UInt8) -> Bool {
  byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 && byte != 0x0C || byte == 0x7F
}
