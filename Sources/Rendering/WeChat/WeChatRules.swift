import Diagnostics

extension Rule {
  package static let unkeptStyle = Rule(
    "unkept-style", .error,
    Phrase("公众号文章里用不了“{0}”", "an article of WeChat cannot have “{0}”"),
    manual: Phrase(
      "wechat.mustache 的样式写在一个 style 元素里，导出时写进各元素。选择符只能是元素名、类名和它们的包含关系，如 `h2`、`.notice`、`.facts dt`；"
        + "不能有 position、url()、@ 规则和自定义属性；`var(--red)` 可以用，换成 theme.yml 里 palette 第一套的 red。",
      "The styles of wechat.mustache stand in one `style` element and are written into the elements. A selector is made of "
        + "elements and classes, such as `h2`, `.notice` or `.facts dt`. There is no position, no url(), no @ rule and no custom "
        + "property; `var(--red)` stands for `red` of the first palette in theme.yml."))
}

/// Styles in the template of articles that WeChat does not keep: found when the theme is read, not when an editor wants
/// an article.
func unkeptStyles(in source: Source, _ palette: Palette) -> [Diagnostic] {
  let text = String(decoding: source.bytes, as: UTF8.self)
  guard let start = text.firstRange(of: "<style>")?.upperBound,
    let end = text[start...].firstRange(of: "</style>")?.lowerBound
  else { return [] }
  let sheet = String(text[start..<end])
  return InlineStyles(sheet, colours: palette.schemes.first).faults.map { fault in
    let before = text[..<start] + sheet[..<fault.place]
    let line = before.count(where: \.isNewline)
    let column =
      before.count
      - (before.lastIndex(where: \.isNewline).map { before.distance(from: before.startIndex, to: $0) + 1 }
        ?? 0)
    return Diagnostic(
      .unkeptStyle,
      at: Location(
        file: source.name, line: line + 1, column: column + 1,
        length: fault.text.prefix { !$0.isNewline }.count),
      [fault.text]
    ).quoting(source)
  }
}
