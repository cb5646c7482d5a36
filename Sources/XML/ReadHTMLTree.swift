import CXML

/// The root of a page of HTML in UTF-8, read as forgivingly as browsers read it: libxml2 closes what was left open.
package func readHTMLTree(_ bytes: [UInt8], limits: XMLTreeLimits) throws(XMLError) -> XMLElement {
  guard let xml else { throw .machine }
  guard let count = CInt(exactly: bytes.count) else { throw .limit(.text) }
  let options =
    HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
    | HTML_PARSE_RECOVER.rawValue
  let document = xml.htmlReadMemory(
    bytes.map(CChar.init(bitPattern:)), count, nil, "UTF-8", CInt(options))
  guard let document else { throw .broken }
  defer { xml.xmlFreeDoc(document) }
  var builder = TreeBuilder(limits)
  walk(document, into: &builder)
  return try builder.finish()
}

/// Passes a document's nodes to the builder in their order, without recursion: a page may be nested to any depth.
private func walk(_ document: xmlDocPtr, into builder: inout TreeBuilder) {
  var next = document.pointee.children
  while let node = next {
    switch node.pointee.type {
    case XML_ELEMENT_NODE:
      guard builder.open(element(node)) else { return }
      if let first = node.pointee.children {
        next = first
        continue
      }
      _ = builder.closes("")
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
      guard builder.text(bytes(of: node.pointee.content).span) else { return }
    default: break
    }
    var last = node
    while last.pointee.next == nil, let parent = last.pointee.parent, parent.pointee.type == XML_ELEMENT_NODE
    {
      _ = builder.closes("")
      last = parent
    }
    next = last.pointee.next
  }
}

private func element(_ node: xmlNodePtr) -> XMLElement {
  let element = XMLElement(name: string(node.pointee.name).lowercased())
  var next = node.pointee.properties
  while let attribute = next {
    var value = ""
    var part = attribute.pointee.children
    while let text = part {
      value += string(text.pointee.content)
      part = text.pointee.next
    }
    element.attributes.append((string(attribute.pointee.name).lowercased(), value))
    next = attribute.pointee.next
  }
  return element
}
