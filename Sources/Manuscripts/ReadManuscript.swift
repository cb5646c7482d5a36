import XML

/// The formats of manuscripts, determined from the content.
package enum ManuscriptSort: Equatable, Sendable {
  case word
  case html
  /// A format that LibreOffice has to convert to Word's, by its extension.
  case convertible(String)
}

/// The format of a file by its first bytes; throws if its extension says otherwise.
package func manuscriptSort(of bytes: [UInt8], named name: String) throws(ManuscriptError) -> ManuscriptSort {
  guard !bytes.isEmpty else { throw .empty }
  let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  if ["docm", "dotm"].contains(ending) { throw .macros }
  if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
    if contains(utf16("EncryptedPackage"), in: bytes) { throw .encrypted }
    guard ["doc", "wps", "dot", "wpt"].contains(ending) else {
      throw .misnamed(" Word 97-2003 的 .doc（a Word 97-2003 .doc, or another OLE file）")
    }
    if isEncryptedDoc(bytes) { throw .encrypted }
    // LibreOffice would open anything else as text.
    guard contains(utf16("WordDocument"), in: bytes) else { throw .damaged }
    return .convertible(ending == "wps" ? ".wps" : ".doc")
  }
  if bytes.starts(with: "{\\rtf".utf8) {
    guard ["rtf", "doc", "wps"].contains(ending) else { throw .misnamed(" RTF") }
    guard deepestGroup(inRTF: bytes) <= 256 else { throw .tooDeep }
    return .convertible(".rtf")
  }
  if bytes.starts(with: [0x50, 0x4B]) { return try zipSort(of: bytes, ending: ending) }
  if ["htm", "html", "xhtml", "mht", "mhtml"].contains(ending) || looksLikeHTML(bytes) {
    guard ending != "docx" else { throw .misnamed("网页（HTML, a web page）") }
    guard !["mht", "mhtml"].contains(ending) else { return .convertible(".mht") }
    return .html
  }
  for (what, start) in foreignStarts where bytes.starts(with: start.utf8) { throw .misnamed(what) }
  if pictureSort(of: bytes) != .none { throw .misnamed("图片（a picture）") }
  guard ending != "docx" else { throw .damaged }
  throw .unknownFormat
}

/// The maximum nesting of groups in an RTF; a brace after a backslash is text. Word writes about a dozen levels, and
/// LibreOffice takes minutes for a hundred thousand.
private func deepestGroup(inRTF bytes: [UInt8]) -> Int {
  var (depth, deepest, isEscaped) = (0, 0, false)
  for byte in bytes {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "{") {
      depth += 1
      deepest = max(deepest, depth)
    } else if byte == UInt8(ascii: "}") {
      depth -= 1
    }
  }
  return deepest
}

private let foreignStarts = [("PDF", "%PDF"), ("RAR", "Rar!"), ("7z", "7z\u{BC}"), ("XML", "<?xml")]

private func zipSort(of bytes: [UInt8], ending: String) throws(ManuscriptError) -> ManuscriptSort {
  if ["odt", "ott", "fodt"].contains(ending) { return .convertible(".odt") }
  if ["docx", "dotx", "doc", "wps", ""].contains(ending) { return .word }
  throw .unknownFormat
}

/// Returns the bytes of a picture that a page of HTML refers to by a relative address; nil if there is none.
package typealias PictureBeside = (String) -> [UInt8]?

/// - Parameters:
///   - bytes: the document, HTML as UTF-8.
///   - beside: reads pictures that a page of HTML has in files.
package func readManuscript(
  _ bytes: [UInt8], sort: ManuscriptSort, picturesBeside beside: @escaping PictureBeside = { _ in nil }
) throws(ManuscriptError) -> Manuscript {
  switch sort {
  case .word: recognise(try readWord(bytes))
  case .html: recognise(try readHTML(bytes, picturesBeside: beside))
  case .convertible(let format): throw .needsOffice(format)
  }
}

private func utf16(_ text: String) -> [UInt8] {
  text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
}

private func contains(_ word: [UInt8], in bytes: [UInt8]) -> Bool {
  guard bytes.count >= word.count else { return false }
  return stride(from: 0, through: bytes.count - word.count, by: 2).contains { position in
    bytes[position] == word[0] && bytes[position...].starts(with: word)
  }
}

/// The encryption flag in the first sector of the main stream.
private func isEncryptedDoc(_ bytes: [UInt8]) -> Bool {
  guard bytes.count > 528, bytes[512] == 0xEC, bytes[513] == 0xA5 else { return false }
  return bytes[512 + 11] & 0x01 != 0
}

private func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
  let start = String(decoding: bytes.prefix(1024).filter { $0 != 0 }, as: UTF8.self).lowercased()
  return ["<html", "<!doctype html", "<body", "<meta ", "<p>", "<p ", "<section", "<div"].contains(
    where: start.contains)
}
