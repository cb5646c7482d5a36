import XML

/// Writes blocks as Markdown that this program's parser reads back as the same blocks.
struct MarkdownWriter {
  /// The file names of pictures, by number; pictures without one are not written.
  var pictureNames: [Int: String]
  var alternatives: [Int: String]
  /// The notes referred to so far, in order of reference.
  private(set) var notes: [Int] = []

  init(pictureNames: [Int: String], alternatives: [Int: String]) {
    self.pictureNames = pictureNames
    self.alternatives = alternatives
  }

  mutating func write(_ block: Block) -> String {
    switch block {
    case .heading(let level, let inlines):
      // A `#` at the end would close the heading.
      let words = line(inlines)
      let guarded = words.hasSuffix("#") ? words.dropLast() + "\\#" : words
      return String(repeating: "#", count: min(level + 1, 6)) + " " + guarded
    case .paragraph(let inlines): return paragraph(inlines)
    case .list(let items): return list(items, indent: "")
    case .quote(let paragraphs):
      return paragraphs.map { paragraph in
        self.paragraph(paragraph).split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }
          .joined(separator: "\n")
      }.joined(separator: "\n>\n")
    case .table(let rows): return table(rows)
    case .facts(let facts):
      let lines = facts.map { escaped($0.name) + "：" + line($0.value) }
      return "::: 资料\n" + lines.joined(separator: "\n") + "\n:::"
    case .pictures(let numbers, let caption): return pictures(numbers, caption)
    }
  }

  private mutating func paragraph(_ inlines: [Inline]) -> String {
    let text = self.inlines(inlines)
    return guardedStart(text)
  }

  private mutating func list(_ items: [Block.ListItem], indent: String) -> String {
    var lines: [String] = []
    for item in items {
      let sign = item.number.map { "\($0). " } ?? "- "
      let inner = indent + String(repeating: " ", count: sign.count)
      let text = guardedStart(inlines(item.inlines)).split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "\n" + inner)
      lines.append(indent + sign + text)
      guard let first = item.children.first else { continue }
      // A numbered list directly below a line of text must begin with 1.
      if first.number.map({ $0 != 1 }) ?? false { lines.append("") }
      lines.append(list(item.children, indent: inner))
    }
    return lines.joined(separator: "\n")
  }

  private mutating func table(_ rows: [[[Inline]]]) -> String {
    var lines: [String] = []
    for row in rows {
      lines.append("| " + row.map { line($0).replacing("|", with: "\\|") }.joined(separator: " | ") + " |")
      if lines.count == 1 { lines.append("|" + String(repeating: " --- |", count: row.count)) }
    }
    return lines.joined(separator: "\n")
  }

  /// The text on one line.
  private mutating func line(_ inlines: [Inline]) -> String {
    self.inlines(inlines.map { $0 == .lineBreak ? .text(" ", []) : $0 }).replacing("\n", with: " ")
  }

  private func pictures(_ numbers: [Int], _ caption: String) -> String {
    let known = numbers.filter { pictureNames[$0] != nil }
    guard known.count > 1 else { return known.first.map { picture($0, caption: caption) } ?? "" }
    // As in the manuscript, the shared caption is below the last picture.
    let lines = known.map { picture($0, caption: $0 == known.last ? caption : "") }
    return "::: 图集\n" + lines.joined(separator: "\n") + "\n:::"
  }

  private func picture(_ number: Int, caption: String) -> String {
    let words = alternatives[number] ?? ""
    let title =
      caption.isEmpty
      ? "" : " \"" + escapedTitle(caption) + "\""
    return "![" + escaped(words) + "](" + (pictureNames[number] ?? "") + title + ")"
  }

  mutating func inlines(_ inlines: [Inline]) -> String {
    var text = ""
    for (index, inline) in inlines.enumerated() {
      switch inline {
      case .text(let words, let marks):
        let after = inlines[(index + 1)...].first { !$0.plainOrSign.isEmpty }?.plainOrSign.first ?? " "
        text += marked(words, marks, before: text.last ?? " ", after: after)
        // `!` before a bracket would make a picture of the link or note.
        if text.last == "!", index + 1 < inlines.count, inlines[index + 1].isBracketed {
          text = text.dropLast() + "\\!"
        }
      case .lineBreak: if index > 0, index + 1 < inlines.count { text += "\\\n" }
      case .tab: text += "\u{3000}"
      case .link(let address, let inner):
        text += "[" + self.inlines(inner).replacing("\\\n", with: " ") + "](" + guarded(address) + ")"
      case .note(let number):
        if !notes.contains(number) { notes.append(number) }
        text += "[^\((notes.firstIndex(of: number) ?? 0) + 1)]"
      case .picture(let number): if pictureNames[number] != nil { text += picture(number, caption: "") }
      case .box: break
      }
    }
    return text
  }

  /// The definitions of the notes referred to.
  mutating func definitions(of texts: [[Inline]]) -> [String] {
    var (lines, next) = ([String](), 0)
    while next < notes.count {
      let text = texts.indices.contains(notes[next]) ? tidied(texts[notes[next]], TextAppearance()) : []
      lines.append("[^\(next + 1)]: " + line(text))
      next += 1
    }
    return lines
  }
}

extension Inline {
  /// Whether it is written in square brackets.
  fileprivate var isBracketed: Bool {
    switch self {
    case .link, .note: true
    case .text, .lineBreak, .tab, .picture, .box: false
    }
  }

  /// The first character in Markdown that matters to the preceding text.
  fileprivate var plainOrSign: String {
    switch self {
    case .text(let words, let marks): marks.isDisjoint(with: [.strong, .emphasis, .struck]) ? words : "*"
    case .lineBreak, .tab: " "
    case .link, .note, .picture: "（"
    case .box: ""
    }
  }
}

private func guarded(_ address: String) -> String {
  address.contains(where: { "()".contains($0) }) ? "<\(address)>" : address
}
