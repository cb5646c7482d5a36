import Content
import Diagnostics
import Markdown
import Text

/// A faulty link; its place in its line is looked up only when it is shown.
struct LinkDiagnostic {
  var rule: Rule
  var file: String
  /// Nil where only the file is known.
  var line: Int?
  /// Which of the text's links it is; nil for those of fields, pictures and settings.
  var link: Int?
  /// As the author wrote it.
  var address: String
  var help: Phrase?
  /// The right address, if known.
  var replacement: String?
  /// The link leads to what is not shown.
  var hidden: Hidden?

  struct Hidden {
    /// Why a page is not shown; nil for a list that only such pages have.
    var page: HiddenPage.Reason?
  }

  /// Fills the second place of the rule's message.
  var detail: String?

  var arguments: [String] { [address] + [detail].compactMap(\.self) }
}

/// The diagnostics of faults: their files are read again, since only few pages have any.
func located(_ faults: [LinkDiagnostic], in texts: SiteTexts) -> [Diagnostic] {
  Dictionary(grouping: faults, by: \.file).sorted { $0.key < $1.key }.flatMap {
    file, faults -> [Diagnostic] in
    guard let source = texts.source(of: file) else {
      return faults.map {
        Diagnostic($0.rule, at: Location(file: file, line: $0.line ?? 1), $0.arguments, help: $0.help)
      }
    }
    let lines = Lines(of: source)
    let links = faults.contains { $0.link != nil } ? placesOfLinks(in: source) : []
    var seen: [String: Int] = [:]
    let marks = faults.map { fault in
      // The same address twice in a line is two findings.
      let key = "\(fault.line ?? 0) \(fault.address)"
      defer { seen[key, default: 0] += 1 }
      let own = fault.link.flatMap { links.indices.contains($0) ? links[$0] : nil }
      let range =
        own
        ?? fault.line.map {
          place(of: fault.address, line: $0, skipping: seen[key, default: 0], in: source, lines)
        }
      return TextDiagnostic(
        rule: fault.rule, range: range ?? firstPlace(of: fault.address, in: source),
        arguments: fault.arguments, replacement: fault.replacement, help: fault.help)
    }
    return diagnostics(of: marks, in: source)
  }
}

/// The places of links as the parser finds them: the few texts with faults are parsed once more.
private func placesOfLinks(in source: Source) -> [Range<Int>?] {
  let body = splitFrontMatter(source).0?.body ?? 0..<source.bytes.count
  return parseMarkdown(source, in: body).prose.links
}

private func firstPlace(of address: String, in source: Source) -> Range<Int> {
  source.places(of: address, in: 0..<source.bytes.count).first ?? 0..<0
}

private func place(
  of address: String, line: Int, skipping count: Int, in source: Source, _ lines: Lines
) -> Range<Int> {
  let first = lines.range(line)
  // The text of a block may begin some lines above.
  let last = lines.range(min(line + 29, lines.count))
  let places = source.places(of: address, in: first.lowerBound..<last.upperBound)
  return places.isEmpty ? first : places[min(count, places.count - 1)]
}

extension Source {
  /// The ranges of an address as a whole, not as a part of a longer one; if there are none, all ranges.
  fileprivate func places(of address: String, in range: Range<Int>) -> [Range<Int>] {
    let needle = Array(address.utf8)
    guard let first = needle.first else { return [] }
    var places: [Range<Int>] = []
    var offset = range.lowerBound
    while let next = bytes.firstIndex(of: first, in: offset..<range.upperBound) {
      let isHere = bytes[next..<range.upperBound].starts(with: needle)
      if isHere { places.append(next..<next + needle.count) }
      offset = next + (isHere ? needle.count : 1)
    }
    let whole = places.filter {
      ($0.upperBound == bytes.count || !continuesAddress(bytes[$0.upperBound]))
        && ($0.lowerBound == 0 || !continuesAddress(bytes[$0.lowerBound - 1]))
    }
    return whole.isEmpty ? places : whole
  }
}

private func continuesAddress(_ byte: UInt8) -> Bool {
  byte >= 0x80 || isASCIILetterOrDigit(UInt32(byte)) || "/-_.~%?#&=".utf8.contains(byte)
}
