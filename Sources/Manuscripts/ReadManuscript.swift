import XML

/// The sorts of file that a manuscript comes in, told by content.
package enum ManuscriptSort: Equatable, Sendable {
  case word
  case html
  /// LibreOffice has to turn it into Word's format first: the name of its own.
  case convertible(String)
}

/// What a file is, by its first bytes; refused where its name says something else.
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
    // Of anything else LibreOffice makes a text of what its bytes look like.
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

/// How deep the groups of an RTF stand in one another; a backslash makes a brace a letter. Word writes a dozen, and
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

/// Gives a picture beside a page of HTML by the relative address under which the page shows it; nil where there is none.
package typealias PictureBeside = (String) -> [UInt8]?

/// - Parameters:
///   - bytes: of HTML, as UTF-8.
///   - beside: asked for the pictures that a page of HTML keeps in files.
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

/// The flag of an encrypted document in the first sector of its main stream.
private func isEncryptedDoc(_ bytes: [UInt8]) -> Bool {
  guard bytes.count > 528, bytes[512] == 0xEC, bytes[513] == 0xA5 else { return false }
  return bytes[512 + 11] & 0x01 != 0
}

private func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
  let start = String(decoding: bytes.prefix(1024).filter { $0 != 0 }, as: UTF8.self).lowercased()
  return ["<html", "<!doctype html", "<body", "<meta ", "<p>", "<p ", "<section", "<div"].contains(
    where: start.contains)
}
