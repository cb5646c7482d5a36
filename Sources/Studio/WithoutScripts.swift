/// A page without its scripts: none may run in the studio's frame, and browsers would report each.
///
/// Pages come from checked templates, so every script element is closed.
func withoutScripts(_ page: [UInt8]) -> [UInt8] {
  let (open, close) = (Array("<script".utf8), Array("</script>".utf8))
  var rest = page[...]
  var kept: [UInt8] = []
  kept.reserveCapacity(page.count)
  while let start = place(of: open, in: rest) {
    kept += rest[..<start]
    guard let end = place(of: close, in: rest[start...]) else { return kept }
    rest = rest[(end + close.count)...]
  }
  return kept + rest
}

private func place(of wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
  var start = bytes.startIndex
  while let found = bytes[start...].firstIndex(of: wanted[0]) {
    if bytes[found...].starts(with: wanted) { return found }
    start = found + 1
  }
  return nil
}
