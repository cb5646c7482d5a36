import Content
import Text
import XML

/// A page's text as an article of WeChat can have it: nothing leads anywhere, nothing plays.
///
/// It is made of the HTML that the site has, so that there is one reading of Markdown. Links become words with the
/// number of a note, films and sounds a line that says where they are, boxes of tasks a character; texts for screen
/// readers only are dropped. Classes stay, since the theme's rules use them.
struct UnlinkedBody {
  /// A note on where a link led.
  struct Note: Sendable, Equatable {
    var number: Int
    var text: String
    var address: String
  }

  /// The length of the text below one heading.
  struct Passage: Sendable, Equatable {
    /// Empty before the first heading.
    var title: String
    var characters: Int
  }

  private(set) var html: [UInt8] = []
  private(set) var notes: [Note] = []
  private(set) var passages: [Passage] = []
  private let words: SiteWords
  private let addresses: SiteAddresses
  private let place: String
  private var next: Int

  /// - Parameters:
  ///   - html: a body as `RenderContext.body` gives it.
  ///   - firstNote: the number of the first note, behind those of the text's own.
  ///   - place: where the page's films and sounds are to be had.
  init(
    _ html: [UInt8], firstNote: Int, place: String, _ words: SiteWords, _ addresses: SiteAddresses
  ) throws(XMLError) {
    self.words = words
    self.addresses = addresses
    self.place = place
    next = firstNote
    let root = try readArticleTree(html)
    for node in root.child("body")?.children ?? [] {
      if case .element(let element) = node, element.name == "h2" {
        passages.append(Passage(title: element.text, characters: 0))
      } else {
        if passages.isEmpty { passages.append(Passage(title: "", characters: 0)) }
        passages[passages.count - 1].characters += node.text.count { !$0.isWhitespace }
      }
      for node in rewritten(node) { appendMarkup(of: node, to: &self.html) }
    }
  }

  private mutating func rewritten(_ node: XMLNode) -> [XMLNode] {
    guard case .element(let element) = node else { return [node] }
    let classes = element.classes
    if classes.contains("hidden") || classes.contains("outside") || classes.contains("length") { return [] }
    switch element.name {
    case "a": return unlinked(element, classes)
    case "video": return [line(words.say(.watchAt, place))]
    case "audio": return [line(words.say(.listenAt, place))]
    // A parser older than these elements never closes them, and puts the following elements into them.
    case "source", "wbr": return element.children.flatMap { rewritten($0) }
    case "input": return [.text(element["checked"] == nil ? "☐" : "☑")]
    default:
      element.children = element.children.flatMap { rewritten($0) }
      if let pair = pair(of: element) { return [pair] }
      if classes.contains("footnote") {
        element.children = [.text("[")] + element.children + [.text("]")]
      }
      return [node]
    }
  }

  /// A name and its definition, `<div><dt>…<dd>…`, as one line: an article has no lists of definitions.
  private func pair(of element: XMLElement) -> XMLNode? {
    guard element.name == "div", let name = element.child("dt") else { return nil }
    let pair = XMLElement(name: "p", attributes: [("class", "pair")])
    let label = XMLElement(name: "span", attributes: [("class", "name")])
    label.children = name.children + [.text("：")]
    pair.children = [.element(label)] + element.elements.filter { $0.name == "dd" }.flatMap(\.children)
    return .element(pair)
  }

  private mutating func unlinked(_ link: XMLElement, _ classes: [Substring]) -> [XMLNode] {
    if classes.contains("back") { return [] }
    let target = link["href"] ?? ""
    let children = link.children.flatMap { rewritten($0) }
    if classes.contains("film-away") {
      return children.filter { if case .element(let child) = $0 { child.name != "span" } else { false } }
        + [line(words.say(.watchAt, target))]
    }
    guard let address = address(of: target) else { return children }
    let text = link.text
    guard !text.contains(address) else { return children }
    let number = number(of: address, text)
    let mark = XMLElement(name: "sup", attributes: [("class", "footnote")])
    mark.children = [.text("[\(number)]")]
    return children + [.element(mark)]
  }

  /// The address that a note gives for a link; nil for one that leads to a place in the page, or has no target.
  private func address(of target: String) -> String? {
    if target.isEmpty || target.hasPrefix("#") { return nil }
    if target.hasPrefix("mailto:") || target.hasPrefix("tel:") {
      return String(target[target.index(after: target.firstIndex(of: ":") ?? target.startIndex)...])
    }
    return target.hasPrefix("/") ? addresses.complete(target) : target
  }

  private mutating func number(of address: String, _ text: String) -> Int {
    if let known = notes.first(where: { $0.address == address }) { return known.number }
    defer { next += 1 }
    notes.append(Note(number: next, text: text, address: address))
    return next
  }

  private func line(_ text: String) -> XMLNode {
    let line = XMLElement(name: "p", attributes: [("class", "elsewhere")])
    line.children = [.text(text)]
    return .element(line)
  }
}

/// The tree of HTML that the program wrote itself.
///
/// - Throws: an `XMLError` if a text is nested deeper, or is larger, than the limits below.
func readArticleTree(_ html: [UInt8]) throws(XMLError) -> XMLElement {
  try readHTMLTree(
    Array("<!DOCTYPE html><html><body>".utf8) + html + Array("</body></html>".utf8),
    limits: XMLTreeLimits(depth: 400, elements: 200_000, text: 16 << 20))
}

extension XMLNode {
  /// The words in it.
  var text: String {
    switch self {
    case .text(let text): text
    case .element(let element): element.text
    }
  }
}

extension XMLElement {
  /// The words in it, but for those that only programs read aloud.
  var text: String {
    classes.contains("hidden") || classes.contains("outside") ? "" : children.map(\.text).joined()
  }
}

let voidElements: Set<String> = ["br", "hr", "img", "col"]

private func appendMarkup(of node: XMLNode, to output: inout [UInt8]) {
  guard case .element(let element) = node else { return appendEscaped(node.text, to: &output) }
  output += "<\(element.name)".utf8
  for (name, value) in element.attributes {
    output += " \(name)=\"".utf8
    appendEscaped(value, to: &output)
    output += "\"".utf8
  }
  output += ">".utf8
  guard !voidElements.contains(element.name) else { return }
  for child in element.children { appendMarkup(of: child, to: &output) }
  output += "</\(element.name)>".utf8
}
