import Content
import Editing
import YAML

/// What a control shows and sends back: rows of parts. A text is one part, a list a row for each item.
typealias Shown = [[String]]

extension ControlKind {
  /// What a node looks like here; nil where this control cannot show it.
  func shown(_ node: YAMLNode?, _ vocabularies: [Vocabulary]) -> Shown? {
    guard let node, !node.isEmpty else { return [] }
    switch self {
    case .line, .day: return node.text.map { [[$0]] }
    case .flag: return node.text.map { noWords.contains($0.lowercased()) ? [] : [["true"]] }
    case .choice(_, let vocabulary): return node.text.map { [[name(of: $0, vocabulary, vocabularies)]] }
    case .choices(let vocabulary):
      return items(of: node).map { $0.map { [name(of: $0, vocabulary, vocabularies)] } }
    case .list: return items(of: node).map { $0.map { [$0] } }
    case .rows(let form):
      guard let items = node.list ?? (form.isBarred || node.map != nil || form.allowsBare ? [node] : nil)
      else {
        return nil
      }
      guard form.isList || items.count == 1 else { return nil }
      var rows: Shown = []
      for item in items {
        guard let row = form.row(item, vocabularies) else { return nil }
        rows.append(row)
      }
      return rows
    case .raw: return nil
    }
  }

  /// A term by its name, whatever name it is written by; what is no term as it stands.
  private func name(of text: String, _ vocabulary: Int?, _ vocabularies: [Vocabulary]) -> String {
    guard let vocabulary, let term = vocabularies[vocabulary].lookup[text] else { return text }
    return vocabularies[vocabulary].terms[term].name
  }

  private func items(of node: YAMLNode) -> [String]? {
    if let list = node.list {
      let texts = list.compactMap(\.text)
      return texts.count == list.count ? texts.filter { !$0.isEmpty } : nil
    }
    return node.text.map { parts(of: $0) }
  }

  /// What is written for it.
  ///
  /// - Parameter old: what stood there.
  func written(_ shown: Shown, over old: YAMLNode?) -> WrittenValue {
    let texts = shown.compactMap(\.first).filter { !$0.isEmpty }
    guard !texts.isEmpty || !shown.joined().allSatisfy(\.isEmpty) else { return .nothing }
    switch self {
    case .raw: return .raw(texts.first ?? "")
    case .choices, .list:
      let wasText = old.map { !$0.isEmpty && $0.text != nil } ?? false
      let isPlain = texts.allSatisfy { parts(of: $0) == [$0] }
      return wasText && isPlain ? .text(texts.joined(separator: "、")) : .list(texts.map(WrittenValue.text))
    case .rows(let form): return form.written(shown, over: old)
    default: return texts.first.map(WrittenValue.text) ?? .nothing
    }
  }
}

/// The items of one text, as the reader of pages parts them.
func parts(of text: String) -> [String] {
  text.split { "、，,;；".contains($0) }.map { $0.drop { $0 == " " } }.map { part in
    var part = part
    while part.last == " " { part.removeLast() }
    return String(part)
  }.filter { !$0.isEmpty }
}

private let noWords: Set = ["false", "no", "off", "否", "不", "0"]

extension RowForm {
  fileprivate func row(_ node: YAMLNode, _ vocabularies: [Vocabulary]) -> [String]? {
    if isBarred {
      guard let text = node.text else { return nil }
      let pieces = text.split(omittingEmptySubsequences: false) { "｜|丨".contains($0) }.map(trimmed)
      return pieces.count == parts.count ? named(pieces, vocabularies) : nil
    }
    if let text = node.text {
      return allowsBare ? named([text] + parts.dropFirst().map { _ in "" }, vocabularies) : nil
    }
    guard let pairs = node.map else { return nil }
    var row = parts.map { _ in "" }
    for pair in pairs {
      guard let position = position(of: pair.key.text), let text = pair.value.text, row[position].isEmpty
      else {
        return nil
      }
      row[position] = pair.value.isEmpty ? "" : text
    }
    return named(row, vocabularies)
  }

  private func position(of key: String?) -> Int? {
    parts.firstIndex { $0.key == key || $0.label == key || mapLabels[$0.key] == key }
  }

  private func named(_ row: [String], _ vocabularies: [Vocabulary]) -> [String] {
    zip(parts, row).map { part, text in
      guard let vocabulary = part.vocabulary, let term = vocabularies[vocabulary].lookup[text] else {
        return text
      }
      return vocabularies[vocabulary].terms[term].name
    }
  }

  fileprivate func written(_ rows: Shown, over old: YAMLNode?) -> WrittenValue {
    let olds = old?.list ?? [old].compactMap(\.self)
    let rows = rows.filter { !$0.allSatisfy(\.isEmpty) }
    let values = rows.enumerated().map { value($1, over: $0 < olds.count ? olds[$0] : nil) }
    guard let first = values.first else { return .nothing }
    let wasOne = old.map { !$0.isEmpty && $0.list == nil } ?? !isList
    return values.count == 1 && wasOne ? first : .list(values)
  }

  /// A row in the words that it had: keys of either language, and those first that were first.
  private func value(_ row: [String], over old: YAMLNode?) -> WrittenValue {
    if isBarred { return .text(row.joined(separator: "｜")) }
    let pairs = old?.map ?? []
    if allowsBare, pairs.isEmpty, row.dropFirst().allSatisfy(\.isEmpty) { return .text(row[0]) }
    var written: [WrittenValue.Pair] = []
    var isDone = Set<Int>()
    for pair in pairs {
      guard let position = position(of: pair.key.text), !row[position].isEmpty else { continue }
      isDone.insert(position)
      written.append(.init(pair.key.text ?? parts[position].key, .text(row[position])))
    }
    for (position, text) in row.enumerated() where !text.isEmpty && !isDone.contains(position) {
      written.append(.init(parts[position].key, .text(text)))
    }
    return .map(written)
  }
}

private func trimmed(_ text: Substring) -> String {
  var text = text.drop { $0 == " " }
  while text.last == " " { text.removeLast() }
  return String(text)
}
