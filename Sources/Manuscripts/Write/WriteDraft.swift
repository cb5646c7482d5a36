/// The text of a draft below its front matter, and the names of its pictures' files.
package struct DraftBody: Sendable {
  package var markdown: String
  /// By the picture's number.
  package var pictureNames: [Int: String]
  /// The number of pictures without alternative text.
  package var silentPictures = 0
}

extension Manuscript {
  /// - Parameters:
  ///   - stem: the beginning of the pictures' file names.
  ///   - leftover: lines without a field, which stay in the text.
  package func body(stem: String, leftover: [String]) -> DraftBody {
    var names: [Int: String] = [:]
    var used = Set(blocks.flatMap(\.pictures))
    used.formUnion(notes.flatMap(\.pictures))
    var files: [String: String] = [:]
    var count = 0
    for number in used.sorted() where pictures.indices.contains(number) {
      let picture = pictures[number]
      if let name = files[picture.file] {
        names[number] = name
        continue
      }
      count += 1
      let name = "\(stem)-\(count).\(picture.fileExtension)"
      names[number] = name
      if !picture.file.isEmpty { files[picture.file] = name }
    }
    var alternatives: [Int: String] = [:]
    for block in blocks {
      guard case .pictures(let numbers, let caption) = block else { continue }
      for number in numbers { alternatives[number] = words(for: number, caption) }
    }
    for number in used where alternatives[number] == nil { alternatives[number] = words(for: number, "") }
    var writer = MarkdownWriter(pictureNames: names, alternatives: alternatives)
    var parts: [String] = []
    for (place, block) in blocks.enumerated() {
      // Separate two adjacent lists of one sort, or two quotations, which would be read as one.
      if place > 0, block.isContinuation(of: blocks[place - 1]) { parts.append("<!-- -->") }
      let text = writer.write(block)
      if !text.isEmpty { parts.append(text) }
    }
    parts += leftover.map { guardedStart(escaped($0)) }
    parts += writer.definitions(of: notes)
    return DraftBody(
      markdown: separated(parts), pictureNames: names, silentPictures: used.count { alternatives[$0] == "" })
  }

  /// The alternative text of a picture: its own, else its caption.
  private func words(for number: Int, _ caption: String) -> String {
    guard pictures.indices.contains(number) else { return "" }
    let own = pictures[number].alternative
    guard own.isEmpty else { return own }
    var words = caption
    for start in ["▲", "△", "↑", "图为", "图：", "图片说明："] where words.hasPrefix(start) {
      words.removeFirst(start.count)
    }
    words = withoutCredit(words)
    while let last = words.last, "。．. ".contains(last) { words.removeLast() }
    return words
  }
}

/// A caption without its photo credit: `（张三 摄）`, `张三 摄`, `摄影：张三`; empty if it has nothing else.
private func withoutCredit(_ caption: String) -> String {
  let words = trimmed(caption)
  if let last = words.last, "）)".contains(last), let open = words.lastIndex(where: { "（(".contains($0) }) {
    let inner = words[words.index(after: open)...]
    return creditWords.contains(where: inner.contains) ? trimmed(words[..<open]) : words
  }
  guard let sign = creditWords.first(where: words.hasSuffix) else {
    let place = creditWords.flatMap { sign in
      ["：", ":"].compactMap { words.firstRange(of: sign + $0)?.lowerBound }
    }.min()
    return place.map { trimmed(words[..<$0]) } ?? words
  }
  // The name before it is separated from the caption by a space or the end of a clause.
  let rest = trimmed(words.dropLast(sign.count))
  guard let end = rest.lastIndex(where: { isSpace($0) || "。；，".contains($0) }),
    rest[end...].count <= longestCredit
  else { return isNameLike(rest) && rest.count <= 4 ? "" : words }
  return trimmed(rest[...end])
}

private let creditWords = ["摄影", "供图", "图片提供", "摄"]
/// The length in characters of one or two names before the credit word, with the separator.
private let longestCredit = 12

private func separated(_ parts: [String]) -> String { parts.joined(separator: "\n\n") }

extension Block {
  fileprivate func isContinuation(of other: Block) -> Bool {
    if case .quote = self, case .quote = other { return true }
    guard case .list(let items) = self, case .list(let before) = other else { return false }
    return (items.first?.number == nil) == (before.first?.number == nil)
  }

  var pictures: [Int] {
    switch self {
    case .pictures(let numbers, _): numbers
    case .paragraph(let inlines): inlines.pictures
    case .list(let items): items.flatMap(\.pictures)
    case .quote(let paragraphs): paragraphs.flatMap(\.pictures)
    case .table(let rows): rows.flatMap { $0.flatMap(\.pictures) }
    case .facts(let facts): facts.flatMap(\.value.pictures)
    case .heading(_, let inlines): inlines.pictures
    }
  }
}

extension Block.ListItem {
  fileprivate var pictures: [Int] { inlines.pictures + children.flatMap(\.pictures) }
}
