/// Finds headings and their levels, by their numbers and by a look that differs from the body's.
struct HeadingFinder {
  let body: TextAppearance
  private var levels: [Int: Int] = [:]
  /// For levels already checked, whether all numbered lines of the level are followed by text.
  private var standsAbove: [Int: Bool] = [:]

  /// - Returns: the levels of headings by position, from 1 and without gaps.
  static func levels(of pieces: [DraftPiece], body: TextAppearance) -> [Int: Int] {
    var finder = HeadingFinder(body: body)
    finder.find(in: pieces)
    let ranks = Array(Set(finder.levels.values)).sorted()
    return finder.levels.mapValues { level in (ranks.firstIndex(of: level) ?? 0) + 1 }
  }

  private init(body: TextAppearance) { self.body = body }

  private mutating func find(in pieces: [DraftPiece]) {
    var looks: [TextAppearance: Int] = [:]
    var outlines: [Int: Int] = [:]
    var plain: [(place: Int, passage: SourceParagraph)] = []
    for (place, piece) in pieces.enumerated() {
      guard case .passage(let passage) = piece, mayBeHeading(passage) else { continue }
      guard let number = headingNumber(passage.text), trimmed(passage.text).count > number.length else {
        if passage.outline != nil || isUnlikeBody(passage) { plain.append((place, passage)) }
        continue
      }
      guard passage.outline != nil || isUnlikeBody(passage) || isTitleOfSection(number.level, in: pieces)
      else { continue }
      levels[place] = number.level
      looks[passage.look] = looks[passage.look] ?? number.level
      if let outline = passage.outline { outlines[outline] = outlines[outline] ?? number.level }
    }
    for (place, passage) in plain {
      if let outline = passage.outline {
        levels[place] = outlines[outline] ?? outline + 1
      } else if !isCaptionOfTable(place, in: pieces),
        looks[passage.look] != nil || isAlone(place, passage, in: pieces)
      {
        levels[place] = looks[passage.look] ?? rank(passage.look)
      }
    }
  }

  private func mayBeHeading(_ passage: SourceParagraph) -> Bool {
    let text = passage.text
    guard (2...50).contains(text.count), !endsSentence(text), passage.alignment != .end, passage.role == .body
    else { return false }
    // A bullet is a list item; a line with a plain number needs the look of a heading as well.
    if let label = passage.label, label.text.isEmpty { return passage.outline != nil }
    return !text.contains { "。；\n".contains($0) } && dayText(text) == nil && passage.inlines.pictures.isEmpty
  }

  private func isUnlikeBody(_ passage: SourceParagraph) -> Bool {
    let look = passage.look
    if look.isBold && !body.isBold && isWholly(.strong, passage) { return true }
    guard look.size >= body.size || look.size == 0 else { return false }
    return look.size > body.size + 1
      || (look.font != body.font && ["黑体", "楷体", "小标宋", "魏碑", "隶书"].contains(look.font))
  }

  private func isWholly(_ marks: Marks, _ passage: SourceParagraph) -> Bool {
    passage.inlines.allSatisfy { inline in
      if case .text(let text, let own) = inline { own.contains(marks) || trimmed(text).isEmpty } else { true }
    }
  }

  /// A numbered line in the body's look is a heading if text follows every line of its level.
  private mutating func isTitleOfSection(_ level: Int, in pieces: [DraftPiece]) -> Bool {
    guard level <= 2 else { return false }
    let known = standsAbove[level] ?? allStandAboveText(level, in: pieces)
    standsAbove[level] = known
    return known
  }

  private func allStandAboveText(_ level: Int, in pieces: [DraftPiece]) -> Bool {
    var count = 0
    for (index, piece) in pieces.enumerated() {
      guard case .passage(let passage) = piece, let number = headingNumber(passage.text),
        number.level == level
      else { continue }
      guard mayBeHeading(passage), passage.text.count <= 30, index + 1 < pieces.count,
        case .passage(let next) = pieces[index + 1],
        headingNumber(next.text).map({ $0.level > level }) ?? (next.text.count > passage.text.count)
      else { return false }
      count += 1
    }
    return count > 1
  }

  /// Without a number, only a single line above other text is a heading: consecutive lines of one look are a poem or a
  /// list.
  private func isAlone(_ place: Int, _ passage: SourceParagraph, in pieces: [DraftPiece]) -> Bool {
    func look(at place: Int) -> (look: TextAppearance, length: Int)? {
      guard pieces.indices.contains(place), case .passage(let passage) = pieces[place] else { return nil }
      return (passage.look, passage.text.count)
    }
    if look(at: place - 1)?.look == passage.look || look(at: place + 1)?.look == passage.look { return false }
    guard place + 1 < pieces.count else { return false }
    return passage.look.font != "楷体" || passage.look.isBold
      || (look(at: place + 1)?.length ?? 0) > 30 && passage.text.count <= 20
  }

  private func isCaptionOfTable(_ place: Int, in pieces: [DraftPiece]) -> Bool {
    guard case .passage(let passage) = pieces[place] else { return false }
    let text = squeezed(passage.text)
    if ["表", "附表", "图"].contains(where: { prefix in
      text.hasPrefix(prefix)
        && text.dropFirst(prefix.count).first.map { $0.isNumber || "一二三四五六七八九：:".contains($0) } ?? false
    }) {
      return true
    }
    guard passage.alignment == .center, place + 1 < pieces.count, case .table = pieces[place + 1] else {
      return false
    }
    return true
  }

  /// The level of a look that no numbered heading has: larger and heavier ones are higher.
  private func rank(_ look: TextAppearance) -> Int {
    if look.size > body.size + 1 || look.font == "黑体" || look.font == "小标宋" { return 1 }
    return look.font == "楷体" ? 2 : look.isBold ? 3 : 2
  }
}

/// The look of most of the text.
func bodyLook(of elements: [Element]) -> TextAppearance {
  var weights: [TextAppearance: Int] = [:]
  for case .passage(let passage) in elements where passage.alignment == .start && passage.text.count > 1 {
    // Weight long paragraphs, which are the body even if other text is longer in total.
    weights[passage.look, default: 0] += passage.text.count * (passage.text.count > 40 ? 4 : 1)
  }
  return weights.max { ($0.value, $0.key.size) < ($1.value, $1.key.size) }?.key ?? TextAppearance()
}
