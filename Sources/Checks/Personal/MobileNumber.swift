import Diagnostics

extension Rule {
  /// A mobile phone number stands in a page.
  static let personalPhone = Rule(
    "personal-phone", .error, Phrase("公开了手机号 {0}", "a mobile phone number is made public: {0}"),
    manual: Phrase(
      "网上只留办公电话，不留个人手机。固定电话、12345、400、95 开头的号码不在此列。\n"
        + "确实是公开的办公手机，就在旁边写明原因：\n<!-- allow: personal-phone 值班手机，单位同意公开 -->",
      "Only office numbers belong on the site. Landlines and hotlines are no matter here. For a mobile of the office, "
        + "say why beside it:\n<!-- allow: personal-phone the duty phone, public by decision -->"))
}

/// Mainland mobile numbers: eleven digits from 13 to 19, in the groups that people write, with or without 86.
func mobileNumbers(in runs: [NumberRun]) -> [Mark] {
  let shapes = [[11], [3, 4, 4], [3, 8], [7, 4], [3, 3, 5], [4, 3, 4], [4, 4, 3]]
  return runs.flatMap { run in
    run.windows(of: 11...15).compactMap { window -> Mark? in
      var digits = window.digits
      if window.groups.count == 1 {
        // Written without a gap after the country's code, or after the 0 that once led to long distance.
        for prefix in [[0, 0, 8, 6], [8, 6], [0]] as [[UInt8]]
        where digits.count == 11 + prefix.count && run.digits[digits].starts(with: prefix) {
          digits = digits.dropFirst(prefix.count)
        }
      } else {
        let gaps = run.gaps[window.groups.dropLast()]
        guard shapes.contains(run.shape(of: window)),
          gaps.allSatisfy({ ($0 == .dot) == (gaps.first == .dot) })
        else { return nil }
      }
      guard digits.count == 11, run.digits[digits.lowerBound] == 1, run.digits[digits.lowerBound + 1] >= 3
      else { return nil }
      return Mark(rule: .personalPhone, range: run.range(of: digits), isSecret: true)
    }
  }
}
