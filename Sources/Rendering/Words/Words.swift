import Diagnostics
import Templating

/// The words of a site in its language: those of the program, or of the theme where it says them otherwise.
package struct Words: Sendable {
  /// The tag under which they stand in `words.yml`: `zh-Hans`, `en`.
  package var language: String
  var all: [String: Word]

  /// The program's own words, for what it prints rather than publishes.
  package init(in language: Language) {
    let tag = language == .chinese ? "zh-Hans" : "en"
    self.init(language: tag, all: programWords.tables[tag] ?? [:])
  }

  init(language: String, all: [String: Word]) {
    self.language = language
    self.all = all
  }

  subscript(word: SiteWord) -> String { all.text(of: word.key) }

  /// A word with its values, in their order.
  func say(_ word: SiteWord, _ values: any CustomStringConvertible...) -> String {
    precondition(values.count == word.values.count, "\(word.key) has other values")
    let named = zip(word.values, values).map { ($0, $1.description) }
    return all.text(of: word.key, Dictionary(uniqueKeysWithValues: named))
  }

  /// The texts of a list, as a sentence has them.
  func list(_ texts: [String]) -> String {
    texts.count == 1 ? texts[0] : texts.joined(separator: self[.listSeparator])
  }
}
