import Diagnostics

/// An item of a list that is in no other item.
struct OuterItem {
  /// The column of its marker, and that of its text, from which on what is set in belongs to it.
  var marker: Int
  var text: Int
  var isOrdered: Bool
}

extension Rule {
  static let shallowItem = Rule(
    "shallow-item", .warning,
    Phrase("缩进不够，这一项没有归在上一项下面", "this item is not set in far enough to belong to the one above"),
    manual: Phrase(
      "下一级的项目要缩进到上一级文字的下面：“1. ”下面空三格，“10. ”下面空四格，“- ”下面空两格。\n1. 准备\n   - 成立专班\n2. 实施",
      "Items of the next level begin below the text of the item above: three columns for “1. ”, four for “10. ”, two for "
        + "“- ”.\n1. Prepare\n   - a team\n2. Do"))
}

extension LineScanner {
  /// Reports an item that was meant to be nested in the one above, but that CommonMark puts on the same level or into
  /// another list.
  mutating func lookAtIndentation(of line: Range<Int>, _ prefix: LinePrefix) {
    let marker = bytes.indentation(of: line)
    let isOrdered = 0x30...0x39 ~= bytes[bytes.dedented(line, by: marker).lowerBound]
    if let outer = outerItem {
      if marker >= outer.text { return }
      if marker > outer.marker, marker - outer.marker > 1 || isOrdered != outer.isOrdered {
        let text = String(decoding: bytes[slice: line], as: UTF8.self).drop { $0 == " " || $0 == "\t" }
        preparation.findings.append(
          BodyFinding(
            rule: .shallowItem, line: lineNumber,
            correction: String(repeating: " ", count: outer.text) + text))
        return
      }
    }
    outerItem = OuterItem(marker: marker, text: prefix.column, isOrdered: isOrdered)
  }
}
