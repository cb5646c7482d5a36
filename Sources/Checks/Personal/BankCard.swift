import Diagnostics
import Text

extension Rule {
  /// A page contains the number of a bank card.
  static let personalCard = Rule(
    "personal-card", .error, Phrase("公开了银行卡号 {0}", "a bank card's number is made public: {0}"),
    manual: Phrase(
      "个人的银行卡号不上网。捐款账户等单位账号，在旁边写明原因：\n<!-- allow: personal-card 省直工会捐款专户 -->",
      "Nobody's card number belongs on the site. For an account of the office say why beside it:\n"
        + "<!-- allow: personal-card the account for donations -->"))
}

/// Bank cards: 15 to 19 digits, together or by fours, with the check digit of ISO/IEC 7812 (Luhn).
func bankCards(in runs: [NumberRun], of bytes: [UInt8]) -> [TextDiagnostic] {
  runs.flatMap { run in
    run.windows(of: 15...19, from: { first, _ in first >= 2 }).compactMap { window -> TextDiagnostic? in
      let digits = run.digits[window.digits]
      guard passesLuhn(digits), isCardShape(run.shape(of: window)), !run.gaps(in: window).contains(.dot)
      else {
        return nil
      }
      let range = run.range(of: window.digits)
      let words = NumberContext(bytes: bytes).words(before: range.lowerBound)
      guard
        isCardNumber(digits) && !isOfList(window, in: run) && !isOfMachine(range, in: bytes)
          || Cue.ends(words, with: Cue.card)
      else {
        return nil
      }
      return TextDiagnostic(rule: .personalCard, range: range, isSecret: true)
    }
  }
}

/// Whether a number by fours has more of them beside it, as lists of numbers do.
private func isOfList(_ window: NumberRun.Window, in run: NumberRun) -> Bool {
  guard run.shape(of: window).count > 1 else { return false }
  let neighbours = [window.groups.lowerBound - 1, window.groups.upperBound]
  return neighbours.contains { run.groups.indices.contains($0) && run.groups[$0].count <= 5 }
}

/// Whether a number continues a word, as in identifiers (`fuzzer-4111…`), or follows a hexadecimal group.
private func isOfMachine(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
  let start = range.lowerBound
  if start > 1, "-_/#=.".utf8.contains(bytes[start - 1]), isASCIILetterOrDigit(UInt32(bytes[start - 2])) {
    return true
  }
  if range.upperBound < bytes.count, isASCIILetterOrDigit(UInt32(bytes[range.upperBound])) { return true }
  let before = bytes[max(0, start - 5)..<start]
  return before.count == 5 && before.last == 0x20
    && before.dropLast().allSatisfy { isASCIILetterOrDigit(UInt32($0)) }
    && before.contains { 0x30...0x39 ~= $0 }
}

private func isCardShape(_ shape: [Int]) -> Bool {
  let count = shape.reduce(0, +)
  return shape.count == 1 || shape.dropLast().allSatisfy { $0 == 4 } || shape == [6, count - 6]
    || shape == [4, 6, 5]
}

/// Whether cards of that length begin so. One in ten numbers of machines passes the check by chance; most begin
/// otherwise or have another length: those of Visa, Mastercard and JCB have sixteen digits, those of Chinese banks begin
/// with 62, and some old ones with 60, 68, 69 or 9.
func isCardNumber(_ digits: ArraySlice<UInt8>) -> Bool {
  let start = digits.prefix(2).reduce(0) { $0 * 10 + Int($1) }
  return switch digits.count {
  case 16: 40...49 ~= start || 51...55 ~= start || [35, 60, 62, 94, 95, 98].contains(start)
  case 17, 18: start == 62
  case 19: [60, 62, 68, 69, 94, 95].contains(start)
  default: false
  }
}

func passesLuhn(_ digits: ArraySlice<UInt8>) -> Bool {
  var sum = 0
  for (position, digit) in digits.reversed().enumerated() {
    let doubled = Int(digit) * (position % 2 == 0 ? 1 : 2)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  // Zeros only are a ruler in a table, not a card.
  return sum % 10 == 0 && sum > 0
}
