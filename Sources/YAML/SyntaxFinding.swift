import Diagnostics

/// The diagnostic of a syntax error that libyaml found, with help to correct it.
///
/// libyaml's message is in English, and its place is often below the slip: common mistakes are looked for first, at and
/// above that place.
func syntaxFinding(_ problem: YAMLProblem, in source: Source, linesBefore: Int) -> Diagnostic {
  let line = problem.place.line + linesBefore + 1
  if let finding = tabFinding(at: line, in: source) { return finding }
  if let open = openingFinding(problem, in: source, linesBefore: linesBefore) { return open }
  if let slip = slipFinding(at: line, in: source) { return slip }
  let known = syntaxProblems.first { problem.text.contains($0.part) }
  return Diagnostic(
    .yamlSyntax,
    at: Location(
      file: source.name, line: line, column: problem.place.column + 1, length: 1),
    [problem.text], help: known?.help ?? unknownProblem, excerpt: source.line(line))
}

/// A quotation mark or a bracket that is not closed, at the place where it opens.
private func openingFinding(
  _ problem: YAMLProblem, in source: Source, linesBefore: Int
) -> Diagnostic? {
  guard let (context, opening) = problem.context else { return nil }
  let isQuote = context.contains("quoted scalar")
  let isBracket = context.contains("flow mapping") || context.contains("flow sequence")
  guard isQuote || isBracket && opening.line < problem.place.line else { return nil }
  let number = opening.line + linesBefore + 1
  let column = opening.column
  let line = source.line(number)
  let rest = line.unicodeScalars.dropFirst(column)
  guard let mark = rest.first else { return nil }
  let closing: Unicode.Scalar = mark == "[" ? "]" : mark == "{" ? "}" : mark
  let isClosed = rest.dropFirst().contains(closing)
  let known = syntaxProblems.first { problem.text.contains($0.part) }
  return Diagnostic(
    .yamlSyntax, at: Location(file: source.name, line: number, column: column + 1, length: rest.count),
    [problem.text], correction: isClosed ? nil : line + String(Character(closing)),
    help: known?.help ?? unknownProblem, excerpt: line)
}

/// A key without its colon or with another one, in the line where reading stopped or the one above it.
///
/// Only in files of settings, whose keys are ASCII; fields of pages have been forgiven before.
private func slipFinding(at line: Int, in source: Source) -> Diagnostic? {
  guard source.name.hasSuffix(".yml") else { return nil }
  let above = (1..<max(line, 1)).reversed().first { number in
    source.line(number).contains { !" \t".contains($0) }
      && !source.line(number).drop { $0 == " " }.hasPrefix("#")
  }
  for number in [line, above ?? line] {
    let text = source.line(number)
    guard let slip = KeySlip(in: text) else { continue }
    let location = Location(
      file: source.name, line: number, column: slip.key.lowerBound + 1, length: slip.key.count)
    return Diagnostic(
      slip.isWide ? .fullWidthColon : .yamlSyntax, at: location, [slip.name], correction: slip.correction,
      excerpt: text)
  }
  return nil
}

/// `owner：某办`, `owner:某办` or `owner 某办`, where `owner: 某办` was meant; in brackets, too.
struct KeySlip {
  var name = ""
  /// In characters from 0.
  var key: Range<Int>
  var isWide = false
  var correction: String

  init?(in line: String) {
    let scalars = Array(line.unicodeScalars)
    var start = 0
    while start < scalars.count {
      while start < scalars.count, !isKeyScalar(scalars[start]) { start += 1 }
      var end = start
      while end < scalars.count, isKeyScalar(scalars[end]) { end += 1 }
      guard end < scalars.count, start == end || isKeyPlace(start, in: scalars) else {
        start = end
        if end >= scalars.count { return nil }
        continue
      }
      let head = string(scalars[..<start])
      let name = string(scalars[start..<end])
      let isFirst = scalars[..<start].allSatisfy { $0 == " " || $0 == "-" }
      switch scalars[end] {
      case "：", "﹕", "∶":
        let rest = string(scalars[(end + 1)...])
        self.init(name, start..<end, isWide: true, head + name + ": " + rest.drop { $0 == " " })
        return
      case ":" where end + 1 < scalars.count && isFirst && scalars[end + 1].value > 0x2E80:
        self.init(name, start..<end, isWide: false, head + name + ": " + string(scalars[(end + 1)...]))
        return
      case " " where isFirst && !scalars[end...].contains(":") && name.utf8.count > 1:
        let rest = string(scalars[end...]).drop { $0 == " " }
        self.init(name, start..<end, isWide: false, head + name + ": " + rest)
        return
      case ":" where start > 0 && scalars[start - 1] == "，":
        let before = string(scalars[..<(start - 1)])
        self.init(name, start..<end, isWide: false, before + ", " + string(scalars[start...]))
        return
      default: start = end
      }
    }
    return nil
  }

  private init(_ name: String, _ key: Range<Int>, isWide: Bool, _ correction: String) {
    (self.name, self.key, self.isWide, self.correction) = (name, key, isWide, correction)
  }
}

private func isKeyScalar(_ scalar: Unicode.Scalar) -> Bool {
  "a"..."z" ~= scalar || "0"..."9" ~= scalar || scalar == "_"
}

/// A key begins the line, or follows a bracket or a comma.
private func isKeyPlace(_ start: Int, in scalars: [Unicode.Scalar]) -> Bool {
  let before = scalars[..<start].reversed().drop { $0 == " " }
  guard let mark = before.first else { return true }
  return "-{,，｛".unicodeScalars.contains(mark)
}

private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}
