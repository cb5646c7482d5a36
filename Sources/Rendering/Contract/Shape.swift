import Diagnostics
import Templating

/// A type of record that templates are given: one declaration for its documentation, its checking and its values.
///
/// Because the name, the type, the meaning and the value of a property stand in one line, a template can
/// never be promised something that is not delivered.
struct Shape<Input>: Sendable {
  let name: String
  let meaning: Phrase
  let properties: [Property]

  struct Property: Sendable {
    var name: String
    var type: ValueType
    var meaning: Phrase
    var value: @Sendable (Input) -> Value

    init(
      _ name: String, _ type: ValueType, _ chinese: String, _ english: String,
      value: @escaping @Sendable (Input) -> Value
    ) {
      self.name = name
      self.type = type
      self.meaning = Phrase(chinese, english)
      self.value = value
    }
  }

  init(_ name: String, _ chinese: String, _ english: String, _ properties: [Property]) {
    self.name = name
    self.meaning = Phrase(chinese, english)
    self.properties = properties
  }

  /// The properties in the order of their slots, which begin at `firstSlot`.
  func members(from firstSlot: Int = 0) -> [Member] {
    properties.enumerated().map { index, property in
      Member(property.name, property.type, slot: firstSlot + index, meaning: property.meaning)
    }
  }

  var recordType: RecordType { RecordType(name, meaning: meaning, members: members()) }

  func values(of input: Input) -> [Value] {
    properties.map { $0.value(input) }
  }

  /// The values that a template reads, from a slot of its own record on; in the places of the others is nothing.
  func values(of input: Input, from firstSlot: Int = 0, for template: Template?) -> [Value] {
    properties.enumerated().map { index, property in
      template?.reads(firstSlot + index) ?? true ? property.value(input) : .nothing
    }
  }

  func record(of input: Input) -> Record { Record(values(of: input)) }

  /// The shape with nothing in the slots that no template of a theme reads: what nobody will see need not be made.
  func narrowed(to theme: Theme) -> Shape {
    let properties = properties.enumerated().map { slot, property in
      guard !theme.templates.values.contains(where: { $0.reads(slot, of: name) }) else { return property }
      var property = property
      property.value = { _ in .nothing }
      return property
    }
    return Shape(name, meaning.chinese, meaning.english, properties)
  }
}

extension Value {
  /// An optional text: nothing where there is none.
  static func text(_ text: String?) -> Value { text.map(Value.text) ?? .nothing }
  static func record(_ record: Record?) -> Value { record.map(Value.record) ?? .nothing }
  static func records(_ records: [Record]) -> Value { .elements(Record(records.map(Value.record))) }
}
