import CMark
import Diagnostics

/// The Markdown in a range of a file's bytes (the body after the front matter) as a document.
///
/// The body is prepared (cleaned, and relieved of what CommonMark has no word for), parsed by libcmark, and its
/// tree written as HTML, from which the rest of the document falls off. Nothing recurses, nothing is shared
/// between calls, and the work is linear in the length of the body.
package func parseMarkdown(
  _ source: Source, in range: Range<Int>, options: MarkdownOptions = .site
) -> Document {
  source.bytes.withUnsafeBufferPointer { bytes in
    let body = bytes[slice: range.clamped(to: 0..<bytes.count)]
    let firstLine = 1 + bytes[slice: 0..<min(range.lowerBound, bytes.count)].lineFeeds
    let place = BodyPlace(file: source.name, firstLine: firstLine)
    guard options.isForSite else { return parsePlain(body, at: place) }
    let start = min(range.lowerBound, bytes.count)
    guard body.offset(of: 0x0D, from: 0) != nil else {
      var document = parseBody(body, at: place)
      if start > 0 { document.prose.moveOffsets { $0 + start } }
      return document
    }
    let text = withLineFeeds(body)
    var document = text.bytes.withUnsafeBufferPointer { parseBody($0, at: place) }
    document.prose.moveOffsets { start + text.offset(inSource: $0) }
    return document
  }
}

/// The place of a body in its file.
struct BodyPlace {
  var file: String
  var firstLine: Int
}

private func parsePlain(_ body: Bytes, at place: BodyPlace) -> Document {
  let tree = parseTree(body)
  defer { cmark_node_free(tree) }
  var writer = Writer(Preparation(size: body.count), of: body, isForSite: false, at: place)
  writer.write(tree)
  return writer.finished()
}

private func parseBody(_ body: Bytes, at place: BodyPlace) -> Document {
  guard body.count <= Preparation.Limits.bytes else {
    let finding = BodyFinding(rule: .tooLong, line: 1, arguments: ["\(Preparation.Limits.bytes >> 20)"])
    return refused(finding, body: body, at: place)
  }
  var takesOutBlocks = true
  var attempt = scanAndWrite(body, takesOutBlocks: true, leaving: .nothing, at: place)
  if !attempt.isComplete {
    // Something taken out was not found again in the tree: it stood where libcmark saw code or HTML. Rather
    // than lose it, leave everything in place.
    takesOutBlocks = false
    attempt = scanAndWrite(body, takesOutBlocks: false, leaving: .nothing, at: place)
  }
  if let amended = attempt.doubtfulTexts {
    let left = findTextsBetterLeft(in: body, read: amended, takesOutBlocks: takesOutBlocks)
    if left != .nothing {
      attempt = scanAndWrite(body, takesOutBlocks: takesOutBlocks, leaving: left, at: place)
    }
  }
  return attempt.document
}

private struct Attempt {
  var document: Document
  var isComplete = true
  /// All texts, if the emphasis of one is in doubt.
  var doubtfulTexts: InlineTexts?
}

private func scanAndWrite(
  _ body: Bytes, takesOutBlocks: Bool, leaving left: UnmarkedTexts, at place: BodyPlace
) -> Attempt {
  var preparation = LineScanner(body, takesOutBlocks: takesOutBlocks, leaving: left).scan()
  if let refusal = preparation.refusal {
    return Attempt(document: refused(refusal, body: body, at: place))
  }
  let tree = parseUnindented(&preparation)
  defer { cmark_node_free(tree) }
  var writer = Writer(preparation, of: body, isForSite: true, at: place)
  writer.write(tree)
  let isComplete = writer.isComplete
  let texts =
    writer.emphasis.isDoubtfulSomewhere
    ? InlineTexts(of: tree, cellCount: writer.preparation.cellCount) : nil
  return Attempt(document: writer.finished(), isComplete: isComplete, doubtfulTexts: texts)
}

private func refused(_ finding: BodyFinding, body: Bytes, at place: BodyPlace) -> Document {
  var document = Document()
  document.findings = locate([finding], in: body, at: place)
  return document
}

/// A body with line feeds only, and where in it carriage returns have been left out.
private struct LineFeeds {
  var bytes: [UInt8] = []
  var leftOut: [Int] = []

  func offset(inSource offset: Int) -> Int {
    var (low, high) = (0, leftOut.count)
    while low < high {
      let middle = (low + high) / 2
      if leftOut[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return offset + low
  }
}

/// CRLF and CR as LF; the number of lines stays.
private func withLineFeeds(_ body: Bytes) -> LineFeeds {
  var text = LineFeeds()
  text.bytes.reserveCapacity(body.count)
  for offset in body.indices {
    if body[offset] != 0x0D {
      text.bytes.append(body[offset])
    } else if offset + 1 == body.count || body[offset + 1] != 0x0A {
      text.bytes.append(0x0A)
    } else {
      text.leftOut.append(text.bytes.count)
    }
  }
  return text
}
