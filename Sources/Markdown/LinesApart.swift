/// Lines that stay lines.
///
/// In CommonMark a line break within a paragraph means nothing. In Chinese that is pasted from Word, WPS, a chat or an
/// editor without blank lines, one line is one paragraph, and there are beginnings that mean nothing else. So a line of a
/// paragraph stays a line of its own where
/// 1. it begins with two ideographic spaces, which begin a paragraph;
/// 2. it is counted or has a bullet: `1、` `1.甲` `１．` `（一）` `①` `一、` `第一条 ` `●` `📍`, or follows such a line that has
///    ended;
/// 3. it is one of several labels, `时间：6月8日` `问：…`, choices, `A. 同意`, or times of day, `9:00 签到`, or the first
///    behind a line that ends with a colon;
/// 4. it is a point of a speech, `二是…`, behind one that has ended;
/// 5. it is a date alone, or the signature before one;
/// 6. it begins with a dash, `——某某`, behind a line that has ended or that begins with one itself.
///
/// Everything else is CommonMark's.
extension LineScanner {
  /// Whether the line breaks before a text.
  ///
  /// - Parameters:
  ///   - content: the text of a line.
  ///   - start: where it begins with its indentation.
  ///   - quotes: the number of quotation marks before it.
  func standsApart(_ content: Range<Int>, indentedFrom start: Int, quotes: Int) -> Bool {
    guard let before = candidate, before.prefix.quotes == quotes, !before.content.isEmpty, !content.isEmpty,
      !isInLinesBlock
    else {
      return false
    }
    let isBroken =
      bytes[before.content.upperBound - 1] == UInt8(ascii: "\\")
      || bytes.has("  ", at: before.content.upperBound - 2)
    if isBroken { return false }
    if bytes.has("\u{3000}\u{3000}", at: start) { return true }
    let line = bytes[slice: bytes.trimmed(content)]
    // Lines that begin with neither Chinese nor a number are left to CommonMark at once.
    guard let first = line.first, first >= 0x80 || isASCIILetterOrDigit(first) || first == UInt8(ascii: "(")
    else {
      return false
    }
    let previous = bytes[slice: bytes.trimmed(before.content)]
    if line.isCounted { return true }
    if previous.isCounted, previous.endsStatement { return true }
    if line.isOneOfSeveral {
      return previous.isOneOfSeveral || previous.ends(with: "：")
        || (previous.endsStatement || !line.isLabelled) && nextLine.isOneOfSeveral
    }
    if line.isPoint { return previous.endsStatement || previous.ends(with: "：") }
    if line.isDate { return true }
    if line.beginsWithDash { return previous.endsStatement || previous.isCounted || previous.beginsWithDash }
    return previous.endsStatement && line.count <= 90 && nextLine.isDate && !line.hasPunctuation
  }

  private var nextLine: Bytes {
    guard position < bytes.count else { return bytes[slice: 0..<0] }
    let line = position..<endOfLine(from: position)
    return bytes[
      slice: bytes.trimmed(bytes.skipIndentation(line.lowerBound, line.upperBound)..<line.upperBound)]
  }
}

extension Bytes {
  fileprivate func ends(with text: StaticString) -> Bool { has(text, at: count - text.utf8CodeUnitCount) }

  /// Whether a sentence or a clause has ended.
  fileprivate var endsStatement: Bool {
    ends(with: "。") || ends(with: "；") || ends(with: "！") || ends(with: "？") || ends(with: "”")
      || ends(with: "）")
      || ends(with: ";")
  }

  fileprivate var hasPunctuation: Bool {
    indices.contains { offset in
      has("，", at: offset) || has("。", at: offset) || has("；", at: offset) || has("：", at: offset)
        || has("、", at: offset) || has("！", at: offset) || has("？", at: offset)
    }
  }

  /// Whether it begins with a number, a letter of an enumeration or a bullet.
  fileprivate var isCounted: Bool {
    guard let first = character(at: 0) else { return false }
    switch first.value {
    // ①…⑳ ⑴…⑽ ⒈…⒛, ㈠…㈩, ❶…❿ and the like.
    case 0x2460...0x24FF, 0x3220...0x3229, 0x2776...0x2793: return true
    // · • ‣ ※ ・, geometric shapes, symbols, dingbats and pictographs, and private ones of Wingdings.
    case 0xB7, 0x2022, 0x2023, 0x203B, 0x30FB, 0x25A0...0x25FF, 0x2600...0x27BF, 0x2B00...0x2BFF,
      0x23E9...0x23FA,
      0x1F300...0x1FAFF, 0xF06C, 0xF0B7, 0xF0D8, 0xF0FC:
      return true
    // A keycap: 1️⃣.
    case 0x30...0x39 where has("\u{20E3}", at: 1) || has("\u{FE0F}\u{20E3}", at: 1): return true
    case 0x7B2C: return isArticle
    // Ⅰ to Ⅿ.
    case 0x2160...0x216F:
      return has("、", at: first.length) || has("．", at: first.length) || has(".", at: first.length)
        || has(" ", at: first.length) || has("\u{3000}", at: first.length)
    // ( and （
    case 0x28, 0xFF08:
      let end = endOfNumber(from: first.length)
      return end > first.length && (has("）", at: end) || has(")", at: end))
    default: break
    }
    let end = endOfNumber(from: 0)
    guard end > 0, end <= 12 else { return false }
    if has("、", at: end) || has("．", at: end) {
      // 二、三月 and 1、2号楼 are lists within a sentence.
      return endOfNumber(from: end + 3) == end + 3
    }
    if has("）", at: end) || has(")", at: end) { return true }
    return self[0] < 0x80 && has(".", at: end) && end + 1 < count && self[end + 1] >= 0x80
  }

  /// `——某某`, `— 甲`, `－ 甲`.
  fileprivate var beginsWithDash: Bool {
    has("—", at: 0) || has("－", at: 0) || has("–", at: 0) || has("─", at: 0) || has("―", at: 0)
  }

  /// 第一条 为了…, 第二章 …: with a space, since 第一条规定 may go on in a sentence.
  private var isArticle: Bool {
    let end = endOfNumber(from: 3)
    guard end > 3, has("条", at: end) || has("章", at: end) || has("节", at: end) || has("款", at: end) else {
      return false
    }
    return end + 3 >= count || self[end + 3] == 0x20 || has("\u{3000}", at: end + 3) || has("：", at: end + 3)
  }

  /// Whether it looks as lines do of which there are several in a row.
  fileprivate var isOneOfSeveral: Bool { isLabelled || isChoice || isTimed }

  /// `A. 同意`, `B、不同意`.
  private var isChoice: Bool {
    guard let (value, length) = character(at: 0), 0x41...0x5A ~= value || 0xFF21...0xFF3A ~= value else {
      return false
    }
    guard let (mark, markLength) = character(at: length),
      [0x2E, 0xFF0E, 0x3001, 0x29, 0xFF09].contains(mark)
    else { return false }
    var next = length + markLength
    while has(" ", at: next) { next += 1 }
    // A、B 两组 is a list within a sentence.
    return next < count && self[next] >= 0x80
  }

  /// `9:00 签到`, `10：30—11：30 参观`.
  private var isTimed: Bool {
    let hours = prefix { isDigit($0) }.count
    guard 1...2 ~= hours, let (colon, length) = character(at: hours), [0x3A, 0xFF1A, 0x2236].contains(colon)
    else { return false }
    let minutes = hours + length
    return minutes + 2 < count && isDigit(self[minutes]) && isDigit(self[minutes + 1])
      && !isDigit(self[minutes + 2]) && !endsWithBreak(at: minutes + 2)
  }

  /// Whether nothing comes but the sign of a line break.
  private func endsWithBreak(at offset: Int) -> Bool {
    offset + 1 == count && self[offset] == UInt8(ascii: "\\")
  }

  /// `一是…`, `二是…`.
  fileprivate var isPoint: Bool {
    let end = endOfNumber(from: 0)
    return end > 0 && self[0] >= 0x80 && has("是", at: end)
  }

  /// `问：…`, `答：…`, `甲：…`, `Q：…`: somebody of a dialogue, in one letter.
  private var isSpeaker: Bool {
    switch character(at: 0)?.value {
    // 问 答 甲 乙 丙 丁
    case 0x95EE, 0x7B54, 0x7532, 0x4E59, 0x4E19, 0x4E01, 0x51, 0x41: true
    default: false
    }
  }

  /// `时间：6月8日`, `问：…`: two to eight characters before a colon, and something behind it.
  fileprivate var isLabelled: Bool {
    var (offset, letters) = (0, 0)
    while offset < count, letters <= 8, let (value, length) = character(at: offset) {
      switch value {
      case 0xFF1A, 0x3A:
        let next = offset + length
        guard next < count, !endsWithBreak(at: next), !has("://", at: offset) else { return false }
        // A time of day, or a score.
        if offset > 0, isDigit(self[offset - 1]), isDigit(self[next]) { return false }
        return letters >= 2 || isSpeaker
      case 0x4E00...0x9FFF: letters += 1
      case 0x30...0x39: break
      case 0x51, 0x41: guard offset == 0 else { return false }
      case 0x20, 0x3000: break
      default: return false
      }
      // Reported speech.
      if value == 0x8BF4 || value == 0x9053, has("：", at: offset + length) { return false }
      offset += length
    }
    return false
  }

  /// 2026年6月8日, 二〇二六年六月八日, and nothing else.
  fileprivate var isDate: Bool {
    let year = endOfNumber(from: 0)
    guard year >= 4, has("年", at: year) else { return false }
    let month = endOfNumber(from: year + 3)
    guard month > year + 3, has("月", at: month) else { return false }
    let day = endOfNumber(from: month + 3)
    return day > month + 3 && has("日", at: day) && day + 3 == count
  }

  /// The end of a number of Arabic digits of either width, or of Chinese ones.
  private func endOfNumber(from start: Int) -> Int {
    var offset = start
    while let (value, length) = character(at: offset) {
      switch value {
      case 0x30...0x39, 0xFF10...0xFF19, 0x3007, 0x25CB, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
        0x516D, 0x4E03,
        0x516B, 0x4E5D, 0x5341, 0x767E:
        offset += length
      default: return offset
      }
    }
    return offset
  }
}

private func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
