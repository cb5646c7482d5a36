import Diagnostics
import YAML

/// The fields of a page as nodes with positions, as far as they are readable.
package struct ParsedFrontMatter: Sendable {
  /// A map, or nil if the front matter is empty.
  package var root: YAMLNode?
  var findings: [Diagnostic] = []
  /// Keys that are given with an unreadable value, and so are not missing.
  var brokenKeys: Set<String> = []
  /// The front matter exceeds the limit and was not read.
  package var isTooLong = false
}

/// Reads front matter as YAML if it is valid, else entry by entry with corrections.
///
/// Valid YAML is never changed. Only an entry that is unreadable as it is has its full-width colon, loose quotes and
/// the like corrected, so that no entry's meaning depends on another's mistake, and one broken entry does not hide the
/// errors of others.
///
/// - Parameter isKey: whether a text is a key or label of the kind.
package func readFrontMatter(_ source: Source, in range: Range<Int>, isKey: (String) -> Bool)
  -> ParsedFrontMatter
{
  guard range.count <= frontMatterLimit else {
    let finding = Diagnostic(
      .frontMatterTooLong, at: Location(file: source.name, length: 3), [String(frontMatterLimit / 1024)],
      excerpt: source.line(1))
    return ParsedFrontMatter(findings: [finding], isTooLong: true)
  }
  let whole = parseYAML(source, in: range)
  if whole.isPlain || isOrdinary(whole) { return ParsedFrontMatter(root: whole.root) }
  var result = ParsedFrontMatter()
  var pairs: [YAMLNode.Pair] = []
  for entry in frontMatterEntries(source, in: range, isKey: isKey) {
    let parsed = readEntry(entry, of: source, isKey: isKey)
    result.findings += parsed.findings
    if parsed.findings.contains(where: \.isError) {
      if let key = entry.key(isKey: isKey) { result.brokenKeys.insert(key) }
    } else {
      pairs += parsed.root?.map ?? []
    }
  }
  result.findings += dropRepeatedKeys(&pairs, in: source)
  result.root = pairs.isEmpty ? nil : YAMLNode(.map(pairs), at: TextPosition(line: 2, column: 1, length: 0))
  return result
}

/// In bytes; far more than the fields of any page.
private let frontMatterLimit = 32 * 1024

/// Whether the YAML is a map without signs of a misreading: a key with a full-width colon in it was meant to end there,
/// and `{{name}}` is not meant as a map.
package func isOrdinary(_ parsed: ParsedYAML) -> Bool {
  guard parsed.findings.isEmpty else { return false }
  guard let root = parsed.root else { return true }
  guard let pairs = root.map else { return false }
  return pairs.allSatisfy { pair in
    guard let key = pair.key.text, !pair.key.isPlain || !hasWideMark(key) else { return false }
    switch pair.value.content {
    case .map(let pairs): return pairs.allSatisfy { $0.key.text != nil }
    case .list(let items): return !items.contains { isFoldedMap($0) || isFoldedList($0) }
    case .scalar: return !isFoldedMap(pair.value)
    }
  }
}

/// Consecutive lines such as `src：夜班.jpg`, which YAML reads as one text over several lines.
private func isFoldedMap(_ node: YAMLNode) -> Bool {
  guard node.place.length == 0, node.isPlain, let text = node.text, !text.isEmpty else { return false }
  let keyed = KeyedLine(Array(text.unicodeScalars.prefix(24)), isNested: true, isKey: { _ in false })
  return keyed.map { isMapKey($0.key) } ?? false
}

/// Items of a list, one of them indented further than the others, which YAML reads as one text.
private func isFoldedList(_ node: YAMLNode) -> Bool {
  node.place.length == 0 && node.isPlain && node.text?.contains("- ") == true
}

/// Whether a key contains a character that is a letter to YAML, and a colon or a space to people.
private func hasWideMark(_ key: String) -> Bool {
  // All of them begin with one of these bytes, and hardly any key has one.
  guard key.utf8.contains(where: { $0 == 0xEF || $0 == 0xE2 || $0 == 0xE3 || $0 == 0xC2 }) else {
    return false
  }
  return key.unicodeScalars.contains { isWideColon($0) || $0 == "\u{3000}" || $0 == "\u{A0}" }
}

private func readEntry(_ entry: FrontMatterEntry, of source: Source, isKey: (String) -> Bool) -> ParsedYAML {
  let strict = parseYAML(source, in: entry.range, linesBefore: entry.firstLine - 1)
  if isOrdinary(strict) { return strict }
  if let finding = entry.looseQuotes(in: source, isKey: isKey)
    ?? entry.unclosedBracket(in: source, isKey: isKey)
  {
    return ParsedYAML(root: nil, findings: [finding])
  }
  let forgiven = entry.forgiven(isKey: isKey)
  var parsed = parseYAML(Source(name: source.name, bytes: forgiven.bytes))
  parsed.root = parsed.root.map { forgiven.original($0, firstLine: entry.firstLine) }
  parsed.findings = parsed.findings.map { finding in
    var finding = finding
    finding.location = forgiven.original(finding.location, firstLine: entry.firstLine)
    finding.excerpt = source.line(finding.location.line)
    return finding
  }
  if let root = parsed.root, root.map == nil { parsed.findings.append(notAField(entry, in: source)) }
  return parsed
}

private func notAField(_ entry: FrontMatterEntry, in source: Source) -> Diagnostic {
  let line = source.line(entry.firstLine)
  return Diagnostic(
    .wantsMap,
    at: Location(file: source.name, line: entry.firstLine, column: 1, length: line.unicodeScalars.count),
    [line.trimmingSpaces],
    help: Phrase("属性一行一个，如  标题: 三十年守护一盏灯", "one field a line, such as  title: …"), excerpt: line)
}

/// Removes and reports pairs whose key is repeated.
private func dropRepeatedKeys(_ pairs: inout [YAMLNode.Pair], in source: Source) -> [Diagnostic] {
  var first: [String: YAMLNode] = [:]
  var findings: [Diagnostic] = []
  pairs.removeAll { pair in
    guard let key = pair.key.text else { return false }
    guard let earlier = first[key] else {
      first[key] = pair.key
      return false
    }
    findings.append(
      Diagnostic(
        .duplicateKey, at: pair.key.place.location(in: source.name), [key, String(earlier.place.line)],
        help: Phrase("留下一行，删去另一行", "keep one line and remove the other"),
        excerpt: source.line(Int(pair.key.place.line))))
    return true
  }
  return findings
}
