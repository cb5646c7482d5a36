import Diagnostics

/// The data that templates may name: the types of records by name.
///
/// Record types refer to each other by name, so that a menu can hold menus. The same value binds templates, and prints
/// the theme authors' reference: no name works that is not documented.
package struct Schema: Sendable {
  package let records: [RecordType]
  /// The texts of `{{words.NAME}}`; nil where `words` is a name like any other.
  package let words: [String: ThemeWord]?
  private let positions: [String: Int]

  /// Names must be unique and every record type that a member mentions must be present.
  package init(records: [RecordType], words: [String: ThemeWord]? = nil) {
    self.records = records
    self.words = words
    positions = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($1.name, $0) })
    for record in records {
      for member in record.members {
        let type = member.type.element
        guard case .record(let name) = type else {
          precondition(type != .open, "\(record.name).\(member.name): open data cannot stand inside a schema")
          continue
        }
        precondition(positions[name] != nil, "\(record.name).\(member.name): no record type \(name)")
      }
    }
  }

  package subscript(name: String) -> RecordType? { positions[name].map { records[$0] } }
}

/// A type of record: its meaning and its members.
package struct RecordType: Sendable {
  package let name: String
  package let meaning: Phrase
  package let members: [Member]
  /// The sorts of these records, for partials that differ between them.
  package let variants: [Variant]
  private let positions: [String: Int]

  /// A sort of a record: `{{>card-*}}` includes `card-NAME` for it, where the theme has that.
  package struct Variant: Sendable {
    package var name: String
    /// The slots that lead from the record to a flag, which is set in records of this sort.
    package var flag: [Int]

    package init(_ name: String, flag: [Int]) {
      self.name = name
      self.flag = flag
    }
  }

  package init(_ name: String, meaning: Phrase, members: [Member], variants: [Variant] = []) {
    self.name = name
    self.meaning = meaning
    self.members = members
    self.variants = variants
    positions = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.name, $0) })
  }

  package subscript(name: String) -> Member? { positions[name].map { members[$0] } }
}

/// One name that a template may say of a record.
package struct Member: Sendable {
  package let name: String
  package let type: ValueType
  /// The index into the values of a `TemplateRecord`; several record types may be views of the same slots.
  package let slot: Int
  package let meaning: Phrase

  package init(_ name: String, _ type: ValueType, slot: Int, meaning: Phrase) {
    self.name = name
    self.type = type
    self.slot = slot
    self.meaning = meaning
  }
}

/// The type of a value, which decides where it is allowed and how it is escaped.
package indirect enum ValueType: Sendable, Hashable {
  /// Plain text, escaped wherever it is written.
  case text
  /// HTML that is already safe, written as it is between tags.
  case html
  case number
  /// Yes or no: for sections only.
  case flag
  case record(String)
  case list(ValueType)
  /// Anything, resolved when rendered; only for whole templates bound to open data.
  case open

  var isRecord: Bool { if case .record = self { true } else { false } }

  /// The type at the bottom of lists of lists.
  package var element: ValueType {
    var type = self
    while case .list(let element) = type { type = element }
    return type
  }

  /// The type in words, for messages.
  package var description: Phrase {
    switch self {
    case .text: Phrase("文本", "text")
    case .html: Phrase("HTML", "HTML")
    case .number: Phrase("数字", "a number")
    case .flag: Phrase("是否", "a flag")
    case .record(let name): Phrase("记录 \(name)", "a record of type \(name)")
    case .list(let element):
      Phrase("列表（\(element.description.chinese)）", "a list of \(element.plural)")
    case .open: Phrase("开放数据", "open data")
    }
  }

  private var plural: String {
    switch self {
    case .text: "texts"
    case .html: "HTML fragments"
    case .number: "numbers"
    case .flag: "flags"
    case .record(let name): "records of type \(name)"
    case .list(let element): "lists of \(element.plural)"
    case .open: "open data"
    }
  }
}
