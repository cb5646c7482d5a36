import XML

/// Paragraphs and tables.
extension WordReader {
  mutating func elements(of container: XMLElement) -> [Element] {
    var found: [Element] = []
    for element in container.elements { read(block: element, into: &found) }
    if !carried.isEmpty {
      found.append(.passage(SourceParagraph(inlines: carried)))
      carried = []
    }
    return found
  }

  private mutating func read(block element: XMLElement, into found: inout [Element]) {
    switch element.name {
    case "w:p": if let passage = passage(element) { found.append(.passage(passage)) }
    case "w:tbl":
      let table = table(element)
      if !table.rows.isEmpty { found.append(.table(table)) }
    case "w:sdt":
      readControl(element) { reader, content in
        for inner in content.elements { reader.read(block: inner, into: &found) }
      }
    case "mc:AlternateContent": for inner in choice(element).elements { read(block: inner, into: &found) }
    case "w:del", "w:moveFrom":
      leaveOut(element, element.name == "w:del" ? .deleted : .movedAway)
    case "w:altChunk", "w:subDoc": source.ledger.drop(.embedded("altChunk"))
    case "w:sectPr", "w:tblPr", "w:trPr", "w:tcPr", "w:pPr", "w:tblGrid", "w:sdtPr": break
    case "m:oMathPara", "m:oMath":
      inlines = []
      readEquation(element)
      if !inlines.isEmpty { found.append(.passage(SourceParagraph(inlines: inlines))) }
      inlines = []
    default: for inner in element.elements { read(block: inner, into: &found) }
    }
  }

  /// Reads content controls; drops tables of contents and unanswered prompts.
  mutating func readControl(_ element: XMLElement, _ read: (inout WordReader, XMLElement) -> Void) {
    let properties = element.child("w:sdtPr")
    let gallery = properties?.descendant("w:docPartGallery")?["w:val"] ?? ""
    let reason: DropReason? =
      gallery == "Table of Contents"
      ? .contents : isOn(properties?.child("w:showingPlcHdr").map { $0["w:val"] ?? "1" }) ? .placeholder : nil
    guard let content = element.child("w:sdtContent") else { return }
    guard let reason else { return read(&self, content) }
    dropAll(of: content, reason)
  }

  /// Drops a deletion and counts it as one change, with or without text.
  mutating func leaveOut(_ element: XMLElement, _ reason: DropReason) {
    source.changes += 1
    dropAll(of: element, reason)
  }

  mutating func passage(_ element: XMLElement) -> SourceParagraph? {
    let outer = (paragraph, inlines, looks)
    defer {
      (paragraph, inlines, looks) = outer
      plainRun = nil
    }
    plainRun = nil
    paragraph = element.child("w:pPr")
    (inlines, looks) = ([], [:])
    let properties = styles.paragraphProperties(paragraph)
    let mark = paragraph?.child("w:rPr")
    let role = styles.role(paragraph)
    if role == .contents { reasons.append(.contents) }
    for change in ["w:ins", "w:del", "w:moveFrom", "w:moveTo"] where mark?.child(change) != nil {
      source.changes += 1
    }
    if paragraph?.child("w:pPrChange") != nil { source.changes += 1 }
    readInlines(of: element)
    if role == .contents { reasons.removeLast() }
    endParagraphOfLinks()
    var passage = SourceParagraph(inlines: carried + inlines)
    carried = []
    // A drop cap is a paragraph of one character before the paragraph that it belongs to.
    let isDropCap = ["drop", "margin"].contains(properties.attribute("w:dropCap", of: "w:framePr"))
    if mark?.child("w:del") != nil || mark?.child("w:moveFrom") != nil || isDropCap {
      carried = passage.inlines
      return nil
    }
    if isPrompt(passage.inlines) {
      source.ledger.drop(.placeholder, passage.inlines.plain)
      return nil
    }
    describe(&passage, properties, role)
    passage.label = label(properties, isBlank: passage.isBlank)
    return passage
  }

  /// Whether a text is the prompt of an unused content control; some programs keep only the text.
  private func isPrompt(_ inlines: [Inline]) -> Bool {
    let text = squeezed(inlines.plain).filter { !"。.".contains($0) }
    return text.count <= 40 && prompts.contains(text.lowercased())
  }

  private func describe(_ passage: inout SourceParagraph, _ properties: [XMLElement], _ role: StyleRole) {
    passage.role = role
    passage.look = looks.max { ($0.value, $0.key.size) < ($1.value, $1.key.size) }?.key ?? TextAppearance()
    passage.alignment =
      switch properties.value("w:jc") {
      case "center": .center
      case "right", "end": .end
      default: .start
      }
    let left = properties.attribute("w:left", of: "w:ind") ?? properties.attribute("w:start", of: "w:ind")
    let chars =
      properties.attribute("w:leftChars", of: "w:ind")
      ?? properties.attribute("w:firstLineChars", of: "w:ind")
    let first = properties.attribute("w:firstLine", of: "w:ind")
    passage.isSetIn =
      [left, first].contains { $0.flatMap { Int($0) } ?? 0 >= 1900 }
      || (chars.flatMap { Int($0) } ?? 0) >= 700
    if let level = properties.value("w:outlineLvl").flatMap({ Int($0) }), level < 9 {
      passage.outline = level
    } else {
      passage.outline = styles.headingLevel(paragraph)
    }
  }

  private mutating func label(_ properties: [XMLElement], isBlank: Bool) -> ListLabel? {
    var (list, level): (String?, Int?)
    for properties in properties {
      guard let numbers = properties.child("w:numPr") else { continue }
      list = numbers.value(of: "w:numId") ?? list
      level = numbers.value(of: "w:ilvl").flatMap { Int($0) } ?? level
    }
    guard let list, list != "0", !isBlank, !isLeavingOut else { return nil }
    let bound =
      level == nil
      ? styles.chainOfNames(paragraph).compactMap { numbering.level(of: list, style: $0) }.first : nil
    return numbering.next(list: list, level: level ?? bound ?? 0)
  }

  /// The branch of an alternative that this reader supports; the others are copies for other programs and are dropped.
  /// If that branch has no words, as in some programs' text boxes, another that has is chosen.
  mutating func choice(_ element: XMLElement) -> XMLElement {
    let known: Set<String> = ["wps", "wpg", "wpc", "w14", "wp14", "a14", "w15"]
    let branches = element.elements
    let first =
      branches.first { branch in
        branch.name == "mc:Choice"
          && (branch["Requires"] ?? "").split(separator: " ").allSatisfy { known.contains(String($0)) }
      } ?? branches.first { $0.name == "mc:Fallback" } ?? XMLElement(name: "")
    let chosen = hasWords(first) ? first : branches.first(where: hasWords) ?? first
    for branch in branches where branch !== chosen { dropAll(of: branch, .copy) }
    return chosen
  }
}

private let prompts: Set<String> = [
  "单击或点击此处输入文字", "单击此处输入文字", "点击此处输入文字", "单击或点击以输入日期", "单击此处输入日期", "选择一项", "clickortapheretoentertext",
  "clickheretoentertext", "clickortaptoenteradate", "chooseanitem",
]
