import Diagnostics
import YAML

/// A post of another system: its front matter, its text, and the line at which the text begins.
package struct Post: Sendable {
  /// Relative to the folder of the old site.
  package var path: String
  package var fields: PostFields
  package var body: String
  /// The line number of the body's beginning in the file.
  package var firstLine: Int
}

/// Reads the front matter of a post: YAML between lines of `---`, TOML between `+++`, JSON.
///
/// - Returns: nil with a finding if the front matter cannot be read. A text without front matter has no fields.
package func readPost(_ source: Source) -> (Post?, Diagnostic?) {
  let text = String(decoding: source.bytes, as: UTF8.self).replacing("\r\n", with: "\n")
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  func post(_ fields: PostFields, bodyFrom line: Int) -> Post {
    Post(
      path: source.name, fields: fields, body: lines.dropFirst(line).joined(separator: "\n"),
      firstLine: line + 1)
  }
  guard let start = lines.firstIndex(where: { !$0.trimmingBlanks.isEmpty }) else {
    return (post(PostFields(), bodyFrom: 0), nil)
  }
  let opening = lines[start].trimmingBlanks
  if opening == "+++" {
    guard let end = lines[(start + 1)...].firstIndex(where: { $0.trimmingBlanks == "+++" }) else {
      return (nil, unreadable(source, start + 1))
    }
    let (fields, wrong) = readTOML(lines[(start + 1)..<end].joined(separator: "\n"))
    guard let fields else { return (nil, unreadable(source, start + 1 + wrong)) }
    return (post(fields, bodyFrom: end + 1), nil)
  }
  if opening.hasPrefix("{"), !opening.hasPrefix("{%"), !opening.hasPrefix("{{") {
    guard let end = lines[start...].firstIndex(where: { $0.hasPrefix("}") }) else {
      return (nil, unreadable(source, start + 1))
    }
    return read(lines[start...end].joined(separator: "\n"), of: source, line: start) {
      post($0, bodyFrom: end + 1)
    }
  }
  // Hexo permits leaving out the first fence, and ends JSON with semicolons.
  let first = opening.isFence("-") ? start + 1 : start
  guard
    let end = lines[first...].firstIndex(where: {
      $0.trimmingBlanks.isFence("-") || $0.trimmingBlanks.isFence(";")
    })
  else {
    return first > start ? (nil, unreadable(source, start + 1)) : (post(PostFields(), bodyFrom: 0), nil)
  }
  let isJSON = lines[end].trimmingBlanks.isFence(";")
  if first == start, !isJSON, !lines[start..<end].allSatisfy(isField) {
    return (post(PostFields(), bodyFrom: 0), nil)
  }
  let header = lines[first..<end].joined(separator: "\n")
  return read(isJSON ? "{\(header)\n}" : header, of: source, line: first) { post($0, bodyFrom: end + 1) }
}

/// - Parameter line: the number of lines before the header.
private func read(_ header: String, of source: Source, line: Int, then post: (PostFields) -> Post) -> (
  Post?, Diagnostic?
) {
  // Such files often have tabs as indentation, each of which means two spaces.
  let tidy = header.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    String(repeating: "  ", count: line.prefix { $0 == "\t" }.count) + line.drop { $0 == "\t" }
  }.joined(separator: "\n")
  let parsed = parseYAML(Source(name: source.name, text: tidy + "\n"))
  if parsed.root == nil, parsed.findings.isEmpty { return (post(PostFields()), nil) }
  guard let pairs = parsed.root?.map else {
    // Unclosed values are reported at the end, which may be after the last line.
    let last = header.split(separator: "\n", omittingEmptySubsequences: false).count
    let found = parsed.findings.first { $0.isError }?.location.line ?? 1
    return (nil, unreadable(source, line + min(found, last)))
  }
  var fields = PostFields()
  for pair in pairs { if let key = pair.key.text { fields.add(key, PostValue(pair.value)) } }
  return (post(fields), nil)
}

private func isField(_ line: Substring) -> Bool {
  let line = line.trimmingBlanks
  return line.isEmpty || line.hasPrefix("- ") || line.contains(":")
}

private func unreadable(_ source: Source, _ line: Int) -> Diagnostic {
  Diagnostic(
    .unreadablePost, at: Location(file: source.name, line: line), excerpt: source.line(line))
}

extension StringProtocol {
  fileprivate func isFence(_ mark: Character) -> Bool { count >= 3 && allSatisfy { $0 == mark } }
}
