import Diagnostics

extension Rule {
  /// A link's words do not say where it leads.
  static let linkText = Rule(
    "link-text", .warning, Phrase("链接文字“{0}”没有说明去向", "the link “{0}” does not say where it leads"),
    manual: Phrase(
      "读屏软件会把链接单独列出来，“点击这里”听不出去哪里。把要去的页面名写成链接：\n"
        + "详见[2024年第一季度省直身边好人名单](../2024/diyijidu-mingdan.md)",
      "Screen readers list links on their own. Make the name of what it leads to the link."))
}

extension Check {
  static let linkText = Check(.linkText, inText: emptyLinkTexts)
}

private let emptyWords: Set<String> = [
  "点击", "点击这里", "点击此处", "点这里", "点此", "点我", "请点击", "这里", "此处", "这儿", "更多", "查看", "查看更多", "详情",
  "查看详情", "详细", "链接", "网址", "下载", "点击下载", "点击查看", "阅读全文", "全文", "here", "click here", "click", "more",
  "read more", "link", "this", "details",
]

/// The lengths of these words, as bits: few links are as long as one of them.
private let emptyLengths = emptyWords.reduce(0) { $0 | 1 << $1.utf8.count }

private let decorations: [Unicode.Scalar] = ["→", "…", "。", "》", "！", "　"]

func emptyLinkTexts(in text: PreparedText) -> [TextDiagnostic] {
  var marks: [TextDiagnostic] = []
  // By position: a link that is taken out of the list is copied.
  for position in text.links.indices where isEmpty(text.links[position].text) {
    let link = text.links[position]
    guard !link.address.isEmpty else { continue }
    marks.append(
      TextDiagnostic(rule: .linkText, range: place(ofLink: position, in: text), arguments: [link.text]))
  }
  return marks
}

/// The words of a link, which are in front of its address; the address itself where they are written otherwise, as with
/// emphasis within them, and the whole line where the parser knows no place.
private func place(ofLink position: Int, in text: PreparedText) -> Range<Int> {
  let link = text.links[position]
  guard let address = text.linkAddresses[position] else { return Lines(of: text.source).range(link.line) }
  let words = Array(link.text.utf8)
  var end = address.lowerBound
  // `](`, a space or `<` stand between.
  while end > 0, "]( <".utf8.contains(text.source.bytes[end - 1]) { end -= 1 }
  let start = end - words.count
  guard !words.isEmpty, start >= 0, text.source.bytes[start..<end].elementsEqual(words) else {
    return address
  }
  return start..<end
}

private func isEmpty(_ text: String) -> Bool {
  // Almost every link is longer than the longest of these words with its arrows.
  let length = text.utf8.count
  guard length <= 30 else { return false }
  guard let first = text.utf8.first, let last = text.unicodeScalars.last else { return true }
  if emptyLengths & 1 << length != 0, emptyWords.contains(text) { return true }
  guard first < 0x80 || last.isASCII || decorations.contains(last) else { return false }
  let words = text.lowercased()
  let bare = words.filter { !" 　>》→…。！!.".contains($0) }
  return bare.isEmpty || emptyWords.contains(bare) || emptyWords.contains(words)
}
