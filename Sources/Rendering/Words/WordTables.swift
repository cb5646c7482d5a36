import Content
import Diagnostics
import Templating
import YAML

/// The contents of one or several files `words.yml`: words by language and key.
package struct WordTables: Sendable {
  /// By the tag of a language.
  package var tables: [String: [String: ThemeWord]] = [:]
  /// The place where each language begins, in the file that was read last.
  var languages: [String: Location] = [:]

  /// Merges the tables; where both have a word, that of the other counts.
  func overlaid(by other: WordTables) -> WordTables {
    WordTables(
      tables: tables.merging(other.tables) { $0.merging($1) { $1 } },
      languages: languages.merging(other.languages) { $1 })
  }
}

/// The file of the words that the program itself writes.
let programWordsFile = "words.yml"

/// The words that the program itself writes, read once.
let programWords: WordTables = {
  let source = Source(name: programWordsFile, bytes: PackageResources.words_yml)
  var findings: [Diagnostic] = []
  let tables = readWordTables(source, findings: &findings)
  precondition(findings.isEmpty, "\(findings)")
  return tables
}()

/// The same as they are written, for authors of themes.
package var programWordsText: String { String(decoding: PackageResources.words_yml, as: UTF8.self) }

/// Reads a file such as `{zh-Hans: {search: 搜索}, en: {search: Search}}`.
package func readWordTables(_ source: Source, findings: inout [Diagnostic]) -> WordTables {
  var reading = WordTables()
  let parsed = parseYAML(source)
  var reader = NodeReader(source)
  reader.findings = parsed.findings
  defer { findings += reader.findings }
  guard let root = parsed.root, let languages = MapReader(root, of: source.name, reader: &reader) else {
    return reading
  }
  let lines = SourceLines(source)
  for language in languages.pairs {
    guard let tag = language.key.text, let words = MapReader(language.value, of: tag, reader: &reader) else {
      continue
    }
    reading.languages[tag] = language.key.place.location(in: source.name)
    reading.tables[tag] = [:]
    for pair in words.pairs {
      guard let key = pair.key.text else { continue }
      if !isKey(key) { reader.report(.badWordKey, pair.key, [key]) }
      reading.tables[tag]?[key] = readWord(pair, key, lines, reader: &reader)
    }
  }
  return reading
}

private func isKey(_ text: String) -> Bool {
  text.utf8.first.map { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 } == true
    && text.utf8.allSatisfy {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
        || $0 == UInt8(ascii: "_")
    }
}

/// A text, or forms of it by number: `{one: "{count} page", other: "{count} pages"}`, `{by: month, 1: January, …}`.
private func readWord(_ pair: YAMLNode.Pair, _ key: String, _ lines: SourceLines, reader: inout NodeReader)
  -> ThemeWord?
{
  let source = reader.source
  let node = pair.value
  var forms: [(number: Int?, text: String, range: Range<Int>)] = []
  var choice: String?
  if let pairs = node.map {
    for pair in pairs {
      let name = pair.key.text ?? ""
      guard let text = reader.text(pair.value, of: name) else { return nil }
      if name == "by" {
        choice = text
      } else if let number = name == "one" ? 1 : Int(name) {
        forms.append((number, text, lines.range(of: pair.value.place)))
      } else if name == "other" {
        forms.append((nil, text, lines.range(of: pair.value.place)))
      } else {
        reader.report(.unknownWordForm, pair.key, [name])
      }
    }
    // The form of all other numbers comes last.
    forms = forms.filter { $0.number != nil } + forms.filter { $0.number == nil }
  } else if let text = reader.text(node, of: key) {
    forms = [(nil, node.isEmpty ? "" : text, lines.range(of: node.place))]
  }
  guard !forms.isEmpty else { return nil }
  do throws(ThemeWord.BadPlaceholder) {
    return try ThemeWord(
      forms: forms, choice: choice, source: source, range: lines.range(of: pair.key.place))
  } catch {
    reader.findings.append(
      Diagnostic(.badPlaceholder, at: source.location(of: error.range), [error.text]).quoting(source))
    return nil
  }
}

/// The offsets at which the lines of a file begin: every word asks for its place, and a table has hundreds.
private struct SourceLines {
  private let bytes: [UInt8]
  private let starts: [Int]

  init(_ source: Source) {
    bytes = source.bytes
    starts = [0] + bytes.indices.filter { source.bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// The bytes from a place on, to its end or that of its line.
  func range(of place: TextPosition) -> Range<Int> {
    let start = starts[min(max(Int(place.line), 1), starts.count) - 1]
    let line = String(decoding: bytes[start...].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    let before = String.UnicodeScalarView(line.unicodeScalars.prefix(Int(place.column) - 1))
    let text = String.UnicodeScalarView(
      line.unicodeScalars.dropFirst(Int(place.column) - 1).prefix(Int(place.length)))
    let first = start + String(before).utf8.count
    return first..<(first + String(text).utf8.count)
  }
}
