import Diagnostics
import YAML

/// Yes or no: `true`, `false`, 是, 否.
struct FlagField: FieldType {
  static let names = ["flag"]
  static let manual = Phrase(
    "是或否：是、否、真、假、true、false、yes、no、on、off。",
    "Yes or no: true, false, yes, no, on, off, 是, 否, 真, 假.")

  init?(options: inout MapReader, reader: inout NodeReader) {}
  init() {}

  static let shape = FieldSchema.flag
  var form: WrittenForm { .flag }

  func example(_ vocabularies: [Vocabulary]) -> Phrase { Phrase("是", "yes") }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    readFlag(node, of: label, reader: &reader).map(FieldValue.flag)
  }
}

private let flagWords = [
  "true": true, "yes": true, "on": true, "是": true, "真": true,
  "false": false, "no": false, "off": false, "否": false, "假": false,
]

func readFlag(_ node: YAMLNode, of label: String, reader: inout NodeReader) -> Bool? {
  guard let text = reader.text(node, of: label) else { return nil }
  if let flag = flagWords[text.trimmingSpaces.withoutQuotes.halfWidth.lowercased()] { return flag }
  let isNo = ["没", "无", "未", "不", "否", "非"].contains { text.hasPrefix($0) }
  let isYes = ["有", "对", "已", "是"].contains { text.hasPrefix($0) }
  reader.report(.wantsFlag, node, [label, text], replacement: isNo ? "否" : isYes ? "是" : nil)
  return nil
}
