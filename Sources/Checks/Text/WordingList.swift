import Diagnostics

/// The office's own list of words, from `content/wording.yml`.
///
/// The program brings the engine and no list of its own: which words are wrong is for an office to say.
struct WordingList: Sendable {
  struct WrongWord: Sendable {
    var wrong: String
    var right: String
    /// Longer words in which it is no mistake.
    var exceptions: [String]
    /// The severity; nil for that of the rule.
    var severity: Severity?
  }

  struct ForbiddenWord: Sendable {
    var word: String
    var reason: String
    var exceptions: [String]
    var severity: Severity?
  }

  /// Text written by others, whose words are not the author's to choose.
  enum Exempt: String, CaseIterable, Sendable {
    /// Blocks of quotation: `> …`.
    case quotations
    /// Titles of documents and laws: 《…》.
    case titles

    var chineseName: String {
      switch self {
      case .quotations: "引文"
      case .titles: "书名号"
      }
    }
  }

  var wrong: [WrongWord] = []
  var forbidden: [ForbiddenWord] = []
  /// Names to be written to the letter: what differs in one character is a slip.
  var exact: [String] = []
  /// Of the exact names, those of bodies: what is near one of them may be another body.
  var units: Set<String> = []
  /// Names near an exact one that are right.
  var fine: Set<String> = []
  /// Texts in which wrong and forbidden words are allowed.
  var exempt: Set<Exempt> = []
}
