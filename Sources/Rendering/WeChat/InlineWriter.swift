import Text
import XML

/// Writes a tree as HTML in which every element looks as it does by itself: with styles of its own, without classes, ids,
/// scripts, or elements that WeChat does not keep.
///
/// An element that has a meaning on a page of a site and none in an article becomes a `section`, since an article's editor
/// makes paragraphs of `div`. Of an element that is not known the words stay.
struct InlineWriter {
  /// HTML, or the place of a picture's address.
  enum Piece: Sendable, Equatable {
    case html(String)
    /// By position in `pictures`.
    case address(Int)
  }

  private(set) var pieces: [Piece] = []
  /// The files of pictures, in the order in which they are met.
  private(set) var pictures: [String] = []
  /// The words, a line for each paragraph.
  private(set) var text = ""
  private let styles: InlineStyles
  private let file: (String) -> String?
  private var path: [XMLElement] = []
  private var html: [UInt8] = []

  /// - Parameter file: the file of a picture, by its address on the site; nil for a picture of another site.
  init(_ root: XMLElement, _ styles: InlineStyles, file: @escaping (String) -> String?) {
    self.styles = styles
    self.file = file
    write(root.child("body")?.children ?? root.children, isWithin: .blocks)
    endPiece()
    endLine()
  }

  /// The sort of content that an element may have.
  private enum Content {
    /// Blanks between blocks are nothing.
    case blocks
    case words
    case code
  }

  private mutating func write(_ nodes: [XMLNode], isWithin content: Content) {
    for node in nodes {
      switch node {
      case .text(let text): write(text, isWithin: content)
      case .element(let element): write(element, isWithin: content)
      }
    }
  }

  private mutating func write(_ text: String, isWithin content: Content) {
    if content == .blocks, text.allSatisfy(\.isWhitespace) { return }
    let shown = content == .code ? text : collapsed(text)
    appendEscaped(shown, to: &html)
    self.text += shown
  }

  private mutating func write(_ element: XMLElement, isWithin content: Content) {
    guard !droppedElements.contains(element.name) else { return }
    if element.name == "img" { return writePicture(element) }
    if element.name == "table" { writeCaption(of: element) }
    if element.name == "caption", path.last?.name == "table" { return }
    path.append(element)
    defer { path.removeLast() }
    let inner = innerContent(of: element, content)
    let name = writtenNames[element.name] ?? (keptElements.contains(element.name) ? element.name : nil)
    let attributes = attributes(of: element)
    // A `section` of blocks without attributes changes nothing, and would only make the article longer.
    guard let name, name != "section" || inner != .blocks || !attributes.isEmpty else {
      return write(element.children, isWithin: inner)
    }
    let isCell = name == "td" || name == "th"
    let isBlock = !isCell && !inlineElements.contains(name)
    if isBlock { endLine() }
    html += "<\(name)".utf8
    html += attributes
    html += ">".utf8
    if name == "br" { text += "\n" }
    guard !voidElements.contains(name) else { return }
    write(element.children, isWithin: inner)
    html += "</\(name)>".utf8
    if isBlock { endLine() }
    if isCell { text += "\t" }
  }

  private func innerContent(of element: XMLElement, _ content: Content) -> Content {
    if element.name == "pre" || content == .code { return .code }
    return containers.contains(element.name) && !element.hasWords ? .blocks : .words
  }

  /// A table's caption is a paragraph above it: an article's editor takes it out of the table.
  private mutating func writeCaption(of table: XMLElement) {
    guard let caption = table.child("caption") else { return }
    let paragraph = XMLElement(name: "figcaption", attributes: caption.attributes)
    paragraph.children = caption.children
    write(paragraph, isWithin: .blocks)
  }

  /// Of a picture that is not the site's, which would be taken out, the words stay.
  private mutating func writePicture(_ picture: XMLElement) {
    let alternative = picture["alt"] ?? ""
    guard let source = picture["src"], let file = file(source) else {
      return write(alternative, isWithin: .words)
    }
    let number = pictures.firstIndex(of: file) ?? pictures.count
    if number == pictures.count { pictures.append(file) }
    path.append(picture)
    html += "<img src=\"".utf8
    endPiece()
    pieces.append(.address(number))
    html += "\" alt=\"".utf8
    appendEscaped(alternative, to: &html)
    html += "\"".utf8
    html += attributes(of: picture)
    html += ">".utf8
    path.removeLast()
  }

  private func attributes(of element: XMLElement) -> [UInt8] {
    var output: [UInt8] = []
    for name in ["colspan", "rowspan", "start"] {
      guard let value = element[name], Int(value) != nil else { continue }
      output += " \(name)=\"\(value)\"".utf8
    }
    var declarations = styles.declarations(for: path)
    for own in InlineStyles.declarations(of: element["style"] ?? "") {
      declarations.removeAll { $0.name == own.name }
      declarations.append(own)
    }
    guard !declarations.isEmpty else { return output }
    output += " style=\"".utf8
    appendEscaped(declarations.map { "\($0.name):\($0.value)" }.joined(separator: ";"), to: &output)
    output += "\"".utf8
    return output
  }

  private mutating func endPiece() {
    guard !html.isEmpty else { return }
    pieces.append(.html(String(decoding: html, as: UTF8.self)))
    html = []
  }

  private mutating func endLine() {
    while text.last == " " || text.last == "\t" { text.removeLast() }
    if !text.isEmpty, text.last != "\n" { text += "\n" }
  }
}

extension XMLElement {
  /// Whether it directly contains words or elements within words.
  fileprivate var hasWords: Bool {
    children.contains { node in
      switch node {
      case .text(let text): !text.allSatisfy(\.isWhitespace)
      case .element(let child): inlineElements.contains(child.name) && child.name != "img"
      }
    }
  }
}

/// One blank for several, as a browser shows them.
private func collapsed(_ text: String) -> String {
  var output = ""
  output.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    let isBlank = scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
    if !isBlank { output.unicodeScalars.append(scalar) } else if output.last != " " { output += " " }
  }
  return output
}

/// Elements that become others.
private let writtenNames: [String: String] = [
  "div": "section", "article": "section", "main": "section", "header": "section", "footer": "section",
  "aside": "section", "nav": "section", "figure": "section", "details": "section", "dl": "section",
  "dt": "section", "dd": "section", "address": "section", "figcaption": "p", "summary": "p", "caption": "p",
  "h1": "h2",
]

private let keptElements: Set<String> = [
  "section", "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "strong", "em",
  "b", "i", "u", "s", "del", "ins", "sub", "sup", "br", "hr", "table", "thead", "tbody", "tfoot", "tr", "th",
  "td", "span",
]

/// Elements of which nothing stays, not even the words.
private let droppedElements: Set<String> = [
  "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas", "audio",
  "video", "head", "title", "link", "meta", "button", "select", "textarea", "input",
]

private let inlineElements: Set<String> = [
  "span", "strong", "em", "b", "i", "u", "s", "del", "ins", "sub", "sup", "code", "br", "img", "a", "time",
  "picture", "source", "wbr", "mark", "small", "abbr", "cite", "q", "kbd", "samp", "var", "ruby", "rt", "rp",
]

/// Elements between whose parts blanks are nothing.
private let containers: Set<String> = [
  "section", "div", "article", "main", "header", "footer", "aside", "nav", "figure", "details", "dl", "ul",
  "ol", "li", "blockquote", "table", "thead", "tbody", "tfoot", "tr", "body", "html", "dd", "picture",
  "source",
]
