import Diagnostics
import Templating

/// A type of record that templates are given: one declaration for its documentation, its checking and its values.
///
/// Because the name, the type, the meaning and the value of a property are declared together, a template can never be
/// promised something that is not delivered.
///
/// Shared, not copied: records are made of schemas on every page.
package final class ViewSchema<Input>: Sendable {
  package let name: String
  let meaning: Phrase
  package let properties: [Property]

  package struct Property: Sendable {
    var name: String
    var type: ValueType
    var meaning: Phrase
    var value: @Sendable (Input) -> TemplateValue

    package init(
      _ name: String, _ type: ValueType, _ chinese: String, _ english: String,
      value: @escaping @Sendable (Input) -> TemplateValue
    ) {
      self.name = name
      self.type = type
      self.meaning = Phrase(chinese, english)
      self.value = value
    }
  }

  package init(_ name: String, _ chinese: String, _ english: String, _ properties: [Property]) {
    self.name = name
    self.meaning = Phrase(chinese, english)
    self.properties = properties
  }

  var count: Int { properties.count }

  /// The properties in the order of their slots, which begin at `firstSlot`.
  func members(from firstSlot: Int = 0) -> [Member] {
    properties.enumerated().map { index, property in
      Member(property.name, property.type, slot: firstSlot + index, meaning: property.meaning)
    }
  }

  package var recordType: RecordType { RecordType(name, meaning: meaning, members: members()) }

  @inline(__always)
  func value(_ position: Int, of input: Input) -> TemplateValue { properties[position].value(input) }

  package func record(of input: Input) -> TemplateRecord {
    TemplateRecord(slots: count) { list in append(input, to: &list) }
  }

  /// A list of such records in one allocation: for records that appear in this list only.
  package func list(of inputs: [Input]) -> TemplateValue {
    rows(inputs.count) { list in
      for input in inputs { append(input, to: &list) }
    }
  }

  /// The same, with inputs made from elements.
  @inline(__always)
  func list<Element>(of elements: [Element], _ input: (Element) -> Input) -> TemplateValue {
    rows(elements.count) { list in
      for element in elements { append(input(element), to: &list) }
    }
  }

  @inline(__always)
  private func rows(_ number: Int, _ fill: (inout RecordBuilder) -> Void) -> TemplateValue {
    number > 0 ? .rows(TemplateRecord(rows: number, of: count, fill)) : .nothing
  }

  @inline(__always)
  private func append(_ input: Input, to list: inout RecordBuilder) {
    for position in 0..<count { list.append(value(position, of: input)) }
  }

  /// The schema with nothing in the slots that no template of a theme reads, so that unread values are not made.
  func narrowed(to theme: Theme) -> ViewSchema {
    let read = theme.templates.values.map { $0.slotsRead(of: name) }
    let properties = properties.enumerated().map { slot, property in
      guard !read.contains(where: { $0.contains(slot) }) else { return property }
      var property = property
      property.value = { _ in .nothing }
      return property
    }
    return ViewSchema(name, meaning.chinese, meaning.english, properties)
  }
}

extension TemplateValue {
  /// An optional text: nothing where there is none.
  static func text(_ text: String?) -> TemplateValue { text.map(TemplateValue.text) ?? .nothing }
  static func record(_ record: TemplateRecord?) -> TemplateValue {
    record.map(TemplateValue.record) ?? .nothing
  }
  static func records(_ records: [TemplateRecord]) -> TemplateValue { .records(of: records) { $0 } }

  /// The records of some elements, as a list.
  @inline(__always)
  static func records<Elements: Collection>(
    of elements: Elements, _ record: (Elements.Element) -> TemplateRecord
  )
    -> TemplateValue
  {
    guard !elements.isEmpty else { return .nothing }
    return .elements(
      TemplateRecord(slots: elements.count) {
        for element in elements { $0.append(.record(record(element))) }
      })
  }
}
