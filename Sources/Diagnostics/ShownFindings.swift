/// The findings of a run that are shown to people: all of them, unless there are more than fit in `room`.
///
/// A folder that was pasted from somewhere else may break a rule on every line. Graver findings get room first; those
/// shown stay in their order.
package struct ShownFindings: Sendable {
  /// In the order of the findings, without those that are left out.
  package var texts: [String]
  /// The numbers of those left out.
  package var left: [Severity: Int] = [:]

  /// A megabyte of messages is more than a terminal keeps, and less than a log of a build refuses.
  package static let room = 1_000_000

  /// - Parameter texts: how each of the findings is shown.
  package init(_ findings: [Diagnostic], texts: [String], within room: Int = ShownFindings.room) {
    guard texts.reduce(0, { $0 + $1.utf8.count + 1 }) > room else {
      self.texts = texts
      return
    }
    var free = room
    var isShown = [Bool](repeating: false, count: texts.count)
    for severity in Severity.allCases.sorted(by: >) {
      for position in findings.indices where findings[position].severity == severity {
        free -= texts[position].utf8.count + 1
        if free >= 0 { isShown[position] = true } else { left[severity, default: 0] += 1 }
      }
    }
    self.texts = zip(texts, isShown).compactMap { $1 ? $0 : nil }
  }

  /// The line that says how many more there are; nil if there are none.
  package var rest: Phrase? {
    guard !left.isEmpty else { return nil }
    let count = left.values.reduce(0, +)
    let parts = Severity.allCases.sorted(by: >).compactMap { severity in left[severity].map { (severity, $0) }
    }
    let chinese = parts.map { "\(names[$0.0]?.chinese ?? "") \($0.1)" }.joined(separator: "，")
    let english = parts.map { "\(names[$0.0]?.english ?? "") \($0.1)" }.joined(separator: ", ")
    return Phrase(
      "还有 \(count) 条没有列出（\(chinese)）；改好以上的再查一遍，或用 --format json 列出全部",
      "and \(count) more (\(english)); mend these and check again, or list all with --format json")
  }
}

private let names: [Severity: Phrase] = [
  .error: Phrase("错误", "errors"), .warning: Phrase("警告", "warnings"), .notice: Phrase("提示", "notices"),
]
