import CXML

/// An element of XML or HTML, small enough that a whole part is held at once.
final class XMLElement {
  /// With the usual prefix of its namespace, such as `w:p`, whatever prefix the file uses.
  let name: String
  var attributes: [(name: String, value: String)]
  var children: [XMLNode] = []

  init(name: String, attributes: [(name: String, value: String)] = []) {
    self.name = name
    self.attributes = attributes
  }

  subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

  var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  func child(_ name: String) -> XMLElement? { elements.first { $0.name == name } }

  /// The value of a child that is nothing but a value: `<w:jc w:val="center"/>`.
  func value(of child: String) -> String? { self.child(child)?["w:val"] }

  /// The first element of a name, at any depth.
  func descendant(_ name: String) -> XMLElement? {
    for element in elements {
      if element.name == name { return element }
      if let found = element.descendant(name) { return found }
    }
    return nil
  }

  func count(of names: Set<String>) -> Int {
    elements.reduce(0) { $0 + (names.contains($1.name) ? 1 : 0) + $1.count(of: names) }
  }
}

enum XMLNode {
  case element(XMLElement)
  case text(String)
}

/// What a document of one part may have at most; far above any manuscript, far below what takes a second to read.
private enum Limits {
  static let depth = 160
  static let elements = 400_000
  static let tables = 5000
  static let paragraphs = 20_000
  static let text = 2 << 20
}

/// The tree of a part, read by libxml2, which follows no reference to files or network.
///
/// Entities are not expanded: a part that so much as declares a document type is refused.
func readXML(_ bytes: [UInt8]) throws(ManuscriptError) -> XMLElement {
  guard !hasDocumentType(bytes) else { throw .entities }
  guard let xml else { throw .machine("libxml2.so.2") }
  let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
  guard let count = Int32(exactly: bytes.count) else { throw .tooMuch("\(bytes.count >> 20) MB") }
  let reader = bytes.withUnsafeBytes {
    xml.xmlReaderForMemory(
      $0.baseAddress?.assumingMemoryBound(to: CChar.self), count, nil, nil, Int32(options))
  }
  guard let reader else { throw .damaged }
  defer { xml.xmlFreeTextReader(reader) }
  withUnsafePointer(to: xml) { xinfeng_xml_silence($0, reader) }
  return try withExtendedLifetime(bytes) { () throws(ManuscriptError) in try xml.tree(reader, isHTML: false) }
}

/// The tree of a page of HTML, as forgiving as browsers are.
func readHTMLTree(_ bytes: [UInt8]) throws(ManuscriptError) -> XMLElement {
  guard let xml else { throw .machine("libxml2.so.2") }
  guard let count = Int32(exactly: bytes.count) else { throw .tooMuch("\(bytes.count >> 20) MB") }
  let options =
    HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
    | HTML_PARSE_RECOVER.rawValue
  let document = bytes.withUnsafeBytes {
    xml.htmlReadMemory(
      $0.baseAddress?.assumingMemoryBound(to: CChar.self), count, nil, "UTF-8", Int32(options))
  }
  guard let document else { throw .damaged }
  defer { xml.xmlFreeDoc(document) }
  guard let reader = xml.xmlReaderWalker(document) else { throw .damaged }
  defer { xml.xmlFreeTextReader(reader) }
  return try xml.tree(reader, isHTML: true)
}

private func hasDocumentType(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBytes { text in
    var position = 0
    let word = Array("<!DOCTYPE".utf8)
    while position + word.count <= text.count, position < 65_536 {
      if text[position] == word[0], text[position..<position + word.count].elementsEqual(word) { return true }
      position += 1
    }
    return false
  }
}

/// The library, set up: only then its parsers may be used on several threads. Nil where there is none.
private let xml: xinfeng_xml? = {
  var library = xinfeng_xml()
  guard xinfeng_xml_open(&library) == 0 else { return nil }
  library.xmlInitParser()
  return library
}()

extension xinfeng_xml {
  fileprivate func tree(_ reader: xmlTextReaderPtr, isHTML: Bool) throws(ManuscriptError) -> XMLElement {
    var builder = TreeBuilder()
    while true {
      let state = xmlTextReaderRead(reader)
      if state == 0 { break }
      guard state == 1 else { throw .damaged }
      switch xmlReaderTypes(UInt32(xmlTextReaderNodeType(reader))) {
      case XML_READER_TYPE_ELEMENT:
        let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
        try builder.open(element(at: reader, isHTML: isHTML), isEmpty: isEmpty)
      case XML_READER_TYPE_END_ELEMENT: builder.close()
      case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_SIGNIFICANT_WHITESPACE,
        XML_READER_TYPE_WHITESPACE:
        try builder.add(text(xmlTextReaderConstValue(reader)))
      case XML_READER_TYPE_DOCUMENT_TYPE, XML_READER_TYPE_ENTITY, XML_READER_TYPE_ENTITY_REFERENCE:
        if !isHTML { throw .entities }
      default: break
      }
    }
    guard let first = builder.root.elements.first else { throw .damaged }
    return first
  }

  private func element(at reader: xmlTextReaderPtr, isHTML: Bool) -> XMLElement {
    let local = text(xmlTextReaderConstLocalName(reader))
    let space = isHTML ? "" : text(xmlTextReaderConstNamespaceUri(reader))
    let element = XMLElement(name: isHTML ? local.lowercased() : prefixed(local, in: space))
    while xmlTextReaderMoveToNextAttribute(reader) == 1 {
      let name = text(xmlTextReaderConstLocalName(reader))
      let space = isHTML ? "" : text(xmlTextReaderConstNamespaceUri(reader))
      element.attributes.append(
        (isHTML ? name.lowercased() : prefixed(name, in: space), text(xmlTextReaderConstValue(reader))))
    }
    _ = xmlTextReaderMoveToElement(reader)
    return element
  }

  private func text(_ characters: UnsafePointer<xmlChar>?) -> String {
    characters.map { String(cString: $0) } ?? ""
  }
}

/// Puts elements and texts in their places, and counts them.
private struct TreeBuilder {
  let root = XMLElement(name: "")
  private var open: [XMLElement]
  private var elements = 0
  private var tables = 0
  private var paragraphs = 0
  private var bytes = 0

  init() { open = [root] }

  mutating func open(_ element: XMLElement, isEmpty: Bool) throws(ManuscriptError) {
    elements += 1
    if element.name == "w:tbl" || element.name == "table" { tables += 1 }
    if element.name == "w:p" || element.name == "p" { paragraphs += 1 }
    guard elements <= Limits.elements else { throw .tooMuch("\(Limits.elements) XML") }
    guard tables <= Limits.tables else { throw .tooMuch("表格太多 · too many tables (\(Limits.tables))") }
    guard paragraphs <= Limits.paragraphs else {
      throw .tooMuch("段落太多 · too many paragraphs (\(Limits.paragraphs))")
    }
    open[open.count - 1].children.append(.element(element))
    if !isEmpty { open.append(element) }
    guard open.count <= Limits.depth else { throw .tooDeep }
  }

  mutating func close() { if open.count > 1 { open.removeLast() } }

  mutating func add(_ text: String) throws(ManuscriptError) {
    bytes += text.utf8.count
    guard bytes <= Limits.text else { throw .tooMuch("文字太多 · too much text (\(Limits.text >> 20) MB)") }
    open[open.count - 1].children.append(.text(text))
  }
}

/// A local name with the usual prefix of its namespace; `?` stands for one that nobody here knows.
private func prefixed(_ name: String, in space: String) -> String {
  guard !space.isEmpty else { return name }
  return (namespacePrefixes[space] ?? "?") + ":" + name
}

/// The namespaces of office documents, transitional and strict, by the prefixes that everybody uses for them.
let namespacePrefixes: [String: String] = [
  "http://www.w3.org/2000/xmlns/": "xmlns",
  "http://www.w3.org/XML/1998/namespace": "xml",
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
  "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
  "http://purl.oclc.org/ooxml/drawingml/main": "a",
  "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
  "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
  "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
  "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
  "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
  "http://purl.oclc.org/ooxml/drawingml/chart": "c",
  "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
  "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
  "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m",
  "urn:schemas-microsoft-com:vml": "v",
  "urn:schemas-microsoft-com:office:office": "o",
  "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas": "wpc",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing": "wp14",
]
