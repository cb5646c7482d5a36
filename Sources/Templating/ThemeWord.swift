import Diagnostics

/// A text of a theme in one language: the value of one key of `words.yml`.
///
/// It is a small template of its own. `{count}` is a value, by the name that it has where the word is used; `{words.date}`
/// is another word; `{}` is the content of the section `{{#words.see}}…{{/words.see}}`. A word may have forms, of which
/// a number chooses: `{one: "{count} page", other: "{count} pages"}`.
package struct ThemeWord: Sendable {
  enum Piece: Sendable {
    case text([UInt8])
    case name(TagName)
    /// The content of the section around the word.
    case content
  }

  struct Form: Sendable {
    /// The number for which it is written; nil for the form of all numbers without one of their own.
    var number: Int32?
    var pieces: [Piece]
  }

  /// At most one without a number, at the end.
  private(set) var forms: [Form]
  /// The number that chooses among several forms.
  private(set) var choice: TagName?
  /// The place of the word, for findings.
  package let source: Source
  package let range: Range<Int>

  /// - Parameters:
  ///   - forms: texts by number, the one without a number last.
  ///   - choice: the name of the number that chooses; the first name in the forms where it is nil.
  /// - Throws: the text in which a brace has no partner, or holds what is no name.
  package init(
    forms: [(number: Int?, text: String, range: Range<Int>)], choice: String?, source: Source,
    range: Range<Int>
  ) throws(BadPlaceholder) {
    self.source = source
    self.range = range
    self.forms = []
    for form in forms {
      let pieces = try readPieces(form.text, in: source, form.range)
      self.forms.append(Form(number: form.number.map { Int32(clamping: $0) }, pieces: pieces))
    }
    guard forms.count > 1 || forms.first?.number != nil || choice != nil else { return }
    let first = self.forms.lazy.flatMap(\.pieces).compactMap { piece in
      if case .name(let name) = piece { name } else { nil }
    }.first
    self.choice = choice.map { TagName(text: $0, range: range) } ?? first
  }

  package struct BadPlaceholder: Error {
    package var text: String
    package var range: Range<Int>
  }

  /// Whether it has a place for the content of a section.
  package var hasContent: Bool {
    pieces.contains { if case .content = $0 { true } else { false } }
  }

  /// Whether its text is empty in this language.
  var isEmpty: Bool { pieces.isEmpty }

  /// The same word with an empty text.
  package var silent: ThemeWord {
    var word = self
    word.forms = [Form(number: nil, pieces: [])]
    word.choice = nil
    return word
  }

  private var pieces: [Piece] { forms.flatMap(\.pieces) }

  /// The names of the values that it writes or is chosen by, with their places in its source.
  package var names: [(text: String, range: Range<Int>)] {
    let written = pieces.compactMap { piece -> TagName? in
      if case .name(let name) = piece { name } else { nil }
    }
    return (written + [choice].compactMap(\.self)).map { ($0.text, $0.range) }
  }

  /// The form for the number that chooses, among those that there are.
  func form(for number: Int32?) -> Form? {
    forms.first { $0.number != nil && $0.number == number } ?? forms.first { $0.number == nil }
  }
}

/// The name of a word as templates and other words write it: `words.search`.
func wordName(in parts: [Substring]) -> Substring? {
  parts.count == 2 && parts[0] == "words" ? parts[1] : nil
}

/// Cuts a text at its braces.
private func readPieces(_ text: String, in source: Source, _ range: Range<Int>) throws(ThemeWord
  .BadPlaceholder)
  -> [ThemeWord.Piece]
{
  var pieces: [ThemeWord.Piece] = []
  var rest = text[...]
  var searched = range.lowerBound
  while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
    if open > rest.startIndex { pieces.append(.text(Array(rest[..<open].utf8))) }
    let end = rest[open...].firstIndex(of: "}") ?? rest.endIndex
    let name = rest[open..<end].dropFirst()
    guard rest[open] == "{", end < rest.endIndex, isPlaceholder(name) else {
      throw ThemeWord.BadPlaceholder(text: String(rest[open...].prefix(20)), range: range)
    }
    if name.isEmpty {
      pieces.append(.content)
    } else {
      // A text without escapes is found in the file; one with escapes is pointed at as a whole.
      let found = source.bytes.position(of: Array("{\(name)}".utf8), from: searched)
      let place = found.map { ($0 + 1)..<($0 + 1 + name.utf8.count) } ?? range
      let isInside = place.upperBound <= range.upperBound
      if isInside { searched = place.upperBound }
      pieces.append(.name(TagName(text: String(name), range: isInside ? place : range)))
    }
    rest = rest[end...].dropFirst()
  }
  if !rest.isEmpty { pieces.append(.text(Array(rest.utf8))) }
  return pieces
}

private func isPlaceholder(_ name: Substring) -> Bool {
  name.utf8.allSatisfy {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
      || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "@")
  }
}

extension [String: ThemeWord] {
  /// The texts of a word by number, with the names of its values in braces.
  package func forms(of word: ThemeWord) -> [(number: Int?, text: String)] {
    word.forms.map { form in
      (form.number.map { Int($0) }, form.pieces.map(self.pattern).joined())
    }
  }

  private func pattern(of piece: ThemeWord.Piece) -> String {
    switch piece {
    case .text(let bytes): String(decoding: bytes, as: UTF8.self)
    case .name(let name): wordName(in: name.parts).map { text(of: String($0)) } ?? "{\(name.text)}"
    case .content: ""
    }
  }

  /// A word that the program itself writes.
  ///
  /// - Parameter values: by the names in the word's text; a missing one is left out.
  package func text(of name: String, _ values: [String: String] = [:]) -> String {
    guard let word = self[name] else { return "" }
    let number = word.choice.flatMap { values[$0.text] }.flatMap { Int32($0) }
    var text = ""
    for piece in word.form(for: number)?.pieces ?? [] {
      switch piece {
      case .text(let bytes): text += String(decoding: bytes, as: UTF8.self)
      case .name(let name):
        if let inner = wordName(in: name.parts) {
          text += self.text(of: String(inner), values)
        } else {
          text += values[name.text] ?? ""
        }
      case .content: text += values[""] ?? ""
      }
    }
    return text
  }
}
