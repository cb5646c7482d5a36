import Diagnostics
import Templating

/// What a template of the studio is given: name, type and value of each property in one line, so that templates are
/// checked when the program starts to serve.
struct Sheet<Input: Sendable>: Sendable {
  struct Property: Sendable {
    var name: String
    var type: ValueType
    var value: @Sendable (Input) -> TemplateValue

    init(_ name: String, _ type: ValueType, _ value: @escaping @Sendable (Input) -> TemplateValue) {
      self.name = name
      self.type = type
      self.value = value
    }
  }

  var name: String
  var properties: [Property]

  init(_ name: String, _ properties: [Property]) {
    self.name = name
    self.properties = properties
  }

  var recordType: RecordType {
    RecordType(
      name, meaning: Phrase(name, name),
      members: properties.enumerated().map { slot, property in
        Member(property.name, property.type, slot: slot, meaning: Phrase(property.name, property.name))
      })
  }

  func record(_ input: Input) -> TemplateRecord { TemplateRecord(properties.map { $0.value(input) }) }

  func list(_ inputs: [Input]) -> TemplateValue { .list(inputs.map { .record(record($0)) }) }
}

extension TemplateValue {
  static func text(_ text: String?) -> TemplateValue { text.map { .text($0) } ?? .nothing }
}
