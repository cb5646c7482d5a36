import XML

/// Makes blocks of pieces: recognises headings, and joins adjacent items of a list or paragraphs of a quotation.
func blocks(of pieces: [DraftPiece], facts: [Block.Fact], body: TextAppearance) -> [Block] {
  let levels = HeadingFinder.levels(of: pieces, body: body)
  var blocks: [Block] = facts.isEmpty ? [] : [.facts(facts)]
  for (place, piece) in pieces.enumerated() {
    switch piece {
    case .passage(let passage):
      if let level = levels[place] {
        let label = passage.label.map { [Inline.text($0.text, [])] } ?? []
        blocks.append(.heading(level, (label + plainInlines(passage.inlines, body)).merged))
      } else {
        append(passage, body, to: &blocks)
      }
    case .table(let table): blocks.append(block(of: table))
    case .figure(let figure): blocks.append(.pictures(figure.pictures, caption: oneLine(figure.caption)))
    case .box(let inner):
      // Headings in a text box are not headings of the text.
      for piece in inner { blocks += boxBlocks(piece, body) }
    }
  }
  return blocks
}

/// A heading's words and notes without emphasis, which is its look.
private func plainInlines(_ inlines: [Inline], _ body: TextAppearance) -> [Inline] {
  tidied(inlines, body).map { inline in
    switch inline {
    case .text(let words, let marks): .text(words, marks.intersection([.raised, .lowered]))
    case .lineBreak, .tab: .text(" ", [])
    default: inline
    }
  }
}

private func boxBlocks(_ piece: DraftPiece, _ body: TextAppearance) -> [Block] {
  switch piece {
  case .passage(let passage):
    var blocks: [Block] = []
    append(passage, body, to: &blocks)
    return blocks
  case .table(let table): return [block(of: table)]
  case .figure(let figure): return [.pictures(figure.pictures, caption: oneLine(figure.caption))]
  case .box(let inner): return inner.flatMap { boxBlocks($0, body) }
  }
}

private func oneLine(_ text: String) -> String {
  text.split(whereSeparator: \.isNewline).map { trimmed($0) }.joined(separator: " ")
}

private func append(_ passage: SourceParagraph, _ body: TextAppearance, to blocks: inout [Block]) {
  let inlines = tidied(passage.inlines, body)
  guard !inlines.isEmpty else { return }
  guard let label = passage.label, label.text.isEmpty || label.number != nil else {
    let text = passage.label.map { [Inline.text($0.text, [])] + inlines } ?? inlines
    if passage.role == .quote {
      let text = text.allSatisfy(\.isLeaning) ? text.map(\.upright) : text
      if case .quote(let before)? = blocks.last {
        blocks[blocks.count - 1] = .quote(before + [text])
      } else {
        blocks.append(.quote([text]))
      }
    } else {
      blocks.append(.paragraph(text.merged))
    }
    return
  }
  let item = Block.ListItem(number: label.number, inlines: inlines)
  if case .list(var items)? = blocks.last, accepts(items, item, level: label.level) {
    insert(item, at: label.level, into: &items)
    blocks[blocks.count - 1] = .list(items)
  } else {
    blocks.append(.list([item]))
  }
}

extension Inline {
  fileprivate var isLeaning: Bool {
    if case .text(let words, let marks) = self {
      marks.contains(.emphasis) || trimmed(words).isEmpty
    } else {
      true
    }
  }

  /// Quotations are italic by their style, which is not emphasis.
  fileprivate var upright: Inline {
    if case .text(let words, let marks) = self { .text(words, marks.subtracting(.emphasis)) } else { self }
  }
}

/// Whether an item continues a list: deeper, or of the same sort and, if numbered, with the next number.
private func accepts(_ items: [Block.ListItem], _ item: Block.ListItem, level: Int) -> Bool {
  guard let last = items.last, level == 0 else { return !items.isEmpty }
  return (last.number == nil) == (item.number == nil)
    && (item.number == nil || item.number == (last.number ?? 0) + 1)
}

private func insert(_ item: Block.ListItem, at level: Int, into items: inout [Block.ListItem]) {
  guard level > 0, !items.isEmpty else { return items.append(item) }
  let deeper = items[items.count - 1].children
  if level > 1, !deeper.isEmpty {
    insert(item, at: level - 1, into: &items[items.count - 1].children)
  } else if let last = deeper.last, (last.number == nil) != (item.number == nil) {
    items.append(item)
  } else {
    items[items.count - 1].children.append(item)
  }
}

/// Without white space at the ends, with tabs as ideographic spaces, and without bold if the body is bold.
func tidied(_ inlines: [Inline], _ body: TextAppearance) -> [Inline] {
  var text = inlines.merged
  while let first = text.first, first.isSpace { text.removeFirst() }
  while let last = text.last, last.isSpace { text.removeLast() }
  if case .text(let words, let marks)? = text.first {
    text[0] = .text(String(words.drop { isSpace($0) }), marks)
  }
  if case .text(var words, let marks)? = text.last {
    while let last = words.last, isSpace(last) { words.removeLast() }
    text[text.count - 1] = .text(words, marks)
  }
  return text.map { settled($0, body) }.merged
}

private func settled(_ inline: Inline, _ body: TextAppearance) -> Inline {
  switch inline {
  case .text(let words, let marks): .text(clean(words), kept(marks, body))
  case .tab: .text("\u{3000}", [])
  case .link(let address, let inner): .link(address, inner.map { settled($0, body) }.merged)
  default: inline
  }
}

/// Bold is no emphasis if the body is bold; bold and italic together become bold.
private func kept(_ marks: Marks, _ body: TextAppearance) -> Marks {
  let marks = body.isBold ? marks.subtracting(.strong) : marks
  return marks.contains(.strong) ? marks.subtracting(.emphasis) : marks
}

/// Without invisible characters: soft hyphens, zero-width characters, controls.
private func clean(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.compactMap { scalar in
        switch scalar.value {
        case 0xA0, 0x09, 0x0A, 0x0D, 0x2028, 0x2029, 0x0B, 0x0C: " "
        case 0x00..<0x20, 0x7F..<0xA0, 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069,
          0xFEFF:
          nil
        default: scalar
        }
      }))
}
