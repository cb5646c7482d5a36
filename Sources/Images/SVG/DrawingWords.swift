/// The words of a drawing: those that are published with it, and what is taken out.
package struct DrawingWords: Sendable {
  /// Words that readers see, hear or find in the source, a line for each text and each name: texts, titles,
  /// descriptions, labels, identifiers and classes. As UTF-8.
  package internal(set) var kept: [UInt8] = []
  /// Words that browsers show and that are not published: labels in HTML (`foreignObject`), which draw.io, Mermaid and
  /// Visio write, unless the drawing has them a second time.
  package internal(set) var lost: [String] = []
  /// Addresses of pictures that the drawing shows and does not hold.
  package internal(set) var lostPictures: [String] = []

  /// Identifiers, classes and labels so far, kept apart so as not to split a text.
  private var names: [UInt8] = []
  /// The outermost dropped element here and its words; nil outside.
  private var dropped: (name: String, words: [UInt8])?
}

/// Looks for the words of a drawing; nil where it cannot be read.
package func wordsOfDrawing(_ bytes: [UInt8]) -> DrawingWords? {
  var drawing = CleanDrawing(size: nil)
  guard (try? drawing.read(bytes)) != nil else { return nil }
  var words = drawing.words.whole
  let shown = String(decoding: words.kept, as: UTF8.self).filter { !$0.isWhitespace }
  words.lost.removeAll { shown.contains($0.filter { !$0.isWhitespace }) }
  return words
}

extension DrawingWords {
  fileprivate var whole: DrawingWords {
    var whole = self
    whole.kept += [UInt8(ascii: "\n")] + names
    whole.names = []
    return whole
  }

  mutating func keepName(_ name: [UInt8]) { names += name + [UInt8(ascii: "\n")] }

  mutating func keep(_ text: [UInt8]) { kept += text }

  /// A text on a line of its own does not continue a number before it.
  mutating func open(_ element: DrawingElement) {
    if element.attributes.contains(where: { $0.name == "y" || $0.name == "dy" }) { endLine() }
  }

  mutating func close(_ name: String) {
    if name == "text" || name == "title" || name == "desc" { endLine() }
  }

  private mutating func endLine() {
    if let last = kept.last, last != UInt8(ascii: "\n") { kept.append(UInt8(ascii: "\n")) }
  }

  mutating func beginLoss(_ name: String?) { dropped = (name ?? "", []) }

  mutating func lose(_ text: [UInt8]) {
    dropped?.words += text + [UInt8(ascii: " ")]
  }

  mutating func endLoss() {
    defer { dropped = nil }
    guard let dropped, !silentElements.contains(dropped.name) else { return }
    let words = String(decoding: dropped.words, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    if !words.isEmpty { lost.append(words.joined(separator: " ")) }
  }

  mutating func loseReference(_ address: [UInt8], of element: String) {
    guard element == "image" || element == "use", !address.isEmpty else { return }
    lostPictures.append(String(decoding: address.prefix(80), as: UTF8.self))
  }
}

/// Elements whose text no browser shows, and those of other programs' own.
private let silentElements: Set<String> = ["", "metadata", "script", "style"]
