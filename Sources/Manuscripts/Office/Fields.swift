import XML

/// Fields: codes that Word computes a result of. The result is text, the code never is.
struct OpenField {
  var code = ""
  var isInResult = false
  /// Where in the passage the result begins.
  var start = 0

  /// The field's name, such as `TOC`.
  var name: String { code.split { isSpace($0) }.first.map { $0.uppercased() } ?? "" }

  /// The address of a `HYPERLINK`.
  var address: String? {
    guard name == "HYPERLINK" else { return nil }
    let parts = code.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count > 1, !code.prefix(while: { $0 != "\"" }).contains("\\l") else { return nil }
    return String(parts[1])
  }

  /// Whether the result is a day that changes by itself, so that nobody knows which one was meant.
  var isClock: Bool { ["DATE", "TIME", "PRINTDATE", "SAVEDATE", "CREATEDATE"].contains(name) }

  /// Why the result is left out, if it is.
  var reason: DropReason? {
    switch name {
    case "TOC", "INDEX", "TOA": .contents
    case "PAGE", "NUMPAGES", "SECTIONPAGES": .pageNumber
    default: nil
    }
  }
}

extension WordReader {
  /// Why text is left out here because of the fields around it.
  var fieldReason: DropReason? {
    for field in fields {
      if !field.isInResult { return .fieldCode }
      if let reason = field.reason { return reason }
    }
    return nil
  }

  mutating func readFieldSign(_ element: XMLElement) {
    switch element["w:fldCharType"] {
    case "begin":
      fields.append(OpenField())
      if let box = element.child("w:ffData")?.child("w:checkBox") { readCheckBox(box) }
    case "separate":
      guard !fields.isEmpty else { return }
      fields[fields.count - 1].isInResult = true
      fields[fields.count - 1].start = inlines.count
      if let reason = fields[fields.count - 1].reason { source.ledger.drop(reason) }
    case "end":
      guard let field = fields.popLast() else { return }
      source.ledger.drop(.fieldCode)
      link(field)
    default: break
    }
  }

  /// A box of an old form, which has no text of its own.
  private mutating func readCheckBox(_ box: XMLElement) {
    let checked = box.child("w:checked") ?? box.child("w:default")
    let field = fields.removeLast()
    take(.text(isOn(checked.map { $0["w:val"] ?? "1" }) ? "☑" : "☐", []))
    fields.append(field)
  }

  mutating func readInstruction(_ text: String) {
    characters += squeezed(text).unicodeScalars.count
    source.ledger.drop(.fieldCode, text, count: 0)
    if !fields.isEmpty { fields[fields.count - 1].code += text }
  }

  mutating func readSimpleField(_ element: XMLElement) {
    var field = OpenField(code: element["w:instr"] ?? "", isInResult: true, start: inlines.count)
    if let reason = field.reason { source.ledger.drop(reason) }
    fields.append(field)
    readInlines(of: element)
    field = fields.popLast() ?? field
    source.ledger.drop(.fieldCode)
    link(field)
  }

  private mutating func link(_ field: OpenField) {
    if field.isClock, field.start < inlines.count { source.ledger.note(.automaticDay) }
    guard let address = field.address, field.start < inlines.count else { return }
    wrap(from: field.start, in: address)
  }

  /// A link that goes on in the next paragraph is two links.
  mutating func endParagraphOfLinks() {
    for index in fields.indices where fields[index].isInResult {
      if let address = fields[index].address, fields[index].start < inlines.count {
        wrap(from: fields[index].start, in: address)
      }
      fields[index].start = 0
    }
  }

  mutating func readHyperlink(_ element: XMLElement) {
    let start = inlines.count
    readInlines(of: element)
    guard let target = relationships[element["r:id"]], target.isExternal, start < inlines.count else {
      return
    }
    wrap(from: start, in: target.address + (element["w:anchor"].map { "#" + $0 } ?? ""))
  }

  private mutating func wrap(from start: Int, in address: String) {
    let inner = Array(inlines[start...])
    guard !inner.plain.allSatisfy({ isSpace($0) }), inner.boxes.isEmpty else { return }
    guard let address = cleanAddress(address) else {
      source.ledger.note(.unsafeLink)
      return
    }
    inlines.replaceSubrange(start..., with: [.link(address, inner)])
  }
}
