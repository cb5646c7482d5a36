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
  /// The properties' values, apart from what is said of them: whoever makes a record touches nothing else.
  private let values: [@Sendable (Input) -> Value]

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
    values = properties.map(\.value)
  }

  var count: Int { values.count }

  /// The properties in the order of their slots, which begin at `firstSlot`.
  func members(from firstSlot: Int = 0) -> [Member] {
    properties.enumerated().map { index, property in
      Member(property.name, property.type, slot: firstSlot + index, meaning: property.meaning)
    }
  }

  var recordType: RecordType { RecordType(name, meaning: meaning, members: members()) }

  @inline(__always)
  func value(_ position: Int, of input: Input) -> Value { values[position](input) }

  func record(of input: Input) -> Record {
    Record(slots: values.count) { list in for value in values { list.append(value(input)) } }
  }

  /// A list of such records, which lie in one: for those that nobody else shows.
  func list(of inputs: [Input]) -> Value {
    guard !inputs.isEmpty else { return .nothing }
    return .rows(
      Record(rows: inputs.count, of: values.count) { list in
        for input in inputs { for value in values { list.append(value(input)) } }
      })
  }

  /// The shape with nothing in the slots that no template of a theme reads: what nobody will see need not be made.
  func narrowed(to theme: Theme) -> Shape {
    let read = theme.templates.values.map { $0.slotsRead(of: name) }
    let properties = properties.enumerated().map { slot, property in
      guard !read.contains(where: { $0.contains(slot) }) else { return property }
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
  static func records(_ records: [Record]) -> Value {
    guard !records.isEmpty else { return .nothing }
    return .elements(Record(slots: records.count) { for record in records { $0.append(.record(record)) } })
  }
}
