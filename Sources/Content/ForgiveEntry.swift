extension FrontMatterEntry {
  /// The entry with everything corrected that can mean only one thing.
  func forgiven(isKey: (String) -> Bool) -> ForgivenText {
    var text = ForgivenText()
    var layout = Layout()
    var block: Int?
    var flow = Flow()
    for (number, line) in lines.enumerated() {
      text.begin()
      let indentation = line.prefix(while: isBlank).count
      if let outer = block, indentation > outer || indentation == line.count {
        // Lines of a block scalar stay as they are, except tabs, which YAML does not accept as indentation.
        if line[..<indentation].contains("\t") {
          text.put("  ".unicodeScalars, from: 0)
          text.keep(line, indentation..<line.count)
        } else {
          text.keep(line, 0..<line.count)
        }
      } else if flow.depth > 0 {
        flow.write(line, indentation..<line.count, isKey: isKey, to: &text)
      } else {
        block = nil
        let value = writeStart(
          of: line, indentation: indentation, isFirst: number == 0, layout: &layout, isKey: isKey, to: &text)
        if isBlockHeader(line[value]) {
          block = indentation
          text.keep(line, value)
        } else if opensFlow(line[value], hasMoreLines: number + 1 < lines.count) {
          flow.write(line, value, isKey: isKey, to: &text)
        } else {
          writeScalar(line, value, isLast: number + 1 == lines.count || indentation > 0, to: &text)
        }
      }
      text.finish(at: line.count)
    }
    return text
  }

  /// Writes the indentation, the marks of list items and the key. Returns the range of the value.
  private func writeStart(
    of line: [Unicode.Scalar], indentation: Int, isFirst: Bool, layout: inout Layout,
    isKey: (String) -> Bool, to text: inout ForgivenText
  ) -> Range<Int> {
    var start = indentation
    let isItem = isBullet(line, at: start)
    let keyed = isItem ? nil : KeyedLine(line, from: start, isNested: !isFirst, isKey: isKey)
    let width =
      isFirst ? 0 : isItem ? layout.items ?? 2 : keyed != nil ? layout.keys ?? 2 : max(indentation, 2)
    for column in 0..<width { text.put(" ", from: min(column, indentation)) }
    if isItem { layout.items = width }
    if isItem || keyed != nil, !isFirst { layout.keys = width + (isItem ? 2 : 0) }
    while isBullet(line, at: start) {
      text.put("- ".unicodeScalars, from: start)
      start += 1
      while start < line.count, isBlank(line[start]) { start += 1 }
    }
    if let keyed = KeyedLine(line, from: start, isNested: !isFirst, isKey: isKey) {
      let isSame = keyed.key.unicodeScalars.elementsEqual(line[keyed.keyRange])
      if isSame {
        text.keep(line, keyed.keyRange)
      } else {
        text.put(keyed.key.unicodeScalars, from: keyed.keyRange.lowerBound)
      }
      text.put(":", from: keyed.keyRange.upperBound)
      if !keyed.value.isEmpty { text.put(" ", from: keyed.keyRange.upperBound) }
      return keyed.value
    }
    var end = line.count
    while end > start, isBlank(line[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Writes a text on one line, in quotation marks if YAML would read it as something else.
  private func writeScalar(
    _ line: [Unicode.Scalar], _ range: Range<Int>, isLast: Bool, to text: inout ForgivenText
  ) {
    guard isLast, needsQuotes(line[range]) else { return text.keep(line, range) }
    text.put("\"", from: range.lowerBound)
    for column in range {
      if line[column] == "\"" || line[column] == "\\" { text.put("\\", from: column) }
      text.put(line[column], from: column)
    }
    text.put("\"", from: range.upperBound)
  }
}

/// The indentation of items and keys within an entry. However they were indented, with tabs or unevenly, an entry holds
/// one list or one map, or a map in each item of a list.
private struct Layout {
  var items: Int?
  var keys: Int?
}

/// `|` or `>`, perhaps with the indicators that YAML allows after it.
private func isBlockHeader(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
  guard let first = value.first, first == "|" || first == ">" else { return false }
  return value.dropFirst().allSatisfy { "+-0123456789".unicodeScalars.contains($0) }
}

/// Whether a value is a list or map in brackets that is closed at its end or continues below.
private func opensFlow(_ value: ArraySlice<Unicode.Scalar>, hasMoreLines: Bool) -> Bool {
  guard let first = value.first, let last = value.last, "[［{｛".unicodeScalars.contains(first) else {
    return false
  }
  let second = value.dropFirst().first
  // Leave alone `{{` and `{%`, the tags of template languages written in prose.
  if first == "{", second == "{" || second == "%" { return false }
  let closers = (first == "[" || first == "［" ? "]］" : "}｝").unicodeScalars
  return closers.contains(last) || hasMoreLines && !value.contains(where: closers.contains)
}

/// Whether YAML would read a plain text as something else than this text.
private func needsQuotes(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
  guard let first = value.first else { return false }
  if "@*&!%`,]}>|".unicodeScalars.contains(first) { return true }
  // A bracket that is closed is part of the text; one that is not closed is a mistake.
  if first == "[" || first == "{" { return value.contains(first == "[" ? "]" : "}") }
  if first == "-" || first == "?", value.count > 1, isBlank(value[value.startIndex + 1]) { return true }
  if first == "\"" || first == "'" || first == "#" { return false }
  for index in value.indices where value[index] == ":" {
    if index + 1 == value.endIndex || isBlank(value[index + 1]) { return true }
  }
  return false
}
