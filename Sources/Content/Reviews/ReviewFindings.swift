import Diagnostics
import YAML

/// The findings about a page whose review is incomplete.
func reviewFindings(_ reviews: Reviews, of kind: Kind, _ text: ReadText, _ model: ContentModel)
  -> [Diagnostic]
{
  guard let next = reviews.next else { return [] }
  let staff = model.vocabularies[reviews.chain.staff]
  let reader = NodeReader(text.source, vocabularies: model.vocabularies)
  var findings: [Diagnostic] = []
  let stale = reviews.steps.filter { $0.fault == .stale }
  for step in reviews.steps {
    guard let mark = step.mark, let fault = step.fault, fault != .stale else { continue }
    let (rule, arguments, help) = fault.told(of: step.name, mark, staff, file: text.source.name)
    findings.append(reader.finding(rule, at: mark.place, arguments, help: help))
  }
  if let first = stale.first?.mark {
    findings.append(
      reader.finding(
        .reviewStale, at: first.place, [stale.map(\.name).joined(separator: "、")],
        help: reviews.help(for: next, text.source.name, model)))
  }
  guard reviews.steps[next].mark == nil else { return findings }
  let place = kind.reviewsWritten(in: text.root)?.place ?? TextPosition(line: 1, column: 1, length: 3)
  return findings + [
    reader.finding(
      .reviewAwaited, at: place, [reviews.steps[next].name],
      help: reviews.help(for: next, text.source.name, model))
  ]
}

extension Kind {
  /// The node under the field's key or label.
  fileprivate func reviewsWritten(in root: YAMLNode?) -> YAMLNode? {
    reviewField.flatMap { root?[fields[$0].key] ?? root?[fields[$0].label] }
  }
}

extension Reviews {
  /// The people who may give a step, and the command that records it.
  fileprivate func help(for step: Int, _ file: String, _ model: ContentModel) -> Phrase {
    let staff = model.vocabularies[chain.staff]
    let names = candidates(model).map { staff.terms[$0].name }
    let command = reviewCommand(file, step: steps[step].name, by: names.first)
    guard !names.isEmpty else {
      return Phrase(
        "\(staff.label)里没有人能给\(steps[step].name)：请管理员在 content/vocabularies/\(staff.name).yml 里写上",
        "nobody of \(staff.label) may give \(steps[step].name); say who in content/vocabularies/\(staff.name).yml"
      )
    }
    return Phrase(
      "\(names.prefix(8).joined(separator: "、"))可以审；审过以后运行  \(command)",
      "\(names.prefix(8).joined(separator: ", ")) may give it; then run  \(command)")
  }
}

/// The command that records a step.
package func reviewCommand(_ file: String, step: String, by name: String?, day: String? = nil) -> String {
  let quoted = { (word: String) in word.contains(" ") ? "\"\(word)\"" : word }
  return "xinfeng review \(quoted(file)) --step \(quoted(step)) --by \(quoted(name ?? "…"))"
    + (day.map { " --date \($0)" } ?? "")
}

extension ReviewFault {
  fileprivate func told(of step: String, _ mark: ReviewMark, _ staff: Vocabulary, file: String) -> (
    rule: Rule, arguments: [String], help: Phrase?
  ) {
    let name = staff.terms[mark.person.term].name
    switch self {
    case .outOfOrder(let expected):
      let reason =
        expected.map { Phrase("先要有\($0)", "\($0) comes first") }
        ?? Phrase("各审已经齐了", "all steps are given already")
      return (.reviewOutOfOrder, [step, reason.chinese, reason.english], nil)
    case .inFuture: return (.reviewDate, [step, mark.day.iso, "还没有到", "it has not come"], nil)
    case .beforeStep(let day):
      return (
        .reviewDate, [step, mark.day.iso, "早于前一审的 \(day.iso)", "the step before was given on \(day.iso)"], nil
      )
    case .samePerson(let other): return (.reviewSamePerson, [other, step, name], nil)
    case .ownWork: return (.reviewOwnWork, [step, name], nil)
    case .notEntitled(let duties):
      let list = "content/vocabularies/\(staff.name).yml"
      let said = duties.joined(separator: "、")
      let help =
        duties.isEmpty
        ? Phrase("\(list) 里没有写\(name)可以审", "\(list) does not say that \(name) may")
        : Phrase("\(list) 里写的是：\(said)", "\(list) says: \(said)")
      return (.reviewNotEntitled, [step, name], help)
    case .withoutDigest:
      let command = reviewCommand(file, step: step, by: name, day: mark.day.iso)
      return (
        .reviewWithoutDigest, [step],
        Phrase("确实审过这一稿，运行  \(command)", "if this text was reviewed, run  \(command)")
      )
    case .stale: return (.reviewStale, [step], nil)
    }
  }
}
