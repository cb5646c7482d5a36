import CMark
import Diagnostics

/// Tags within a text: elements that Markdown has, too, are written without their attributes; of all others the words
/// stay.
extension Writer {
  mutating func writeTag(_ tag: HTMLTag, at node: TreeNode) {
    switch tag.meaning {
    case .phrase(let phrase):
      if tag.isEnd { endTag(.phrase(phrase)) } else { beginTag(phrase) }
    case .link:
      if tag.isEnd { endLinkTag() } else { beginLinkTag(tag) }
    case .lineBreak:
      guard !flow.isActive || flow.leaf != nil else { return }
      html.append("<br>\n")
      hasPendingBreak = true
    case .picture: writePictureTag(tag)
    case .none: leaveOut(tag)
    default: writeBlockTag(tag, at: node)
    }
  }

  /// Says that a tag is left out; once for each name.
  private mutating func leaveOut(_ tag: HTMLTag) {
    guard !tag.isEnd, flow.leftOut.insert(tag.name).inserted else { return }
    report(.rawHTML, ["<\(tag.name)>"], needle: "<\(tag.name)")
  }

  private mutating func beginTag(_ phrase: HTMLTag.Phrase) {
    guard flow.tags.count < Flow.deepest else { return }
    if hasWordsOpen {
      resolveBreak(before: nil)
      html.append(phrase.begin)
    }
    flow.tags.append(Flow.OpenTag(kind: .phrase(phrase), depth: markdownDepth, plainStart: plain.count))
    inlineDepth += 1
  }

  /// Ends an element and those begun within it, unless Markdown's own elements have begun or ended in between.
  private mutating func endTag(_ kind: Flow.OpenTag.Kind) {
    guard let open = flow.tags.lastIndex(where: { $0.kind == kind }), flow.tags[open].depth == markdownDepth
    else { return }
    while flow.tags.count > open { endLastTag() }
  }

  /// The number of Markdown's own elements that are open within the text.
  private var markdownDepth: Int { inlineDepth - flow.tags.count }

  /// Whether an element for words is open.
  private var hasWordsOpen: Bool { !flow.isActive || flow.leaf != nil }

  mutating func endLastTag() {
    guard let tag = flow.tags.popLast() else { return }
    inlineDepth -= 1
    while let last = openStrikes.last, last.depth > inlineDepth { openStrikes.removeLast() }
    switch tag.kind {
    case .phrase(let phrase):
      if hasWordsOpen { html.append(phrase.end) }
      if phrase == .raised || phrase == .lowered {
        raise(from: tag.plainStart, isLowered: phrase == .lowered)
      }
    case .link(let number):
      linkDepth -= 1
      guard let number else { return }
      document.links[number].text = String(
        decoding: plain.bytes[slice: min(tag.plainStart, plain.count)..<plain.count], as: UTF8.self)
      document.placeholders.append(Placeholder(offset: html.count, content: .linkEnd(number)))
    }
  }

  /// Elements that were begun in a text end with it.
  mutating func endTags() {
    while !flow.tags.isEmpty { endLastTag() }
  }

  /// Elements that were begun in one of Markdown end with it.
  mutating func endTagsWithin() {
    while let last = flow.tags.last, last.depth >= markdownDepth { endLastTag() }
  }

  /// In the plain text, `10<sup>4</sup>` is 10⁴: a number must not become another one.
  private mutating func raise(from start: Int, isLowered: Bool) {
    guard start < plain.count else { return }
    let text = String(decoding: plain.bytes[slice: start..<plain.count], as: UTF8.self)
    let digits = Array((isLowered ? "₀₁₂₃₄₅₆₇₈₉" : "⁰¹²³⁴⁵⁶⁷⁸⁹").unicodeScalars)
    var raised = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": raised.append(digits[Int(scalar.value) - 0x30])
      case "+": raised.append(isLowered ? "₊" : "⁺")
      case "-", "−": raised.append(isLowered ? "₋" : "⁻")
      default: raised.append(scalar)
      }
    }
    plain.truncate(to: start)
    plain.append(text: String(raised))
  }

  private mutating func beginLinkTag(_ tag: HTMLTag) {
    guard linkDepth == 0, flow.tags.count < Flow.deepest, let address = tag.attribute("href"),
      !address.isEmpty
    else {
      return
    }
    beginWords()
    resolveBreak(before: nil)
    var number: Int?
    if isSafe(address) {
      number = document.links.count
      document.placeholders.append(Placeholder(offset: html.count, content: .linkStart(document.links.count)))
      document.links.append(Link(address: address, title: nil, text: "", line: place.firstLine + line - 1))
      tracker.prose.links.append(nil)
    } else {
      report(.unsafeAddress, [String(address.prefix(80))], needle: address)
    }
    flow.tags.append(Flow.OpenTag(kind: .link(number), depth: markdownDepth, plainStart: plain.count))
    inlineDepth += 1
    linkDepth += 1
  }

  private mutating func endLinkTag() {
    guard let link = flow.tags.last(where: { if case .link = $0.kind { true } else { false } }) else {
      return
    }
    endTag(link.kind)
  }

  private mutating func writePictureTag(_ tag: HTMLTag) {
    let alternative = tag.attribute("alt") ?? ""
    guard let address = tag.attribute("src"), !address.isEmpty else { return leaveOut(tag) }
    guard isSafe(address) else {
      return report(.unsafeAddress, [String(address.prefix(80))], needle: address)
    }
    beginWords()
    resolveBreak(before: nil)
    document.placeholders.append(Placeholder(offset: html.count, content: .picture(document.pictures.count)))
    document.pictures.append(
      Picture(
        address: address, alternative: alternative, title: nil, line: place.firstLine + line - 1,
        isAlone: false))
  }
}
