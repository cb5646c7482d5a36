import XML

/// One step through a drawing.
enum DrawingStep {
  case opens(DrawingElement)
  /// Of an element that is not empty.
  case closes
  case text([UInt8])
}

struct DrawingElement {
  /// Without prefix; nil for an element that is not SVG's.
  var name: String?
  /// In the order of the file. `xlink:href` is `href`; attributes of other namespaces are left out.
  var attributes: [(name: String, value: [UInt8])]
  var isEmpty = false
}

/// Reads a drawing from its beginning to its end, or until `visit` returns false.
///
/// Documents nested deeper than 256 elements or with attributes of more than ten megabytes are refused. The parser sees
/// no entities: plain ones are written out before, others refused; the text is UTF-8 by then, and where no `<!ENTITY`
/// occurs, none is declared. A bare DOCTYPE is passed over.
func readDrawing(
  _ bytes: [UInt8], _ visit: (DrawingStep) throws(PictureError) -> Bool
) throws(PictureError) {
  let bytes = try withoutEntities(drawingInUTF8(bytes))
  guard String(validating: bytes, as: UTF8.self) != nil else { throw .unsupported("SVG (not UTF-8)") }
  try withoutActuallyEscaping(visit) { visit throws(PictureError) in
    var reader = DrawingReader(visit: visit)
    do throws(XMLError) {
      try readXML(bytes, [.passesOverDocumentType, .isUTF8], with: &reader)
    } catch {
      reader.finish()
      if let error = reader.error { throw error }
      guard !reader.isOver else { return }
      throw error == .machine ? .machine("libxml2.so.2: apt-get install libxml2") : .truncated(.svg)
    }
    if let error = reader.error { throw error }
  }
}

/// Makes steps of the parser's events: an element is passed on when it is known whether it is empty, a text when it is
/// whole.
private struct DrawingReader: XMLReader {
  let visit: (DrawingStep) throws(PictureError) -> Bool
  var error: PictureError?
  /// `visit` has seen enough, or has refused the drawing.
  var isOver = false
  private var pending: DrawingElement?
  private var words: [UInt8] = []

  init(visit: @escaping (DrawingStep) throws(PictureError) -> Bool) { self.visit = visit }

  mutating func opens(_ tag: XMLTag) -> Bool {
    finish()
    pending = DrawingElement(tag)
    return !isOver
  }

  mutating func closes(_ name: String) -> Bool {
    if words.isEmpty, pending != nil {
      pending?.isEmpty = true
      finish()
    } else {
      finish()
      tell(.closes)
    }
    return !isOver
  }

  mutating func text(_ text: Span<UInt8>) -> Bool {
    words.append(text)
    return !isOver
  }

  /// Passes on the element or text that was held back.
  mutating func finish() {
    if let pending { tell(.opens(pending)) }
    pending = nil
    if !words.isEmpty { tell(.text(words)) }
    words = []
  }

  private mutating func tell(_ step: DrawingStep) {
    guard !isOver else { return }
    do throws(PictureError) {
      isOver = try !visit(step)
    } catch {
      self.error = error
      isOver = true
    }
  }
}

extension DrawingElement {
  fileprivate init(_ tag: XMLTag) {
    let isSVG = tag.namespace.isEmpty || tag.namespace == "http://www.w3.org/2000/svg"
    name = isSVG ? tag.name : nil
    attributes = []
    guard isSVG else { return }
    for attribute in tag.attributes {
      guard let name = attributeName(attribute.name, in: attribute.namespace),
        !attributes.contains(where: { $0.name == name })
      else { continue }
      attributes.append((name, Array(attribute.value.utf8)))
    }
  }
}

private func attributeName(_ name: String, in namespace: String) -> String? {
  switch namespace {
  case "": name
  case "http://www.w3.org/1999/xlink": name == "href" ? name : nil
  case "http://www.w3.org/XML/1998/namespace": "xml:" + name
  default: nil
  }
}

func contains(_ word: String, in bytes: [UInt8]) -> Bool {
  bytes[...].firstIndex(of: Array(word.utf8)) != nil
}
