/// How a day is written: for machines and for readers.
extension Day {
  /// `2024-04-07`
  package var iso: String {
    let (year, month, day) = civil
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  /// `2024年4月7日`
  package var chinese: String {
    let (year, month, day) = civil
    return "\(year)年\(month)月\(day)日"
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
