import Diagnostics

extension Rule {
  /// A page contains a resident identity number.
  static let personalID = Rule(
    "personal-id", .error, Phrase("公开了身份证号 {0}", "an identity number is made public: {0}"),
    manual: Phrase(
      "网站上不得出现身份证号，正文、表格、图片说明、文件名都一样。删去它，或只留隐去的样子：************002X。\n"
        + "18 位的按 GB 11643 校验码认，15 位的按地区和出生日期认；号码中间夹着空格、字、括号、换行、标记，也一样。",
      "No identity number may stand on the site, neither in texts nor in tables, captions or file names. Remove it or "
        + "mask it: ************002X. Numbers of 18 digits are known by their check digit (GB 11643), those of 15 by "
        + "region and day of birth."))
}

/// Identity numbers of 18 digits by checksum, old ones of 15 by region and day of birth.
func identityNumbers(in runs: [NumberRun]) -> [TextDiagnostic] {
  runs.flatMap { run in
    var marks: [TextDiagnostic] = []
    if let check = run.check {
      for window in run.windows(of: 17...17) where window.digits.upperBound == run.digits.count {
        guard isRegion(run.digits[window.digits]), isIdentityNumber(Array(run.digits[window.digits]) + [10])
        else {
          continue
        }
        let start = run.range(of: window.digits).lowerBound
        marks.append(TextDiagnostic(rule: .personalID, range: start..<check.upperBound, isSecret: true))
      }
    }
    for window in run.windows(of: 15...20, from: isRegion) where isIdentity(window, of: run) {
      marks.append(TextDiagnostic(rule: .personalID, range: run.range(of: window.digits), isSecret: true))
    }
    return marks
  }
}

private func isIdentity(_ window: NumberRun.Window, of run: NumberRun) -> Bool {
  // The day of birth is tested first, to copy no digits of other numbers.
  let start = window.digits.lowerBound
  let birth = window.digits.count == 15 ? start + 8 : start + 10
  guard isDay(month: number(run.digits[birth..<birth + 2]), day: number(run.digits[birth + 2..<birth + 4]))
  else {
    return false
  }
  let digits = Array(run.digits[window.digits])
  let shape = run.shape(of: window)
  return switch digits.count {
  case 15: [[15], [6, 6, 3]].contains(shape) && isOldIdentityNumber(digits)
  case 18: isIdentityNumber(digits)
  // Certificates of disability add a category and a degree.
  case 20:
    shape.count == 1 && isIdentityNumber(Array(digits.prefix(18))) && 1...7 ~= digits[18]
      && 1...4 ~= digits[19]
  default: false
  }
}

/// GB 11643-1999: the weighted sum of all 18 places leaves 1 when divided by 11.
func isIdentityNumber(_ digits: [UInt8]) -> Bool {
  let severityOverrides = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1]
  let sum = zip(digits, severityOverrides).reduce(0) { $0 + Int($1.0) * $1.1 }
  let year = number(digits[6..<10])
  return sum % 11 == 1 && isRegion(digits) && (1850...2150).contains(year)
    && isDay(month: number(digits[10..<12]), day: number(digits[12..<14]))
}

/// Six digits of the region, year, month and day of birth in two digits each, three in order.
private func isOldIdentityNumber(_ digits: [UInt8]) -> Bool {
  isRegion(digits) && isDay(month: number(digits[8..<10]), day: number(digits[10..<12]))
}

private func isRegion(_ digits: some Collection<UInt8>) -> Bool {
  guard let first = digits.first, let second = digits.dropFirst().first else { return false }
  return isRegion(first, second)
}

private func isRegion(_ first: UInt8, _ second: UInt8) -> Bool {
  switch first * 10 + second {
  case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83, 91: true
  default: false
  }
}

private func isDay(month: Int, day: Int) -> Bool {
  guard (1...12).contains(month) else { return false }
  return (1...[31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]).contains(day)
}

private func number(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1) } }
