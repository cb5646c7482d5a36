import Diagnostics

/// The result of reading a YAML text: its root, or findings.
package struct ParsedYAML: Sendable {
  /// Nil where the text is empty or broken.
  package var root: YAMLNode?
  package var findings: [Diagnostic]
  /// It is written so plainly that nothing in it can be something else than it looks: every value on one line, keys of
  /// letters, and no sign that means more than itself.
  package var isPlain: Bool

  package init(root: YAMLNode?, findings: [Diagnostic], isPlain: Bool = false) {
    self.root = root
    self.findings = findings
    self.isPlain = isPlain
  }
}

/// Reads a YAML text into located nodes, by libyaml's events where it is more than plain.
///
/// Anchors, aliases, tags and second documents are refused: no office needs them, and they are how a
/// short text grows without end. Nesting is refused beyond `depthLimit`.
///
/// - Parameters:
///   - source: the file; lines and columns of nodes are the file's, not the range's.
///   - range: the bytes to read, beginning at the start of a line.
///   - linesBefore: the number of lines before the range, if the caller knows it.
package func parseYAML(_ source: Source, in range: Range<Int>, linesBefore: Int? = nil) -> ParsedYAML {
  let linesBefore = linesBefore ?? source.bytes[..<range.lowerBound].count { $0 == UInt8(ascii: "\n") }
  if let root = readPlain(source, in: range, linesBefore: linesBefore) {
    return ParsedYAML(root: root, findings: [], isPlain: true)
  }
  return parseEvents(of: source, in: range, linesBefore: linesBefore)
}

/// Reads any YAML by libyaml's events.
func parseEvents(of source: Source, in range: Range<Int>, linesBefore: Int) -> ParsedYAML {
  var builder = NodeBuilder(source, in: range, linesBefore: linesBefore)
  let problem = readEvents(of: source, in: range) { event in
    builder.take(event)
    return builder.isBuilding
  }
  if let problem {
    builder.findings.append(syntaxFinding(problem, in: source, linesBefore: linesBefore))
    return ParsedYAML(root: nil, findings: builder.findings)
  }
  let isSound = !builder.findings.contains(where: \.isError)
  return ParsedYAML(root: isSound ? builder.root : nil, findings: builder.findings)
}

package func parseYAML(_ source: Source) -> ParsedYAML {
  parseYAML(source, in: 0..<source.bytes.count)
}
