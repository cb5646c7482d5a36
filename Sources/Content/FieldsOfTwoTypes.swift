import Diagnostics

extension Rule {
  package static let fieldOfTwoTypes = Rule(
    "field-of-two-types", .error,
    Phrase("“{0}”在这里是 {1}，在 {3} 里是 {2}", "“{0}” is {1} here and {2} in {3}"),
    manual: Phrase(
      "列表里各类文章排在一起，同一个字段名在各类里要是同一种类型，模板才知道怎么显示。\n给其中一类的字段换个名字（冒号前面的英文），或改成同一种类型。主题在 theme.yml 的 shows 里写明的，也算一处。",
      "Lists show pages of all kinds together, so a key has one type in all kinds that declare it; otherwise a template "
        + "could not know what to show. Give the field of one kind another key, or the same type. What a theme declares under `shows` counts, too."
    ))
}

/// Reports keys that two kinds declare with different types, so that templates would get values of two types.
///
/// Each finding is at the later declaration, in the order of the kinds' folders, and names the earlier one.
func fieldsOfTwoTypes(in kinds: [Kind]) -> [Diagnostic] {
  var known: [String: Field] = [:]
  var findings: [Diagnostic] = []
  for field in kinds.flatMap(\.fields) {
    guard let first = known[field.key] else {
      known[field.key] = field
      continue
    }
    guard first.type.schema.valueSchema != field.type.schema.valueSchema else { continue }
    let place = "\(first.declaration.file):\(first.declaration.line)"
    let arguments = [field.key, field.typeName, first.typeName, place]
    findings.append(Diagnostic(.fieldOfTwoTypes, at: field.declaration, arguments))
  }
  return findings
}

extension Field {
  /// The first name of its type in declarations.
  package var typeName: String { Swift.type(of: type).names.first ?? key }
}

extension FieldSchema {
  /// The schema without the vocabulary of its terms, which makes no difference to templates.
  fileprivate var valueSchema: FieldSchema {
    switch self {
    case .term: .term(vocabulary: 0)
    case .terms: .terms(vocabulary: 0)
    case .rule: .text
    default: self
    }
  }
}
