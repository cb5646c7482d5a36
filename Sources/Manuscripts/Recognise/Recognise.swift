import XML

/// Recognises title, fields and blocks of a manuscript.
func recognise(_ source: ManuscriptSource) -> Manuscript {
  var source = source
  source.hidePrivateNumbers()
  let body = bodyLook(of: source.elements)
  var maker = PieceMaker(source: source, body: body)
  let pieces = maker.pieces(of: source.elements)
  var manuscript = Manuscript()
  let opening = Opening(pieces, body: body, known: source.title)
  let reading = readForms(opening.rest, &maker)
  let closing = Closing(reading.pieces)
  manuscript.title = opening.title
  manuscript.subtitle = opening.subtitle
  manuscript.proposals = source.proposals + opening.proposals + reading.proposals + closing.proposals
  manuscript.isForm = reading.isForm
  var ledger = reading.ledger
  if reading.isForm, let title = opening.title, isFormTitle(title) {
    ledger.drop(.formality("表格名称"), title)
    manuscript.title = nil
  }
  let story = withoutSecrets(closing.rest, reading.secrets, isForm: reading.isForm, &ledger)
  manuscript.blocks = blocks(of: story, facts: reading.facts, body: body)
  manuscript.pictures = maker.source.pictures
  manuscript.notes = maker.source.notes
  manuscript.ledger = ledger
  manuscript.changes = source.changes
  keepNotes(&manuscript)
  let raised = manuscript.blocks.reduce(0) { $0 + $1.unraisable }
  if raised > 0 { manuscript.ledger.note(.raised, count: raised) }
  creditPictures(&manuscript)
  return manuscript
}

/// Appends notes that refer to a title, field or caption to the text, where they would be lost otherwise.
private func keepNotes(_ manuscript: inout Manuscript) {
  let used = Set(manuscript.blocks.flatMap(\.notes))
  for number in manuscript.notes.indices where !used.contains(number) {
    let text = tidied(manuscript.notes[number], TextAppearance())
    if !text.isEmpty { manuscript.blocks.append(.paragraph(([.text("注：", [])] + text).merged)) }
  }
}

extension Block {
  fileprivate var notes: [Int] {
    switch self {
    case .heading(_, let inlines), .paragraph(let inlines): inlines.notes
    case .list(let items): items.flatMap(\.notes)
    case .quote(let paragraphs): paragraphs.flatMap(\.notes)
    case .table(let rows): rows.flatMap { $0.flatMap(\.notes) }
    case .facts(let facts): facts.flatMap(\.value.notes)
    case .pictures: []
    }
  }
}

extension Block.ListItem {
  fileprivate var notes: [Int] { inlines.notes + children.flatMap(\.notes) }
}

private struct FormsResult {
  var pieces: [DraftPiece] = []
  var proposals: [Proposal] = []
  var facts: [Block.Fact] = []
  var ledger = ImportLedger()
  var isForm = false
  var secrets: [String] = []
}

/// Takes forms out of the pieces: tables that are forms, and lines of labels and values.
private func readForms(_ pieces: [DraftPiece], _ maker: inout PieceMaker) -> FormsResult {
  var result = FormsResult()
  var reading = FormReading(maker.source.ledger)
  let isForm = isLineForm(pieces)
  result.isForm = isForm
  for piece in pieces {
    switch piece {
    case .table(let table):
      guard let pairs = maker.formPairs(table) else { break }
      result.isForm = true
      reading.pieces = []
      for pair in pairs { reading.take(label: pair.label, value: pair.value) }
      result.pieces += reading.pieces
      continue
    case .passage(let passage):
      if let pairs = runningForm(passage.text) {
        result.isForm = true
        reading.pieces = []
        for pair in pairs {
          reading.take(
            label: pair.label, value: [.passage(SourceParagraph(inlines: [.text(pair.value, [])]))])
        }
        result.pieces += reading.pieces
        continue
      }
      guard let pairs = labelledPairs(passage.text), isPrivate(pairs) || (isForm && passage.text.count <= 120)
      else {
        if isForm, labelSort(of: passage.text) == .story {
          reading.ledger.drop(.formality("栏目名"), passage.text)
          continue
        }
        break
      }
      reading.pieces = []
      for pair in pairs {
        let value = DraftPiece.passage(SourceParagraph(inlines: [.text(pair.value, [])]))
        if !isForm, !isPrivate([pair]) {
          reading.pieces.append(
            .passage(SourceParagraph(inlines: [.text("\(pair.label)：\(pair.value)", [])])))
        } else {
          reading.take(label: pair.label, value: [value])
        }
      }
      result.pieces += reading.pieces
      continue
    default: break
    }
    result.pieces.append(piece)
  }
  // Of two lines for one field, the likelier gives the value and the other stays in the text.
  result.proposals = reading.proposals.enumerated().sorted {
    ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
  }.map(\.element.proposal)
  result.facts = reading.facts
  result.secrets = reading.secrets
  result.ledger = reading.ledger
  return result
}

/// Whether the lines of the text are a form about a person.
private func isLineForm(_ pieces: [DraftPiece]) -> Bool {
  let labels = pieces.prefix(30).flatMap { piece -> [String] in
    if case .passage(let passage) = piece { labelledPairs(passage.text)?.map(\.label) ?? [] } else { [] }
  }
  let sorts = labels.compactMap(labelSort)
  return sorts.contains { if case .field(let names, _) = $0 { names.first == "姓名" } else { false } }
    && sorts.contains { [.personal, .contact].contains($0) }
}

/// Whether a line has personal data that is never imported.
private func isPrivate(_ pairs: [(label: String, value: String)]) -> Bool {
  pairs.contains { pair in
    switch labelSort(of: pair.label) {
    case .personal: privateWords.contains(where: bareLabel(pair.label).contains)
    case .contact: hasMobileNumber(pair.value)
    default: false
    }
  }
}

/// Removes personal data given in the form from the story.
private func withoutSecrets(
  _ pieces: [DraftPiece], _ secrets: [String], isForm: Bool, _ ledger: inout ImportLedger
) -> [DraftPiece] {
  guard isForm || !secrets.isEmpty else { return pieces }
  return pieces.map { piece in
    if case .box(let inner) = piece { return .box(withoutSecrets(inner, secrets, isForm: isForm, &ledger)) }
    guard case .passage(var passage) = piece else { return piece }
    passage.inlines = passage.inlines.merged.map { inline in
      guard case .text(var text, let marks) = inline else { return inline }
      for secret in secrets {
        for part in repeats(of: secret, in: text) {
          ledger.drop(.personal("正文里的同一内容"), part)
          text = text.replacing(part, with: "（略）")
        }
      }
      return .text(text, marks)
    }
    return .passage(passage)
  }
}

/// The parts of a personal value that a text repeats: all of it, or seven characters and more with a digit among them.
private func repeats(of secret: String, in text: String) -> [String] {
  if text.contains(secret) { return [secret] }
  let characters = Array(secret)
  guard characters.count >= 7 else { return [] }
  var (found, start) = ([String](), 0)
  while start + 7 <= characters.count {
    var end = start + 7
    guard text.contains(String(characters[start..<end])) else {
      start += 1
      continue
    }
    while end < characters.count, text.contains(String(characters[start...end])) { end += 1 }
    let part = String(characters[start..<end])
    if part.contains(where: \.isNumber) { found.append(part) }
    start = end
  }
  return found
}

extension Block {
  /// The number of super- and subscript texts without Unicode characters for them.
  fileprivate var unraisable: Int {
    guard case .paragraph(let inlines) = self else { return 0 }
    return inlines.filter { inline in
      guard case .text(let text, let marks) = inline, !trimmed(text).isEmpty else { return false }
      return marks.contains(.raised) && smallText(trimmed(text), isRaised: true) == nil
        || marks.contains(.lowered) && smallText(trimmed(text), isRaised: false) == nil
    }.count
  }
}

func hasMobileNumber(_ text: String) -> Bool {
  let digits = text.filter { $0.isASCII && $0.isNumber || !isSpace($0) && $0 != "-" }
  var run = ""
  for character in digits + "。" {
    if character.isASCII, character.isNumber {
      run.append(character)
    } else {
      if run.count == 11, run.hasPrefix("1"), let second = run.dropFirst().first, ("3"..."9").contains(second)
      {
        return true
      }
      run = ""
    }
  }
  return false
}

func isFormTitle(_ title: String) -> Bool {
  ["表", "推荐材料", "申报材料", "推荐书", "申报书", "登记表", "事迹材料"].contains(where: title.hasSuffix) || title.contains("推荐表")
}

/// Adds the photographer named in a line of its own to all captions without one.
private func creditPictures(_ manuscript: inout Manuscript) {
  guard let place = manuscript.proposals.firstIndex(where: { ["摄影", "图", "图片", "摄"].contains($0.name) })
  else { return }
  let name = manuscript.proposals[place].value
  var isUsed = false
  manuscript.blocks = manuscript.blocks.map { block in
    guard case .pictures(let numbers, let caption) = block, !caption.contains("摄") else { return block }
    isUsed = true
    return .pictures(numbers, caption: caption + "（\(name) 摄）")
  }
  if isUsed { manuscript.proposals.remove(at: place) }
}
