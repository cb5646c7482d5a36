import Diagnostics

extension Rule {
  /// The number of a bank card stands in a page.
  static let personalCard = Rule(
    "personal-card", .error, Phrase("公开了银行卡号 {0}", "a bank card's number is made public: {0}"),
    manual: Phrase(
      "个人的银行卡号不上网。捐款账户等单位账号，在旁边写明原因：\n<!-- allow: personal-card 省直工会捐款专户 -->",
      "Nobody's card number belongs on the site. For an account of the office say why beside it:\n"
        + "<!-- allow: personal-card the account for donations -->"))
}

/// Bank cards: 16 to 19 digits, together or by fours, with the check digit of ISO/IEC 7812 (Luhn).
func bankCards(in runs: [NumberRun]) -> [Mark] {
  runs.flatMap { run in
    run.windows(of: 16...19).compactMap { window -> Mark? in
      let shape = run.shape(of: window)
      let digits = run.digits[window.digits]
      // 3 to 6 begin the cards of payment networks, 9 some old cards of Chinese banks.
      guard let first = digits.first, (3...6).contains(first) || first == 9,
        shape.count == 1 || shape.dropLast().allSatisfy({ $0 == 4 })
          || shape == [6, window.digits.count - 6],
        !run.gaps[window.groups.dropLast()].contains(.dot), passesLuhn(digits)
      else { return nil }
      return Mark(rule: .personalCard, range: run.range(of: window.digits), isSecret: true)
    }
  }
}

private func passesLuhn(_ digits: ArraySlice<UInt8>) -> Bool {
  var sum = 0
  for (position, digit) in digits.reversed().enumerated() {
    let doubled = Int(digit) * (position % 2 == 0 ? 1 : 2)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  // Zeros only are a ruler in a table, not a card.
  return sum % 10 == 0 && sum > 0
}
