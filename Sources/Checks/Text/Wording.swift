import Diagnostics
import Text

extension Rule {
  /// A word is in the office's list of wrong words.
  static let wrongWord = Rule(
    "wrong-word", .error, Phrase("“{0}”应当写“{1}”", "“{0}” should be “{1}”"),
    manual: Phrase(
      "这个词在 content/wording.yml 的 wrong 里。确实没有写错的，把更长的词加进那一条的 except：\n"
        + "- {wrong: 帐号, right: 账号, except: [蚊帐号], severity: warning}\n"
        + "severity 写这个词的轻重（error 错误、warning 警告、notice 提示）；法规、文件照录原文的，写 exempt: [引文, 书名号]，"
        + "> 引文和《》里的不查。",
      "The word is under `wrong` in content/wording.yml. Where it is right, add the longer word to `except`. `severity` "
        + "says how grave it is; with `exempt: [quotations, titles]` blocks of quotation and what stands between 《》 are "
        + "left alone.")
  )
  /// A word is in the office's list of words not to be used.
  static let forbiddenWord = Rule(
    "forbidden-word", .error, Phrase("不用“{0}”：{1}", "“{0}” is not to be used: {1}"),
    manual: Phrase(
      "这个词在 content/wording.yml 的 forbidden 里，换一个说法。", "The word is under `forbidden` in content/wording.yml."
    ))
  /// A name differs in one character from one that is to be written exactly.
  static let nearMiss = Rule(
    "near-miss", .warning, Phrase("“{0}”与“{1}”差一个字", "“{0}” differs from “{1}” in one character"),
    manual: Phrase(
      "活动品牌、文件名称、单位名称一字不改。原文在 content/wording.yml 的 exact 里，或在它的 vocabularies 指定的词表里；"
        + "本来就是另一个名称的，加进 fine。",
      "Names of campaigns, documents and units are written to the letter. They are under `exact` in "
        + "content/wording.yml or in the vocabularies it names; another name that is right belongs to `fine`."
    ))
}

extension Check {
  static let wording = Check(
    .wrongWord, .forbiddenWord, .nearMiss,
    inText: { text, context in context.wording.marks(in: text) })
}

/// Looks for an office's words in texts: all of them in one pass.
struct Wording: Sendable {
  private let list: WordingList
  private let names: NearNames
  /// The wrong words, the forbidden ones, and the halves of names, in this order.
  private let table: WordTable

  init(_ list: WordingList) {
    self.list = list
    names = NearNames(list.exact, fine: list.fine, units: list.units)
    table = WordTable(
      list.wrong.map(\.wrong) + list.forbidden.map(\.word) + names.halves.map(\.text))
  }

  /// The marks of each passage: its wrong words, its forbidden ones, its names.
  func marks(in text: PreparedText) -> [TextDiagnostic] {
    var marks: [TextDiagnostic] = []
    let bytes = text.prose
    var forbidden: [TextDiagnostic] = []
    var near: [TextDiagnostic] = []
    for passage in text.passages {
      let isQuoted = passage.kind == .quotation && list.exempt.contains(.quotations)
      table.find(in: bytes, passage.range) { word, offset in
        let isListed = word < list.wrong.count + list.forbidden.count
        guard !isListed || !isQuoted && !isInTitle(offset, in: bytes, passage.range) else { return }
        if word < list.wrong.count {
          if let mark = wrongWord(list.wrong[word], at: offset, in: bytes) { marks.append(mark) }
        } else if word < list.wrong.count + list.forbidden.count {
          let entry = list.forbidden[word - list.wrong.count]
          if let mark = forbiddenWord(entry, at: offset, in: bytes) { forbidden.append(mark) }
        } else {
          let half = word - list.wrong.count - list.forbidden.count
          names.look(at: half, from: offset, in: bytes, passage.range, adding: &near)
        }
      }
      guard !forbidden.isEmpty || !near.isEmpty else { continue }
      marks += forbidden + near
      forbidden = []
      near = []
    }
    return marks
  }
}

extension Wording {
  /// Whether a place is between 《 and 》, where the list leaves words alone.
  private func isInTitle(_ offset: Int, in bytes: [UInt8], _ passage: Range<Int>) -> Bool {
    guard list.exempt.contains(.titles) else { return false }
    var start = offset - 3
    // No title is longer than a hundred characters.
    while start >= max(passage.lowerBound, offset - 300), !bytes.has("》", at: start) {
      if bytes.has("《", at: start) { return true }
      start -= 1
    }
    return false
  }
}

private func wrongWord(_ entry: WordingList.WrongWord, at offset: Int, in bytes: [UInt8]) -> TextDiagnostic? {
  guard !isExcepted(entry.wrong, at: offset, by: entry.exceptions + [entry.right], in: bytes) else {
    return nil
  }
  return TextDiagnostic(
    rule: .wrongWord, range: offset..<offset + entry.wrong.utf8.count, arguments: [entry.wrong, entry.right],
    replacement: entry.right, severity: entry.severity)
}

private func forbiddenWord(_ entry: WordingList.ForbiddenWord, at offset: Int, in bytes: [UInt8])
  -> TextDiagnostic?
{
  guard !isExcepted(entry.word, at: offset, by: entry.exceptions, in: bytes) else { return nil }
  return TextDiagnostic(
    rule: .forbiddenWord, range: offset..<offset + entry.word.utf8.count,
    arguments: [entry.word, entry.reason], severity: entry.severity)
}

/// Whether the word is part of a longer one in which it is no mistake.
private func isExcepted(_ word: String, at offset: Int, by longer: [String], in bytes: [UInt8]) -> Bool {
  longer.contains { text in
    var rest = text[...]
    while let range = rest.firstRange(of: word) {
      let before = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      if bytes.has(text.utf8, at: offset - before) { return true }
      rest = rest[rest.index(after: range.lowerBound)...]
    }
    return false
  }
}
