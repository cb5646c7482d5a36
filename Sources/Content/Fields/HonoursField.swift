import Diagnostics
import YAML

/// Honours, each written `level｜title｜batch`: `省直｜省直身边好人｜2024-Q1`.
struct HonoursField: FieldType {
  static let names = ["honours"]
  static let manual = Phrase(
    "荣誉，每项写成 级别｜称号｜批次，批次如 2024、2024-Q1、2024-H1、2024-03、2025-B1。竖线全角半角都行。",
    "Honours, each level|title|batch; a batch is 2024, 2024-Q1, 2024-H1, 2024-03 or 2025-B1.")
  static let record: RecordSchema? = .honour

  private let levels: Int
  let limits: FieldLimits

  init?(options: inout MapReader, reader: inout NodeReader) {
    limits = FieldLimits(&options, reader: &reader)
    guard let levels = takeVocabulary(&options, reader: &reader) else { return nil }
    self.levels = levels
  }

  static let shape = FieldSchema.records(.honour)
  var form: WrittenForm { .either([.list(.barred(3), limits), .barred(3)]) }
  var writtenTerms: Int? { levels }
  var makesIndex: Bool { true }

  func example(_ vocabularies: [Vocabulary]) -> Phrase {
    barred(Phrase("级别｜称号｜2024-Q1", "level|honour|2024-Q1"), term(vocabularies))
  }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    let items = node.list ?? [node]
    let honours = items.compactMap { item -> Honour? in
      guard let parts = barredParts(item, of: label, count: 3, form: "级别｜称号｜批次", reader: &reader),
        let level = readTerm(parts[0].text ?? "", parts[0], of: levels, reader: &reader)
      else { return nil }
      let text = parts[2].text ?? ""
      guard let batch = Batch(text) else {
        reader.report(.notABatch, parts[2], [text], replacement: Batch.meant(by: text)?.text)
        return nil
      }
      return Honour(level: level, title: parts[1].text ?? "", batch: batch)
    }
    guard honours.count == items.count, limits.allow(items.count, node, of: label, reader: &reader) else {
      return nil
    }
    return .honours(honours)
  }
}

extension RecordSchema {
  package static let honour = RecordSchema(
    "Honour", "一项荣誉", "an honour",
    [
      .init("level", .term(vocabulary: 0), "级别", "its level"),
      .init("title", .text, "称号", "its title"),
      .init("batch", .text, "批次，如“2024年第一季度”", "its batch, such as 2024年第一季度"),
    ])
}

extension Honour {
  var parts: [FieldValue?] { [.terms([level]), .text(title), .batch(batch)] }
}

/// Awards, each written `level｜event｜year｜grade`.
struct AwardsField: FieldType {
  static let names = ["awards"]
  static let manual = Phrase(
    "展示与等次，每项写成 级别｜活动｜年份｜等次。",
    "Awards, each level|event|year|grade.")
  static let record: RecordSchema? = .award

  private let levels: Int
  let limits: FieldLimits

  init?(options: inout MapReader, reader: inout NodeReader) {
    limits = FieldLimits(&options, reader: &reader)
    guard let levels = takeVocabulary(&options, reader: &reader) else { return nil }
    self.levels = levels
  }

  static let shape = FieldSchema.records(.award)
  var form: WrittenForm { .either([.list(.barred(4), limits), .barred(4)]) }
  var writtenTerms: Int? { levels }
  var makesIndex: Bool { true }

  func example(_ vocabularies: [Vocabulary]) -> Phrase {
    barred(Phrase("级别｜活动｜2024｜等次", "level|event|2024|grade"), term(vocabularies))
  }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    let items = node.list ?? [node]
    let awards = items.compactMap { item -> Award? in
      guard let parts = barredParts(item, of: label, count: 4, form: "级别｜活动｜年份｜等次", reader: &reader),
        let level = readTerm(parts[0].text ?? "", parts[0], of: levels, reader: &reader)
      else { return nil }
      let text = parts[2].text ?? ""
      guard let year = Int(text), 1949...2100 ~= year else {
        let meant =
          switch parseNumber(text) {
          case .number(let year), .meant(let year): year
          case .unreadable: 0
          }
        reader.report(
          .wantsNumber, parts[2], [label, text], replacement: 1949...2100 ~= meant ? String(meant) : nil)
        return nil
      }
      return Award(level: level, event: parts[1].text ?? "", year: year, grade: parts[3].text ?? "")
    }
    guard awards.count == items.count, limits.allow(items.count, node, of: label, reader: &reader) else {
      return nil
    }
    return .awards(awards)
  }
}

extension RecordSchema {
  package static let award = RecordSchema(
    "Award", "一项奖", "an award",
    [
      .init("level", .term(vocabulary: 0), "级别", "its level"),
      .init("event", .text, "活动", "the event"),
      .init("year", .number, "年份", "the year"),
      .init("grade", .text, "等次", "the grade"),
    ])
}

extension Award {
  var parts: [FieldValue?] { [.terms([level]), .text(event), .number(year), .text(grade)] }
}

/// The parts of `a｜b｜c`, each with its place. Some keyboards enter the half-width bar, or a stroke that looks like a
/// bar.
private func barredParts(
  _ node: YAMLNode, of label: String, count: Int, form: String, reader: inout NodeReader
) -> [YAMLNode]? {
  guard let text = reader.text(node, of: label) else { return nil }
  let isBar = { (scalar: Unicode.Scalar) in scalar == "｜" || scalar == "|" || scalar == "丨" }
  let pieces = text.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: isBar)
    .map(Substring.init)
  guard pieces.count == count, pieces.allSatisfy({ !$0.trimmingSpaces.isEmpty }) else {
    let slashed = text.split(separator: "/").map(\.trimmingSpaces)
    reader.report(
      .wantsBars, node, [label, form],
      replacement: slashed.count == count ? slashed.joined(separator: "｜") : nil)
    return nil
  }
  var column = Int(node.place.column) + (node.isPlain ? 0 : 1)
  return pieces.map { piece in
    defer { column += piece.unicodeScalars.count + 1 }
    let trimmed = piece.trimmingSpaces
    let place = TextPosition(
      line: Int(node.place.line), column: column + piece.prefix { $0 == " " }.count,
      length: trimmed.unicodeScalars.count)
    return YAMLNode(.scalar(trimmed), at: place, isPlain: node.isPlain)
  }
}

/// An example of parts between bars, the first of them a term.
private func barred(_ example: Phrase, _ term: String?) -> Phrase {
  guard let term else { return example }
  func replaced(_ text: String) -> String { term + text.drop { $0 != "｜" && $0 != "|" } }
  return Phrase(replaced(example.chinese), replaced(example.english))
}
