@testable import Markdown

/// What a page shows of a document as prose, from its HTML alone: no code, no addresses, no words of the site's own.
struct ShownWords {
  private var html: [UInt8] = []

  /// - Parameter hasTitles: whether titles of links and pictures count, which may stand in definitions.
  static func of(_ document: Document, hasTitles: Bool = true) -> String {
    var document = document
    if !hasTitles {
      for index in document.links.indices { document.links[index].title = nil }
      for index in document.pictures.indices { document.pictures[index].title = nil }
    }
    var shown = ShownWords()
    shown.html = withoutHoles(document)
    return shown.read(leavingOut: hasTitles ? [] : [("<figcaption", "</figcaption>")])
  }

  /// Links lose their text where it is the address; pictures become their words.
  private static func withoutHoles(_ document: Document) -> [UInt8] {
    var bytes: [UInt8] = []
    var start = 0
    var isAddress = false
    for placeholder in document.placeholders {
      if !isAddress { bytes += document.html[start..<placeholder.offset] }
      start = placeholder.offset
      switch placeholder.content {
      case .linkStart(let number):
        let link = document.links[number]
        isAddress =
          link.address == link.text && (link.text.contains("://") || link.text.hasPrefix("MAILTO:"))
          || ["mailto:", "http://"].contains { $0 + link.text == link.address }
      case .linkEnd(let number):
        isAddress = false
        bytes += escaped(document.links[number].title ?? "")
      case .picture(let number):
        let picture = document.pictures[number]
        bytes += escaped(
          picture.alternative.replacing("https://example.org/", with: "")
            + (picture.isAlone ? "" : picture.title ?? ""))
      case .video, .word: break
      }
    }
    return bytes + document.html[start...]
  }

  private static func escaped(_ text: String) -> [UInt8] {
    Array(text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").utf8)
  }

  private func read(leavingOut others: [(String, String)]) -> String {
    var text = String(decoding: html, as: UTF8.self)
    for (tag, end) in [
      ("<code", "</code>"), ("<sup class=\"footnote\"", "</sup>"), ("<a class=\"back\"", "</a>"),
      ("<summary", "</summary>"),
    ] + others {
      while let start = text.firstRange(of: tag), let close = text[start.lowerBound...].firstRange(of: end) {
        text.removeSubrange(start.lowerBound..<close.upperBound)
      }
    }
    var words = ""
    var isInTag = false
    for character in text.unicodeScalars {
      if character == "<" { isInTag = true }
      if !isInTag { words.unicodeScalars.append(character) }
      if character == ">" { isInTag = false }
    }
    return withoutSpace(
      words.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
        .replacing("&amp;", with: "&"))
  }
}

/// What the places of a document's prose show.
func proseWords(_ document: Document, of text: String) -> String {
  let bytes = Array(text.utf8)
  var words = ""
  for passage in document.prose.passages {
    var start = passage.range.lowerBound
    for gap in document.prose.gaps where gap.range.overlaps(passage.range) {
      if gap.range.lowerBound > start {
        words += String(decoding: bytes[start..<gap.range.lowerBound], as: UTF8.self)
      }
      if gap.content == .character { words += shown(String(decoding: bytes[gap.range], as: UTF8.self)) }
      start = max(start, gap.range.upperBound)
    }
    if start < passage.range.upperBound {
      words += String(decoding: bytes[start..<passage.range.upperBound], as: UTF8.self)
    }
  }
  return withoutSpace(words)
}

/// What libcmark makes of a name such as `&amp;`.
private func shown(_ name: String) -> String {
  let html = String(decoding: parse("a" + name, options: .commonMark).html, as: UTF8.self)
  return html.replacing("<p>a", with: "").replacing("</p>\n", with: "").replacing("&lt;", with: "<")
    .replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
}

private func withoutSpace(_ text: String) -> String {
  String(
    String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{3000}" }))
}

/// Letters and digits of a text or of a page; raised digits are digits, and nothing of the site's own words.
func shownLetters(_ text: String, isPage: Bool = false) -> String {
  var letters = ""
  var isInTag = false
  let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉".unicodeScalars)
  var text = text
  if isPage {
    // Signs that are escaped in HTML are no letters.
    for name in ["&lt;", "&gt;", "&quot;", "&amp;"] { text = text.replacing(name, with: " ") }
  }
  for scalar in text.unicodeScalars {
    if isPage, scalar == "<" { isInTag = true }
    if !isInTag {
      if let digit = raised.firstIndex(of: scalar) {
        letters += "\(digit % 10)"
      } else if scalar.properties.isAlphabetic || "0"..."9" ~= scalar {
        letters.unicodeScalars.append(scalar)
      }
    }
    if isPage, scalar == ">" { isInTag = false }
  }
  return letters.replacing("提示", with: "")
}
