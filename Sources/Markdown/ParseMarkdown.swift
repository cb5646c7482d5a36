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
    guard body.offset(of: 0x0D, from: 0) != nil else {
      return parseBody(body, at: place)
    }
    return withLineFeeds(body).withUnsafeBufferPointer { parseBody($0, at: place) }
  }
}

/// Where a body stands in its file.
struct BodyPlace {
  var file: String
  var firstLine: Int
}

private func parsePlain(_ body: Bytes, at place: BodyPlace) -> Document {
  withArena { allocator in
    var writer = Writer(Preparation(size: body.count), isForSite: false, at: place)
    writer.write(parseTree(body, in: allocator))
    return writer.finished(body: body)
  }
}

private func parseBody(_ body: Bytes, at place: BodyPlace) -> Document {
  guard body.count <= Preparation.Limits.bytes else {
    let finding = Finding(rule: .tooLong, line: 1, arguments: ["\(Preparation.Limits.bytes >> 20)"])
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
  withArena { allocator in
    var preparation = LineScanner(body, takesOutBlocks: takesOutBlocks, leaving: left).scan()
    if let refusal = preparation.refusal {
      return Attempt(document: refused(refusal, body: body, at: place))
    }
    let tree = parseUnindented(&preparation, in: allocator)
    var writer = Writer(preparation, isForSite: true, at: place)
    writer.write(tree)
    let isComplete = writer.isComplete
    let texts =
      writer.emphasis.isDoubtfulSomewhere
      ? InlineTexts(of: tree, cellCount: writer.preparation.cellCount) : nil
    return Attempt(document: writer.finished(body: body), isComplete: isComplete, doubtfulTexts: texts)
  }
}

private func refused(_ finding: Finding, body: Bytes, at place: BodyPlace) -> Document {
  var document = Document()
  document.findings = locate([finding], in: body, at: place)
  return document
}

/// CRLF and CR as LF; the number of lines stays.
private func withLineFeeds(_ body: Bytes) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity(body.count)
  for offset in body.indices {
    if body[offset] != 0x0D {
      text.append(body[offset])
    } else if offset + 1 == body.count || body[offset + 1] != 0x0A {
      text.append(0x0A)
    }
  }
  return text
}
