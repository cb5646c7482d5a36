import XML

/// Pictures and text boxes; also parts that cannot be imported: diagrams, charts, embedded files.
extension WordReader {
  mutating func readDrawing(_ element: XMLElement) {
    if element.name == "w:object" { return readObject(element) }
    let properties = element.descendant("wp:docPr")
    if isOn(properties?["hidden"]) { return dropAll(of: element, .hidden, always: true) }
    walk(drawing: element, words: properties.map(alternative) ?? "")
  }

  private mutating func walk(drawing element: XMLElement, words: String) {
    switch element.name {
    case "pic:pic":
      let own = element.child("pic:nvPicPr")?.child("pic:cNvPr").map(alternative) ?? ""
      let fill = element.child("pic:blipFill")
      let blip = fill?.child("a:blip")
      takePicture(blip?["r:embed"] ?? blip?["r:link"], words: words.isEmpty ? own : words)
      if let crop = fill?.child("a:srcRect"), crop.attributes.contains(where: { Int($0.value) ?? 0 > 0 }) {
        source.ledger.note(.cropped)
      }
    case "v:imagedata": takePicture(element["r:id"] ?? element["r:embed"] ?? element["r:link"], words: words)
    case "w:txbxContent": takeBox(element)
    case "v:textpath": takeWordArt(element["string"] ?? "", element)
    case "c:chart", "cx:chart": lose(.chart, part: element["r:id"])
    case "dgm:relIds": lose(.smartArt, part: element["r:dm"])
    case "a:t": take(element.words)
    case "w14:contentPart": source.ledger.drop(.embedded("手写 ink"))
    case "mc:AlternateContent": walk(drawing: choice(element), words: words)
    case "v:shape" where (element["id"] ?? "").lowercased().contains("watermark"):
      dropAll(of: element, .watermark, always: true)
    case "v:shape", "v:rect", "v:roundrect":
      let own = element["alt"].map { usableWords($0) } ?? ""
      for inner in element.elements { walk(drawing: inner, words: own.isEmpty ? words : own) }
    case "wp:anchor", "wp:inline", "wpg:wgp", "wpg:grpSp":
      let pictures = element.count(of: ["pic:pic"])
      for inner in element.elements { walk(drawing: inner, words: pictures > 1 ? "" : words) }
    default: for inner in element.elements { walk(drawing: inner, words: words) }
    }
  }

  private mutating func takeBox(_ element: XMLElement) {
    let outer = (paragraph, inlines, looks, fields, carried)
    (inlines, looks, fields, carried) = ([], [:], [], [])
    let content = elements(of: element)
    (paragraph, inlines, looks, fields, carried) = outer
    guard !content.isEmpty, !isLeavingOut else { return }
    source.boxes.append(content)
    inlines.append(.box(source.boxes.count - 1))
  }

  private mutating func takeWordArt(_ text: String, _ element: XMLElement) {
    guard !trimmed(text).isEmpty, !isLeavingOut else { return }
    source.boxes.append([.passage(SourceParagraph(inlines: [.text(text, [])]))])
    inlines.append(.box(source.boxes.count - 1))
    source.ledger.note(.wordArt)
  }

  private mutating func readObject(_ element: XMLElement) {
    let name = element.descendant("o:OLEObject")?["ProgID"] ?? ""
    if name.lowercased().hasPrefix("equation") || name.lowercased().contains("mathtype") {
      return dropAll(of: element, .embedded("公式 Equation"), always: true)
    }
    if element.descendant("o:OLEObject") == nil, element.descendant("w:control") == nil {
      return walk(drawing: element, words: "")
    }
    dropAll(of: element, .embedded(programName(name)), always: true)
  }

  private func programName(_ name: String) -> String {
    let known = name.prefix { $0.isASCII && ($0.isLetter || $0 == "." || $0.isNumber) }
    return known.isEmpty ? "OLE" : "OLE \(known.prefix(40))"
  }

  /// Drops a part that cannot be imported, and counts its words.
  private mutating func lose(_ reason: DropReason, part id: String?) {
    if let address = relationships[id]?.address, let name = relationships.part(at: address),
      lostParts.insert(name).inserted, let tree = try? package.tree(name)
    {
      return dropAll(of: tree, reason, always: true)
    }
    source.ledger.drop(reason)
  }

  private mutating func takePicture(_ id: String?, words: String) {
    guard !isLeavingOut else { return }
    guard let target = relationships[id] else { return source.ledger.drop(.missingPicture) }
    guard !target.isExternal else { return source.ledger.drop(.outsidePicture) }
    guard let name = relationships.part(at: target.address) else {
      return source.ledger.drop(.outsidePicture)
    }
    if let number = readPictures[name] {
      source.pictures.append(source.pictures[number])
      source.pictures[source.pictures.count - 1].alternative = words
      return inlines.append(.picture(source.pictures.count - 1))
    }
    guard let bytes = try? package.part(name) else { return source.ledger.drop(.missingPicture) }
    guard let number = source.take(picture: bytes, words: words) else { return }
    source.pictures[number].file = name
    readPictures[name] = number
    inlines.append(.picture(number))
  }

  private func alternative(_ element: XMLElement) -> String {
    let words = usableWords(element["descr"] ?? "")
    return words.isEmpty ? usableWords(element["title"] ?? "") : words
  }
}

extension ManuscriptSource {
  /// Adds a picture and returns its position; nil, with an entry in the ledger, if browsers cannot show it.
  mutating func take(picture bytes: [UInt8], words: String) -> Int? {
    switch pictureSort(of: bytes) {
    case .usable(let fileExtension):
      pictures.append(SourcePicture(bytes: bytes, fileExtension: fileExtension, alternative: words))
      return pictures.count - 1
    case .unusable(let format): ledger.drop(.picture(format))
    case .none: ledger.drop(.falsePicture)
    }
    return nil
  }
}

/// A picture's alternative text; empty if a program generated it or it is a file name.
func usableWords(_ words: String) -> String {
  let line = trimmed(words.split(whereSeparator: \.isNewline).joined(separator: " "))
  let lower = line.lowercased()
  let isGuess =
    ["ai 生成的内容", "描述已自动生成", "ai-generated", "automatically generated", "自动生成的说明"].contains(
      where: lower.contains)
  let isFile = [".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".webp"].contains(where: lower.hasSuffix)
  return isGuess || isFile ? "" : line
}
