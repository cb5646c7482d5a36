import XML

/// Limits of a part or page: far above any manuscript, far below what takes a second to read.
private let limits = XMLTreeLimits(
  depth: 160, elements: 400_000, text: 2 << 20,
  counted: [(["w:tbl", "table"], 5000), (["w:p", "p"], 20_000)])

/// The tree of a part. Entities are not expanded: a part that declares a document type is refused.
func xmlTree(of bytes: [UInt8]) throws(ManuscriptError) -> XMLElement {
  do throws(XMLError) {
    return try readXMLTree(bytes, prefixes: namespacePrefixes, limits: limits)
  } catch {
    throw ManuscriptError(error)
  }
}

/// The tree of a page of HTML.
func htmlTree(of bytes: [UInt8]) throws(ManuscriptError) -> XMLElement {
  do throws(XMLError) { return try readHTMLTree(bytes, limits: limits) } catch {
    throw ManuscriptError(error)
  }
}

extension ManuscriptError {
  fileprivate init(_ error: XMLError) {
    self =
      switch error {
      case .broken: .damaged
      case .documentType: .entities
      case .machine: .machine("libxml2.so.2")
      case .limit(.depth): .tooDeep
      case .limit(.elements): .tooMuch("\(limits.elements) XML")
      case .limit(.text): .tooMuch("文字太多 · too much text (\(limits.text >> 20) MB)")
      case .limit(.counted(0)): .tooMuch("表格太多 · too many tables (\(limits.counted[0].most))")
      case .limit(.counted): .tooMuch("段落太多 · too many paragraphs (\(limits.counted[1].most))")
      }
  }
}

extension XMLElement {
  /// The value of a child element that has only `w:val`: `<w:jc w:val="center"/>`.
  func value(of child: String) -> String? { self.child(child)?["w:val"] }
}

/// The namespaces of office documents, transitional and strict, by their usual prefixes.
private let namespacePrefixes: [String: String] = [
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
