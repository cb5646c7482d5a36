/// The opening of a manuscript: title, subtitle and the lines between them and the text.
struct Opening {
  var title: String?
  var subtitle: String?
  var proposals: [Proposal] = []
  /// The pieces that remain, without those recognised.
  var rest: [DraftPiece]

  /// - Parameter known: the title, if the manuscript gives it outside its text.
  init(_ pieces: [DraftPiece], body: TextAppearance, known: String? = nil) {
    rest = pieces
    if let known {
      title = known
      if case .passage(let first)? = rest.first, squeezed(first.text) == squeezed(known) {
        rest.removeFirst()
      }
      takeSubtitle(after: SourceParagraph(), at: 0)
      takeLines(at: 0, titleLook: TextAppearance())
      return
    }
    guard let first = rest.firstIndex(where: { if case .passage = $0 { true } else { false } }), first <= 2,
      case .passage(var passage) = rest[first], isTitle(passage, body)
    else { return }
    var kicker: DraftPiece?
    if first + 1 < rest.count, case .passage(let next) = rest[first + 1], isTitle(next, body),
      next.alignment == .center,
      next.look.size >= passage.look.size + 4, next.role != .subtitle
    {
      kicker = rest.remove(at: first)
      passage = next
    }
    rest.remove(at: first)
    takeTitle(passage, at: first, body)
    takeSubtitle(after: passage, at: first)
    takeLines(at: first, titleLook: passage.look)
    if case .passage(var line)? = kicker {
      // A line above the title is not a heading of the text.
      line.role = .subtitle
      rest.insert(.passage(line), at: first)
    }
  }

  /// Takes the title, which may have several lines of the same look.
  private mutating func takeTitle(_ passage: SourceParagraph, at place: Int, _ body: TextAppearance) {
    var lines = passage.text.split(whereSeparator: \.isNewline).map { trimmed($0) }.filter { !$0.isEmpty }
    while lines.count < 4, place < rest.count, case .passage(let next) = rest[place],
      next.alignment == .center,
      passage.alignment == .center, next.look == passage.look, passage.look.size > 0,
      !startsWithDash(next.text),
      next.text.count <= 40, labelledPairs(next.text) == nil, dayText(next.text) == nil,
      !endsSentence(next.text),
      !isUnitLike(next.text), passage.look.size > body.size + 1 || !isNameLike(next.text)
    {
      lines.append(trimmed(next.text))
      rest.remove(at: place)
    }
    if let dash = lines.firstIndex(where: startsWithDash), dash > 0 {
      subtitle = lines[dash...].joined()
      lines = Array(lines[..<dash])
    }
    title = lines.joined()
  }

  private mutating func takeSubtitle(after title: SourceParagraph, at place: Int) {
    guard subtitle == nil, place < rest.count, case .passage(let next) = rest[place], next.text.count <= 60
    else { return }
    guard startsWithDash(next.text) || next.role == .subtitle else { return }
    subtitle = next.text.split(whereSeparator: \.isNewline).map { trimmed($0) }.joined()
    rest.remove(at: place)
  }

  /// Takes lines with author, day or unit.
  private mutating func takeLines(at place: Int, titleLook: TextAppearance) {
    for _ in 0..<5 {
      guard place < rest.count, case .passage(let passage) = rest[place], passage.label == nil,
        passage.outline == nil
      else { return }
      let text = passage.text
      if let pairs = labelledPairs(text),
        pairs.allSatisfy({ if case .field = labelSort(of: $0.label) { true } else { false } })
      {
        proposals += Manuscripts.proposals(pairs, of: text)
      } else if let day = dayText(text) {
        proposals.append(Proposal(name: "日期", fieldNames: ["日期"], value: day, original: text))
      } else if let byline = byline(text) {
        proposals += byline
      } else if passage.alignment == .center, text.count <= 30, !endsSentence(text),
        headingNumber(text) == nil, isUnitLike(text)
      {
        proposals.append(Proposal(name: "", fieldNames: fieldRow(of: "单位")?.names ?? [], value: text))
      } else if passage.alignment == .center, isNameLike(text) {
        proposals.append(Proposal(name: "", fieldNames: fieldRow(of: "作者")?.names ?? [], value: text))
      } else {
        return
      }
      rest.remove(at: place)
    }
  }
}

private func isTitle(_ passage: SourceParagraph, _ body: TextAppearance) -> Bool {
  let text = passage.text
  guard !text.isEmpty, text.count <= 80 else { return false }
  if passage.role == .title { return true }
  guard passage.label == nil, labelledPairs(text) == nil, text.count <= 60, !startsWithDash(text) else {
    return false
  }
  let isLarge = passage.look.size > body.size + 1 || passage.look.font == "小标宋"
  if passage.alignment == .center { return isLarge || !(text.last.map { "。；：".contains($0) } ?? true) }
  return headingNumber(text) == nil && text.count <= 40 && !(text.last.map { "。；：，".contains($0) } ?? true)
    && !text.contains("。")
}

func startsWithDash(_ text: some StringProtocol) -> Bool {
  let line = trimmed(text)
  guard let first = line.first, "—―－–─-".contains(first) else { return false }
  return line.count > 2
}

/// Proposals from the pairs of a line.
func proposals(_ pairs: [(label: String, value: String)], of line: String) -> [Proposal] {
  pairs.enumerated().map { index, pair in
    var found = proposal(pair)
    found.original = index == 0 ? line : ""
    return found
  }
}

private func proposal(_ pair: (label: String, value: String)) -> Proposal {
  let name = bareLabel(pair.label)
  var names = fieldRow(of: name)?.names ?? [name]
  // 供稿 may be the author or the source.
  if name == "供稿", isNameLike(pair.value), !isUnitLike(pair.value) {
    names = fieldRow(of: "作者")?.names ?? names
  }
  return Proposal(name: name, fieldNames: [name] + names.filter { $0 != name }, value: pair.value)
}

/// `本报记者 张样 通讯员 李示`: the authors in a line without colons.
private func byline(_ text: String) -> [Proposal]? {
  var line = trimmed(text)
  for (open, close) in [("（", "）"), ("(", ")"), ("【", "】")]
  where line.hasPrefix(open) && line.hasSuffix(close) {
    line = trimmed(line.dropFirst().dropLast())
  }
  guard line.count <= 40, !endsSentence(line), let row = fieldRow(of: "作者") else { return nil }
  let words = line.split { isSpace($0) || "、，".contains($0) }.map(String.init)
  guard let first = words.first, ["记者", "通讯员"].contains(where: first.hasSuffix), words.count > 1 else {
    return nil
  }
  let names = words.filter { word in !["记者", "通讯员"].contains(where: word.hasSuffix) }
  guard !names.isEmpty, names.allSatisfy({ $0.count <= 5 }) else { return nil }
  return [Proposal(name: "", fieldNames: row.names, value: names.joined(separator: "、"), original: text)]
}
