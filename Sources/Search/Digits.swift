/// Numbers as text that needs no escaping in a script: one to a few characters of ASCII each.
///
/// 91 characters are digits. The first 51 end a number and the other 40 carry on, so that no number has two forms
/// and small ones, which gaps between places mostly are, take one character or two.
enum Digits {
  /// More than any place of any site takes.
  static let mostLength = 8

  static let enders = 51
  static let carriers = 40

  static func append(_ number: Int, to bytes: inout [UInt8]) {
    precondition(number >= 0)
    if number >= enders { appendCarriers(number / enders, to: &bytes) }
    bytes.append(digit(number % enders))
  }

  private static func appendCarriers(_ number: Int, to bytes: inout [UInt8]) {
    let rest = (number - 1) / carriers
    if rest > 0 { appendCarriers(rest, to: &bytes) }
    bytes.append(digit(enders + (number - 1) % carriers))
  }

  /// From `#` to `~` without the backslash, which a script would take for something else.
  private static func digit(_ value: Int) -> UInt8 { UInt8(value < 57 ? value + 35 : value + 36) }
}
