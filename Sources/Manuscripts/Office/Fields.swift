import XML

/// A field that is open while a document is read: a code from which Word computes a result. The result is kept as text,
/// the code is dropped.
struct OpenField {
  var code = ""
  var isInResult = false
  /// The position in `inlines` at which the result begins.
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

  /// Whether the result is a date that Word updates, so that the day meant is unknown.
  var isClock: Bool { ["DATE", "TIME", "PRINTDATE", "SAVEDATE", "CREATEDATE"].contains(name) }

  /// The reason for which the result is dropped, if it is.
  var reason: DropReason? {
    switch name {
    case "TOC", "INDEX", "TOA": .contents
    case "PAGE", "NUMPAGES", "SECTIONPAGES": .pageNumber
    default: nil
    }
  }
}

extension WordReader {
  /// The reason for which text at this point is dropped because of its fields.
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

  /// Reads a check box of an old form, which has no text of its own.
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

  /// Closes links at the end of a paragraph: one that continues in the next becomes two.
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
