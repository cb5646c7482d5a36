import Diagnostics

/// The least number of digits of a personal number.
let shortestNumber = 11

/// All personal information in some bytes: of overlapping findings the graver is kept.
///
/// The bytes of the whole file are searched, fields and code as well, as readers see them: a number that markup
/// interrupts, or that is written by character references, counts.
func personalInformation(in bytes: [UInt8], _ byteIndex: ByteIndex) -> [TextDiagnostic] {
  var marks: [TextDiagnostic] = []
  for mark in candidates(in: bytes, byteIndex) {
    guard !marks.contains(where: { $0.range.overlaps(mark.range) }) else { continue }
    // One line, as messages are.
    let secret = String(String(decoding: bytes[mark.range], as: UTF8.self).map { $0.isWhitespace ? " " : $0 })
    var mark = mark
    mark.arguments = [masked(secret)]
    mark.help = howToMend(masked(secret), mark.rule.name)
    marks.append(mark)
    if marks.count >= 200 { break }
  }
  return marks
}

private func candidates(in bytes: [UInt8], _ byteIndex: ByteIndex) -> [TextDiagnostic] {
  let digits = byteIndex.digits.filter { mayBeLong($0, in: bytes) }.map(\.start)
  let runs =
    numberRuns(in: bytes, from: digits, atLeast: shortestNumber)
    + numberRuns(in: bytes, from: byteIndex.numerals, atLeast: shortestNumber)
  var found: [TextDiagnostic] = []
  if !byteIndex.digits.isEmpty {
    found = splitNumbers(in: bytes, at: byteIndex.digits) + travelDocuments(in: bytes, at: byteIndex.digits)
  }
  if !runs.isEmpty {
    let numbers =
      identityNumbers(in: runs) + bankCards(in: runs, of: bytes) + mobileNumbers(in: runs, of: bytes)
    // A part of an identity number may look like a telephone's.
    found = found.filter { $0.rule == .personalID } + numbers.filter { isOfAPerson($0, in: bytes) } + found
  }
  if !byteIndex.letters.isEmpty {
    found += licencePlates(in: bytes, at: byteIndex.letters).filter { !isInWebAddress($0, of: bytes) }
  }
  found += privateMailboxes(in: bytes, at: byteIndex.atSigns)
  if !byteIndex.counters.isEmpty {
    found += homeAddresses(in: bytes, at: byteIndex.counters).filter { !isInWebAddress($0, of: bytes) }
  }
  return found
}

private func isInWebAddress(_ mark: TextDiagnostic, of bytes: [UInt8]) -> Bool {
  NumberContext(bytes: bytes).webAddress(before: mark.range.lowerBound) != nil
}

/// Whether a number may be a person's. One within a hexadecimal or a longer decimal number is not; one in a web address
/// only if it has a check digit or if the address names it, as `tel=` does.
private func isOfAPerson(_ mark: TextDiagnostic, in bytes: [UInt8]) -> Bool {
  let around = NumberContext(bytes: bytes)
  // The old numbers of fifteen digits have no check digit.
  let isIdentity = mark.rule == .personalID && mark.range.count > 15
  if around.isInHexadecimal(mark.range) || mark.rule != .personalID && around.isDecimal(mark.range) {
    return false
  }
  guard let address = around.webAddress(before: mark.range.lowerBound), !isIdentity else { return true }
  let words = mark.rule == .personalPhone ? addressWords : ["card", "account", "kahao", "zhanghao"]
  let last = String(decoding: address.suffix(24), as: UTF8.self).lowercased()
  return words.contains { word in
    ["=", "/", ":", "%3a", "=%2b86", "=+86", "=86", "/86", "/+86"].contains { last.hasSuffix(word + $0) }
  }
}

/// Names of telephone numbers in addresses: `?tel=`, `/phone/`, `wa.me/86`.
private let addressWords = [
  "tel", "phone", "mobile", "cell", "telephone", "shouji", "sjh", "sj", "dianhua", "dh", "lxdh", "contact",
  "sms", "call",
  "wechat", "weixin", "wx", "wa.me", "phonenumber", "phone_number", "number", "telno",
]

private func howToMend(_ shown: String, _ rule: String) -> Phrase {
  Phrase(
    "删去，或隐去：\(shown)；确须公开的，写明原因：<!-- allow: \(rule) 原因 -->",
    "remove or mask it: \(shown); if it must stand, say why: <!-- allow: \(rule) REASON -->")
}

/// A name as it may be shown: what is personal in it is masked.
package func withoutSecrets(_ name: String) -> String {
  var bytes = Array(name.utf8)
  let marks = personalInformation(in: bytes, ByteIndex(of: bytes))
  for mark in marks.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
    bytes.replaceSubrange(mark.range, with: Array((mark.arguments.first ?? "").utf8))
  }
  return String(decoding: bytes, as: UTF8.self)
}
