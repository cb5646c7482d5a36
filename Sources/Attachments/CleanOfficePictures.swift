import Archives

/// The media of Office's documents: pictures, films, and documents within.
extension ZipArchive {
  /// Cleans them one by one; the small picture of the first page is removed, because it shows what was there before.
  mutating func cleanMedia(spending limits: inout ZipLimits) throws(AttachmentError) {
    removeThumbnail()
    for position in entries.indices {
      let path = entries[position].path
      let lowered = path.lowercased()
      guard !lowered.hasSuffix(".xml"), !lowered.hasSuffix(".rels"), !lowered.hasSuffix("/") else { continue }
      let contents = try unpack(entries[position])
      let clean: [UInt8]?
      if let format = AttachmentFormat(named: path), format.mainPart != nil {
        clean = try within(&limits) { (inner: inout ZipLimits) throws(AttachmentError) in
          try cleaned(office: contents, format, spending: &inner)
        }
      } else if contents.starts(with: oleSignature) {
        // The old container format: names, if any, are in a stream of its own.
        guard !contents.holds(summary) else { throw .uncleanable(path) }
        clean = nil
      } else if isDocument(contents) {
        throw .uncleanable(path)
      } else if fileEnding(of: lowered) == "svg" {
        clean = try cleaned(drawing: contents, at: path)
      } else {
        clean = try cleaned(picture: contents, at: path)
      }
      if let clean, clean != contents { entries[position].replace(with: clean) }
    }
  }

  /// The part, and the relationship of the package that names it (ISO/IEC 29500-2, 10).
  private mutating func removeThumbnail() {
    let count = entries.count
    entries.removeAll { $0.path.lowercased().hasPrefix("docprops/thumbnail.") }
    guard entries.count < count,
      let position = entries.firstIndex(where: { $0.path.lowercased() == "_rels/.rels" }),
      let relationships = try? entries[position].unpacked()
    else { return }
    entries[position].replace(
      with: relationships.withoutElements("Relationship") { $0.holds(Array("/metadata/thumbnail".utf8)) })
  }
}

/// “SummaryInformation” in UTF-16, as the old container format writes the names of its streams.
private let summary: [UInt8] = "SummaryInformation".utf8.flatMap { [$0, 0] as [UInt8] }

/// A drawing without the element in which programs write its author; one with embedded pictures is refused.
func cleaned(drawing bytes: [UInt8], at path: String) throws(AttachmentError) -> [UInt8] {
  guard !bytes.holds(Array("data:image/".utf8)), !bytes.starts(with: [0x1F, 0x8B]) else {
    throw .uncleanable(path)
  }
  return bytes.withoutElements("metadata") { _ in true }
}

extension [UInt8] {
  func holds(_ wanted: [UInt8]) -> Bool { firstOffset(of: wanted, from: 0) != nil }

  fileprivate func firstOffset(of wanted: [UInt8], from start: Int) -> Int? {
    guard let first = wanted.first, count >= wanted.count else { return nil }
    var position = start
    while position + wanted.count <= count, let next = self[position...].firstIndex(of: first) {
      if next + wanted.count <= count, self[next..<next + wanted.count].elementsEqual(wanted) { return next }
      position = next + 1
    }
    return nil
  }

  /// The XML without some elements of a name, each from its `<` to the `>` of its end; they do not nest.
  fileprivate func withoutElements(_ name: String, where isLeftOut: ([UInt8]) -> Bool) -> [UInt8] {
    var output: [UInt8] = []
    var copied = 0
    let opening = Array("<\(name)".utf8)
    while let start = firstOffset(of: opening, from: copied),
      let tagEnd = self[start...].firstIndex(of: UInt8(ascii: ">"))
    {
      let next = self[start + opening.count]
      let isWhole = next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || next <= 0x20
      var end = tagEnd + 1
      if isWhole, self[tagEnd - 1] != UInt8(ascii: "/") {
        let closing = Array("</\(name)>".utf8)
        end = firstOffset(of: closing, from: end).map { $0 + closing.count } ?? count
      }
      output += self[copied..<start]
      if !isWhole || !isLeftOut(Array(self[start..<end])) { output += self[start..<end] }
      copied = end
    }
    return output + self[copied...]
  }
}
