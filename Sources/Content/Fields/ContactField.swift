import Diagnostics
import YAML

/// How an office can be reached: `{phone: 0371-…, email: …}`.
struct ContactField: FieldType {
  static let names = ["contact"]

  init?(options: inout MapReader, reader: inout NodeReader) {}

  var shape: FieldShape { .contact }

  func read(_ node: Node, of label: String, with reader: inout NodeReader) -> FieldValue? {
    if let text = node.text {
      return .contact(text.contains("@") ? Contact(email: text) : Contact(phone: text))
    }
    guard var map = MapReader(node, of: label, reader: &reader) else { return nil }
    let contact = Contact(
      phone: map.text("phone", reader: &reader), email: map.text("email", reader: &reader))
    map.refuseOtherKeys(reader: &reader)
    return .contact(contact)
  }
}
