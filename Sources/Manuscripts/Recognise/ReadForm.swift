import XML

/// The contents of a recommendation form, read from its table or its lines.
struct FormReading {
  var proposals: [(proposal: Proposal, rank: Int)] = []
  /// The story, and parts without a field, in the order of the form.
  var pieces: [DraftPiece] = []
  var facts: [Block.Fact] = []
  var ledger: ImportLedger
  /// Personal data, which the story may repeat.
  var secrets: [String] = []

  init(_ ledger: ImportLedger) { self.ledger = ledger }

  mutating func take(label: String, value: [DraftPiece]) {
    if label.isEmpty {
      let text = value.map(\.text).joined()
      if isFormTitle(text) { ledger.drop(.formality("表格名称"), text) } else { pieces += value }
      return
    }
    let name = bareLabel(label)
    let text = value.map(\.text).joined(separator: " ")
    switch labelSort(of: label) {
    case .personal, .contact:
      ledger.drop(.personal(name), label + text)
      if trimmed(text).count >= 5, !personWords.contains(name) {
        secrets +=
          [trimmed(text), squeezed(text)]
          + (name.contains("出生") || name.contains("生日") ? birthForms(text) : [])
      }
    case .formality: ledger.drop(.formality(name), label + text)
    case .story:
      ledger.drop(.formality("栏目名"), label)
      pieces += value
    case .field(let names, let rank):
      guard !trimmed(text).isEmpty else { return ledger.drop(.formality("空着的\(name)"), label) }
      guard text.count <= 60, value.allSatisfy({ if case .passage = $0 { true } else { false } }) else {
        pieces += [.passage(SourceParagraph(inlines: [.text(name, [.strong])]))] + value
        return
      }
      let names = [name] + names.filter { $0 != name }
      proposals.append((Proposal(name: name, fieldNames: names, value: ticked(text)), rank))
    case nil: takeUnknown(name, text, value)
    }
  }

  private mutating func takeUnknown(_ name: String, _ text: String, _ value: [DraftPiece]) {
    let pictures = value.filter { if case .figure = $0 { true } else { false } }
    if ["照片", "相片", "证件照", "近照", "免冠照片"].contains(name) || trimmed(text).isEmpty {
      ledger.drop(.formality(name), name + text)
      pieces += pictures
    } else if text.count <= 60, value.count == 1, case .passage(let passage) = value[0] {
      facts.append(Block.Fact(name: name, value: passage.inlines))
    } else {
      pieces += [.passage(SourceParagraph(inlines: [.text(name, [.strong])]))] + value
    }
  }
}

/// A month of birth in the forms in which a story may repeat it.
private func birthForms(_ text: String) -> [String] {
  let numbers = text.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
  let digits = text.filter(\.isNumber)
  let month = numbers.count > 1 ? numbers[1] : Int(digits.dropFirst(4).prefix(2))
  guard let year = Int(digits.prefix(4)), (1900...2100).contains(year), let month, (1...12).contains(month)
  else { return [] }
  let two = month < 10 ? "0\(month)" : "\(month)"
  return [
    "\(year)年\(month)月", "\(year)年\(two)月", "\(year).\(month)月", "\(year).\(two)", "\(year)-\(two)",
    "\(year)\(two)",
  ]
}

/// The ticked ones of several choices with boxes; the whole text if there are no boxes.
func ticked(_ text: String) -> String {
  let boxes = "☑☒✔✓√■☐□▢◻"
  guard text.contains(where: { boxes.contains($0) }) else { return trimmed(text) }
  var chosen: [String] = []
  var current: (isTicked: Bool, text: String)?
  for character in text {
    if boxes.contains(character) {
      if let current, current.isTicked { chosen.append(trimmed(current.text)) }
      current = ("☑☒✔✓√■".contains(character), "")
    } else {
      current?.text.append(character)
    }
  }
  if let current, current.isTicked { chosen.append(trimmed(current.text)) }
  return chosen.isEmpty ? trimmed(text) : chosen.joined(separator: "、")
}

extension DraftPiece {
  var text: String {
    switch self {
    case .passage(let passage): passage.text
    case .table(let table):
      table.rows.flatMap { $0.filter { !$0.isRepeated }.map(\.text) }.joined(separator: " ")
    case .figure(let figure): figure.caption
    case .box(let pieces): pieces.map(\.text).joined(separator: " ")
    }
  }
}

extension PieceMaker {
  /// The labels and values of a table that is a form about a person or group; nil for any other.
  mutating func formPairs(_ table: SourceTable) -> [(label: String, value: [DraftPiece])]? {
    var pairs: [(label: String, value: [DraftPiece])] = []
    var sorts: [LabelSort] = []
    for (number, row) in table.rows.enumerated() {
      var isAwaiting = false
      for (column, cell) in row.enumerated() where !cell.isRepeated {
        let text = cell.text
        if !isAwaiting, text.count <= 80, let inner = labelledPairs(text),
          inner.contains(where: { !$0.value.isEmpty })
        {
          // Label and value in one cell.
          for pair in inner {
            pairs.append((pair.label, [.passage(SourceParagraph(inlines: [.text(pair.value, [])]))]))
            labelSort(of: pair.label).map { sorts.append($0) }
          }
        } else if let sort = labelSort(of: text) {
          pairs.append((text, []))
          sorts.append(sort)
          isAwaiting = true
        } else if column > 0 || isUnderLabel(row, number, pairs), !pairs.isEmpty,
          isAwaiting || column == 0 || continues(row, column)
        {
          pairs[pairs.count - 1].value += pieces(of: cell.elements)
          isAwaiting = false
        } else if column + 1 < row.count, isLabelLike(text), !row[column + 1].isRepeated {
          pairs.append((text, []))
          isAwaiting = true
        } else if !text.isEmpty || !cell.passages.flatMap({ $0.inlines.pictures }).isEmpty {
          pairs.append(("", pieces(of: cell.elements)))
          isAwaiting = false
        }
      }
    }
    return isForm(sorts, in: table) ? pairs : nil
  }

  /// A form has a name and something that only forms ask for.
  private func isForm(_ sorts: [LabelSort], in table: SourceTable) -> Bool {
    let names = sorts.filter { if case .field(let names, _) = $0 { names.first == "姓名" } else { false } }
    let fields = sorts.filter { if case .field = $0 { true } else { false } }
    let others = sorts.filter { [.personal, .contact, .story, .formality].contains($0) }
    guard !table.isRoll else { return false }
    return !names.isEmpty && !others.isEmpty || fields.count >= 2 && others.count >= 2
  }

  /// Whether a first cell without label belongs to the label that spans the row above, or to a merged label beside it.
  private func isUnderLabel(
    _ row: [SourceCell], _ number: Int, _ pairs: [(label: String, value: [DraftPiece])]
  )
    -> Bool
  {
    guard number > 0, let last = pairs.last else { return false }
    return last.value.isEmpty && row.dropFirst().allSatisfy(\.isRepeated)
  }

  /// Whether a cell continues the value of a merged label.
  private func continues(_ row: [SourceCell], _ column: Int) -> Bool {
    row[..<column].contains(where: \.isRepeated)
  }
}

extension SourceTable {
  /// Whether it has its labels in one row, under its title at most, and values below each: a list rather than a form.
  var isRoll: Bool {
    guard let header = rows.firstIndex(where: { Set($0.map(\.text)).count > 1 }) else { return false }
    let labels = rows[header].filter { !$0.isRepeated && !$0.text.isEmpty }.map(\.text)
    let below = rows[(header + 1)...].filter { !($0.first?.isRepeated ?? true) }
    guard !below.contains(where: { labelSort(of: $0.first?.text ?? "") != nil }), !below.isEmpty,
      labels.allSatisfy({ labelSort(of: $0) != nil || isLabelLike($0) })
    else { return false }
    // In a form every other cell is a value.
    return labels.count > 2 && below.count > 1 || labels.count { labelSort(of: $0) != nil } * 2 > labels.count
  }
}

private func isLabelLike(_ text: String) -> Bool {
  (2...10).contains(squeezed(text).count) && !endsSentence(text)
}
