import Content
import Editing
import YAML

/// The form of a value of several parts, or of a list of such values.
struct RowForm: Sendable, Hashable {
  struct Part: Sendable, Hashable {
    var key: String
    var label: String
    /// Another name under which files may have it.
    var otherName: String?
    var vocabulary: Int?
    /// The key of the nested map that has the part, such as the picture of a slide.
    var within: String?
    /// The words to choose from.
    var words: [Word] = []
    var suggestsPages = false
  }

  struct Word: Sendable, Hashable {
    /// The value as written.
    var value: String
    var label: String
    /// Synonyms that files may use.
    var names: [String] = []
  }

  var parts: [Part]
  /// `a｜b｜c` and not a map.
  var isBarred: Bool
  var isList: Bool
  /// The first part may be written alone, as a text.
  var allowsBare: Bool
}

extension RowForm {
  /// The parts of an item; nil if this form cannot show it. Keys without a part are kept in the file.
  func row(_ node: YAMLNode, _ vocabularies: [Vocabulary]) -> [String]? {
    let row = read(node).map { zip(parts, $0).map { $0.named($1, vocabularies) } }
    // An empty row could not be told from one that the editor emptied.
    return row.flatMap { $0.allSatisfy(\.isEmpty) ? nil : $0 }
  }

  private func read(_ node: YAMLNode) -> [String]? {
    if isBarred {
      guard let text = node.text else { return nil }
      let pieces = text.split(omittingEmptySubsequences: false) { "｜|丨".contains($0) }.map(trimmed)
      return pieces.count == parts.count ? pieces : nil
    }
    if let text = node.text { return allowsBare ? [text] + parts.dropFirst().map { _ in "" } : nil }
    guard let pairs = node.map else { return nil }
    var row = parts.map { _ in "" }
    var seen = Set<Int>()
    func take(_ pair: YAMLNode.Pair, within outer: String?) -> Bool {
      guard let position = position(of: pair.key.text, within: outer) else { return true }
      guard let text = pair.value.text, seen.insert(position).inserted else { return false }
      row[position] = pair.value.isEmpty ? "" : text
      return true
    }
    for pair in pairs {
      guard let outer = outerKey(pair.key.text), !pair.value.isEmpty else {
        if take(pair, within: nil) { continue }
        return nil
      }
      guard let inner = pair.value.map, inner.allSatisfy({ take($0, within: outer) }) else { return nil }
    }
    return row
  }

  /// The value to write for the rows that a form sent.
  func written(_ sent: Sent, over old: YAMLNode?) -> WrittenValue {
    let olds = old?.list ?? [old].compactMap(\.self)
    let values = zip(sent.shown, sent.origins).filter { !$0.0.allSatisfy(\.isEmpty) }.map { row, origin in
      value(row, over: olds.indices.contains(origin) ? olds[origin] : nil)
    }
    guard let first = values.first else { return .nothing }
    let wasOne = old.map { !$0.isEmpty && $0.list == nil } ?? !isList
    return values.count == 1 && wasOne ? first : .list(values)
  }

  /// A row in its old wording: keys in their language and order, and keys that no part of the form has.
  private func value(_ row: [String], over old: YAMLNode?) -> WrittenValue {
    if isBarred { return .text(row.joined(separator: "｜")) }
    guard allowsBare, old?.map == nil else { return .map(written(row, over: old?.map ?? [], within: nil)) }
    let first = WrittenValue.text(parts[0].rewritten(row[0], over: old))
    if row.dropFirst().allSatisfy(\.isEmpty) { return first }
    let others = written([""] + row.dropFirst(), over: [], within: nil)
    return .map((row[0].isEmpty ? [] : [.init(parts[0].key, first)]) + others)
  }

  private func written(_ row: [String], over pairs: [YAMLNode.Pair], within outer: String?)
    -> [WrittenValue.Pair]
  {
    var written: [WrittenValue.Pair] = []
    var isDone = Set<Int>()
    var isOuterDone = Set<String>()
    for pair in pairs {
      let key = pair.key.text ?? ""
      if outer == nil, let inner = outerKey(key) {
        isOuterDone.insert(inner)
        let parts = self.written(row, over: pair.value.map ?? [], within: inner)
        if !parts.isEmpty { written.append(.init(key, .map(parts))) }
      } else if let position = position(of: key, within: outer) {
        isDone.insert(position)
        guard !row[position].isEmpty else { continue }
        written.append(.init(key, .text(parts[position].rewritten(row[position], over: pair.value))))
      } else {
        written.append(.init(key, WrittenValue(pair.value)))
      }
    }
    for (position, part) in parts.enumerated() where !row[position].isEmpty && !isDone.contains(position) {
      if part.within == outer {
        written.append(.init(part.key, .text(row[position])))
      } else if outer == nil, let inner = part.within, isOuterDone.insert(inner).inserted {
        written.append(.init(inner, .map(self.written(row, over: [], within: inner))))
      }
    }
    return written
  }

  private func position(of key: String?, within outer: String?) -> Int? {
    parts.firstIndex {
      $0.within == outer
        && ($0.key == key || $0.label == key || $0.otherName == key || mapLabels[$0.key] == key)
    }
  }

  /// The key of a nested map, if it is one of the form's.
  private func outerKey(_ key: String?) -> String? { parts.lazy.compactMap(\.within).first { $0 == key } }
}

extension RowForm.Part {
  /// A term or word by the form's name for it; other texts unchanged.
  fileprivate func named(_ text: String, _ vocabularies: [Vocabulary]) -> String {
    if let word = words.first(where: { $0.value == text || $0.names.contains(text) }) { return word.value }
    guard let vocabulary, let term = vocabularies[vocabulary].lookup[text] else { return text }
    return vocabularies[vocabulary].terms[term].name
  }

  /// A word as the file writes it, if it is a synonym.
  fileprivate func rewritten(_ text: String, over old: YAMLNode?) -> String {
    guard let before = old?.text, words.contains(where: { $0.value == text && $0.names.contains(before) })
    else { return text }
    return before
  }
}

private func trimmed(_ text: Substring) -> String {
  var text = text.drop { $0 == " " }
  while text.last == " " { text.removeLast() }
  return String(text)
}
