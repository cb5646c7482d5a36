import Diagnostics

/// What became of a file. Every file that was read is in exactly one state.
package enum State: String, Sendable, Hashable, CaseIterable {
  case published
  case draft
  case scheduled
  case expired
  case withdrawn
  case held
  case rejected
}

/// The account of all files: nothing vanishes.
package struct Ledger: Sendable, Hashable {
  package struct Entry: Sendable, Hashable {
    package var file: String
    package var state: State
    /// Why, where the state alone does not say: the day it is scheduled for, the rule that held it.
    package var reason: Reason
    /// As far as it can be read; empty where it cannot.
    package var title: String
    /// Where the page is or will be; empty where the file is none or does not say enough.
    package var address: String
    /// How far its review has come; nil where nobody asks for one, and for a page with errors.
    package var reviews: Reviews?

    package init(
      file: String, state: State, reason: Reason = .none, title: String = "", address: String = "",
      reviews: Reviews? = nil
    ) {
      self.file = file
      self.state = state
      self.reason = reason
      self.title = title
      self.address = address
      self.reviews = reviews
    }
  }

  /// Why a file is in its state.
  package enum Reason: Sendable, Hashable {
    case none
    /// A day, the name of a rule or of a file, or what an author gave as the reason.
    case said(String)
    /// The labels of fields that are not there.
    case lacking([String])
    /// The label of a field without which a page is held.
    case missing(String)
    /// What its review lacks.
    case unreviewed(Phrase)
    /// The label of a field whose period is over, and its last day.
    case over(String, String)

    package func text(in language: Language) -> String {
      switch self {
      case .none: ""
      case .said(let text): text
      case .unreviewed(let phrase): phrase[language]
      case .missing(let label): Phrase("缺少\(label)", "“\(label)” is missing")[language]
      case .over(let label, let day):
        Phrase("\(label)到 \(day) 已满", "“\(label)” was over on \(day)")[language]
      case .lacking(let labels):
        Phrase(
          "还缺：\(labels.joined(separator: "、"))", "still lacks: \(labels.joined(separator: ", "))")[language]
      }
    }
  }

  package var entries: [Entry]

  package init(entries: [Entry] = []) {
    self.entries = entries
  }

  package func count(_ state: State) -> Int {
    entries.count { $0.state == state }
  }
}
