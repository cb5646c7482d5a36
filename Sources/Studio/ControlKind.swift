import Content

/// The kind of control for a field, derived from the written form of its type.
enum ControlKind: Sendable, Hashable {
  case line(isLong: Bool, isNumber: Bool)
  case day
  case flag
  /// One term of a vocabulary, or one of the given words.
  case choice([String], vocabulary: Int?)
  case choices(vocabulary: Int)
  /// Texts separated by `、`.
  case list
  case rows(RowForm)
  /// The YAML source.
  case raw
}

extension ControlKind {
  init(of field: Field) {
    let options = field.type.form.options
    let vocabulary = field.type.writtenTerms
    if let form = Self.rows(options, field, vocabulary) {
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
    case .term(let vocabulary): .choice([], vocabulary: vocabulary)
    case .items(.term(let vocabulary), _): .choices(vocabulary: vocabulary)
    case .items, .list(.text, _), .list(.word, _): .list
    default: nil
    }
  }

  private static func rows(_ options: [WrittenForm], _ field: Field, _ vocabulary: Int?) -> RowForm? {
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
            key: part.name, label: part.meaning.chinese,
            vocabulary: part.schema.vocabulary == nil ? nil : vocabulary)
        }
        guard parts.count == count else { return nil }
        form = RowForm(parts: parts, isBarred: true, isList: true, allowsBare: false)
      case .map(let keys, _): form = form ?? mapForm(keys, labels, isList: false)
      case .list(let inner, _):
        for option in inner.options {
          if case .map(let keys, _) = option { form = mapForm(keys, labels, isList: true) }
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

  private static func mapForm(_ keys: [String], _ labels: [String: String], isList: Bool) -> RowForm {
    let parts = keys.map { RowForm.Part(key: $0, label: labels[$0] ?? mapLabels[$0] ?? $0) }
    return RowForm(parts: parts, isBarred: false, isList: isList, allowsBare: false)
  }
}

extension WrittenForm {
  /// The alternatives of the form.
  fileprivate var options: [WrittenForm] {
    guard case .either(let forms) = self else { return [self] }
    // A single map may come before the list of such maps; the form uses the list.
    return forms.flatMap(\.options)
  }
}
