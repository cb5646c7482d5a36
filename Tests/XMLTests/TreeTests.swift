import Testing

@testable import XML

private let roomy = XMLTreeLimits(depth: 10, elements: 100, text: 1000)

/// A tree as text, in which what stands where can be compared.
private func told(_ element: XMLElement) -> String {
  let inner = element.children.map { child in
    switch child {
    case .element(let element): told(element)
    case .text(let text): text
    }
  }
  return "<\(element.name)" + element.attributes.map { " \($0.name)=\($0.value)" }.joined() + ">"
    + inner.joined(separator: "|") + "</>"
}

@Suite struct TreeTests {
  private func tree(_ text: String, _ limits: XMLTreeLimits = roomy) throws(XMLError) -> String {
    told(try readXMLTree(Array(text.utf8), prefixes: ["urn:w": "w"], limits: limits))
  }

  @Test func hasTextsWholeAndInTheirPlaces() throws {
    #expect(try tree("<a>一&amp;<![CDATA[二]]><b/>三</a>") == "<a>一&二|<b></>|三</>")
  }

  @Test func tellsNamespacesByTheirUsualPrefix() throws {
    #expect(try tree("<x:a xmlns:x='urn:w' x:b='1' c='2'/>") == "<w:a w:b=1 c=2></>")
    #expect(try tree("<a xmlns='urn:other'/>") == "<?:a></>")
  }

  @Test(arguments: [
    (XMLTreeLimits(depth: 2, elements: 9, text: 9), XMLLimit.depth),
    (XMLTreeLimits(depth: 9, elements: 2, text: 9), XMLLimit.elements),
    (XMLTreeLimits(depth: 9, elements: 9, text: 2), XMLLimit.text),
    (XMLTreeLimits(depth: 9, elements: 9, text: 9, counted: [(["x"], 0), (["c"], 0)]), XMLLimit.counted(1)),
  ]) func stopsAtItsLimits(limits: XMLTreeLimits, limit: XMLLimit) {
    #expect(throws: XMLError.limit(limit)) { try tree("<a><b><c>文字</c></b></a>", limits) }
  }

  @Test func refusesDocumentTypesUnlessTheyAreAllowed() throws {
    let text = "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a>&none;b</a>"
    #expect(throws: XMLError.documentType) { try tree(text) }
    var builder = TreeBuilder(roomy)
    try readXML(Array(text.utf8), .passesOverDocumentType, with: &builder)
    #expect(told(try builder.finish()) == "<a>b</>")
  }

  @Test func readsUTF8WhateverTheDocumentSaysOfItsEncoding() throws {
    var builder = TreeBuilder(roomy)
    try readXML(Array("<?xml version='1.0' encoding='gb2312'?><a>新风</a>".utf8), .isUTF8, with: &builder)
    #expect(told(try builder.finish()) == "<a>新风</>")
  }

  @Test func readsHTMLAsBrowsersDo() throws {
    let page = "<!DOCTYPE html><BODY><P Class=x>一<br>二<p>三&nbsp;<o:p>四</o:p><input checked></BODY>"
    let tree = told(try readHTMLTree(Array(page.utf8), limits: roomy))
    #expect(
      tree
        == "<html><body><p class=x>一|<br></>|二</>|<p>三\u{A0}|<p>四</>|<input checked=checked></></></></>")
  }

  @Test func stopsAtLimitsOfHTML() {
    let deep = String(repeating: "<div>", count: 50)
    #expect(throws: XMLError.limit(.depth)) { try readHTMLTree(Array(deep.utf8), limits: roomy) }
  }
}
