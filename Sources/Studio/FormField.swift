import Content
import Diagnostics

/// A field in a form.
struct FormField: Sendable {
  var key: String
  var label: String
  var help = ""
  var isRequired = false
  var kind: ControlKind
}

/// The fields of a kind's pages: the program's own, then the declared ones but for the marks of reviews, which are given and
/// not typed.
func pageFields(of kind: Kind, in language: Language) -> [FormField] {
  let declared = kind.fields.enumerated().filter { $0.offset != kind.reviewField }.map(\.element)
  return BuiltInKey.allCases.map { FormField($0, in: language) }
    + declared.map { FormField($0, in: language) }
}

extension FormField {
  fileprivate init(_ key: BuiltInKey, in language: Language) {
    let kind: ControlKind =
      switch key {
      case .title, .slug, .top, .lang: .line(isLong: false, isNumber: false)
      case .summary: .line(isLong: true, isNumber: false)
      case .date, .updated, .expires: .day
      case .status: .words(states(in: language))
      case .aliases: .list
      case .sample: .flag
      }
    self.init(
      key: key.rawValue, label: Phrase(key.label, key.englishLabel)[language],
      isRequired: key == .title || key == .date, kind: kind)
  }

  fileprivate init(_ field: Field, in language: Language) {
    self.init(
      key: field.key, label: field.label, help: field.help,
      isRequired: field.isRequired && field.defaultValue == nil, kind: ControlKind(of: field, in: language))
  }
}

/// States, as files say them in either language.
private func states(in language: Language) -> [RowForm.Word] {
  [Phrase("草稿", "draft"), Phrase("发布", "published"), Phrase("撤回", "withdrawn")].map { name in
    RowForm.Word(value: name[language], label: name[language], names: [name.chinese, name.english])
  }
}

extension BuiltInKey {
  fileprivate var englishLabel: String {
    switch self {
    case .title: "Title"
    case .date: "Date"
    case .updated: "Updated"
    case .summary: "Summary"
    case .slug: "Name in the address"
    case .status: "State"
    case .expires: "Last day"
    case .aliases: "Earlier addresses"
    case .sample: "Sample"
    case .top: "Pinned until"
    case .lang: "Language"
    }
  }
}
