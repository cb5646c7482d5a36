import XML

/// A page of HTML as a manuscript: what Word, WPS and WeChat put on the clipboard, and pages of old sites.
func readHTML(
  _ bytes: [UInt8], picturesBeside beside: @escaping PictureBeside = { _ in nil }
) throws(ManuscriptError) -> ManuscriptSource {
  guard bytes.count <= 16 << 20 else { throw .tooMuch("\(bytes.count >> 20) MB HTML") }
  guard String(validating: bytes, as: UTF8.self) != nil else { throw .unknownFormat }
  let tree = try htmlTree(of: pageOnly(bytes))
  var reader = HTMLReader(beside: beside)
  let body = tree.descendant("body") ?? tree
  let article = article(of: body)
  reader.readHead(tree, of: article === body ? nil : body)
  if article !== body { reader.dropSurroundings(of: article, in: body) }
  reader.source.elements = reader.elements(of: article, HTMLStyle())
  reader.source.ledger.characters = reader.characters
  return reader.source
}

/// The style of text in an element, as far as recognition uses it.
struct HTMLStyle {
  var look = TextAppearance()
  var marks: Marks = []
  var alignment = Alignment.start
  var isPreformatted = false
}

struct HTMLReader {
  let beside: PictureBeside
  var source = ManuscriptSource()
  var pictureBytes = 0
  var characters = 0
  var inlines: [Inline] = []
  var looks: [TextAppearance: Int] = [:]

  mutating func elements(of container: XMLElement, _ style: HTMLStyle) -> [Element] {
    var found: [Element] = []
    read(container, style, SourceParagraph(), into: &found)
    flush(style, SourceParagraph(), into: &found)
    return found
  }

  /// - Parameter shape: the template for paragraphs in the element: role, outline level, list label.
  private mutating func read(
    _ element: XMLElement, _ style: HTMLStyle, _ shape: SourceParagraph, into found: inout [Element]
  ) {
    for child in element.children {
      switch child {
      case .text(let words): take(words, style)
      case .element(let inner): read(child: inner, style, shape, into: &found)
      }
    }
  }

  private mutating func read(
    child element: XMLElement, _ outer: HTMLStyle, _ outerShape: SourceParagraph, into found: inout [Element]
  ) {
    if machineElements.contains(element.name) || outerShape.label != nil && isOfficeSign(element) { return }
    if let reason = dropReason(element) { return drop(element, reason) }
    let style = outer.inside(element)
    var shape = outerShape
    if let role = role(of: element) { shape.role = role }
    switch element.name {
    case "br": inlines.append(.lineBreak)
    case "img": takePicture(element)
    case "a": link(element, style, shape, into: &found)
    case "table":
      flush(outer, outerShape, into: &found)
      let table = table(element, style)
      if !table.rows.isEmpty { found.append(.table(table)) }
    case "h1", "h2", "h3", "h4", "h5", "h6":
      flush(outer, outerShape, into: &found)
      shape.outline = (element.name.last?.wholeNumberValue ?? 1) - 1
      shape.label = nil
      block(element, style, shape, into: &found)
    case "li":
      flush(outer, outerShape, into: &found)
      block(element, style, shape, into: &found)
    case "ul", "ol":
      flush(outer, outerShape, into: &found)
      list(element, style, shape, into: &found)
    case "blockquote":
      flush(outer, outerShape, into: &found)
      shape.role = .quote
      block(element, style, shape, into: &found)
    case "figcaption", "caption":
      flush(outer, outerShape, into: &found)
      shape.role = .caption
      block(element, style, shape, into: &found)
    case let name where blockNames.contains(name):
      flush(outer, outerShape, into: &found)
      block(element, style, shape, into: &found)
    default: read(element, style, shape, into: &found)
    }
  }

  private mutating func block(
    _ element: XMLElement, _ style: HTMLStyle, _ shape: SourceParagraph, into found: inout [Element]
  ) {
    var shape = shape
    if let label = officeLabel(of: element) { shape.label = label }
    read(element, style, shape, into: &found)
    flush(style, shape, into: &found)
  }

  private mutating func list(
    _ element: XMLElement, _ style: HTMLStyle, _ outer: SourceParagraph, into found: inout [Element]
  ) {
    let level = outer.label.map { $0.level + 1 } ?? 0
    var number = element["start"].flatMap { Int($0) } ?? 1
    for item in element.elements {
      var shape = outer
      if item.name == "li" {
        let isNumbered = element.name == "ol"
        shape.label = ListLabel(
          text: isNumbered ? "\(number)." : "", level: level, number: isNumbered ? number : nil, list: 1)
        number += 1
        block(item, style.inside(item), shape, into: &found)
      } else {
        read(child: item, style, shape, into: &found)
      }
    }
  }

  private mutating func link(
    _ element: XMLElement, _ style: HTMLStyle, _ shape: SourceParagraph, into found: inout [Element]
  ) {
    let start = inlines.count
    let before = found.count
    read(element, style, shape, into: &found)
    guard found.count == before, start < inlines.count, let href = element["href"], !href.hasPrefix("#")
    else { return }
    let inner = Array(inlines[start...])
    guard !inner.plain.allSatisfy({ isSpace($0) }) else { return }
    guard let address = cleanAddress(href) else { return source.ledger.note(.unsafeLink) }
    inlines.replaceSubrange(start..., with: [.link(address, inner)])
  }

  private mutating func flush(_ style: HTMLStyle, _ shape: SourceParagraph, into found: inout [Element]) {
    defer { (inlines, looks) = ([], [:]) }
    var passage = shape
    passage.inlines = inlines
    guard !passage.isBlank else { return }
    passage.look = looks.max { ($0.value, $0.key.size) < ($1.value, $1.key.size) }?.key ?? style.look
    passage.alignment = style.alignment
    found.append(.passage(passage))
  }

  private mutating func take(_ words: String, _ style: HTMLStyle) {
    let text = style.isPreformatted ? words : collapsed(words)
    let count = squeezed(text).unicodeScalars.count
    characters += count
    guard !text.isEmpty, !(inlines.isEmpty && count == 0) else { return }
    looks[style.look, default: 0] += count
    inlines.append(.text(text, style.marks))
  }

  mutating func drop(_ element: XMLElement, _ reason: DropReason) {
    let words = allWords(element)
    let count = squeezed(words).unicodeScalars.count
    characters += count
    if count > 0 || reason.isObject { source.ledger.drop(reason, words) }
  }
}

extension DropReason {
  /// Whether to report the element even if it has no text.
  fileprivate var isObject: Bool { if case .embedded = self { true } else { false } }
}

/// Elements without text for readers.
let machineElements: Set<String> = [
  "script", "style", "head", "title", "noscript", "template", "meta", "link",
]

private let blockNames: Set<String> = [
  "p", "div", "section", "article", "header", "main", "figure", "pre", "center", "dl", "dt", "dd", "address",
  "hr", "fieldset", "form", "details",
  "summary", "tbody", "thead", "tr", "td", "th", "o:p",
]
