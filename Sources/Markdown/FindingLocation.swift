import Diagnostics

/// Turns findings in lines of the body into diagnostics of the file, all in one pass over the body.
func locate(_ findings: [BodyFinding], in body: Bytes, at place: BodyPlace) -> [Diagnostic] {
  guard !findings.isEmpty else { return [] }
  var starts = [0]
  while let found = body.offset(of: 0x0A, from: starts[starts.count - 1]) { starts.append(found + 1) }
  return findings.map { finding in
    let index = min(max(finding.line, 1), starts.count) - 1
    let end = index + 1 < starts.count ? starts[index + 1] - 1 : body.count
    let line = String(decoding: body[slice: starts[index]..<max(end, starts[index])], as: UTF8.self)
    var location = Location(file: place.file, line: place.firstLine + index)
    if let needle = finding.needle, let found = position(of: needle, in: line) {
      location.column = found.column
      location.length = found.length
    }
    return Diagnostic(
      finding.rule, at: location, finding.arguments,
      correction: finding.correction, help: finding.help, excerpt: line)
  }.sorted()
}

private func position(of needle: String, in line: String) -> (column: Int, length: Int)? {
  let wanted = Array(needle.unicodeScalars)
  let letters = Array(line.unicodeScalars)
  guard !wanted.isEmpty, letters.count >= wanted.count else { return nil }
  for start in 0...(letters.count - wanted.count)
  where letters[start..<start + wanted.count].elementsEqual(wanted) {
    return (start + 1, wanted.count)
  }
  return nil
}
