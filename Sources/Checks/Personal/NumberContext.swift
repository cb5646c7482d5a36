import Files
import Text

/// In bytes, on either side of a number.
private let longestToken = 256

/// The text around a number, which shows whether the number is a person's.
struct NumberContext {
  let bytes: [UInt8]

  /// Whether the number is a piece of something that machines made: `e3b013812345678fc`, `0x13812345678`.
  func isInHexadecimal(_ range: Range<Int>) -> Bool {
    var (before, after) = token(around: range)
    // The country's code, and the 0 of long distance.
    if ["86", "0086", "0"].contains(String(decoding: before, as: UTF8.self)) { before = [] }
    guard !before.isEmpty || !after.isEmpty else { return false }
    if before.last == UInt8(ascii: "x"), before.dropLast().last == UInt8(ascii: "0") { return true }
    // `Tel138…` and `WX138…` are words before a number.
    let isWord = before.allSatisfy { !(0x30...0x39).contains($0) } && before.contains { !isHexadecimal($0) }
    if isWord && after.isEmpty { return false }
    return !before.isEmpty && !after.isEmpty || (before + after).contains { 0x30...0x39 ~= $0 }
      || before.count > 1 && before.allSatisfy(isHexadecimal)
      || after.count > 2 && after.allSatisfy(isHexadecimal)
  }

  /// Whether the number is the fraction of another (`0.13812345678`) or has one itself.
  func isDecimal(_ range: Range<Int>) -> Bool {
    let dot = UInt8(ascii: ".")
    if has(dot, at: range.upperBound), isDigit(at: range.upperBound + 1) {
      return digitCount(from: range.upperBound + 1) < shortestNumber
    }
    guard has(dot, at: range.lowerBound - 1), isDigit(at: range.lowerBound - 2) else { return false }
    var start = range.lowerBound - 2
    while isDigit(at: start - 1) { start -= 1 }
    // `1.138…` at the beginning of a line is an item of a list.
    let isItem =
      range.lowerBound - 1 - start <= 2 && bytes[start] != 0x30 && (start == 0 || bytes[start - 1] == 0x0A)
    return !isItem
  }

  /// The address of another site around a place, up to there.
  func webAddress(before offset: Int) -> ArraySlice<UInt8>? {
    var start = offset
    let first = max(0, start - 500)
    while start > first, (0x21...0x7E).contains(bytes[start - 1]) {
      start -= 1
      if bytes.has("://", at: start) { return bytes[start..<offset] }
    }
    return nil
  }

  /// The line of a place up to there, without markup, and no more of it than a few words.
  func words(before offset: Int) -> String {
    var start = offset
    while start > 0, offset - start < 60, bytes[start - 1] != 0x0A { start -= 1 }
    while start < offset, bytes[start] & 0xC0 == 0x80 { start += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  /// The next 30 bytes of the line after a place, in whole characters.
  func words(after offset: Int) -> String {
    var end = offset
    while end < bytes.count, end - offset < 30, bytes[end] != 0x0A { end += characterLength(bytes[end]) }
    return String(decoding: bytes[offset..<min(end, bytes.count)], as: UTF8.self)
  }

  /// The lines before a place up to an empty one: the header of a table, or the first line of a list.
  func block(before offset: Int) -> String {
    var start = offset
    let first = max(0, offset - 2000)
    while start > first, !(bytes[start - 1] == 0x0A && (start < 2 || bytes[start - 2] == 0x0A)) { start -= 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private func token(around range: Range<Int>) -> (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>) {
    var (start, end) = (range.lowerBound, range.upperBound)
    // Longer tokens are no words, and walking to the ends for every number within one would take quadratic time.
    let (first, last) = (max(0, start - longestToken), min(bytes.count, end + longestToken))
    while start > first, isASCIILetterOrDigit(UInt32(bytes[start - 1])) { start -= 1 }
    while end < last, isASCIILetterOrDigit(UInt32(bytes[end])) { end += 1 }
    return (bytes[start..<range.lowerBound], bytes[range.upperBound..<end])
  }

  private func has(_ byte: UInt8, at offset: Int) -> Bool {
    bytes.indices.contains(offset) && bytes[offset] == byte
  }

  private func isDigit(at offset: Int) -> Bool {
    bytes.indices.contains(offset) && 0x30...0x39 ~= bytes[offset]
  }

  private func digitCount(from offset: Int) -> Int { bytes[offset...].prefix { 0x30...0x39 ~= $0 }.count }

  private func isHexadecimal(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x41...0x46 ~= byte || 0x61...0x66 ~= byte
  }
}

/// Words before a number that tell its sort.
enum Cue {
  static let phone = [
    "电话", "手机", "手机号", "号码", "手机号码", "电话号码", "联系方式", "联系电话", "联系手机", "微信", "微信号", "微信同号", "致电", "拨打",
    "电联", "短信", "来电", "tel", "phone", "mobile", "cell", "whatsapp", "wechat",
  ]
  static let card = ["卡号", "账号", "帐号", "账户", "帐户", "银行卡", "card", "account"]

  /// Whether a text ends with one of the words, with only marks, `是` or `为` after it.
  ///
  /// - Parameter words: in small letters. They are compared by bytes: this is asked of every number of a text.
  static func ends(_ text: String, with words: [String]) -> Bool {
    var rest = text[...]
    while let last = rest.last, !last.isLetter || "是为".contains(last) { rest = rest.dropLast() }
    let end = rest.utf8.suffix(longestWord).map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    return words.contains { end.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// In bytes.
  private static let longestWord = 64

  /// Whether a text contains one of the words.
  static func stands(in text: some StringProtocol, of words: [String]) -> Bool {
    let text = text.lowercased()
    return words.contains { text.contains($0) }
  }
}
