import Diagnostics
import YAML

/// Reads the nodes of one file and collects what is wrong with them, each with its line and the right one.
package struct NodeReader: Sendable {
  package let source: Source
  /// Complete when pages are read; while schemas are read, the terms have no fields of their own yet.
  package let vocabularies: [Vocabulary]
  package var findings: [Diagnostic] = []

  package init(_ source: Source, vocabularies: [Vocabulary] = []) {
    self.source = source
    self.vocabularies = vocabularies
  }

  package var hasErrors: Bool { findings.contains(where: \.isError) }

  /// Reports a finding at a node.
  ///
  /// - Parameter replacement: what should stand in the node's place; the corrected line is made of it.
  package mutating func report(
    _ rule: Rule, _ node: Node, _ arguments: [String] = [], replacement: String? = nil, help: Phrase? = nil
  ) {
    report(rule, at: node.place, arguments, replacement: replacement, help: help)
  }

  package mutating func report(
    _ rule: Rule, at place: Place, _ arguments: [String] = [], replacement: String? = nil, help: Phrase? = nil
  ) {
    let line = source.line(Int(place.line))
    let correction = replacement.map { line.replacing(column: place.column, length: place.length, with: $0) }
    findings.append(
      Diagnostic(
        rule, at: place.location(in: source.name), arguments, correction: correction, help: help,
        excerpt: line))
  }

  /// The text of a scalar; a list or a map is a finding.
  package mutating func text(_ node: Node, of label: String) -> String? {
    if let text = node.text { return text }
    report(.wantsText, node, [label])
    return nil
  }

  /// The items of a list. One scalar is a list of one; `、` between several is what Chinese hands write.
  package mutating func items(of node: Node, label: String, isKnown: (String) -> Bool = { _ in false })
    -> [Node]?
  {
    switch node.content {
    case .list(let nodes): return nodes.filter { !$0.isEmpty }
    case .scalar(let text): return isKnown(text) ? [node] : node.split(text, at: ["、", "，", ",", ";", "；"])
    case .map:
      report(.wantsList, node, [label])
      return nil
    }
  }

  /// The position of a vocabulary, by name.
  package func vocabulary(named name: String) -> Int? {
    vocabularies.firstIndex { $0.name == name }
  }
}

extension Node {
  /// The parts of a scalar between separators, each with its own place.
  fileprivate func split(_ text: String, at separators: Set<Character>) -> [Node] {
    var nodes: [Node] = []
    var column = Int(place.column) + (isPlain ? 0 : 1)
    for part in text.split(omittingEmptySubsequences: false, whereSeparator: separators.contains) {
      let length = part.unicodeScalars.count
      let leading = part.prefix { $0 == " " }.count
      let trimmed = part.trimmingSpaces
      if !trimmed.isEmpty {
        let place = Place(
          line: Int(place.line), column: column + leading, length: trimmed.unicodeScalars.count)
        nodes.append(Node(.scalar(trimmed), at: place, isPlain: isPlain))
      }
      column += length + 1
    }
    return nodes
  }
}

extension String {
  /// The line with some of its characters replaced; columns count from 1, in Unicode scalars.
  fileprivate func replacing(column: Int32, length: Int32, with replacement: String) -> String {
    let scalars = unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: Int(column) - 1, limitedBy: scalars.endIndex)
    guard let start else { return self + replacement }
    let end = scalars.index(start, offsetBy: Int(length), limitedBy: scalars.endIndex) ?? scalars.endIndex
    return String(self[..<start]) + replacement + String(self[end...])
  }
}

extension StringProtocol {
  /// The text without spaces, ideographic ones included, at its ends.
  package var trimmingSpaces: String {
    let isSpace = { (character: Character) in character.isWhitespace || character == "\u{3000}" }
    let head = drop(while: isSpace)
    guard let last = head.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(head[...last])
  }
}
