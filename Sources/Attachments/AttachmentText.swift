import Archives

/// A readable part of a file that readers take with them.
package struct AttachmentText: Sendable {
  /// The part's name within the file; empty where the file is one.
  package var part: String
  /// In whatever encoding it was written; texts of Office are UTF-8.
  package var bytes: [UInt8]
}

/// Reads the texts of a file without understanding its layout: the words of Office's documents, the texts in archives
/// and the names of what is packed in them.
///
/// Words that Office splits into runs, as it does around corrections, are joined here; a paragraph, a cell, a row is a
/// line. Compressed parts are in memory one at a time.
///
/// - Parameter read: is given the texts one after another.
/// - Returns: false for formats whose text is not read here, such as PDF.
package func readAttachmentTexts(of bytes: [UInt8], named file: String, _ read: (AttachmentText) -> Void)
  -> Bool
{
  var limits = ZipLimits.standard
  return readTexts(of: bytes, named: file, part: "", spending: &limits, read)
}

private func readTexts(
  of bytes: [UInt8], named file: String, part: String, spending limits: inout ZipLimits,
  _ read: (AttachmentText) -> Void
) -> Bool {
  switch AttachmentFormat(named: file) {
  case .vtt, .txt, .csv: read(AttachmentText(part: part, bytes: bytes))
  case .docx, .xlsx, .pptx, .zip:
    // One that cannot be opened is refused for that, with the reason.
    guard let archive = try? ZipArchive(bytes, spending: &limits) else { return true }
    for entry in archive.entries { readTexts(of: entry, in: part, spending: &limits, read) }
  case .pdf, .mp4, .webm, .mp3, .m4a, .ogg, .opus, nil: return false
  }
  return true
}

private func readTexts(
  of entry: ZipEntry, in part: String, spending limits: inout ZipLimits, _ read: (AttachmentText) -> Void
) {
  let path = entry.path
  let name = part.isEmpty ? path : part + "/" + path
  let folder = path.split(separator: "/").first ?? ""
  let isOffice = ["word", "xl", "ppt"].contains(folder) && path.hasSuffix(".xml")
  if !isOffice { read(AttachmentText(part: name, bytes: Array(path.utf8))) }
  let isPlain = plainEndings.contains(fileEnding(of: path))
  guard isOffice || isPlain || AttachmentFormat(named: path) != nil, let bytes = try? entry.unpacked() else {
    return
  }
  if isOffice {
    read(AttachmentText(part: name, bytes: words(ofXML: bytes)))
  } else if AttachmentFormat(named: path) != nil {
    guard var inner = try? limits.within() else { return }
    _ = readTexts(of: bytes, named: path, part: name, spending: &inner, read)
    limits.spend(inner)
  } else {
    read(AttachmentText(part: name, bytes: bytes))
  }
}

private let plainEndings: Set = [
  "txt", "csv", "tsv", "md", "html", "htm", "json", "xml", "yml", "vtt", "srt", "ics",
]

/// The characters between the tags, with a line feed where a block ends.
private func words(ofXML xml: [UInt8]) -> [UInt8] {
  var output: [UInt8] = []
  var position = 0
  while position < xml.count {
    if xml[position] == UInt8(ascii: "<") {
      let end = endOfTag(in: xml, from: position)
      let isClosing = position + 1 < end && xml[position + 1] == UInt8(ascii: "/")
      let name = localName(of: xml[position..<end].dropFirst(isClosing ? 2 : 1))
      if isClosing ? blocks.contains(name) : breaks.contains(name) { output.append(0x0A) }
      position = end
    } else if xml[position] == UInt8(ascii: "&"), let (scalar, length) = reference(at: position, in: xml) {
      output += String(scalar).utf8
      position += length
    } else {
      output.append(xml[position])
      position += 1
    }
  }
  return output
}

private let blocks: Set = ["p", "tc", "si", "c", "v", "row", "is", "comment"]
private let breaks: Set = ["br", "tab", "cr"]

/// The character that a reference denotes: `&amp;`, `&#49;`, `&#x31;`.
private func reference(at start: Int, in xml: [UInt8]) -> (Unicode.Scalar, length: Int)? {
  guard let end = xml[start...].prefix(10).firstIndex(of: UInt8(ascii: ";")) else { return nil }
  let name = xml[start + 1..<end]
  let length = end + 1 - start
  guard name.first == UInt8(ascii: "#") else {
    return named.first { $0.name.elementsEqual(name) }.map { ($0.scalar, length) }
  }
  let isHexadecimal = name.dropFirst().first == UInt8(ascii: "x")
  let digits = String(decoding: name.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
  return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init).map { ($0, length) }
}

/// The five that XML defines (XML 1.0, 4.6).
private let named: [(name: [UInt8], scalar: Unicode.Scalar)] = [
  (Array("amp".utf8), "&"), (Array("lt".utf8), "<"), (Array("gt".utf8), ">"), (Array("quot".utf8), "\""),
  (Array("apos".utf8), "'"),
]
