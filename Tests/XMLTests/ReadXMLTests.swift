import Testing

@testable import XML

/// Writes down what it is told.
private struct Scribe: XMLReader {
  var told = ""
  var most = Int.max
  var count = 0

  mutating func tell(_ text: String) -> Bool {
    told += text
    count += 1
    return count < most
  }

  mutating func opens(_ element: XMLTag) -> Bool {
    tell("<\(element.name)" + element.attributes.map { " \($0.name)=\($0.value)" }.joined() + ">")
  }
  mutating func closes(_ name: String) -> Bool { tell("</\(name)>") }
  mutating func text(_ text: Span<UInt8>) -> Bool {
    var bytes: [UInt8] = []
    bytes.append(text)
    return tell(String(decoding: bytes, as: UTF8.self))
  }
}

private func told(_ text: String, most: Int = .max) throws(XMLError) -> String {
  var scribe = Scribe(most: most)
  try readXML(Array(text.utf8), with: &scribe)
  return scribe.told
}

@Suite struct ReadXMLTests {
  @Test func tellsOfElementsAttributesAndTexts() throws {
    #expect(try told("<a b='1'><c/>文字</a>") == "<a b=1><c></c>文字</a>")
    #expect(try told("<a><![CDATA[<b>]]></a>") == "<a><b></a>")
  }

  @Test func knowsTheFiveEntitiesOfXMLInTextsAndValues() throws {
    #expect(try told("<a b='x&amp;y&#65;'>&lt;&gt;</a>") == "<a b=x&yA><></a>")
  }

  @Test func namesHaveNoPrefix() throws {
    #expect(try told("<x:a xmlns:x='u' x:b='1'/>") == "<a b=1></a>")
    var reader = Finder()
    try readXML(Array("<x:a xmlns:x='u' x:b='1'/>".utf8), with: &reader)
    #expect(reader.found == ["u", "1", "-"])
  }

  @Test func endsWhereTheReaderHasSeenEnough() throws {
    #expect(try told("<a><b/><c>", most: 2) == "<a><b>")
  }

  @Test(arguments: ["", "<a>", "<a></b>", "<a>&none;</a>", "text", "<a b=1/>"])
  func refusesWhatIsBroken(_ text: String) {
    #expect(throws: XMLError.broken) { try told(text) }
  }

  @Test func refusesDocumentTypes() {
    let bomb = "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]><a>&c;</a>"
    #expect(throws: XMLError.documentType) { try told(bomb) }
    #expect(throws: XMLError.documentType) {
      try told("<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>")
    }
  }

  @Test func refusesDocumentsNestedTooDeep() {
    #expect(throws: XMLError.broken) {
      try told(String(repeating: "<a>", count: 5000) + String(repeating: "</a>", count: 5000))
    }
  }
}

private struct Finder: XMLReader {
  var found: [String] = []

  mutating func opens(_ element: XMLTag) -> Bool {
    found = [element.namespace, element["b"] ?? "-", element["none"] ?? "-"]
    return true
  }
  func closes(_ name: String) -> Bool { true }
  func text(_ text: Span<UInt8>) -> Bool { true }
}
