import Almanac
import Content
import Diagnostics
import Manuscripts

/// Values for the fields of a kind, taken from the lines of a manuscript.
struct FilledFields {
  var filling = ScaffoldFilling()
  /// The values found, for the report: the field's label, the value, and whether it is used as it is.
  var found: [(label: String, value: String, isSettled: Bool)] = []
  /// Lines without a field, which stay in the text.
  var leftover: [String] = []

  init(_ proposals: [Proposal], for kind: Kind, in model: ContentModel) {
    for proposal in proposals { take(proposal, kind, model) }
  }

  private mutating func take(_ proposal: Proposal, _ kind: Kind, _ model: ContentModel) {
    if proposal.fieldNames.contains(BuiltInKey.date.label), takeDay(proposal.value) { return }
    guard let position = field(for: proposal, of: kind) else { return keep(proposal) }
    let field = kind.fields[position]
    if let value = filling.values[position] {
      if value != proposal.value { keep(proposal) }
      return
    }
    switch field.type.schema {
    case .term(let vocabulary), .terms(let vocabulary):
      takeTerm(proposal, position, field, model.vocabularies[vocabulary])
    case .texts:
      let items = proposal.value.split { "、,，;；".contains($0) }.map { $0.trimmingBlanks }.filter {
        !$0.isEmpty
      }
      let most = field.type.limits.maximum
      guard !items.isEmpty, filling.values[position] == nil else { return keep(proposal) }
      filling.values[position] = items.prefix(most).joined(separator: "、")
      found.append((field.label, filling.values[position] ?? "", true))
      if items.count > most {
        keep(
          Proposal(name: proposal.name, fieldNames: [], value: items.dropFirst(most).joined(separator: "、")))
      }
    case .text, .person:
      guard proposal.value.count <= field.type.limits.maximum else { return keep(proposal) }
      filling.values[position] = proposal.value
      found.append((field.label, proposal.value, true))
    default: keep(proposal)
    }
  }

  private mutating func takeDay(_ value: String) -> Bool {
    let numbers = value.split(separator: "-").compactMap { Int($0) }
    guard filling.date == nil, numbers.count == 3,
      Day(year: numbers[0], month: numbers[1], day: numbers[2]) != nil
    else { return filling.date == value }
    filling.date = value
    filling.year = numbers[0]
    found.append((BuiltInKey.date.label, value, true))
    return true
  }

  private mutating func keep(_ proposal: Proposal) {
    if !leftover.contains(proposal.line) { leftover.append(proposal.line) }
  }

  /// The field that a line means, by the line's possible names, the likeliest first.
  private func field(for proposal: Proposal, of kind: Kind) -> Int? {
    for name in proposal.fieldNames {
      if let position = kind.fields.firstIndex(where: { $0.label == name || $0.key == name }) {
        return position
      }
    }
    return nil
  }

  /// Sets a term of the vocabulary, or, if none matches exactly, a `#` comment with the manuscript's words and the
  /// nearest term.
  private mutating func takeTerm(
    _ proposal: Proposal, _ position: Int, _ field: Field, _ vocabulary: Vocabulary
  ) {
    let (terms, rest) = vocabulary.terms(in: proposal.value)
    guard terms.isEmpty else {
      filling.values[position] = terms.map { vocabulary.terms[$0].name }.joined(separator: "、")
      found.append((field.label, filling.values[position] ?? "", true))
      if !rest.isEmpty { keep(Proposal(name: proposal.name, fieldNames: [], value: proposal.value)) }
      return
    }
    guard filling.notes[position] == nil else { return keep(proposal) }
    let near = nearest(to: proposal.value, in: vocabulary.terms.map(\.name))
    filling.notes[position] = [
      "词表 content/vocabularies/\(vocabulary.name).yml 里没有下面这个\(field.label)"
        + (near.map { "，最接近的是“\($0)”" } ?? "") + "；先补进词表或改用已有的。",
      "\(field.label): \(proposal.value)",
    ]
    found.append((field.label, proposal.value, false))
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension Vocabulary {
  /// The terms that a text names: as a whole, by its parts, or by the unit at its beginning.
  fileprivate func terms(in text: String) -> (terms: [Int], rest: String) {
    let whole = text.filter { !$0.isWhitespace }
    if let term = lookup[whole] ?? lookup[text] { return ([term], "") }
    if whole.hasSuffix(label), let term = lookup[String(whole.dropLast(label.count))] { return ([term], "") }
    if whole.hasSuffix("类"), let term = lookup[String(whole.dropLast())] { return ([term], "") }
    let parts = text.split { "、，,；;/| ".contains($0) || $0.isWhitespace }.map(String.init)
    let found = parts.compactMap { lookup[$0] }
    if parts.count > 1, found.count == parts.count { return (found, "") }
    let starts = terms.indices.filter { whole.hasPrefix(terms[$0].name) }
    guard let longest = starts.max(by: { terms[$0].name.count < terms[$1].name.count }) else {
      return ([], whole)
    }
    return ([longest], String(whole.dropFirst(terms[longest].name.count)))
  }
}
