import Diagnostics

/// An element's tag that literal text of a template has.
struct ElementTag: Hashable, Sendable {
  var name: [UInt8]
  var isEnd = false
  /// Written `<path/>`.
  var closesItself = false
  /// The start of the tag in the text that was read.
  var start: Int
}

/// The elements that are open at a place of a page, so that a section can be held to closing what it opens.
///
/// Elements without content are never open, and those whose end tag may be left out are closed by the tags that HTML
/// defines.
struct OpenElements {
  struct Element: Equatable {
    var name: [UInt8]
    var source: Source
    var start: Int

    static func == (left: Element, right: Element) -> Bool { left.name == right.name }
  }

  /// Outer first.
  private(set) var open: [Element] = []
  /// The end tag that closed the outermost element since `mark`, and how many stood around that; of an element that was
  /// not open, more than could be.
  private var outermost: (tag: Element, depth: Int)?

  /// Begins to watch which elements are closed.
  mutating func mark() { outermost = nil }

  mutating func take(_ tag: ElementTag, in source: Source) {
    let element = Element(name: tag.name, source: source, start: tag.start)
    if tag.isEnd { return close(element) }
    if voidElements.contains(tag.name) { return }
    if tag.closesItself, source.name.isXML || isForeign || foreignElements.contains(tag.name) { return }
    closeImplied(before: tag.name)
    open.append(element)
  }

  private var isForeign: Bool { open.contains { foreignElements.contains($0.name) } }

  private mutating func close(_ element: Element) {
    guard let position = open.lastIndex(of: element) else {
      // `</p>` makes an empty paragraph, `</br>` a line break: neither ends an element around it.
      if !voidElements.contains(element.name), outermost == nil { outermost = (element, -1) }
      return
    }
    if position < outermost?.depth ?? .max { outermost = (element, position) }
    open.removeSubrange(position...)
  }

  /// `<li>` ends the item before it, a block the paragraph.
  private mutating func closeImplied(before name: [UInt8]) {
    while let last = open.last?.name, closedBy[last]?.contains(name) == true { open.removeLast() }
  }

  /// The difference from the elements open before a section: the element that is left open, or that is closed without
  /// having been opened in it; nil if the section leaves everything as it was.
  func difference(since before: OpenElements) -> (element: Element, isLeftOpen: Bool)? {
    if let outermost, outermost.depth < before.open.count { return (outermost.tag, false) }
    let kept = zip(open, before.open).prefix { $0 == $1 }.count
    return open[kept...].first { closedBy[$0.name] == nil }.map { ($0, true) }
  }
}

extension String {
  fileprivate var isXML: Bool {
    if case .xml = TemplateFormat(fileName: self) { true } else { false }
  }
}

private func names(_ text: String) -> Set<[UInt8]> { Set(text.split(separator: " ").map { Array($0.utf8) }) }

private let voidElements = names(
  "area base br col embed hr img input link meta param source track wbr")
private let foreignElements = names("svg math")

/// Elements whose end tag may be left out, each with the tags that end it; the end of the element around them does,
/// too.
private let closedBy: [[UInt8]: Set<[UInt8]>] = {
  let blocks =
    "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    + "hgroup hr main menu nav ol p pre search section table ul"
  let table = [
    "p": blocks, "li": "li", "dt": "dt dd", "dd": "dt dd", "tr": "tr tbody tfoot",
    "td": "td th tr tbody tfoot",
    "th": "td th tr tbody tfoot", "thead": "tbody tfoot", "tbody": "tbody tfoot", "tfoot": "",
    "option": "option optgroup",
    "optgroup": "optgroup", "html": "", "head": "body", "body": "", "colgroup": "thead tbody tr",
    "caption": "thead tbody tr",
    "rt": "rt rp", "rp": "rt rp",
  ]
  return Dictionary(uniqueKeysWithValues: table.map { (Array($0.utf8), names($1)) })
}()
