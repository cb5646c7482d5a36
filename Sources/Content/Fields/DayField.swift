import Almanac
import Diagnostics
import YAML

/// A day, with a time of day if it is known.
struct DayField: FieldType {
  static let names = ["day"]
  static let manual = Phrase(
    "一天，可以带钟点：2024-04-07、2024-04-07 09:30、2024年4月7日、4月7日（年份照文章的日期）。没有的日子是错误。",
    "A day, perhaps with a time: 2024-04-07, 2024-04-07 09:30, 2024年4月7日. A day that does not exist is an error."
  )

  init?(options: inout MapReader, reader: inout NodeReader) {}
  init() {}

  static let shape = FieldSchema.date
  var form: WrittenForm { .day }

  func example(_ vocabularies: [Vocabulary]) -> Phrase { Phrase("2024-04-07", "2024-04-07") }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    readMoment(node, of: label, reader: &reader).map(FieldValue.moment)
  }
}

/// Two days, both included: `2024-04-01 至 2024-04-05`, or a map of `from` and `to`.
struct PeriodField: FieldType {
  static let names = ["period"]
  static let manual = Phrase(
    "起止两天，都算在内：2024-04-01 至 2024-04-05，或 {from: …, to: …}。",
    "Two days, both included: 2024-04-01 to 2024-04-05, or {from: …, to: …}.")
  static let keyLabels = ["from": "起", "to": "止"]
  static let record: RecordSchema? = .period

  init?(options: inout MapReader, reader: inout NodeReader) {}

  static let shape = FieldSchema.record(.period)
  var form: WrittenForm { .either([.word, .map(["from", "to"], required: ["from", "to"])]) }

  func example(_ vocabularies: [Vocabulary]) -> Phrase {
    Phrase("2024-04-01 至 2024-04-05", "2024-04-01 to 2024-04-05")
  }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    guard node.map != nil else { return readPeriod(node, of: label, reader: &reader).map(FieldValue.period) }
    guard let ends = mapEnds(node, of: label, reader: &reader),
      let start = readMoment(ends.from, of: label, reader: &reader)?.day,
      let end = readMoment(ends.to, of: label, reader: &reader)?.day
    else { return nil }
    guard start <= end else {
      reader.report(.periodReversed, node, [label, start.iso, end.iso])
      return nil
    }
    return .period(Period(start: start, end: end))
  }

  private func mapEnds(_ node: YAMLNode, of label: String, reader: inout NodeReader) -> (
    from: YAMLNode, to: YAMLNode
  )? {
    guard var map = MapReader(node, of: label, reader: &reader) else { return nil }
    let from = map.take("from")
    let to = map.take("to")
    map.refuseOtherKeys(reader: &reader)
    if let from, let to { return (from, to) }
    reader.report(.wantsPeriod, node, [label])
    return nil
  }
}

extension RecordSchema {
  /// Two days, both included.
  package static let period = RecordSchema(
    "Period", "起止日期", "a period",
    [
      .init("from", .date, "开始", "its first day"),
      .init("to", .date, "结束", "its last day"),
    ], joint: .range, isSearched: false)
}

extension Period {
  var parts: [FieldValue?] { [.moment(Moment(start)), .moment(Moment(end))] }
}
