import Diagnostics
import YAML

/// The marks of a page's review: `[初审 张三 2026-04-18 0f3a…, 复审 …]`, one for each step, with person, day and digest.
///
/// The steps and their reviewers are data: `{type: reviews, of: staff, steps: [初审, 复审, 终审], distinct: true}`. A kind
/// that declares the field again without steps requires none. Never shown, and no name of the vocabulary is published.
struct ReviewsField: FieldType {
  static let names = ["reviews"]
  static let manual = Phrase(
    "谁在哪天审过：一审一项，写 步骤 姓名 日期；`xinfeng review` 会写，并记下审的是什么内容。不给读者看；没有审完的文章不发布。",
    "Who reviewed the page and when: an item for each step, STEP NAME DAY, which `xinfeng review` writes together with what was reviewed. Readers do not see it; a page is held until all steps are given."
  )

  let chain: ReviewChain

  init?(options: inout MapReader, reader: inout NodeReader) {
    let steps = readSteps(&options, reader: &reader)
    let isDistinct = options.flag("distinct", reader: &reader) ?? false
    let since = options.take("since").flatMap { readMoment($0, of: "since", reader: &reader)?.day }
    guard let staff = takeVocabulary(&options, reader: &reader), let steps else { return nil }
    chain = ReviewChain(staff: staff, steps: steps, isDistinct: isDistinct, since: since)
  }

  static let shape = FieldSchema.hidden
  var form: WrittenForm { .items(.text()) }
  var writtenTerms: Int? { chain.staff }
  /// A page without marks is held, not incomplete.
  var canBeRequired: Bool { false }

  func example(_ vocabularies: [Vocabulary]) -> Phrase {
    let step = chain.steps.first
    return Phrase(
      "[\(step ?? "初审") \(term(vocabularies) ?? "姓名") 2026-04-18]",
      "[\(step ?? "first") \(term(vocabularies) ?? "NAME") 2026-04-18]")
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

/// `初审 张三 2026-04-18 0f3a…`: the step, a name from the staff, the day, and the digest that the program writes.
private func readMark(
  _ node: YAMLNode, of label: String, _ chain: ReviewChain, reader: inout NodeReader
) -> ReviewMark? {
  guard let text = reader.text(node, of: label) else { return nil }
  let words = spacedWords(text, of: node)
  let texts = words.map { $0.text ?? "" }
  guard let first = words.first, words.count > 2 else { return refuse(node, text, chain, reader: &reader) }
  guard let step = chain.step(at: texts) else {
    let known = chain.steps.joined(separator: "、")
    reader.report(
      .reviewStep, first, [texts[0]], replacement: nearest(to: texts[0], in: chain.steps),
      help: Phrase("可以写：\(known)", "known steps: \(known)"))
    return nil
  }
  // The day separates the name, which may have spaces, from the digest.
  let name = spaced(chain.steps[step]).count
  let digest = texts.last.flatMap { isReviewDigest($0) ? $0 : nil }
  let last = words.count - (digest == nil ? 1 : 2)
  let isDated = words[name...].dropLast(words.count - last).contains { isDay($0.text ?? "") }
  guard last > name, !isDated else { return refuse(node, text, chain, reader: &reader) }
  let person = joined(words[name..<last])
  let term = readTerm(person.text ?? "", person, of: chain.staff, reader: &reader)
  let day = readMoment(words[last], of: label, reader: &reader)?.day
  guard let term, let day else { return nil }
  return ReviewMark(step: step, person: term, day: day, digest: digest, place: node.place)
}

extension ReviewChain {
  /// The step whose name some words begin with; the longest if several match.
  fileprivate func step(at words: [String]) -> Int? {
    steps.indices.filter { words.starts(with: spaced(steps[$0])) }.max {
      spaced(steps[$0]).count < spaced(steps[$1]).count
    }
  }
}

private func spaced(_ text: String) -> [String] {
  text.split(whereSeparator: \.isWhitespace).map(String.init)
}

private func isDay(_ text: String) -> Bool { if case .moment = parseMoment(text) { true } else { false } }

/// Several words joined to one node.
private func joined(_ words: ArraySlice<YAMLNode>) -> YAMLNode {
  guard let first = words.first, let last = words.last else { preconditionFailure("no words") }
  let end = Int(last.place.column + last.place.length)
  let place = TextPosition(
    line: Int(first.place.line), column: Int(first.place.column), length: end - Int(first.place.column))
  let text = words.compactMap(\.text).joined(separator: " ")
  return YAMLNode(.scalar(text), at: place, isPlain: first.isPlain)
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

/// The words of a scalar, split at spaces, each with its own place.
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
