import CMark

/// Parses a prepared body so that a Chinese paragraph indented by four spaces stays a paragraph.
///
/// Only libcmark knows what is code (four spaces below a list item are not), so it is asked: indented code that
/// begins with a Chinese character loses four columns of its indent and the body is parsed again. Code belongs
/// between fences.
///
/// - Returns: the root of a tree that the caller frees.
func parseUnindented(_ preparation: inout Preparation) -> TreeNode {
  var tree = parseTree(preparation)
  var round = 0
  // A deeper indent takes another round; eight rounds are 32 columns.
  while preparation.hasIndentedChinese, round < 8 {
    let lines = indentedProse(in: tree, preparation)
    guard !lines.isEmpty else { break }
    if round == 0 {
      for line in lines.map(\.lowerBound) {
        preparation.findings.append(BodyFinding(rule: .indentedParagraph, line: line))
      }
    }
    preparation.text = removeIndent(of: lines, from: preparation.text.bytes)
    cmark_node_free(tree)
    tree = parseTree(preparation)
    round += 1
  }
  return tree
}

/// The lines, counted from 1 in the body, of indented code that begins with a Chinese character.
private func indentedProse(in tree: TreeNode, _ preparation: borrowing Preparation) -> [ClosedRange<Int>] {
  var found: [ClosedRange<Int>] = []
  guard let iterator = cmark_iter_new(tree) else { return [] }
  defer { cmark_iter_free(iterator) }
  while cmark_iter_next(iterator) != CMARK_EVENT_DONE {
    guard let node = cmark_iter_get_node(iterator), cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK,
      beginsChinese(bytes(of: cmark_node_get_literal(node)))
    else { continue }
    let start = Int(cmark_node_get_start_line(node)) - preparation.cellCount
    let end = max(start, Int(cmark_node_get_end_line(node)) - preparation.cellCount)
    if start <= preparation.lineCount, !preparation.fencedLines.contains(start) { found.append(start...end) }
  }
  return found
}

private func beginsChinese(_ text: Bytes) -> Bool {
  let start = text.firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A } ?? 0
  guard let first = text.character(at: start)?.value else { return false }
  return CharacterClass(of: first).contains(.cjk) || isAmbiguous(first)
}

/// Takes four columns from the space before the text of these lines.
private func removeIndent(of lines: [ClosedRange<Int>], from text: Bytes) -> Buffer {
  var result = Buffer(capacity: text.count)
  var number = 0
  var next = 0
  var start = 0
  while start < text.count {
    number += 1
    let end = text[start...].firstIndex(of: 0x0A) ?? text.count
    while next < lines.count, lines[next].upperBound < number { next += 1 }
    if next < lines.count, lines[next].contains(number) {
      appendUnindented(text[slice: start..<end], to: &result)
    } else {
      result.append(text[slice: start..<end])
    }
    result.append(0x0A)
    start = end + 1
  }
  return result
}

private func appendUnindented(_ line: Bytes, to result: inout Buffer) {
  let prefix = LinePrefix(of: 0..<line.count, in: line)
  var spaceStart = prefix.content
  while spaceStart > 0, line[spaceStart - 1] == 0x20 || line[spaceStart - 1] == 0x09 { spaceStart -= 1 }
  let start = LinePrefix(of: 0..<spaceStart, in: line).column
  result.append(line[slice: 0..<spaceStart])
  let width = max(spaceStart > 0 ? 1 : 0, prefix.column - start - 4)
  for _ in 0..<width { result.append(0x20) }
  result.append(line[slice: prefix.content..<line.count])
}
