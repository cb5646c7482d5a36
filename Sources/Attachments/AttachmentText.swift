/// A readable part of a file that readers take with them.
package struct AttachmentText: Sendable {
  /// The part's name within the file; empty where the file is one.
  package var part: String
  /// In whatever encoding it was written; texts of Office are UTF-8.
  package var bytes: [UInt8]
}

/// What can be read in a file without understanding its layout: the words of Office's documents, the texts in archives
/// and the names of what is packed in them.
///
/// Words that Office cuts into pieces, as it does wherever somebody has corrected them, are whole again here; a
/// paragraph, a cell, a row is a line.
///
/// - Returns: nil for formats whose text is not read here, such as PDF.
package func attachmentTexts(of bytes: [UInt8], named file: String) -> [AttachmentText]? {
  switch AttachmentFormat(named: file) {
  case .vtt: return [AttachmentText(part: "", bytes: bytes)]
  case .docx, .xlsx, .pptx, .zip: return (try? ZipArchive(bytes)).map(texts) ?? []
  case .pdf, .mp4, .webm, nil: return nil
  }
}

private func texts(of archive: ZipArchive) -> [AttachmentText] {
  archive.entries.flatMap { entry -> [AttachmentText] in
    let path = entry.path
    let name = AttachmentText(part: path, bytes: entry.name)
    guard let bytes = try? entry.unpacked() else { return [name] }
    let folder = path.split(separator: "/").first ?? ""
    if ["word", "xl", "ppt"].contains(folder), path.hasSuffix(".xml") {
      return [AttachmentText(part: path, bytes: words(ofXML: bytes))]
    }
    if let inner = attachmentTexts(of: bytes, named: path) {
      return [name]
        + inner.map { AttachmentText(part: path + ($0.part.isEmpty ? "" : "/" + $0.part), bytes: $0.bytes) }
    }
    return plainEndings.contains(fileEnding(of: path))
      ? [name, AttachmentText(part: path, bytes: bytes)] : [name]
  }
}

private let plainEndings: Set = [
  "txt", "csv", "tsv", "md", "html", "htm", "json", "xml", "yml", "vtt", "srt", "ics",
]

/// The characters between the tags, with a line's end where something ends that stands by itself.
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
    } else if xml[position] == UInt8(ascii: "&"), let (byte, length) = reference(at: position, in: xml) {
      output.append(byte)
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

/// The ASCII character that a reference stands for: `&amp;`, `&#49;`, `&#x31;`.
private func reference(at start: Int, in xml: [UInt8]) -> (UInt8, length: Int)? {
  guard let end = xml[start...].prefix(10).firstIndex(of: UInt8(ascii: ";")) else { return nil }
  let name = String(decoding: xml[start + 1..<end], as: UTF8.self)
  let named: [String: UInt8] = ["amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27]
  let number =
    name.hasPrefix("#x")
    ? UInt8(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt8(name.dropFirst()) : nil
  return (named[name] ?? number).flatMap { $0 < 0x80 ? ($0, end + 1 - start) : nil }
}
