import Content

/// A field in a form.
struct FormField: Sendable {
  var key: String
  var label: String
  var help = ""
  var isRequired = false
  var kind: ControlKind
}

/// The fields of a kind's pages: the program's own, then the declared ones except review marks, which have a button.
func pageFields(of kind: Kind) -> [FormField] {
  let declared = kind.fields.enumerated().filter { $0.offset != kind.reviewField }.map(\.element)
  return BuiltInKey.allCases.map { FormField($0) } + declared.map { FormField($0) }
}

extension FormField {
  fileprivate init(_ key: BuiltInKey) {
    let kind: ControlKind =
      switch key {
      case .title, .slug, .top, .lang: .line(isLong: false, isNumber: false)
      case .summary: .line(isLong: true, isNumber: false)
      case .date, .updated, .expires: .day
      case .status: .choice(["草稿", "发布", "撤回"], vocabulary: nil)
      case .aliases: .list
      case .sample: .flag
      }
    self.init(
      key: key.rawValue, label: key.label, isRequired: key == .title || key == .date, kind: kind)
  }

  fileprivate init(_ field: Field) {
    self.init(
      key: field.key, label: field.label, help: field.help,
      isRequired: field.isRequired && field.defaultValue == nil, kind: ControlKind(of: field))
  }
}
