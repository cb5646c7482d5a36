import XML

/// Reads the text of a Word document with its notes, pictures and text boxes.
func readWord(_ bytes: [UInt8]) throws(ManuscriptError) -> ManuscriptSource {
  let package = try OfficePackage(bytes)
  let body = try findBody(in: package)
  guard !package.names.contains(where: { $0.hasSuffix("vbaproject.bin") }) else { throw .macros }
  guard let tree = try package.tree(body), tree.name == "w:document", let content = tree.child("w:body")
  else {
    throw .noBody(body)
  }
  var reader = try WordReader(package, body: body)
  reader.source.elements = reader.elements(of: content)
  try reader.readFurniture()
  reader.source.ledger.characters = reader.characters
  return reader.source
}

/// The name of the main part.
private func findBody(in package: OfficePackage) throws(ManuscriptError) -> String {
  var name = "word/document.xml"
  if let root = try package.tree("_rels/.rels") {
    let relation = root.elements.first { ($0["Type"] ?? "").hasSuffix("/officeDocument") }
    if let target = relation?["Target"] { name = target.hasPrefix("/") ? String(target.dropFirst()) : target }
  }
  if package.has(name), name.hasPrefix("xl/") {
    throw .noBody("其实是 Excel 工作簿 · it is really an Excel workbook")
  }
  if package.has(name), name.hasPrefix("ppt/") { throw .noBody("其实是 PPT · it is really a presentation") }
  guard package.has(name) else { throw .noBody("缺少 · missing \(name)") }
  if let types = try package.tree("[Content_Types].xml"),
    types.elements.contains(where: { ($0["ContentType"] ?? "").lowercased().contains("macroenabled") })
  {
    throw .macros
  }
  return name
}

/// Walks through a document and collects its contents; unknown elements are walked through, so that no text is lost.
struct WordReader {
  let package: OfficePackage
  let styles: Styles
  let body: String
  var numbering: Numbering
  var relationships: Relationships
  var source = ManuscriptSource()
  /// The number of characters in text elements, without white space.
  var characters = 0

  /// The properties of the current paragraph.
  var paragraph: XMLElement?
  /// The properties of runs that have none of their own, cached for the paragraph.
  var plainRun: [XMLElement]?
  var inlines: [Inline] = []
  var looks: [TextAppearance: Int] = [:]
  /// The reasons for which text is dropped at this point, innermost last.
  var reasons: [DropReason] = []
  var fields: [OpenField] = []
  /// The contents of paragraphs whose paragraph mark has been deleted, to be joined to the next.
  var carried: [Inline] = []
  /// The elements of notes, by part.
  var noteTrees: [String: XMLElement] = [:]
  /// The positions of notes already read, by part and number.
  var readNotes: [String: Int] = [:]
  var noteRelationships: [String: Relationships] = [:]
  /// The positions of pictures, by part: a part shown twice is one file.
  var readPictures: [String: Int] = [:]
  var lostParts: Set<String> = []
  /// The size of repeated cells, in bytes.
  var repeated = 0

  init(_ package: OfficePackage, body: String) throws(ManuscriptError) {
    self.package = package
    self.body = body
    relationships = try Relationships(of: body, in: package)
    styles = Styles(try relationships.parts(of: "styles").first.flatMap(package.tree))
    numbering = Numbering(try relationships.parts(of: "numbering").first.flatMap(package.tree))
    for sort in ["footnotes", "endnotes"] {
      guard let part = relationships.parts(of: sort).first else { continue }
      noteTrees[sort] = try package.tree(part)
      noteRelationships[sort] = try Relationships(of: part, in: package)
    }
  }

  /// Drops headers, footers, comments and unreferenced notes, and counts their text.
  mutating func readFurniture() throws(ManuscriptError) {
    for (sort, reason) in [("header", DropReason.header), ("footer", .footer)] {
      for part in relationships.parts(of: sort) {
        guard let tree = try package.tree(part) else { continue }
        dropAll(of: tree, reason, always: tree.count(of: ["w:t", "w:pict", "w:drawing", "w:instrText"]) > 0)
        let marks = tree.count(of: ["v:textpath"])
        if marks > 0 { source.ledger.drop(.watermark, count: marks) }
      }
    }
    for part in relationships.parts(of: "comments") {
      guard let tree = try package.tree(part) else { continue }
      for comment in tree.elements where comment.name == "w:comment" {
        dropAll(of: comment, .comment, always: true)
      }
    }
    for (sort, tree) in noteTrees.sorted(by: { $0.key < $1.key }) {
      for note in tree.elements
      where note["w:type"] == nil && readNotes["\(sort)/\(note["w:id"] ?? "")"] == nil {
        dropAll(of: note, .deleted)
      }
    }
    if source.changes > 0 { source.ledger.note(.changes, count: source.changes) }
  }

  /// Drops everything beneath an element.
  mutating func dropAll(of element: XMLElement, _ reason: DropReason, always: Bool = false) {
    var text = ""
    collect(element, &text)
    characters += squeezed(text).unicodeScalars.count
    if always || !squeezed(text).isEmpty { source.ledger.drop(reason, text) }
  }

  func hasWords(_ element: XMLElement) -> Bool {
    var text = ""
    collect(element, &text)
    return !squeezed(text).isEmpty
  }

  private func collect(_ element: XMLElement, _ text: inout String) {
    let holdsText = textElements.contains(element.name)
    for child in element.children {
      switch child {
      case .text(let words): if holdsText { text += words }
      case .element(let inner): collect(inner, &text)
      }
    }
  }

  /// Adds text to the paragraph, or to the ledger if text is dropped at this point.
  mutating func take(_ text: String, _ marks: Marks = [], look: TextAppearance? = nil) {
    guard !text.isEmpty else { return }
    let count = squeezed(text).unicodeScalars.count
    characters += count
    if let reason = reasons.last ?? fieldReason {
      source.ledger.drop(reason, text, count: 0)
      return
    }
    if let look { looks[look, default: 0] += count }
    inlines.append(.text(text, marks))
  }

  /// Adds an inline without text, unless text is dropped at this point.
  mutating func take(_ inline: Inline) {
    guard reasons.isEmpty, fieldReason == nil else { return }
    inlines.append(inline)
  }

  /// Whether text is dropped at this point.
  var isLeavingOut: Bool { !reasons.isEmpty || fieldReason != nil }
}

/// The elements with typed text.
let textElements: Set<String> = ["w:t", "w:delText", "w:instrText", "w:delInstrText", "m:t", "a:t"]
