import Almanac
import Chinese
import Content
import Diagnostics
import Search
import Templating
import Text

/// The words of a site in its language: those of the program, unless the theme has its own.
package struct SiteWords: Sendable {
  /// The tag of their language in `words.yml`: `zh-Hans`, `en`.
  package let language: String
  let all: [String: ThemeWord]
  let frequent: FrequentWords
  let ofDocuments: WordsOfDocuments
  /// In which names of the Chinese calendar are written.
  let script: ChineseScript
  /// Dates as templates are given them.
  let dates: ViewSchema<Moment>
  /// Whether the language has words for days of the Chinese calendar.
  let tellsChineseCalendar: Bool

  /// The program's own words, for what it prints rather than publishes.
  package init(in language: Language) {
    let tag = language == .chinese ? "zh-Hans" : "en"
    self.init(language: tag, all: programWords.tables[tag] ?? [:])
  }

  init(language: String, all: [String: ThemeWord]) {
    self.language = language
    self.all = all
    frequent = FrequentWords(all)
    ofDocuments = WordsOfDocuments(all)
    script = language.lowercased().hasPrefix("zh-hant") ? .traditional : .simplified
    dates = script == .traditional ? traditionalDateSchema : dateSchema
    tellsChineseCalendar = !all.text(of: SiteWord.lunar.key).isEmpty
  }

  subscript(word: SiteWord) -> String { all.text(of: word.key) }

  /// A word with its values, in their order.
  func say(_ word: SiteWord, _ values: any CustomStringConvertible...) -> String {
    precondition(values.count == word.values.count, "\(word.key) has other values")
    let named = zip(word.values, values).map { ($0, $1.description) }
    return all.text(of: word.key, Dictionary(uniqueKeysWithValues: named))
  }

  /// The words for the script of the search page; it puts in the values itself.
  var ofSearchScript: [ScriptWord] {
    SiteWord.ofSearchScript.compactMap { name, word in
      all[word.key].map { ScriptWord(name: name, forms: all.forms(of: $0)) }
    }
  }

  /// The texts of a list, as a sentence has them.
  func list(_ texts: [String]) -> String {
    texts.count == 1 ? texts[0] : texts.joined(separator: frequent.listSeparator)
  }

  /// The period for which an honour was given: 2024年第一季度, first quarter of 2024.
  func batch(_ batch: Batch) -> String {
    switch batch.part {
    case .whole: say(.year, batch.year)
    case .month(let month): say(.monthOfYear, batch.year, month)
    case .quarter(let quarter): say(.batchQuarter, batch.year, quarter)
    case .half(let half): say(.batchHalf, batch.year, half)
    case .numbered(let number): say(.batchNumber, batch.year, number)
    }
  }

  /// On which days a festival falls: 农历八月十五, day 15 of month 8 of the Chinese calendar.
  func rule(_ rule: FestivalRule) -> String {
    let name = script(rule.chinese)
    return switch rule {
    case .lunar(let month, let day): say(.ruleLunar, name, month, day)
    case .lunarLast(let month): say(.ruleLunarLast, name, month)
    case .solarTerm(let term):
      say(.ruleSolarTerm, name, pinyin(of: term.name, as: .prose).joined().capitalised)
    case .solar(let month, let day): say(.ruleSolar, name, month, day)
    case .weekday(let month, let ordinal, let weekday):
      say(.ruleWeekday, name, month, ordinal, weekday.rawValue)
    case .lastWeekday(let month, let weekday):
      say(.ruleLastWeekday, name, month, weekday.rawValue)
    }
  }
}

/// Words that are used many times on every page: looked up once.
struct FrequentWords: Sendable {
  let listSeparator, partSeparator, clauseSeparator: String
  let yes, no: String
  let period, related: PreparedWord
  /// Escaped for HTML.
  let paperCode: String

  fileprivate init(_ words: [String: ThemeWord]) {
    func text(_ word: SiteWord) -> String { words.text(of: word.key) }
    listSeparator = text(.listSeparator)
    partSeparator = text(.partSeparator)
    clauseSeparator = text(.clauseSeparator)
    yes = text(.yes)
    no = text(.no)
    period = PreparedWord(.period, in: words)
    related = PreparedWord(.related, in: words)
    var escaped: [UInt8] = []
    appendEscaped(text(.paperCode), to: &escaped)
    paperCode = String(decoding: escaped, as: UTF8.self)
  }
}

/// A word without forms for a number to choose from, cut at the places of its values.
struct PreparedWord: Sendable {
  /// Texts, each with the position of the value that follows it; nil at the end.
  private var pieces: [(text: String, value: Int?)] = []

  init(_ word: SiteWord, in words: [String: ThemeWord]) {
    // Characters of the private planes mark the values, in their order.
    let marks = word.values.indices.map { Character(Unicode.Scalar(0xF_0000 + UInt32($0)) ?? "?") }
    let named = zip(word.values, marks).map { ($0, String($1)) }
    var text = ""
    for character in words.text(of: word.key, Dictionary(uniqueKeysWithValues: named)) {
      if let value = marks.firstIndex(of: character) {
        pieces.append((text, value))
        text = ""
      } else {
        text.append(character)
      }
    }
    pieces.append((text, nil))
  }

  /// - Parameter values: in the order of the word's.
  func text(_ values: [String]) -> String {
    var text = ""
    for piece in pieces {
      text += piece.text
      if let value = piece.value { text += values[value] }
    }
    return text
  }
}

extension String {
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

extension RenderContext {
  var words: SiteWords { theme.words }
}

extension Lists {
  var words: SiteWords { theme.words }
}
