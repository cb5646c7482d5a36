import XML

/// Runs and the other contents of paragraphs.
extension WordReader {
  mutating func readInlines(of element: XMLElement) {
    for child in element.elements { read(inline: child) }
  }

  private mutating func read(inline element: XMLElement) {
    switch element.name {
    case "w:r": readRun(element)
    case "w:hyperlink": readHyperlink(element)
    case "w:fldSimple": readSimpleField(element)
    case "w:ins", "w:moveTo":
      source.changes += 1
      readInlines(of: element)
    case "w:del": leaveOut(element, .deleted)
    case "w:moveFrom": leaveOut(element, .movedAway)
    case "w:sdt": readControl(element) { reader, content in reader.readInlines(of: content) }
    case "w:pPr", "w:rPr", "w:sdtPr": break
    case "mc:AlternateContent": readInlines(of: choice(element))
    case "m:oMathPara", "m:oMath": readEquation(element)
    case "w:ruby": readRuby(element)
    default: readInlines(of: element)
    }
  }

  mutating func readRun(_ run: XMLElement) {
    let properties = runProperties(run)
    if run.child("w:rPr")?.child("w:rPrChange") != nil { source.changes += 1 }
    let isHidden = properties.flag("w:vanish")
    if isHidden {
      reasons.append(.hidden)
      if run.count(of: ["w:t"]) > 0 { source.ledger.drop(.hidden) }
    }
    defer { if isHidden { reasons.removeLast() } }
    let look = properties.look
    let marks = marks(properties)
    for child in run.children {
      guard case .element(let element) = child else { continue }
      read(inRun: element, marks: marks, look: look, font: properties)
    }
  }

  private mutating func runProperties(_ run: XMLElement) -> [XMLElement] {
    if run.child("w:rPr") != nil { return styles.runProperties(run, in: paragraph) }
    let properties = plainRun ?? styles.runProperties(nil, in: paragraph)
    plainRun = properties
    return properties
  }

  private func marks(_ properties: [XMLElement]) -> Marks {
    var marks: Marks = []
    if properties.flag("w:b") { marks.insert(.strong) }
    if properties.flag("w:i") || !["none", nil].contains(properties.value("w:em")) {
      marks.insert(.emphasis)
    }
    if properties.flag("w:strike") || properties.flag("w:dstrike") { marks.insert(.struck) }
    switch properties.value("w:vertAlign") {
    case "superscript": marks.insert(.raised)
    case "subscript": marks.insert(.lowered)
    default: break
    }
    return marks
  }

  private mutating func read(
    inRun element: XMLElement, marks: Marks, look: TextAppearance, font: [XMLElement]
  ) {
    switch element.name {
    case "w:t": take(symbols(in: element.words, font), marks, look: look)
    case "w:tab", "w:ptab": take(.tab)
    case "w:br": if !["page", "column"].contains(element["w:type"]) { take(.lineBreak) }
    case "w:cr": take(.lineBreak)
    case "w:noBreakHyphen": take(.text("-", marks))
    case "w:sym": readSymbol(element, marks)
    case "w:fldChar": readFieldSign(element)
    case "w:instrText": readInstruction(element.words)
    case "w:delText", "w:delInstrText": take(deleted: element)
    case "w:footnoteReference": takeNote(element, of: "footnotes")
    case "w:endnoteReference": takeNote(element, of: "endnotes")
    case "w:drawing", "w:pict", "w:object": readDrawing(element)
    case "w:ruby": readRuby(element)
    case "mc:AlternateContent":
      for inner in choice(element).elements { readChosen(inner, marks: marks, look: look, font: font) }
    case "m:oMath": readEquation(element)
    case "w:rPr": break
    default: for inner in element.elements { read(inRun: inner, marks: marks, look: look, font: font) }
    }
  }

  private mutating func readChosen(
    _ element: XMLElement, marks: Marks, look: TextAppearance, font: [XMLElement]
  ) {
    if element.name == "w:r" { return readRun(element) }
    read(inRun: element, marks: marks, look: look, font: font)
  }

  private mutating func take(deleted element: XMLElement) {
    reasons.append(.deleted)
    take(element.words)
    reasons.removeLast()
  }

  /// Writes ruby text after its base, in brackets.
  private mutating func readRuby(_ element: XMLElement) {
    if let base = element.child("w:rubyBase") { readInlines(of: base) }
    guard let reading = element.child("w:rt") else { return }
    let outer = (inlines, looks)
    inlines = []
    readInlines(of: reading)
    let text = trimmed(inlines.plain)
    (inlines, looks) = outer
    guard !text.isEmpty, !isLeavingOut else { return }
    inlines.append(.text("（\(text)）", []))
    source.ledger.note(.ruby)
  }

  private mutating func takeNote(_ element: XMLElement, of sort: String) {
    guard let id = element["w:id"], !isLeavingOut else { return }
    let name = "\(sort)/\(id)"
    if let number = readNotes[name] { return inlines.append(.note(number)) }
    guard let note = noteTrees[sort]?.elements.first(where: { $0["w:id"] == id }) else { return }
    let number = source.notes.count
    source.notes.append([])
    readNotes[name] = number
    let outer = (paragraph, inlines, looks, relationships, fields, carried)
    (fields, carried) = ([], [])
    relationships = noteRelationships[sort] ?? relationships
    let text = flat(elements(of: note))
    (paragraph, inlines, looks, relationships, fields, carried) = outer
    source.notes[number] = text
    inlines.append(.note(number))
  }

  /// The contents of elements in one line, separated by spaces.
  private func flat(_ elements: [Element]) -> [Inline] {
    var text: [Inline] = []
    for element in elements {
      let part: [Inline] =
        switch element {
        case .passage(let passage):
          passage.inlines.flatMap { inline in
            if case .box(let box) = inline { flat(source.boxes[box]) } else { [inline] }
          }
        case .table(let table):
          table.rows.flatMap { $0.filter { !$0.isRepeated }.flatMap { flat($0.elements) + [.text(" ", [])] } }
        }
      guard !part.allSatisfy(\.isSpace) else { continue }
      if !text.isEmpty { text.append(.text(" ", [])) }
      text += part
    }
    return text
  }
}

extension XMLElement {
  /// The text directly in the element.
  var words: String {
    children.reduce(into: "") { if case .text(let text) = $1 { $0 += text } }
  }
}
