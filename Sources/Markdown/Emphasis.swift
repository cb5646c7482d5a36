/// The character that makes stock libcmark read emphasis beside Chinese punctuation as the CJK-friendly
/// amendments to CommonMark want it: a punctuation mark put between a run of `*` and the letter next to it.
///
/// libcmark lets a run open emphasis if no punctuation follows it, or if space or punctuation precedes it; closing is
/// the mirror image. In `**“节日”**主题` the second run has punctuation before it and a letter after it, so it may only
/// open. With one more punctuation mark before the letter it may do both, which is exactly the amended reading; no
/// other amended case differs from the stock one. Since marks go between runs and letters, never between two runs, a
/// run's mark cannot change how its neighbours are read, only with which of them it pairs; `EmphasisDoubt` handles
/// that. The writer drops the marks again, also where a run turns out to be code.
struct EmphasisMark {
  var goesBefore: Bool
  var goesAfter: Bool
}

extension EmphasisMark {
  /// The marks that the run of delimiters in `run` needs, or nil where stock libcmark is right.
  init?(run: Range<Int>, in bytes: Bytes) {
    let delimiter = bytes[run.lowerBound]
    let before = Neighbour(before: run.lowerBound, in: bytes)
    let after = Neighbour(after: run.upperBound, in: bytes)
    // A letter that is not CJK on one side and no variation selector: nothing is amended.
    guard before.amended.contains(.cjk) || after.amended.contains(.cjk) || before.amended != before.stock
    else {
      return nil
    }
    let wanted = amendedFlanking(of: delimiter, before: before.amended, after: after.amended)
    if stockFlanking(of: delimiter, before: before.stock, after: after.stock) == wanted { return nil }
    for (goesBefore, goesAfter) in [(true, false), (false, true), (true, true)] {
      let reading = stockFlanking(
        of: delimiter,
        before: goesBefore ? .punctuation : before.stock, after: goesAfter ? .punctuation : after.stock)
      if reading == wanted {
        self.init(goesBefore: goesBefore, goesAfter: goesAfter)
        return
      }
    }
    return nil
  }
}

/// The neighbour of a run: the nearest character for libcmark; for the amendments that character with its variation
/// selector.
///
/// One step beyond the amendments: quotation marks, dashes and dots that Unicode calls ambiguous are Chinese where a
/// Chinese character is on their other side, so that `**“节日”**2024年` is emphasis too.
struct Neighbour {
  var stock: CharacterClass
  var amended: CharacterClass

  init(before offset: Int, in bytes: Bytes) {
    guard let last = bytes.character(before: offset) else {
      stock = .space
      amended = .space
      return
    }
    stock = CharacterClass(of: last.value)
    amended = stock
    let beyond = bytes.character(before: offset - last.length)
    if (0xE0100...0xE01EF).contains(last.value) {
      amended = .cjk
    } else if (0xFE00...0xFE0E).contains(last.value), let beyond {
      amended = CharacterClass(of: beyond.value).subtracting(.space)
      if isQuotationMark(beyond.value), last.value == 0xFE01 { amended.insert(.cjk) }
    } else if isAmbiguous(last.value), let beyond, CharacterClass(of: beyond.value).contains(.cjk) {
      amended.insert(.cjk)
    }
  }

  init(after offset: Int, in bytes: Bytes) {
    guard let next = bytes.character(at: offset) else {
      stock = .space
      amended = .space
      return
    }
    stock = CharacterClass(of: next.value)
    amended = stock
    if isAmbiguous(next.value), let beyond = bytes.character(at: offset + next.length),
      CharacterClass(of: beyond.value).contains(.cjk)
    {
      amended.insert(.cjk)
    }
  }
}

private func isQuotationMark(_ character: UInt32) -> Bool {
  character == 0x2018 || character == 0x2019 || character == 0x201C || character == 0x201D
}

/// Punctuation that is as wide as its neighbours: `“” ‘’ — … ·`.
func isAmbiguous(_ character: UInt32) -> Bool {
  isQuotationMark(character) || character == 0x2014 || character == 0x2026 || character == 0xB7
}

/// Whether a run of delimiters may open and close emphasis.
struct Flanking: Equatable {
  var opens: Bool
  var closes: Bool

  /// From the sides a run leans to: an underscore between letters is part of a word.
  fileprivate init(
    of delimiter: UInt8, leansRight: Bool, leansLeft: Bool, before: CharacterClass, after: CharacterClass
  ) {
    let isUnderscore = delimiter == UInt8(ascii: "_")
    opens = leansRight && (!isUnderscore || !leansLeft || before.contains(.punctuation))
    closes = leansLeft && (!isUnderscore || !leansRight || after.contains(.punctuation))
  }
}

/// CommonMark 0.30, section 6.2.
func stockFlanking(of delimiter: UInt8, before: CharacterClass, after: CharacterClass) -> Flanking {
  let opening =
    !after.contains(.space)
    && (!after.contains(.punctuation) || before.contains(.space) || before.contains(.punctuation))
  let closing =
    !before.contains(.space)
    && (!before.contains(.punctuation) || after.contains(.space) || after.contains(.punctuation))
  return Flanking(of: delimiter, leansRight: opening, leansLeft: closing, before: before, after: after)
}

/// The CJK-friendly amendments to section 6.2: only punctuation that is not CJK hinders, and CJK characters
/// beside it lift the hindrance.
func amendedFlanking(of delimiter: UInt8, before: CharacterClass, after: CharacterClass) -> Flanking {
  func hinders(_ side: CharacterClass) -> Bool { side.contains(.punctuation) && !side.contains(.cjk) }
  func frees(_ side: CharacterClass) -> Bool { side.contains(.space) || side.contains(.cjk) || hinders(side) }
  let opening = !after.contains(.space) && (!hinders(after) || frees(before))
  let closing = !before.contains(.space) && (!hinders(before) || frees(after))
  return Flanking(of: delimiter, leansRight: opening, leansLeft: closing, before: before, after: after)
}
