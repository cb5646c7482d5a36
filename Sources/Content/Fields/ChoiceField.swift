import Diagnostics
import YAML

/// One term of a vocabulary, by slug, name or alias. Units and festivals are also of this type.
struct ChoiceField: FieldType {
  static let names = ["choice", "unit", "festival"]
  static let shape = FieldSchema.term(vocabulary: 0)
  static let manual = Phrase(
    "词表里的一条，写名称、别名或 slug。unit 是单位，festival 是节日；词表用 of 写明。",
    "One term of a vocabulary, by name, alias or slug. `unit` is a body, `festival` a festival; `of` names the vocabulary."
  )

  private let vocabulary: Int

  init?(options: inout MapReader, reader: inout NodeReader) {
    guard let vocabulary = takeVocabulary(&options, reader: &reader) else { return nil }
    self.vocabulary = vocabulary
  }

  var schema: FieldSchema { .term(vocabulary: vocabulary) }
  var form: WrittenForm { .term(vocabulary: vocabulary) }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    guard let text = reader.text(node, of: label) else { return nil }
    return readTerm(text, node, of: vocabulary, reader: &reader).map { .terms([$0]) }
  }
}

/// Several terms of a vocabulary; the first is the main one.
struct ChoicesField: FieldType {
  static let names = ["choices", "units"]
  static let shape = FieldSchema.terms(vocabulary: 0)
  static let manual = Phrase(
    "词表里的几条，第一条最主要：列表，或一行里用“、”或逗号隔开。",
    "Several terms of a vocabulary, the main one first: a list, or in one line with commas between.")

  private let vocabulary: Int
  let limits: FieldLimits

  init?(options: inout MapReader, reader: inout NodeReader) {
    limits = FieldLimits(&options, reader: &reader)
    guard let vocabulary = takeVocabulary(&options, reader: &reader) else { return nil }
    self.vocabulary = vocabulary
  }

  var schema: FieldSchema { .terms(vocabulary: vocabulary) }
  var form: WrittenForm { .items(.term(vocabulary: vocabulary), limits) }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    guard let items = reader.items(of: node, label: label, namedBy: vocabulary) else { return nil }
    var terms: [TermReference] = []
    terms.reserveCapacity(items.count)
    for item in items {
      guard let text = reader.text(item, of: label),
        let term = readTerm(text, item, of: vocabulary, besides: terms, reader: &reader)
      else { continue }
      if terms.contains(term) {
        reader.report(.repeatedTerm, item, [text, label])
      } else {
        terms.append(term)
      }
    }
    guard terms.count == items.count, limits.allow(items.count, node, of: label, reader: &reader) else {
      return nil
    }
    return .terms(terms)
  }
}

/// The vocabulary named by a declaration's `of`.
func takeVocabulary(_ options: inout MapReader, reader: inout NodeReader) -> Int? {
  guard let name = options.required("of", reader: &reader) else { return nil }
  if let index = reader.vocabulary(named: name) { return index }
  let node = options.take("of") ?? YAMLNode(.scalar(name), at: options.place)
  reader.report(
    .unknownVocabulary, node, [name], replacement: nearest(to: name, in: reader.vocabularies.map(\.name)))
  return nil
}

/// A term of a vocabulary; an unknown one is reported with the most similar term, or with the possible ones.
///
/// - Parameter others: terms already in the same list, which are not suggested again.
func readTerm(
  _ text: String, _ node: YAMLNode, of vocabulary: Int, besides others: [TermReference] = [],
  reader: inout NodeReader
) -> TermReference? {
  if let term = reader.vocabularies[vocabulary].lookup[text] {
    return TermReference(vocabulary: vocabulary, term: term)
  }
  return readForgivenTerm(text, node, of: vocabulary, besides: others, reader: &reader)
}

private func readForgivenTerm(
  _ text: String, _ node: YAMLNode, of vocabulary: Int, besides others: [TermReference],
  reader: inout NodeReader
) -> TermReference? {
  let words = reader.vocabularies[vocabulary]
  // Ignore quotation marks, white space within and upper case, if a term results.
  let plain = text.withoutQuotes.foldedName.filter { !$0.isWhitespace }
  if let term = words.lookup[plain] ?? words.lookup[plain.halfWidth.lowercased()] {
    return TermReference(vocabulary: vocabulary, term: term)
  }
  let parts = text.split { " /+和与及　".contains($0) }.map(String.init)
  if parts.count > 1, parts.allSatisfy({ words.lookup[$0] != nil }) {
    reader.report(
      .unknownTerm, node, [text, words.label], replacement: parts.joined(separator: reader.listSeparator))
    return nil
  }
  let isLatin = text.utf8.allSatisfy { $0 < 0x80 }
  let free = words.terms.indices.filter { !others.contains(TermReference(vocabulary: vocabulary, term: $0)) }
    .map { words.terms[$0] }
  let candidates = isLatin ? free.map(\.slug) : free.flatMap { [$0.name] + $0.aliases }
  let near = nearest(to: text, in: candidates)
  let first = words.terms.prefix(12).map(\.name)
  let hasMore = words.terms.count > 12
  let known = Phrase(
    "可以写：\(first.joined(separator: "、"))\(hasMore ? "……" : "")",
    "known terms: \(first.joined(separator: ", "))\(hasMore ? " …" : "")")
  if let near, words.isOfUnits {
    reader.report(.unknownTerm, node, [text, words.label], help: nearestUnit(near, in: words))
  } else {
    reader.report(
      .unknownTerm, node, [text, words.label], replacement: near, help: near == nil ? known : nil)
  }
  return nil
}

/// Help for an unknown unit: only the author knows which body was meant.
private func nearestUnit(_ name: String, in words: Vocabulary) -> Phrase {
  Phrase(
    "词表里最接近的是“\(name)”；是它就改成它，是另一个\(words.label)就先补进 content/vocabularies/\(words.name).yml",
    "the nearest that is known is “\(name)”; write that if it was meant, or add the other one to content/vocabularies/\(words.name).yml"
  )
}
