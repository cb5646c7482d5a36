import Content
import Diagnostics

/// A link that leads nowhere; where in its line it stands is looked up when it has to be shown.
struct LinkFault {
  var rule: Rule
  var file: String
  /// Nil where only the file is known.
  var line: Int?
  /// As the author wrote it.
  var address: String
  var help: Phrase?
  /// What the address should be, where that is known.
  var replacement: String?
  /// Fills the second place of the rule's message.
  var detail: String?

  var arguments: [String] { [address] + [detail].compactMap(\.self) }
}

/// The diagnostics of faults: their files are read again, since only few pages have any.
func located(_ faults: [LinkFault], in folder: String) -> [Diagnostic] {
  Dictionary(grouping: faults, by: \.file).sorted { $0.key < $1.key }.flatMap {
    file, faults -> [Diagnostic] in
    guard let source = readSource(file, in: folder).source else {
      return faults.map {
        Diagnostic($0.rule, at: Location(file: file, line: $0.line ?? 1), $0.arguments, help: $0.help)
      }
    }
    let lines = Lines(of: source)
    var seen: [String: Int] = [:]
    let marks = faults.map { fault in
      // The same address twice in a line is two findings.
      let key = "\(fault.line ?? 0) \(fault.address)"
      defer { seen[key, default: 0] += 1 }
      let range = fault.line.map {
        place(of: fault.address, line: $0, skipping: seen[key, default: 0], in: source, lines)
      }
      return Mark(
        rule: fault.rule, range: range ?? firstPlace(of: fault.address, in: source),
        arguments: fault.arguments, replacement: fault.replacement, help: fault.help)
    }
    return diagnostics(of: marks, in: source)
  }
}

private func firstPlace(of address: String, in source: Source) -> Range<Int> {
  source.bytes.firstRange(of: address.utf8) ?? 0..<0
}

private func place(
  of address: String, line: Int, skipping count: Int, in source: Source, _ lines: Lines
) -> Range<Int> {
  var found = place(of: address, line: line, in: source, lines)
  for _ in 0..<count {
    let rest = found.upperBound..<source.bytes.count
    guard let next = source.bytes[rest].firstRange(of: address.utf8) else { break }
    found = next
  }
  return found
}
