/// Writes a drawing anew with only what is known to be harmless.
///
/// The drawing is parsed by libxml2, which is in every libvips already and is kept by people who do nothing else, and
/// written again element by element from lists of what is allowed (`AllowedSVG.swift`): no scripts, event handlers,
/// `foreignObject`, animation, outside references, DOCTYPE, comments, processing instructions or editors' private data.
/// Words and pictures that are lost in this way are reported (`wordsOfDrawing`). Pictures embedded as data are decoded
/// and cleaned like any other picture, because they carry EXIF as well. The same input gives the same bytes; sanitising
/// twice changes nothing but the quality of embedded photographs.
package func sanitise(svg: [UInt8]) -> Result<[UInt8], PictureError> {
  Result { () throws(PictureError) in
    guard !svg.isEmpty else { throw .empty }
    return try sanitised(svg)
  }
}

/// - Parameter size: the size of the root element, in the place of its own.
func sanitised(_ bytes: [UInt8], size: (width: Int, height: Int)? = nil) throws(PictureError) -> [UInt8] {
  var drawing = CleanDrawing(size: size)
  try drawing.read(bytes)
  return drawing.bytes
}

/// A drawing being written.
struct CleanDrawing {
  private(set) var bytes: [UInt8] = []
  private(set) var words = DrawingWords()
  private let size: (width: Int, height: Int)?
  /// The elements around the present place; nil for one that was unwrapped.
  private var around: [String?] = []
  /// The depth of the present place within an element that is dropped; 0 outside.
  private var dropped = 0
  private var sheet: [UInt8] = []

  init(size: (width: Int, height: Int)?) {
    self.size = size
  }

  mutating func read(_ source: [UInt8]) throws(PictureError) {
    guard rootIsSVG(source) else { throw .notAPicture }
    try readDrawing(source) { step throws(PictureError) in
      switch step {
      case .opens(let element): try open(element)
      case .closes: close()
      case .text(let text): append(text)
      }
      return true
    }
    guard !bytes.isEmpty else { throw .notAPicture }
  }

  private mutating func open(_ element: DrawingElement) throws(PictureError) {
    guard dropped == 0, let name = element.name else { return drop(element) }
    if unwrappedElements.contains(name), !around.isEmpty {
      if !element.isEmpty { around.append(nil) }
      return
    }
    guard allowedElements.contains(name), !around.isEmpty || name == "svg", around.last != "style" else {
      return drop(element)
    }
    if name == "style" {
      if !element.isEmpty { around.append(name) }
      return
    }
    bytes += "<\(name)".utf8
    if around.isEmpty { writeRootAttributes(of: element) }
    words.open(element)
    for (attribute, value) in element.attributes {
      if around.isEmpty, size != nil, ["width", "height", "viewBox"].contains(attribute) { continue }
      if let clean = try cleanValue(value, of: attribute, in: name) {
        write(attribute, clean)
        if wordAttributes.contains(attribute) { words.keepName(clean) }
      } else if attribute == "href" {
        words.loseReference(value, of: name)
      }
    }
    bytes += (element.isEmpty ? "/>" : ">").utf8
    if !element.isEmpty { around.append(name) }
  }

  private mutating func close() {
    guard dropped == 0 else {
      dropped -= 1
      if dropped == 0 { words.endLoss() }
      return
    }
    guard let name = around.popLast() ?? nil else { return }
    if name == "style" {
      let clean = cleanedSheet(sheet)
      sheet = []
      if clean.isEmpty { return }
      bytes += "<style>".utf8
      escape(clean)
    }
    bytes += "</\(name)>".utf8
    words.close(name)
  }

  private mutating func append(_ text: [UInt8]) {
    if dropped > 0 { words.lose(text) }
    guard dropped == 0, let place = around.last(where: { $0 != nil }) ?? nil else { return }
    if place == "style" {
      sheet += text
    } else if textElements.contains(place) {
      escape(text)
      words.keep(text)
    }
  }

  private mutating func drop(_ element: DrawingElement) {
    if dropped == 0, !element.isEmpty { words.beginLoss(element.name) }
    if !element.isEmpty { dropped += 1 }
  }

  private mutating func writeRootAttributes(of root: DrawingElement) {
    write("xmlns", Array("http://www.w3.org/2000/svg".utf8))
    guard let size else { return }
    write("width", Array(String(size.width).utf8))
    write("height", Array(String(size.height).utf8))
    write("viewBox", Array(DrawingSize(of: root).view.utf8))
  }

  private mutating func write(_ attribute: String, _ value: [UInt8]) {
    bytes += " \(attribute)=\"".utf8
    escape(value)
    bytes += "\"".utf8
  }

  /// Line ends and tabs are written as references, because a parser would make plain spaces of them in an attribute.
  private mutating func escape(_ text: [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case 0x09, 0x0A, 0x0D: bytes += "&#\(byte);".utf8
      default: bytes.append(byte)
      }
    }
  }
}

/// The value as it may stay, or nil.
private func cleanValue(
  _ value: [UInt8], of attribute: String, in element: String
) throws(PictureError) -> [UInt8]? {
  switch attribute {
  case "href" where element == "image": return try cleanedEmbeddedPicture(value)
  case "href": return value.first == UInt8(ascii: "#") ? value : nil
  case "style":
    let clean = cleanedDeclarations(value)
    return clean.isEmpty ? nil : clean
  case _ where wordAttributes.contains(attribute): return value
  default:
    return allowedAttributes.contains(attribute) && isHarmlessValue(value[...]) ? value : nil
  }
}
