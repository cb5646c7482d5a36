import Diagnostics
import Text

extension Rule {
  /// A page contains the number of a passport or a permit.
  static let personalPassport = Rule(
    "personal-passport", .error,
    Phrase("公开了护照、通行证等证件号 {0}", "the number of a passport or permit is made public: {0}"),
    manual: Phrase(
      "护照、港澳通行证、台胞证、回乡证、军官证的号码不上网。它们没有校验码，按旁边的字（护照、通行证、台胞证……）认；"
        + "香港身份证按括号里的校验码认。不是证件号的，在旁边写明原因：\n<!-- allow: personal-passport 设备编号 -->",
      "Numbers of passports, travel permits and officers' cards do not belong on the site. They have no check digit and "
        + "are known by the words beside them; identity cards of Hong Kong by theirs. Where it is none, say so:\n"
        + "<!-- allow: personal-passport the number of a device -->"))
}

private let passportWords = ["护照", "passport"]
private let permitWords = [
  "通行证", "台胞证", "臺胞證", "回乡证", "回乡卡", "旅行证", "居留证", "居留许可", "身份证", "身分证",
]
private let officerWords = ["军官证", "士官证", "警官证", "士兵证", "文职干部证", "军人证", "字第"]

/// Passports, permits for Hong Kong, Macao and Taiwan, officers' cards: letters and six to ten digits, with a word
/// beside them that names the document, or with the check digit of Hong Kong's identity cards.
func travelDocuments(in bytes: [UInt8], at starts: [ByteIndex.Digits]) -> [TextDiagnostic] {
  starts.compactMap { digits in
    guard 6...10 ~= digits.count, isOfADocument(at: digits.start, in: bytes),
      let number = DocumentNumber(digits, in: bytes), number.isPersonal
    else { return nil }
    return TextDiagnostic(rule: .personalPassport, range: number.range, isSecret: true)
  }
}

/// Most runs of digits are dates and numbers of things: a document's has a letter before it, or a word that ends in
/// 证, 證, 照, 卡 or 字, or one of `passport` and `permit`, shortly before.
private func isOfADocument(at start: Int, in bytes: [UInt8]) -> Bool {
  if start > 0, isLetter(bytes[start - 1]) || bytes[start - 1] == 0x20 { return true }
  for offset in max(0, start - 24)..<start {
    switch bytes[offset] {
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      if bytes.has("port", at: offset) || bytes.has("PORT", at: offset) || bytes.has("permit", at: offset)
        || bytes.has("PERMIT", at: offset) || bytes.has("Permit", at: offset)
      {
        return true
      }
    case 0xE5: if bytes.has("卡", at: offset) || bytes.has("字", at: offset) { return true }
    case 0xE7: if bytes.has("照", at: offset) { return true }
    case 0xE8: if bytes.has("证", at: offset) || bytes.has("證", at: offset) { return true }
    default: break
    }
  }
  return false
}

private struct DocumentNumber {
  private let bytes: [UInt8]
  private let letters: String
  private let digits: ArraySlice<UInt8>
  let range: Range<Int>

  /// Nil if more than three letters precede the digits, or any follow.
  ///
  /// - Parameter digits: six to ten of them.
  init?(_ digits: ByteIndex.Digits, in bytes: [UInt8]) {
    let (start, end) = (digits.start, digits.start + digits.count)
    var first = start
    while first > 0, start - first < 4, isLetter(bytes[first - 1]) { first -= 1 }
    // A space may part the letter from the digits.
    if first == start, start > 1, bytes[start - 1] == 0x20, 0x41...0x5A ~= bytes[start - 2],
      start == 2 || !isASCIILetterOrDigit(UInt32(bytes[start - 3]))
    {
      first = start - 2
    }
    let letters = String(decoding: bytes[first..<start], as: UTF8.self)
    guard letters.count <= 3, first == 0 || !isASCIILetterOrDigit(UInt32(bytes[first - 1])),
      end == bytes.count || !isLetter(bytes[end])
    else { return nil }
    (self.bytes, self.letters) = (bytes, letters.trimmingSpaces.uppercased())
    self.digits = bytes[start..<end]
    range = first..<end
  }

  var isPersonal: Bool {
    let count = digits.count
    if letters.count == 1 || letters.count == 2, count == 6, isHongKongCard { return true }
    let words = NumberContext(bytes: bytes).words(before: range.lowerBound)
    let beside = words + NumberContext(bytes: bytes).words(after: range.upperBound)
    if letters.isEmpty { return isBare(words) }
    // In small letters nearly everything is something else.
    let isSmall = 0x61...0x7A ~= bytes[range.lowerBound]
    if isSmall { return (7...9).contains(count) && Cue.ends(words, with: namesBeforeDigits) }
    let block = { NumberContext(bytes: bytes).block(before: range.lowerBound) + beside }
    switch (letters.count, count) {
    case (1, 8), (2, 7), (1, 9), (1, 10), (1, 7):
      return Cue.stands(in: block(), of: passportWords + permitWords)
    case (1...3, 6...9): return Cue.stands(in: words, of: passportWords + ["台胞证"])
    default: return false
    }
  }

  /// Digits alone are a permit's where the words directly before say so, and no word behind counts something.
  private func isBare(_ words: String) -> Bool {
    guard isNumbered(words) else { return false }
    let behind = NumberContext(bytes: bytes).words(after: range.upperBound).first
    return !"张本人份元个件次家户名例".contains(behind ?? " ")
  }

  private func isNumbered(_ words: String) -> Bool {
    if digits.count <= 8, Cue.ends(words, with: ["字第"]) {
      return Cue.stands(in: words, of: officerWords.dropLast()) || Cue.ends(words, with: officerPrefixes)
    }
    return digits.count >= 7 && Cue.ends(words, with: namesBeforeDigits)
  }

  /// `A123456(3)`: letters count from 10, and the weighted sum leaves nothing when divided by 11.
  private var isHongKongCard: Bool {
    let after = NumberContext(bytes: bytes).words(after: range.upperBound)
    guard let open = after.first, "(（".contains(open), let check = after.dropFirst().first,
      ")）".contains(after.dropFirst(2).first ?? " "), let last = check == "A" ? 10 : check.wholeNumberValue
    else { return false }
    let values = letters.utf8.map { Int($0) - 55 } + digits.map { Int($0) - 48 } + [last]
    let whole = (values.count == 8 ? [36] : []) + values
    return zip(whole, stride(from: 9, through: 1, by: -1)).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
  }
}

/// The words directly before a permit's digits.
private let namesBeforeDigits: [String] = {
  let names = passportWords + permitWords.filter { !$0.hasPrefix("身") } + officerWords.dropLast()
  return names.flatMap { name in
    ["", "号", "号码", "编号", " no", " number"].map { name + $0 }
  }
}()

/// `军字第…号` and its like.
private let officerPrefixes = [
  "军", "士", "文", "兵", "警", "武", "政", "后", "参", "空", "海", "北", "南", "沈", "兰", "济", "广", "成",
].map { $0 + "字第" }

private func isLetter(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte || 0x61...0x7A ~= byte }
