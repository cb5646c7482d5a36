import Diagnostics
import YAML

/// Who reviewed a page, when, and what it said then: `[初审 张三 2026-04-18 0f3a…, 复审 …]`, one mark for each step.
///
/// The steps and who may give them are data: `{type: reviews, of: staff, steps: [初审, 复审, 终审], distinct: true}`. A kind
/// that declares the field again without steps asks for none. Never shown, and no name of the vocabulary is published.
struct ReviewsField: FieldType {
  static let names = ["reviews"]

  let chain: ReviewChain

  init?(options: inout MapReader, reader: inout NodeReader) {
    let steps = readSteps(&options, reader: &reader)
    let isDistinct = options.flag("distinct", reader: &reader) ?? false
    let since = options.take("since").flatMap { readMoment($0, of: "since", reader: &reader)?.day }
    guard let staff = takeVocabulary(&options, reader: &reader), let steps else { return nil }
    chain = ReviewChain(staff: staff, steps: steps, isDistinct: isDistinct, since: since)
  }

  var schema: FieldSchema { .hidden }
  var form: WrittenForm { .items(.text()) }
  var writtenTerms: Int? { chain.staff }
  /// A page without marks waits for them.
  var canBeRequired: Bool { false }

  func example(_ vocabularies: [Vocabulary]) -> String {
    "[\(chain.steps.first ?? "初审") \(term(vocabularies) ?? "姓名") 2026-04-18]"
  }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    guard let items = reader.items(of: node, label: label) else { return nil }
    let marks = items.compactMap { readMark($0, of: label, chain, reader: &reader) }
    return marks.count == items.count ? .reviews(marks) : nil
  }
}

/// Nil after a finding.
private func readSteps(_ options: inout MapReader, reader: inout NodeReader) -> [String]? {
  guard let node = options.take("steps") else {
    reader.report(
      .missingKey, at: options.place, ["steps"],
      help: Phrase("写明要过哪几审  steps: [初审, 复审, 终审]", "say which there are:  steps: [初审, 复审, 终审]"))
    return nil
  }
  let items = reader.items(of: node, label: "steps") ?? []
  var steps: [String] = []
  for item in items {
    guard let step = reader.text(item, of: "steps")?.trimmingSpaces, !step.isEmpty else { return nil }
    if steps.contains(step) {
      reader.report(.repeatedTerm, item, [step, "steps"])
    } else {
      steps.append(step)
    }
  }
  return steps
}

/// `初审 张三 2026-04-18 0f3a…`: the step, a name of the staff, the day, and the digest that the program writes.
private func readMark(
  _ node: YAMLNode, of label: String, _ chain: ReviewChain, reader: inout NodeReader
) -> ReviewMark? {
  guard let text = reader.text(node, of: label) else { return nil }
  var words = spacedWords(text, of: node)
  guard let first = words.first, words.count > 2 else { return refuse(node, text, chain, reader: &reader) }
  let name = first.text ?? ""
  guard let step = chain.steps.firstIndex(of: name) else {
    let known = chain.steps.joined(separator: "、")
    reader.report(
      .reviewStep, first, [name], replacement: nearest(to: name, in: chain.steps),
      help: Phrase("可以写：\(known)", "known steps: \(known)"))
    return nil
  }
  words.removeFirst()
  var digest: String?
  if words.count > 2, let last = words.last?.text, isReviewDigest(last) {
    digest = last
    words.removeLast()
  }
  guard words.count == 2 else { return refuse(node, text, chain, reader: &reader) }
  let person = readTerm(words[0].text ?? "", words[0], of: chain.staff, reader: &reader)
  let day = readMoment(words[1], of: label, reader: &reader)?.day
  guard let person, let day else { return nil }
  return ReviewMark(step: step, person: person, day: day, digest: digest, place: node.place)
}

private func refuse(_ node: YAMLNode, _ text: String, _ chain: ReviewChain, reader: inout NodeReader)
  -> ReviewMark?
{
  let step = chain.steps.first ?? "初审"
  reader.report(
    .reviewForm, node, [text],
    help: Phrase("写成  \(step) 姓名 2026-04-18", "write  \(step) NAME 2026-04-18"))
  return nil
}

/// The words of a scalar between spaces, each with its own place.
private func spacedWords(_ text: String, of node: YAMLNode) -> [YAMLNode] {
  let start = Int(node.place.column) + (node.isPlain ? 0 : 1)
  let scalars = Array(text.unicodeScalars)
  return scalars.indices.split { scalars[$0].properties.isWhitespace }.map { range in
    let word = String(String.UnicodeScalarView(scalars[range]))
    let place = TextPosition(
      line: Int(node.place.line), column: start + range.startIndex, length: range.count)
    return YAMLNode(.scalar(word), at: place, isPlain: node.isPlain)
  }
}
