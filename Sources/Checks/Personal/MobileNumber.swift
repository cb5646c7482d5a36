import Diagnostics

extension Rule {
  /// A page contains a mobile phone number.
  static let personalPhone = Rule(
    "personal-phone", .error, Phrase("公开了手机号 {0}", "a mobile phone number is made public: {0}"),
    manual: Phrase(
      "网上只留办公电话，不留个人手机。固定电话、12345、400、95 开头的号码不在此列。号码中间夹着空格、字、括号、换行、标记，"
        + "写成汉字或别的数字，也一样认得出来。\n"
        + "确实是公开的办公手机，就在旁边写明原因：\n<!-- allow: personal-phone 值班手机，单位同意公开 -->",
      "Only office numbers belong on the site. Landlines and hotlines are no matter here. Gaps, words, brackets, line "
        + "breaks, markup and digits of other scripts hide nothing. For a mobile of the office, say why beside it:\n"
        + "<!-- allow: personal-phone the duty phone, public by decision -->"))
}

/// The groups in which people write the eleven digits.
let mobileShapes: Set<[Int]> = [
  [11], [3, 4, 4], [3, 8], [7, 4], [3, 3, 5], [4, 3, 4], [4, 4, 3], Array(repeating: 1, count: 11),
]

func isMobileNumber(_ digits: some Collection<UInt8>) -> Bool {
  guard digits.count == 11, digits.first == 1, let second = digits.dropFirst().first else { return false }
  return second >= 3
}

/// Mainland mobile numbers: eleven digits from 13 to 19, in the groups that people write, with or without 86.
func mobileNumbers(in runs: [NumberRun], of bytes: [UInt8]) -> [TextDiagnostic] {
  runs.flatMap { run in
    // With the country's code, or the 0 of long distance, or as it is.
    run.windows(of: 11...15, from: { $0 == 1 && $1 >= 3 || $0 == 0 || $0 == 8 && $1 == 6 }).compactMap {
      window -> TextDiagnostic? in
      var digits = window.digits
      // Written without a gap after the country's code, or after the 0 that once led to long distance.
      for prefix in [[0, 0, 8, 6], [8, 6], [0]] as [[UInt8]]
      where digits.count == 11 + prefix.count && run.digits[digits].starts(with: prefix) {
        digits = digits.dropFirst(prefix.count)
      }
      guard isMobileNumber(run.digits[digits]) else { return nil }
      let shape = run.shape(of: window)
      guard shape.count > 1 else {
        return TextDiagnostic(rule: .personalPhone, range: run.range(of: digits), isSecret: true)
      }
      let gaps = run.gaps(in: window)
      let isUsual = mobileShapes.contains(shape) && gaps.allSatisfy { ($0 == .dot) == (gaps.first == .dot) }
      guard digits == window.digits, isUsual || isCued(run.range(of: digits).lowerBound, in: bytes) else {
        return nil
      }
      return TextDiagnostic(rule: .personalPhone, range: run.range(of: digits), isSecret: true)
    }
  }
}

private func isCued(_ offset: Int, in bytes: [UInt8]) -> Bool {
  Cue.ends(NumberContext(bytes: bytes).words(before: offset), with: Cue.phone)
}
