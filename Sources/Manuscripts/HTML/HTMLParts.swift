import XML

/// Tables, pictures and dropped parts.
extension HTMLReader {
  mutating func table(_ element: XMLElement, _ style: HTMLStyle) -> SourceTable {
    var table = SourceTable()
    let border = (element["border"].flatMap { Int($0) } ?? 0) > 0
    table.hasBorders = border || allStyles(element).contains { $0.contains("border") && !$0.contains("none") }
    var pending: [Int: (rows: Int, cell: SourceCell)] = [:]
    for row in rows(of: element) {
      var cells: [SourceCell] = []
      func fill() {
        while let waiting = pending[cells.count] {
          pending[cells.count] = waiting.rows > 1 ? (waiting.rows - 1, waiting.cell) : nil
          cells.append(waiting.cell)
        }
      }
      let isHeader = row.elements.contains { $0.name == "th" } && !row.elements.contains { $0.name == "td" }
      for cell in row.elements where ["td", "th"].contains(cell.name) {
        fill()
        let outer = (inlines, looks)
        (inlines, looks) = ([], [:])
        var read = SourceCell(elements: elements(of: cell, style.inside(cell)))
        (inlines, looks) = outer
        let columns = min(max(Int(cell["colspan"] ?? "") ?? 1, 1), 64)
        let rows = min(max(Int(cell["rowspan"] ?? "") ?? 1, 1), 1000)
        for column in 0..<columns {
          if column > 0 { read.isRepeated = true }
          var below = read
          below.isRepeated = true
          if rows > 1 { pending[cells.count] = (rows - 1, below) }
          cells.append(read)
        }
      }
      fill()
      if !cells.isEmpty { table.rows.append(cells) }
      if isHeader, table.headerRows == table.rows.count - 1 { table.headerRows += 1 }
    }
    return table
  }

  private func rows(of element: XMLElement) -> [XMLElement] {
    element.elements.flatMap { child -> [XMLElement] in
      child.name == "tr" ? [child] : ["tbody", "thead", "tfoot"].contains(child.name) ? rows(of: child) : []
    }
  }

  private func allStyles(_ table: XMLElement) -> [String] {
    [table["style"] ?? ""] + rows(of: table).prefix(2).flatMap { $0.elements.map { $0["style"] ?? "" } }
  }

  /// Takes pictures in the page itself and in files beside it; never requests an address.
  mutating func takePicture(_ element: XMLElement) {
    // In pages that load pictures late, `src` is a placeholder and comes last.
    let addresses = ["data-src", "data-original", "src"].compactMap { element[$0] }.filter { !$0.isEmpty }
    for address in addresses {
      guard let bytes = picture(at: address) else { continue }
      pictureBytes += bytes.count
      guard let number = source.take(picture: bytes, words: usableWords(element["alt"] ?? "")) else { return }
      if !address.hasPrefix("data:") { source.pictures[number].file = address }
      return inlines.append(.picture(number))
    }
    source.ledger.drop(.outsidePicture)
  }

  private func picture(at address: String) -> [UInt8]? {
    guard pictureBytes < mostPictureBytes else { return nil }
    if address.hasPrefix("data:image/"), let comma = address.firstIndex(of: ","),
      address[..<comma].hasSuffix(";base64")
    {
      return decodedBase64(address[address.index(after: comma)...])
    }
    let isElsewhere = address.hasPrefix("/") || address.hasPrefix("\\") || address.contains(":")
    return isElsewhere ? nil : beside(address)
  }

  /// The reason for which an element's text is dropped; nil if it is kept.
  func dropReason(_ element: XMLElement) -> DropReason? {
    if let name = objectNames[element.name] { return .embedded(name) }
    if ["nav", "footer", "aside"].contains(element.name) { return .surroundings }
    if (element["class"] ?? "").hasPrefix("MsoToc") { return .contents }
    let style = declarations(element["style"] ?? "")
    let isHidden = style.contains {
      $0 == "display" && $1 == "none" || $0 == "visibility" && $1 == "hidden"
        || $0 == "mso-hide" && $1 == "all"
    }
    if isHidden, element["id"] != "js_content" { return .hidden }
    if (element["class"] ?? "").contains("MsoCommentReference")
      || style.contains(where: { $0 == "mso-element" && $1.hasPrefix("comment") })
    {
      return .comment
    }
    return nil
  }
}

/// Elements that cannot be imported, with names for the report.
private let objectNames = [
  "iframe": "网页框 iframe", "video": "视频 video", "audio": "音频 audio", "object": "插件 object",
  "embed": "插件 embed",
  "svg": "矢量图 SVG", "canvas": "画布 canvas", "math": "公式 MathML",
]

/// The limit for all pictures of a page, in bytes: as much as a Word package may hold.
private let mostPictureBytes = 256 << 20

func decodedBase64(_ text: Substring) -> [UInt8]? {
  var (bytes, buffer, bits) = ([UInt8](), UInt32(0), 0)
  for byte in text.utf8 {
    let value: UInt8
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte + 4
    case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
    case UInt8(ascii: "="), 0x20, 0x0A, 0x0D, 0x09: continue
    default: return nil
    }
    buffer = buffer << 6 | UInt32(value)
    bits += 6
    if bits >= 8 {
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      buffer &= (1 << UInt32(bits)) - 1
    }
  }
  return bytes
}
