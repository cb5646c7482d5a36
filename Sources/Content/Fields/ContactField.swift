import Diagnostics
import YAML

/// An office's contact details: `{phone: 0371-…, email: …}`. Only office numbers and mailboxes belong here.
struct ContactField: FieldType {
  static let names = ["contact"]
  static let manual = Phrase(
    "单位的联系方式：{phone: …, email: …}，只写办公电话和公务邮箱。",
    "How to reach an office: {phone: …, email: …}.")
  static let keyLabels = ["phone": "电话", "email": "邮箱"]
  static let record: RecordSchema? = .contact

  init?(options: inout MapReader, reader: inout NodeReader) {}

  static let shape = FieldSchema.record(.contact)
  var form: WrittenForm { .either([.text(), .map(["phone", "email"], required: [])]) }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    if let text = node.text { return text.contains("@") ? value(email: text) : value(phone: text) }
    guard var map = MapReader(node, of: label, reader: &reader) else { return nil }
    let value = value(
      phone: map.text("phone", reader: &reader), email: map.text("email", reader: &reader))
    map.refuseOtherKeys(reader: &reader)
    return value
  }

  private func value(phone: String? = nil, email: String? = nil) -> FieldValue {
    .records([[phone.map(FieldValue.text), email.map(FieldValue.text), nil]])
  }
}

extension RecordSchema {
  package static let contact = RecordSchema(
    "Contact", "联系方式", "how an office can be reached",
    [
      .init("phone", .text, "电话", "a phone number"),
      .init("email", .text, "邮箱", "a mail address"),
      .init("address", .text, "地址", "a postal address"),
    ], joint: .clauses, isSearched: false)
}
