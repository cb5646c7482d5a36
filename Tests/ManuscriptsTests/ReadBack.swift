import Diagnostics
import Markdown
import XML

@testable import Manuscripts

/// The blocks that this program's own reader of Markdown sees in a draft.
///
/// Its HTML is read as a tree and made blocks again, one element after the other, by nothing that writing drafts uses.
struct ReadBack {
  var blocks: [Block] = []
  var notes: [[Inline]] = []
  private(set) var findings: [String] = []

  init(_ markdown: String) throws {
    let text = Array(markdown.utf8)
    let document = parseMarkdown(Source(name: "x.md", bytes: text), in: 0..<text.count)
    findings = document.findings.map { $0.message(in: .english) }
    let tree = try htmlTree(of: Array("<body>".utf8) + filled(document) + Array("</body>".utf8))
    for element in tree.descendant("body")?.elements ?? [] { read(element) }
  }

  private mutating func read(_ element: XMLElement) {
    switch element.name {
    case "h2", "h3", "h4", "h5", "h6":
      blocks.append(.heading((element.name.last?.wholeNumberValue ?? 0) - 1, inlines(of: element)))
    case "p": blocks.append(.paragraph(inlines(of: element)))
    case "ul", "ol": blocks.append(.list(items(of: element)))
    case "blockquote": blocks.append(.quote(element.elements.map { inlines(of: $0) }))
    case "div" where element["class"] == "table": blocks.append(.table(rows(of: element)))
    case "div" where element["class"] == "facts": blocks.append(.facts(facts(of: element)))
    case "figure":
      let caption = element.descendant("figcaption").map(allWords) ?? ""
      blocks.append(.pictures(pictures(in: element), caption: caption))
    case "section": notes = (element.child("ol")?.elements ?? []).map { inlines(of: $0) }
    default: blocks.append(.paragraph([.text("<\(element.name)>", [])]))
    }
  }

  private func items(of list: XMLElement) -> [Block.ListItem] {
    let start = list["start"].flatMap { Int($0) } ?? 1
    return list.elements.enumerated().map { place, item in
      let inner = item.elements.filter { ["ul", "ol"].contains($0.name) }
      return Block.ListItem(
        number: list.name == "ol" ? start + place : nil, inlines: inlines(of: item),
        children: inner.flatMap { items(of: $0) })
    }
  }

  private func rows(of table: XMLElement) -> [[[Inline]]] {
    all("tr", in: table).map { row in row.elements.map { inlines(of: $0) } }
  }

  private func facts(of block: XMLElement) -> [Block.Fact] {
    all("dt", in: block).map(allWords).enumerated().map { place, name in
      Block.Fact(name: name, value: inlines(of: all("dd", in: block)[place]))
    }
  }

  private func all(_ name: String, in element: XMLElement) -> [XMLElement] {
    element.elements.flatMap { $0.name == name ? [$0] : all(name, in: $0) }
  }

  private func pictures(in element: XMLElement) -> [Int] { all("img", in: element).map(number) }

  /// `x-3.png` is the third picture.
  private func number(of picture: XMLElement) -> Int {
    Int(picture["src"]?.drop { !$0.isNumber }.prefix { $0.isNumber } ?? "").map { $0 - 1 } ?? -1
  }

  private func inlines(of element: XMLElement, _ marks: Marks = []) -> [Inline] {
    var found: [Inline] = []
    for child in element.children {
      guard case .element(let inner) = child else {
        if case .text(let words) = child { found.append(.text(words, marks)) }
        continue
      }
      switch inner.name {
      case "strong": found += inlines(of: inner, marks.union(.strong))
      case "em": found += inlines(of: inner, marks.union(.emphasis))
      case "del": found += inlines(of: inner, marks.union(.struck))
      case "br": found.append(.lineBreak)
      case "img": found.append(.picture(number(of: inner)))
      case "a" where inner["class"] == "back": break
      case "a": found.append(.link(inner["href"] ?? "", inlines(of: inner, marks)))
      case "sup": found.append(.note((Int(allWords(inner).filter(\.isNumber)) ?? 0) - 1))
      case "ul", "ol": break
      case "p", "span": found += inlines(of: inner, marks)
      default: found.append(.text("<\(inner.name)>", marks))
      }
    }
    return found
  }
}

/// The HTML of a document with its addresses in their places.
private func filled(_ document: Document) -> [UInt8] {
  var (html, start) = ([UInt8](), 0)
  for placeholder in document.placeholders {
    html += document.html[start..<placeholder.offset]
    start = placeholder.offset
    switch placeholder.content {
    case .linkStart(let link): html += Array("<a href=\"\(quoted(document.links[link].address))\">".utf8)
    case .linkEnd: html += Array("</a>".utf8)
    case .picture(let picture):
      html += Array("<img src=\"\(quoted(document.pictures[picture].address))\">".utf8)
    case .video, .word: break
    }
  }
  return html + document.html[start...]
}

private func quoted(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
}
