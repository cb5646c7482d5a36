import Almanac
import Content
import Diagnostics
import Editing

/// The reason why a step of a review was not recorded, with the correct command.
package struct ReviewRefusal: Error, Sendable {
  package var phrase: Phrase
  /// Nil if there is no correct command.
  package var right: String?
  /// The errors of the page, if they are the reason.
  package var findings: [Diagnostic] = []

  init(_ phrase: Phrase, right: String? = nil, findings: [Diagnostic] = []) {
    self.phrase = phrase
    self.right = right
    self.findings = findings
  }
}

extension ReviewRefusal {
  static let notAsked = ReviewRefusal(
    Phrase(
      "这一篇不要求审校：它那一类没有声明 reviews，或者日期在声明的 since 以前",
      "the page is not reviewed: its kind declares no reviews, or it is dated before their `since`"))

  static func errors(_ findings: [Diagnostic]) -> ReviewRefusal {
    ReviewRefusal(
      Phrase("这一篇还有错误，改好再审", "the page has errors; mend them first"), findings: findings)
  }

  static func unfinished(_ reason: Phrase) -> ReviewRefusal {
    ReviewRefusal(
      Phrase(
        "这一篇还没有写完（\(reason.chinese)），写完再审", "the page is not finished (\(reason.english)); complete it first")
    )
  }

  static func unknownStep(_ name: String, known: [String], right: String?) -> ReviewRefusal {
    let list = known.joined(separator: "、")
    return ReviewRefusal(
      Phrase("没有“\(name)”这一审，可以写：\(list)", "there is no step “\(name)”; known: \(list)"), right: right)
  }

  static func unknownPerson(_ name: String, _ staff: Vocabulary, known: [String], right: String?)
    -> ReviewRefusal
  {
    let list = known.prefix(12).joined(separator: "、")
    let file = "content/vocabularies/\(staff.name).yml"
    return ReviewRefusal(
      Phrase("\(file) 里没有“\(name)”，有：\(list)", "“\(name)” is not in \(file), which has: \(list)"),
      right: right)
  }

  static func given(_ step: Reviews.Step, by name: String, next: String?, right: String?) -> ReviewRefusal {
    let day = step.mark?.day.iso ?? ""
    let more =
      next.map { Phrase("，下一步是\($0)", "; the next step is \($0)") }
      ?? Phrase("，各审已经齐了", "; all steps are given")
    return ReviewRefusal(
      Phrase(
        "\(step.name)已经由\(name)在 \(day) 给过\(more.chinese)",
        "\(step.name) was given by \(name) on \(day) already\(more.english)"), right: right)
  }
}

extension ReviewFault {
  /// The reason why a mark about to be given would not count.
  func phrase(step: String, person: String, duties: [String], today: Day) -> Phrase {
    switch self {
    case .outOfOrder(let first?): Phrase("先要有\(first)，才能\(step)", "\(first) comes before \(step)")
    case .outOfOrder: Phrase("各审已经齐了", "all steps are given already")
    case .inFuture: Phrase("日期还没有到，今天是 \(today.iso)", "the day has not come; today is \(today.iso)")
    case .beforeStep(let day):
      Phrase(
        "日期不能早于前一审的 \(day.iso)", "the step before was given on \(day.iso), and this one cannot be earlier")
    case .samePerson(let other):
      Phrase("\(person)已经给了\(other)，\(step)要换一个人", "\(person) gave \(other); \(step) is for somebody else")
    case .ownWork: Phrase("\(person)是作者，不能审自己写的", "\(person) is the author, and cannot review it")
    case .notEntitled:
      Phrase(
        "\(person)不能给\(step)；词表里写的是：\(duties.isEmpty ? "（没有写）" : duties.joined(separator: "、"))",
        "\(person) may not give \(step); the vocabulary says: \(duties.isEmpty ? "nothing" : duties.joined(separator: ", "))"
      )
    case .withoutDigest, .stale: Phrase("这一篇刚刚改过", "the page has just been changed")
    }
  }
}
