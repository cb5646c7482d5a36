import Content
import Diagnostics
import Templating

/// The words of a theme over those of the program, and the language of them that a site is written in.
struct ThemeWords: Sendable {
  /// Of the theme and of those that it extends.
  let own: WordTables
  /// The languages of the theme's words, or of the program's if it has none.
  let languages: [String]
  /// The site's among them.
  let language: String
  private let tables: [String: [String: ThemeWord]]

  /// - Parameters:
  ///   - own: the words of the theme and of those that it extends.
  ///   - site: gives the language.
  ///   - model: decides by its festivals whether words for the Chinese calendar are kept.
  init(_ own: WordTables, for site: Settings, _ model: ContentModel, findings: inout [Diagnostic]) {
    self.own = own
    let all = programWords.overlaid(by: own).tables
    // The words for days of the Chinese calendar are for sites that keep its festivals; dates of others are plain.
    tables = model.hasFestivals ? all : all.mapValues { $0.silencing(ofChineseCalendar) }
    languages = (own.tables.isEmpty ? programWords : own).tables.keys.sorted()
    let found = nearestLanguage(to: site.language, among: languages)
    language = found ?? (languages.contains("en") ? "en" : languages.first ?? "en")
    if found == nil {
      findings.append(
        Diagnostic(
          .otherLanguage, at: site.languagePlace.location(in: "site.yml"), [site.language, language]))
    }
  }

  var words: SiteWords { SiteWords(language: language, all: tables[language] ?? [:]) }

  /// The words for templates. A word that this language lacks is taken from another: it is reported once for the
  /// language, not at each use.
  var forTemplates: [String: ThemeWord] {
    languages.reduce(words.all) { all, other in all.merging(tables[other] ?? [:]) { own, _ in own } }
  }

  /// Findings about the words themselves.
  ///
  /// - Parameters:
  ///   - said: the words that templates use.
  ///   - schema: gives the names of values.
  ///   - file: the theme's own file, whose unused words are reported.
  func check(said: Set<String>, _ schema: Schema, in file: String) -> [Diagnostic] {
    let known = Set(schema.records.flatMap { $0.members.map(\.name) })
    let ofProgram = Set(programWords.tables.values.flatMap(\.keys))
    var findings: [Diagnostic] = []
    for language in languages {
      let words = tables[language] ?? [:]
      let missing = said.union(ofProgram).filter { words[$0] == nil && isKnown($0) }.sorted()
      // A theme that extends another needs only the languages that it has words in, and that of the site, not all of
      // the other's.
      let place = own.languages[language].map { place in
        place.file == file || language != self.language ? place : Location(file: file)
      }
      if !missing.isEmpty, let place, place.file == file {
        findings.append(Diagnostic(.missingWord, at: place, [language, missing.joined(separator: ", ")]))
      }
      for (key, word) in words where word.source.name != programWordsFile {
        findings += check(word, key, among: words, known)
      }
    }
    return (findings + unsaid(beside: said.union(ofProgram), in: file)).sorted()
  }

  private func isKnown(_ key: String) -> Bool { tables.values.contains { $0[key] != nil } }

  /// Names of values that nothing has, and words within words that there are not or that never end.
  private func check(_ word: ThemeWord, _ key: String, among words: [String: ThemeWord], _ known: Set<String>)
    -> [Diagnostic]
  {
    let given = siteWords[key].map { Set($0.values) }
    return word.names.compactMap { name in
      let place = word.source.location(of: name.range)
      let parts = name.text.split(separator: ".").map(String.init)
      if parts.count == 2, parts[0] == "words" {
        if words[parts[1]] == nil {
          let near = nearest(to: parts[1], in: words.keys.sorted())
          return finding(.unknownInnerWord, word, place, parts[1], near)
        }
        return leadsBack(from: parts[1], to: key, in: words)
          ? finding(.endlessWord, word, place, key, nil) : nil
      }
      if let given, !given.isEmpty {
        return given.contains(name.text)
          ? nil : finding(.unknownValue, word, place, name.text, nil, known: given.sorted())
      }
      if name.text.hasPrefix("@") || parts.allSatisfy(known.contains) || given == nil && isNested(key, words)
      {
        return nil
      }
      return finding(.unknownValue, word, place, name.text, nearest(to: name.text, in: known.sorted()))
    }
  }

  /// Whether other words of the program hold the word, so that its values are theirs.
  private func isNested(_ key: String, _ words: [String: ThemeWord]) -> Bool {
    words.contains { siteWords[$0.key] != nil && $0.value.names.contains { $0.text == "words.\(key)" } }
  }

  private func leadsBack(from start: String, to key: String, in words: [String: ThemeWord]) -> Bool {
    var seen: Set<String> = []
    var waiting = [start]
    while let next = waiting.popLast() {
      if next == key { return true }
      guard seen.insert(next).inserted else { continue }
      waiting += innerWords(of: words[next])
    }
    return false
  }

  private func innerWords(of word: ThemeWord?) -> [String] {
    (word?.names ?? []).filter { $0.text.hasPrefix("words.") }.map { String($0.text.dropFirst(6)) }
  }

  /// Words of the theme's own file that neither templates nor the program nor other words say.
  private func unsaid(beside said: Set<String>, in file: String) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for words in own.tables.values {
      let inner = Set(words.values.flatMap(innerWords))
      for (key, word) in words where word.source.name == file && !said.contains(key) && !inner.contains(key) {
        let near = nearest(to: key, in: said.sorted())
        findings.append(finding(.unsaidWord, word, word.source.location(of: word.range), key, near))
      }
    }
    return findings
  }

  private func finding(
    _ rule: Rule, _ word: ThemeWord, _ place: Location, _ name: String, _ near: String?, known: [String] = []
  ) -> Diagnostic {
    let names = known.joined(separator: ", ")
    let help =
      near.map { Phrase("是不是“\($0)”？", "did you mean “\($0)”?") }
      ?? (known.isEmpty ? nil : Phrase("这里可用：\(names)", "names here: \(names)"))
    return Diagnostic(rule, at: place, [name], help: help).quoting(word.source)
  }
}

private let ofChineseCalendar = [SiteWord.lunar.key, SiteWord.lunarSpan.key]

extension [String: ThemeWord] {
  fileprivate func silencing(_ keys: [String]) -> [String: ThemeWord] {
    var words = self
    for key in keys { words[key] = words[key]?.silent }
    return words
  }
}

/// The program's own words by key.
private let siteWords = Dictionary(uniqueKeysWithValues: SiteWord.all.map { ($0.key, $0) })

/// The language among some that a reader of another takes for his own: `zh-Hans` for `zh-Hans-CN` and `zh-CN`.
func nearestLanguage(to wanted: String, among languages: [String]) -> String? {
  var parts = wanted.split(separator: "-").map(String.init)
  let regions = Set(parts.dropFirst().map { $0.uppercased() })
  if parts.first?.lowercased() == "zh", regions.isDisjoint(with: ["HANS", "HANT"]) {
    parts.insert(regions.isDisjoint(with: ["TW", "HK", "MO"]) ? "Hans" : "Hant", at: 1)
  }
  while !parts.isEmpty {
    let tag = parts.joined(separator: "-").lowercased()
    if let found = languages.first(where: { $0.lowercased() == tag }) { return found }
    parts.removeLast()
  }
  let language = wanted.prefix { $0 != "-" }.lowercased()
  return languages.first { $0.prefix { $0 != "-" }.lowercased() == language }
}
