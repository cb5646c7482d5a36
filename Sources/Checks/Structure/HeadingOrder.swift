import Diagnostics

extension Rule {
  /// A heading is more than one level below the one before.
  static let headingOrder = Rule(
    "heading-order", .warning, Phrase("小标题“{0}”跳了级", "the heading “{0}” skips a level"),
    manual: Phrase(
      "读屏软件靠标题的层级带路。正文小标题从 ## 起，下一级用 ###，不跳级；只想要字大一些，不要用标题。",
      "Screen readers find their way by levels. Headings of a text begin with ##, the next level is ###, and none is "
        + "skipped."))
}

extension Check {
  static let headingOrder = Check(.headingOrder, inText: Checks.headingOrder)
}

/// Headings that skip a level; the page's title is the first.
func headingOrder(of text: PreparedText) -> [TextDiagnostic] {
  var marks: [TextDiagnostic] = []
  var level = 1
  var places: Lines?
  for heading in text.outline {
    if heading.level > level + 1 {
      let lines = places ?? Lines(of: text.source)
      places = lines
      marks.append(
        TextDiagnostic(rule: .headingOrder, range: lines.range(heading.line), arguments: [heading.title]))
    }
    level = heading.level
  }
  return marks
}
