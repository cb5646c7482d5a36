/// The closing of a manuscript: unit and day as signature, and lines with authors and reviewers.
struct Closing {
  var proposals: [Proposal] = []
  var rest: [DraftPiece]
  private var hasDay = false

  init(_ pieces: [DraftPiece]) {
    rest = pieces
    var unread: [DraftPiece] = []
    for _ in 0..<10 {
      guard case .passage(let passage)? = rest.last, passage.label == nil, passage.outline == nil else {
        break
      }
      if let found = signature(passage) {
        proposals = found + proposals
      } else if proposals.allSatisfy({ !$0.name.isEmpty && $0.name != "日期" }), unread.count < 3,
        isRemark(passage.text)
      {
        unread.insert(.passage(passage), at: 0)
      } else {
        break
      }
      rest.removeLast()
    }
    rest += unread
  }

  /// Whether a text is a short line below the signature, which stays in the text: `（作者单位：…）`, `附件：…`.
  private func isRemark(_ text: String) -> Bool {
    guard text.count <= 60, !text.contains("。") else { return false }
    let isBracketed = "（(【".contains(text.first ?? " ") && "）)】".contains(text.last ?? " ")
    return isBracketed || text.prefix(9).contains(where: { "：:".contains($0) })
  }

  private mutating func signature(_ passage: SourceParagraph) -> [Proposal]? {
    let text = trimmed(passage.inlines.plain)
    guard text.count <= 120 else { return nil }
    if let pairs = labelledPairs(text),
      pairs.allSatisfy({ if case .field = labelSort(of: $0.label) { true } else { false } })
    {
      return Manuscripts.proposals(pairs, of: text)
    }
    if let day = dayText(text) {
      hasDay = true
      return [Proposal(name: "日期", fieldNames: ["日期"], value: day, original: text)]
    }
    return unitAndDay(passage, text) ?? unit(passage, text)
  }

  /// Unit and day in one paragraph, separated by tabs, spaces or a line break.
  private mutating func unitAndDay(_ passage: SourceParagraph, _ text: String) -> [Proposal]? {
    let parts = text.split { "\t\n".contains($0) }.map { trimmed($0) }.filter { !$0.isEmpty }
    var words = parts.count > 1 ? parts : text.split { isSpace($0) }.map(String.init)
    // 2026 年 4 月 18 日 contains spaces itself.
    while words.count > 2, dayText(words[words.count - 1]) == nil {
      let last = words.removeLast()
      words[words.count - 1] += last
    }
    guard words.count > 1, let day = dayText(words[words.count - 1]) else { return nil }
    let names = words.dropLast()
    guard names.allSatisfy({ $0.count <= 30 && !endsSentence($0) }) else { return nil }
    hasDay = true
    let original = words[words.count - 1]
    return names.map(signatory) + [Proposal(name: "日期", fieldNames: ["日期"], value: day, original: original)]
  }

  private func unit(_ passage: SourceParagraph, _ text: String) -> [Proposal]? {
    guard (2...40).contains(text.count), !endsSentence(text), !text.contains("。"), headingNumber(text) == nil
    else { return nil }
    let raw = passage.inlines.plain
    let blanks = raw.prefix { isSpace($0) }
    let isSetApart =
      passage.alignment == .end || passage.isSetIn || blanks.contains("\t") || blanks.count >= 6
      || (hasDay && passage.alignment == .center)
    guard isSetApart || (hasDay && isUnitLike(text) && text.count <= 24) else { return nil }
    guard isUnitLike(text) || isNameLike(text) || hasDay || passage.alignment == .end && text.count <= 24
    else { return nil }
    let parts = text.split { "\t\n".contains($0) }.map { trimmed($0) }.filter { !$0.isEmpty }
    return parts.flatMap(signatories)
  }

  /// `（示例县文明办　张样）`: unit and author in one pair of brackets.
  private func signatories(_ text: String) -> [Proposal] {
    let inner = withoutBrackets(text)
    let words = inner.split { isSpace($0) }.map(String.init)
    guard words.count == 2, isUnitLike(words[0]), isNameLike(words[1]), words[1].count <= 4 else {
      return [signatory(text)]
    }
    var found = words.map(signatory)
    found[0].original = text
    found[1].original = ""
    return found
  }

  private func signatory(_ text: String) -> Proposal {
    let name = withoutBrackets(text)
    if name.hasSuffix("供稿"), name.count > 4 {
      let source = String(name.dropLast(2))
      return Proposal(
        name: "", fieldNames: fieldRow(of: "来源")?.names ?? [], value: source, original: text)
    }
    let isPerson = isNameLike(name) && !isUnitLike(name) && squeezed(name).count <= 4
    return Proposal(
      name: "", fieldNames: fieldRow(of: isPerson ? "作者" : "单位")?.names ?? [],
      value: isPerson ? squeezed(name) : name, original: text)
  }
}

private func withoutBrackets(_ text: String) -> String {
  for (open, close) in [("（", "）"), ("(", ")")] where text.hasPrefix(open) && text.hasSuffix(close) {
    return trimmed(text.dropFirst().dropLast())
  }
  return text
}
