import Almanac
import Diagnostics
import YAML

/// Reads the nodes of one file and collects findings about them, each with its line and, if known, the corrected line.
package struct NodeReader: Sendable {
  package let source: Source
  /// Complete when pages are read; while schemas are read, the terms have no fields yet.
  package let vocabularies: [Vocabulary]
  package var findings: [Diagnostic] = []
  /// The day of the page being read, used for dates without a year; nil before it is known.
  var day: Day?
  /// The site's own address, used to recognise whole addresses of the site.
  var siteAddress = ""
  /// Whether the site is in Chinese, so that authors know the program's own fields by their labels.
  var isChinese = true
  /// Missing required fields; their findings are made once the page's state is known.
  var lacks: [Lack] = []

  package init(_ source: Source, vocabularies: [Vocabulary] = []) {
    self.source = source
    self.vocabularies = vocabularies
  }

  /// The name of one of the program's own fields in findings, as the site's authors write it.
  func name(of key: BuiltInKey) -> String { isChinese ? key.label : key.rawValue }

  /// An example in the language of the site's authors.
  func inItsLanguage(_ example: Phrase) -> String { isChinese ? example.chinese : example.english }

  /// The separator of list items in one line.
  var listSeparator: String { isChinese ? "、" : ", " }

  package var hasErrors: Bool { findings.contains(where: \.isError) }

  /// Reports a finding at a node.
  ///
  /// - Parameter replacement: a text for the node's place, from which the corrected line is made.
  package mutating func report(
    _ rule: Rule, _ node: YAMLNode, _ arguments: [String] = [], replacement: String? = nil,
    help: Phrase? = nil
  ) {
    report(rule, at: node.place, arguments, replacement: replacement, help: help)
  }

  package mutating func report(
    _ rule: Rule, at place: TextPosition, _ arguments: [String] = [], replacement: String? = nil,
    help: Phrase? = nil
  ) {
    findings.append(finding(rule, at: place, arguments, replacement: replacement, help: help))
  }

  /// A finding at a place, with its line and the corrected line.
  func finding(
    _ rule: Rule, at place: TextPosition, _ arguments: [String], replacement: String? = nil,
    help: Phrase? = nil
  ) -> Diagnostic {
    let line = source.line(Int(place.line))
    // Without a correction, the first line of the rule's manual is the help.
    let help = help ?? (replacement == nil ? rule.advice : nil)
    let correction = replacement.map {
      line.replacing(column: place.column, length: place.length, with: $0).withoutTrailingSpaces
    }
    return Diagnostic(
      rule, at: place.location(in: source.name), arguments, correction: correction, help: help, excerpt: line)
  }

  /// Reports a name that is not among the known ones.
  package mutating func reportUnknown(_ node: YAMLNode, _ name: String, known: [String]) {
    report(
      .unknownKey, node, [name], replacement: nearest(to: name, in: known),
      help: known.isEmpty
        ? Phrase("没有合用的，先在 fields 里写明", "there is none that would do; declare it under `fields` first")
        : Phrase(
          "这里可以写：\(known.joined(separator: "、"))", "known here: \(known.joined(separator: ", "))"))
  }

  /// The text of a scalar. A list or map is reported; if it is a bracketed value on one line, with quotation marks as
  /// the correction.
  package mutating func text(_ node: YAMLNode, of label: String) -> String? {
    if let text = node.text { return text }
    let line = Array(source.line(Int(node.place.line)).unicodeScalars)
    let start = min(Int(node.place.column) - 1, line.count)
    let value = string(line[start...]).trimmingSpaces
    let isFlow =
      "[{［｛".contains(value.first ?? " ") && "]}］｝".contains(value.last ?? " ") && !value.contains("\"")
    var place = node.place
    if isFlow { place.length = Int32(value.unicodeScalars.count) }
    report(.wantsText, at: place, [label], replacement: isFlow ? "\"\(value)\"" : nil)
    return nil
  }

  /// The items of a list. A scalar is a list of one, or of several if it contains `、` or another separator, with or
  /// without full-width brackets.
  ///
  /// - Parameter vocabulary: the vocabulary whose names are not split, though they may contain separators.
  package mutating func items(of node: YAMLNode, label: String, namedBy vocabulary: Int? = nil) -> [YAMLNode]?
  {
    switch node.content {
    case .list(let nodes):
      if nodes.allSatisfy(\.isSingleItem) { return nodes }
      return nodes.filter { !$0.isEmpty }.flatMap { item in
        guard let text = item.text, item.isPlain, !isName(text, of: vocabulary) else { return [item] }
        return item.split(text, at: separators)
      }
    case .scalar(let text):
      return text.isSingleItem || isName(text, of: vocabulary)
        ? [node] : node.withoutWideBrackets(text).split(at: separators)
    case .map:
      report(.wantsList, node, [label])
      return nil
    }
  }

  private func isName(_ text: String, of vocabulary: Int?) -> Bool {
    vocabulary.map { vocabularies[$0].lookup[text] != nil } ?? false
  }

  /// The position of a vocabulary, by name.
  package func vocabulary(named name: String) -> Int? {
    vocabularies.firstIndex { $0.name == name }
  }
}

private let separators: Set<Unicode.Scalar> = ["、", "，", ",", ";", "；"]

extension Rule {
  /// The first line of the manual.
  fileprivate var advice: Phrase {
    let first = { (text: String) in String(text.prefix { $0 != "\n" }) }
    return Phrase(first(manual.chinese), first(manual.english))
  }
}

extension YAMLNode {
  /// `［甲，乙］` without its brackets.
  fileprivate func withoutWideBrackets(_ text: String) -> YAMLNode {
    guard isPlain, text.hasPrefix("［"), text.hasSuffix("］"), text.count > 1 else { return self }
    let inner = String(text.dropFirst().dropLast())
    return YAMLNode(
      .scalar(inner),
      at: TextPosition(
        line: Int(place.line), column: Int(place.column) + 1, length: inner.unicodeScalars.count))
  }

  fileprivate func split(at separators: Set<Unicode.Scalar>) -> [YAMLNode] {
    split(text ?? "", at: separators)
  }

  /// The parts of a scalar between separators, each with its own place.
  fileprivate func split(_ text: String, at separators: Set<Unicode.Scalar>) -> [YAMLNode] {
    if text.isSingleItem { return [self] }
    var nodes: [YAMLNode] = []
    var column = Int(place.column) + (isPlain ? 0 : 1)
    var depth = 0
    // Separators within quotation marks or brackets belong to one name: “文明服务我出彩、群众满意在窗口”.
    let parts = text.unicodeScalars.split(omittingEmptySubsequences: false) { character in
      switch character {
      case "“", "‘", "「", "『", "《", "（": depth += 1
      case "”", "’", "」", "』", "》", "）": depth = max(depth - 1, 0)
      default: break
      }
      return depth == 0 && separators.contains(character)
    }.map(Substring.init)
    for part in parts {
      let length = part.unicodeScalars.count
      let leading = part.prefix { $0 == " " }.count
      let trimmed = part.trimmingSpaces
      if !trimmed.isEmpty {
        let place = TextPosition(
          line: Int(place.line), column: column + leading, length: trimmed.unicodeScalars.count)
        nodes.append(YAMLNode(.scalar(trimmed), at: place, isPlain: isPlain))
      }
      column += length + 1
    }
    return nodes
  }
}

extension String {
  /// The line with some characters replaced; the column counts from 1, in Unicode scalars.
  fileprivate func replacing(column: Int32, length: Int32, with replacement: String) -> String {
    let scalars = unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: Int(column) - 1, limitedBy: scalars.endIndex)
    guard let start else { return self + replacement }
    let end = scalars.index(start, offsetBy: Int(length), limitedBy: scalars.endIndex) ?? scalars.endIndex
    return String(self[..<start]) + replacement + String(self[end...])
  }

  fileprivate var withoutTrailingSpaces: String {
    String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
  }
}

extension String {
  /// The text without the quotation marks around it, which no term, date or file name has.
  var withoutQuotes: String {
    // Every opening mark begins with one of these bytes.
    guard let first = utf8.first, first == 0x22 || first == 0xE2 || first == 0xE3 else { return self }
    let pairs: [(Character, Character)] = [("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("\"", "\"")]
    guard count > 2, pairs.contains(where: { $0.0 == self.first && $0.1 == last }) else { return self }
    return String(dropFirst().dropLast())
  }
}

extension YAMLNode {
  /// Whether an item of a list needs no splitting.
  fileprivate var isSingleItem: Bool {
    guard let text else { return true }
    return isPlain ? text.isSingleItem && !isEmpty : true
  }
}

extension String {
  /// Whether the text certainly has no separator and no space at its ends, decided by its bytes, as for nearly all
  /// items.
  fileprivate var isSingleItem: Bool {
    var text = self
    return text.withUTF8 { bytes in
      guard let first = bytes.first, let last = bytes.last, first > 0x20, last > 0x20 else { return false }
      // E3 begins 、 and the ideographic space, EF ， and ；, C2 the no-break space, E2 other spaces and “.
      return !bytes.contains {
        $0 == 0x2C || $0 == 0x3B || $0 == 0xE3 || $0 == 0xEF || $0 == 0xC2 || $0 == 0xE2
      }
    }
  }
}

/// White space beyond ASCII (Unicode's property `White_Space`, which is not expected to grow).
private func isWideSpace(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
  default: false
  }
}

extension String {
  /// The text without white space, ideographic included, at its ends; nearly always the text itself.
  package var trimmingSpaces: String { mayHaveSpaceAtEnd ? self[...].trimmingSpaces : self }

  /// A byte test: white space beyond ASCII begins with C2, E1, E2 or E3.
  private var mayHaveSpaceAtEnd: Bool {
    let mayHave = utf8.withContiguousStorageIfAvailable { bytes in
      guard let first = bytes.first, let last = bytes.last else { return false }
      if first <= 0x20 || last <= 0x20 { return true }
      let isWide = { (byte: UInt8) in byte == 0xC2 || 0xE1...0xE3 ~= byte }
      return isWide(first)
        || last >= 0x80 && bytes.count > 1
          && (isWide(bytes[bytes.count - 2]) || bytes.count > 2 && isWide(bytes[bytes.count - 3]))
    }
    return mayHave ?? true
  }
}

extension StringProtocol {
  /// The text without white space, ideographic included, at its ends.
  package var trimmingSpaces: String {
    guard hasSpaceAtEnd else { return String(self) }
    let isSpace = { (character: Character) in character.isWhitespace || character == "\u{3000}" }
    let head = drop(while: isSpace)
    guard let last = head.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(head[...last])
  }

  private var hasSpaceAtEnd: Bool {
    let isSpace = { (scalar: Unicode.Scalar) in
      scalar.value <= 0x20 || 0x80..<0x3400 ~= scalar.value && isWideSpace(scalar.value)
    }
    return unicodeScalars.first.map(isSpace) ?? false || unicodeScalars.last.map(isSpace) ?? false
  }
}
