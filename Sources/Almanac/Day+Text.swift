/// Notations of a day, for machines and for readers.
extension Day {
  /// `2024-04-07`
  package var iso: String {
    let (year, month, day) = civil
    guard 0..<10_000 ~= year else { return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) }
    return String(unsafeUninitializedCapacity: 10) { bytes in
      (bytes[0], bytes[1]) = twoDigits(year / 100)
      (bytes[2], bytes[3]) = twoDigits(year % 100)
      bytes[4] = UInt8(ascii: "-")
      (bytes[5], bytes[6]) = twoDigits(month)
      bytes[7] = UInt8(ascii: "-")
      (bytes[8], bytes[9]) = twoDigits(day)
      return 10
    }
  }

  /// `2024年4月7日`
  package var chinese: String {
    let (year, month, day) = civil
    return "\(year)年\(month)月\(day)日"
  }

  /// `04-07`
  package var isoMonthAndDay: String {
    let (_, month, day) = civil
    return padded(month, 2) + "-" + padded(day, 2)
  }

  /// `4月7日`
  package var chineseMonthAndDay: String {
    let (_, month, day) = civil
    return "\(month)月\(day)日"
  }
}

extension Day: CustomStringConvertible {
  package var description: String { iso }
}

func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// The digits of a number below 100, as ASCII.
private func twoDigits(_ number: Int) -> (UInt8, UInt8) {
  (UInt8(ascii: "0") + UInt8(number / 10), UInt8(ascii: "0") + UInt8(number % 10))
}
