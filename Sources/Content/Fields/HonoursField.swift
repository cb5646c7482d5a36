import Diagnostics
import YAML

/// Honours, each written `level｜title｜batch`: `省直｜省直身边好人｜2024-Q1`.
struct HonoursField: FieldType {
  static let names = ["honours"]

  private let levels: Int
  let limits: Limits

  init?(options: inout MapReader, reader: inout NodeReader) {
    limits = Limits(&options, reader: &reader)
    guard let levels = takeVocabulary(&options, reader: &reader) else { return nil }
    self.levels = levels
  }

  var shape: FieldShape { .honours(levels: levels) }
  var writtenTerms: Int? { levels }

  func read(_ node: Node, of label: String, with reader: inout NodeReader) -> FieldValue? {
    let items = node.list ?? [node]
    let honours = items.compactMap { item -> Honour? in
      guard let parts = barredParts(item, of: label, count: 3, form: "级别｜称号｜批次", reader: &reader),
        let level = readTerm(parts[0], item, of: levels, reader: &reader)
      else { return nil }
      guard let batch = Batch(parts[2]) else {
        reader.report(.notABatch, item, [parts[2]])
        return nil
      }
      return Honour(level: level, title: parts[1], batch: batch)
    }
    guard honours.count == items.count, limits.allow(items.count, node, of: label, reader: &reader) else {
      return nil
    }
    return .honours(honours)
  }
}

/// Awards, each written `level｜event｜year｜grade`.
struct AwardsField: FieldType {
  static let names = ["awards"]

  private let levels: Int
  let limits: Limits

  init?(options: inout MapReader, reader: inout NodeReader) {
    limits = Limits(&options, reader: &reader)
    guard let levels = takeVocabulary(&options, reader: &reader) else { return nil }
    self.levels = levels
  }

  var shape: FieldShape { .awards(levels: levels) }
  var writtenTerms: Int? { levels }

  func read(_ node: Node, of label: String, with reader: inout NodeReader) -> FieldValue? {
    let items = node.list ?? [node]
    let awards = items.compactMap { item -> Award? in
      guard let parts = barredParts(item, of: label, count: 4, form: "级别｜活动｜年份｜等次", reader: &reader),
        let level = readTerm(parts[0], item, of: levels, reader: &reader)
      else { return nil }
      guard let year = Int(parts[2]), 1949...2100 ~= year else {
        reader.report(.wantsNumber, item, [label, parts[2]])
        return nil
      }
      return Award(level: level, event: parts[1], year: year, grade: parts[3])
    }
    guard awards.count == items.count, limits.allow(items.count, node, of: label, reader: &reader) else {
      return nil
    }
    return .awards(awards)
  }
}

/// The parts of `a｜b｜c`; the half-width bar is what some keyboards give.
private func barredParts(
  _ node: Node, of label: String, count: Int, form: String, reader: inout NodeReader
) -> [String]? {
  guard let text = reader.text(node, of: label) else { return nil }
  let parts = text.split(omittingEmptySubsequences: false) { "｜|".contains($0) }.map(\.trimmingSpaces)
  if parts.count == count, !parts.contains("") { return parts }
  reader.report(.wantsBars, node, [label, form])
  return nil
}
