import Diagnostics

/// The deepest nesting of sections, partials and parents together.
let deepestNesting = 100

/// The largest template, in bytes.
private let largestTemplate = 1 << 20

/// The most findings in one template; beyond them something else is wrong.
let mostFindings = 100

/// Reads one template's text into nodes; whatever is wrong with its tags is reported and left out.
func parseTemplate(_ source: Source) -> (template: ParsedTemplate, findings: [Diagnostic]) {
  if let finding = refusal(of: source) {
    return (ParsedTemplate(source: source, nodes: [], references: [], blocks: []), [finding])
  }
  var parser = Parser(source: source)
  let nodes = parser.parse()
  let template = ParsedTemplate(
    source: source, nodes: nodes, references: parser.references, blocks: parser.blocks, words: parser.words)
  return (template, parser.findings)
}

/// The reason to refuse a file as a template: its size, a NUL, or invalid UTF-8.
private func refusal(of source: Source) -> Diagnostic? {
  let bytes = source.bytes
  guard bytes.count <= largestTemplate else {
    return Diagnostic(
      .templateTooLarge, at: Location(file: source.name), [String(bytes.count), String(largestTemplate)])
  }
  if let position = bytes.firstIndex(of: 0) {
    return Diagnostic(.unreadableTemplate, at: source.location(of: position..<(position + 1)), ["NUL"])
      .quoting(source)
  }
  if let position = firstInvalidByte(of: bytes) {
    return Diagnostic(.unreadableTemplate, at: source.location(of: position..<position), ["UTF-8"])
      .quoting(source)
  }
  return nil
}

private func firstInvalidByte(of bytes: [UInt8]) -> Int? {
  guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
  var parser = UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var position = 0
  while case .valid(let scalar) = parser.parseScalar(from: &iterator) { position += scalar.count }
  return position
}
