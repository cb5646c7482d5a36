import Content
import Diagnostics

extension Rule {
  /// The line that `xinfeng new` puts where the text is to be.
  static let placeholderLeft = Rule(
    "placeholder-left", .error, Phrase("“{0}”还留在正文里", "“{0}” still stands in the text"),
    manual: Phrase(
      "这一行是新建文章时占位置的，会照样登在网页上。写上正文，把它删去；还没写好的文章，属性里写  状态: 草稿。",
      "The line was put there when the page was made, and would be published. Write the text and remove the line; a page "
        + "that is not ready says `status: draft`."))
}

extension Check {
  static let placeholderLeft = Check(
    .placeholderLeft, inPages: { placeholdersLeft(in: $1, $0.texts) })
}

/// Pages that begin or end with the line; people write above it or below. Drafts may have it.
private func placeholdersLeft(in pages: CheckedPages, _ texts: SiteTexts) -> [Diagnostic] {
  let words = Language.allCases.map { bodyPlaceholder[$0] }
  return (pages.listed + pages.coming).compactMap { page in
    let text = page.document.plainBytes
    guard !page.isDraft,
      let left = words.first(where: { text.starts(with: $0.utf8) || ends(text, with: Array($0.utf8)) })
    else { return nil }
    var finding = Diagnostic(
      .placeholderLeft, at: Location(file: page.file), [left],
      help: Phrase("写上正文，删去这一行", "write the text and remove this line"))
    if let source = texts.source(of: page.file),
      let range = source.bytes.firstRange(of: Array(left.utf8))
    {
      finding.location = source.location(of: range)
      finding.excerpt = source.line(finding.location.line)
    }
    return finding
  }
}

private func ends(_ text: [UInt8], with words: [UInt8]) -> Bool {
  let end = text.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
  return text[..<end].suffix(words.count).elementsEqual(words)
}
