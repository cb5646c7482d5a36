import Content
import Editing
import YAML

/// The value of a control as shown and sent back: rows of parts. A text is one part; a list has a row for each item.
typealias Shown = [[String]]

/// The value that a control sent back.
struct Sent: Sendable {
  var shown: Shown
  /// For each row, its position in the file as opened; negative for a new one.
  var origins: [Int]
  /// For each row, its position in the form.
  var numbers: [Int]

  /// Rows at their old positions.
  init(_ shown: Shown) { self.init(shown, origins: Array(shown.indices), numbers: Array(shown.indices)) }

  init(_ shown: Shown, origins: [Int], numbers: [Int]) {
    self.shown = shown
    self.origins = origins
    self.numbers = numbers
  }
}

extension ControlKind {
  /// The shown value of a node; nil if this control cannot show it.
  func shown(_ node: YAMLNode?, _ vocabularies: [Vocabulary]) -> Shown? {
    guard let node, !node.isEmpty else { return [] }
    switch self {
    case .line, .day: return node.text.map { [[$0]] }
    case .flag: return node.text.map { noWords.contains($0.lowercased()) ? [] : [["true"]] }
    case .choice(let vocabulary): return node.text.map { [[name(of: $0, vocabulary, vocabularies)]] }
    case .words(let words):
      return node.text.map { text in
        [[words.first { $0.names.contains(text.lowercased()) }?.value ?? text]]
      }
    case .choices(let vocabulary):
      return items(of: node).map { $0.map { [name(of: $0, vocabulary, vocabularies)] } }
    case .list: return items(of: node).map { $0.map { [$0] } }
    case .rows(let form):
      guard let items = node.list ?? (form.isBarred || node.map != nil || form.allowsBare ? [node] : nil)
      else {
        return nil
      }
      guard form.isList || items.count == 1 else { return nil }
      let rows = items.compactMap { form.row($0, vocabularies) }
      return rows.count == items.count ? rows : nil
    case .raw: return nil
    }
  }

  /// A term by its name, whatever name it is written by; what is no term as it stands.
  private func name(of text: String, _ vocabulary: Int, _ vocabularies: [Vocabulary]) -> String {
    guard let term = vocabularies[vocabulary].lookup[text] else { return text }
    return vocabularies[vocabulary].terms[term].name
  }

  private func items(of node: YAMLNode) -> [String]? {
    if let list = node.list {
      let texts = list.compactMap(\.text)
      return texts.count == list.count ? texts.filter { !$0.isEmpty } : nil
    }
    return node.text.map { parts(of: $0) }
  }

  /// The value to write for what was sent.
  ///
  /// - Parameter old: the value in the file.
  func written(_ sent: Sent, over old: YAMLNode?) -> WrittenValue {
    let shown = sent.shown
    let texts = shown.compactMap(\.first).filter { !$0.isEmpty }
    guard !texts.isEmpty || !shown.joined().allSatisfy(\.isEmpty) else { return .nothing }
    switch self {
    case .raw: return .raw(texts.first ?? "")
    case .choices, .list:
      let wasText = old.map { !$0.isEmpty && $0.text != nil } ?? false
      let isPlain = texts.allSatisfy { parts(of: $0) == [$0] }
      return wasText && isPlain ? .text(texts.joined(separator: "、")) : .list(texts.map(WrittenValue.text))
    case .rows(let form): return form.written(sent, over: old)
    default: return texts.first.map(WrittenValue.text) ?? .nothing
    }
  }
}

/// The items of a text, split as by the reader of pages.
func parts(of text: String) -> [String] {
  text.split { "、，,;；".contains($0) }.map { $0.drop { $0 == " " } }.map { part in
    var part = part
    while part.last == " " { part.removeLast() }
    return String(part)
  }.filter { !$0.isEmpty }
}

private let noWords: Set = ["false", "no", "off", "否", "不", "0"]
