import Content
import Diagnostics

/// The kind of control for a field, derived from the written form of its type.
enum ControlKind: Sendable, Hashable {
  case line(isLong: Bool, isNumber: Bool)
  case day
  case flag
  /// One term of a vocabulary.
  case choice(vocabulary: Int)
  /// One of given words.
  case words([RowForm.Word])
  case choices(vocabulary: Int)
  /// Texts separated by `、`.
  case list
  case rows(RowForm)
  /// The YAML source.
  case raw
}

extension ControlKind {
  init(of field: Field, in language: Language) {
    let options = field.type.form.options
    let vocabulary = field.type.writtenTerms
    if let form = Self.rows(options, field, vocabulary, language) {
      self = .rows(form)
      return
    }
    self = options.lazy.compactMap { Self.simple($0) }.first ?? .raw
  }

  private static func simple(_ form: WrittenForm) -> ControlKind? {
    switch form {
    case .text(let limits): .line(isLong: limits.maximum > 60, isNumber: false)
    case .word: .line(isLong: false, isNumber: false)
    case .number: .line(isLong: false, isNumber: true)
    case .flag: .flag
    case .day: .day
    case .term(let vocabulary): .choice(vocabulary: vocabulary)
    case .items(.term(let vocabulary), _): .choices(vocabulary: vocabulary)
    case .items, .list(.text, _), .list(.word, _): .list
    default: nil
    }
  }

  private static func rows(
    _ options: [WrittenForm], _ field: Field, _ vocabulary: Int?, _ language: Language
  ) -> RowForm? {
    let labels = type(of: field.type).keyLabels
    var hasBare = false
    var form: RowForm?
    let hasLists = options.contains { option in
      guard case .list(let inner, _) = option else { return false }
      return inner.options.contains { if case .map = $0 { true } else { false } }
    }
    for option in options {
      switch option {
      case .term: hasBare = true
      case .barred(let count), .list(.barred(let count), _):
        let parts = (field.type.schema.record?.parts ?? []).prefix(count).map { part in
          RowForm.Part(
            key: part.name, label: part.meaning[language],
            vocabulary: part.schema.vocabulary == nil ? nil : vocabulary)
        }
        guard parts.count == count else { return nil }
        form = RowForm(parts: parts, isBarred: true, isList: true, allowsBare: false)
      case .map(let keys, _): form = form ?? mapForm(keys, labels, isList: false, language)
      case .list(let inner, _):
        for option in inner.options {
          if case .map(let keys, _) = option { form = mapForm(keys, labels, isList: true, language) }
        }
        if form != nil {
          hasBare = hasBare || inner.options.contains { if case .word = $0 { true } else { false } }
        }
      // A value that may be a text or a map gets one line, the usual form.
      case .text, .word: if !hasLists { return nil }
      default: break
      }
    }
    form?.allowsBare = hasBare
    if hasBare, let vocabulary, form?.isBarred == false { form?.parts[0].vocabulary = vocabulary }
    return form
  }

  private static func mapForm(
    _ keys: [String], _ labels: [String: String], isList: Bool, _ language: Language
  ) -> RowForm {
    let parts = keys.map { key in
      let name = labels[key] ?? mapLabels[key] ?? key
      return RowForm.Part(
        key: key, label: Phrase(name, englishLabels[key] ?? key)[language], otherName: name)
    }
    return RowForm(parts: parts, isBarred: false, isList: isList, allowsBare: false)
  }
}

private let englishLabels = [
  "src": "File", "alt": "What it shows", "caption": "Caption", "credit": "Photographer", "name": "Name",
  "phone": "Telephone", "email": "Mailbox", "kind": "Kind", "paper": "Number of the paper",
  "expires": "Last day",
  "captions": "Subtitles", "transcript": "Transcript", "from": "From", "to": "To",
]

extension WrittenForm {
  /// The alternatives of the form.
  fileprivate var options: [WrittenForm] {
    guard case .either(let forms) = self else { return [self] }
    // A single map may come before the list of such maps; the form uses the list.
    return forms.flatMap(\.options)
  }
}
