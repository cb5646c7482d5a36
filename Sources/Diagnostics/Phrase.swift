/// A language of the program's messages.
package enum Language: String, Sendable, CaseIterable {
  case chinese = "zh"
  case english = "en"
}

/// A text in both languages.
///
/// Both are side by side so that neither is forgotten when the other changes. `{0}`, `{1}` … are places for arguments;
/// their order may differ between the languages.
package struct Phrase: Sendable, Hashable {
  package var chinese: String
  package var english: String

  package init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  package subscript(language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }

  /// The phrase in one language with its places filled; a place without an argument stays as it is.
  package func filled(with arguments: [String], in language: Language) -> String {
    let pattern = self[language]
    guard !arguments.isEmpty, pattern.contains("{") else { return pattern }
    var text = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "}") else { break }
      let name = rest[rest.index(after: open)..<close]
      if let number = Int(name), arguments.indices.contains(number) {
        text += arguments[number]
      } else {
        text += rest[...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}
