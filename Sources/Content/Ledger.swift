import Diagnostics

/// The state of a file. Every file that was read is in exactly one.
package enum State: String, Sendable, Hashable, CaseIterable {
  case published
  case draft
  case scheduled
  case expired
  case withdrawn
  case held
  case rejected
}

/// The account of all files: every file that was read has an entry.
package struct Ledger: Sendable, Hashable {
  package struct Entry: Sendable, Hashable {
    package var file: String
    package var state: State
    /// The reason, if the state alone does not give it: the day it is scheduled for, the rule that held it.
    package var reason: Reason
    /// The title as far as it can be read, else empty.
    package var title: String
    /// The present or future address of the page; empty if the file has none or does not determine it.
    package var address: String
    /// The progress of its review; nil if none is required, and for a page with errors.
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

  /// The reason for which a file is in its state.
  package enum Reason: Sendable, Hashable {
    case none
    /// A day, the name of a rule or file, or the reason given by an author.
    case said(String)
    /// The labels of missing fields.
    case lacking([String])
    /// The label of a missing field, for which the page is held.
    case missing(String)
    /// The review marks that are missing.
    case unreviewed(Phrase)
    /// The label of a field whose period is over, and the period's last day.
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
