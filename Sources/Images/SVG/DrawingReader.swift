import CXML

/// One step through a drawing.
enum DrawingStep {
  case opens(DrawingElement)
  case closes
  case text([UInt8])
}

struct DrawingElement {
  /// Without prefix; nil for an element that is not SVG's.
  var name: String?
  /// In the order of the file. `xlink:href` is `href`; attributes of other namespaces are left out.
  var attributes: [(name: String, value: [UInt8])]
  var isEmpty: Bool
}

/// Reads a drawing from its beginning to its end, or until `visit` returns false.
///
/// libxml2's reader streams, follows no reference to files or network, and refuses documents nested deeper than
/// 256 elements or with attributes of more than ten megabytes. It sees no entities: plain ones are written out before,
/// others refused; the text is UTF-8 by then, and where no `<!ENTITY` stands, none is declared. A bare DOCTYPE is
/// passed over.
func readDrawing(
  _ bytes: [UInt8], _ visit: (DrawingStep) throws(PictureError) -> Bool
) throws(PictureError) {
  let bytes = try withoutEntities(drawingInUTF8(bytes))
  guard String(validating: bytes, as: UTF8.self) != nil else { throw .unsupported("SVG (not UTF-8)") }
  guard let xml else { throw .machine("libxml2.so.2: apt-get install libxml2") }
  try bytes.withUnsafeBytesOfText { text throws(PictureError) in
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    guard let count = Int32(exactly: text.count),
      let reader = xml.xmlReaderForMemory(text.baseAddress, count, nil, "UTF-8", Int32(options))
    else { throw .machine("libxml2") }
    defer { xml.xmlFreeTextReader(reader) }
    while true {
      let state = xml.xmlTextReaderRead(reader)
      guard state == 1 else {
        if state != 0 { throw .truncated(.svg) }
        return
      }
      guard let step = xml.step(at: reader) else { continue }
      guard try visit(step) else { return }
    }
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
  fileprivate func step(at reader: xmlTextReaderPtr) -> DrawingStep? {
    switch xmlReaderTypes(UInt32(xmlTextReaderNodeType(reader))) {
    case XML_READER_TYPE_ELEMENT: .opens(element(at: reader))
    case XML_READER_TYPE_END_ELEMENT: .closes
    case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      .text(bytes(xmlTextReaderConstValue(reader)))
    default: nil
    }
  }

  fileprivate func element(at reader: xmlTextReaderPtr) -> DrawingElement {
    let namespace = text(xmlTextReaderConstNamespaceUri(reader))
    let isSVG = namespace.isEmpty || namespace == "http://www.w3.org/2000/svg"
    let name = isSVG ? text(xmlTextReaderConstLocalName(reader)) : nil
    let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
    var attributes: [(name: String, value: [UInt8])] = []
    while isSVG, xmlTextReaderMoveToNextAttribute(reader) == 1 {
      guard let name = attributeName(at: reader), !attributes.contains(where: { $0.name == name }) else {
        continue
      }
      attributes.append((name, bytes(xmlTextReaderConstValue(reader))))
    }
    _ = xmlTextReaderMoveToElement(reader)
    return DrawingElement(name: name, attributes: attributes, isEmpty: isEmpty)
  }

  fileprivate func attributeName(at reader: xmlTextReaderPtr) -> String? {
    let name = text(xmlTextReaderConstLocalName(reader))
    switch text(xmlTextReaderConstNamespaceUri(reader)) {
    case "": return name
    case "http://www.w3.org/1999/xlink": return name == "href" ? name : nil
    case "http://www.w3.org/XML/1998/namespace": return "xml:" + name
    default: return nil
    }
  }

  fileprivate func text(_ characters: UnsafePointer<xmlChar>?) -> String {
    characters.map { String(cString: $0) } ?? ""
  }

  fileprivate func bytes(_ characters: UnsafePointer<xmlChar>?) -> [UInt8] {
    characters.map { Array(UnsafeBufferPointer(start: $0, count: Int(xmlStrlen($0)))) } ?? []
  }
}

func contains(_ word: StaticString, in bytes: [UInt8]) -> Bool {
  let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
  var rest = bytes[...]
  while let start = rest.firstIndex(of: word[0]) {
    if rest[start...].starts(with: word) { return true }
    rest = rest[(start + 1)...]
  }
  return false
}

extension [UInt8] {
  fileprivate func withUnsafeBytesOfText(
    _ body: (UnsafeBufferPointer<CChar>) throws(PictureError) -> Void
  ) throws(PictureError) {
    try withUnsafeBufferPointer { buffer throws(PictureError) in
      let raw = UnsafeRawBufferPointer(buffer)
      try body(raw.assumingMemoryBound(to: CChar.self))
    }
  }
}
