import Diagnostics

/// How many digits a number has at least that is somebody's.
let shortestNumber = 11

/// Everything personal in some bytes: of what overlaps, the graver is kept.
///
/// The bytes of the whole file are looked at, fields and code as well, but not the addresses of other sites.
func personalInformation(in bytes: [UInt8], _ landmarks: Landmarks) -> [Mark] {
  let runs = numberRuns(in: bytes, from: landmarks.digits, atLeast: shortestNumber)
  var found: [Mark] = []
  if !runs.isEmpty { found = identityNumbers(in: runs) + bankCards(in: runs) + mobileNumbers(in: runs) }
  if !landmarks.letters.isEmpty { found += licencePlates(in: bytes, at: landmarks.letters) }
  if !landmarks.atSigns.isEmpty { found += privateMailboxes(in: bytes, at: landmarks.atSigns) }
  if !landmarks.counters.isEmpty { found += homeAddresses(in: bytes, at: landmarks.counters) }
  var marks: [Mark] = []
  for mark in found {
    let isPart = marks.contains { $0.range.overlaps(mark.range) } || isInWebAddress(mark.range, of: bytes)
    guard !isPart else { continue }
    let secret = String(decoding: bytes[mark.range], as: UTF8.self)
    var mark = mark
    mark.arguments = [masked(secret)]
    mark.help = howToMend(masked(secret), mark.rule.name)
    marks.append(mark)
    if marks.count >= 200 { break }
  }
  return marks
}

/// Whether a place is within `https://…`: long numbers of other sites' addresses are nobody's.
private func isInWebAddress(_ range: Range<Int>, of bytes: [UInt8]) -> Bool {
  var start = range.lowerBound
  let first = max(0, start - 500)
  while start > first, (0x21...0x7E).contains(bytes[start - 1]) {
    start -= 1
    if bytes.has("://", at: start) { return true }
  }
  return false
}

private func howToMend(_ shown: String, _ rule: String) -> Phrase {
  Phrase(
    "删去，或隐去：\(shown)；确须公开的，写明原因：<!-- allow: \(rule) 原因 -->",
    "remove or mask it: \(shown); if it must stand, say why: <!-- allow: \(rule) REASON -->")
}
