import Diagnostics

/// The blocks between `:::` lines.
extension Writer {
  mutating func writeFence(_ fence: BlockFence) {
    guard !fence.name.isEmpty else {
      guard block != nil else { return report(.unopenedBlock, needle: ":::") }
      closeBlock()
      return
    }
    closeUnclosed()
    guard let kind = BlockKind(named: fence.name) else {
      let candidates = BlockKind.names.map(\.name)
      let help =
        nearest(to: fence.name, in: candidates).map { Phrase("是不是“\($0)”？", "did you mean “\($0)”?") }
        ?? Phrase("可用：\(candidates.joined(separator: " "))", "known: \(candidates.joined(separator: " "))")
      report(.unknownBlock, [fence.name], needle: fence.name, help: help)
      block = OpenBlock(
        kind: .unknown, name: fence.name, rest: fence.rest, restRange: fence.restRange, line: line)
      return
    }
    block = OpenBlock(kind: kind, name: fence.name, rest: fence.rest, restRange: fence.restRange, line: line)
    openBlock(kind, fence)
    block?.contentStart = html.count
  }

  mutating func closeBlockAtEnd() { closeUnclosed() }

  private mutating func closeUnclosed() {
    guard let open = block else { return }
    report(.unclosedBlock, line: open.line, [open.name], needle: ":::")
    closeBlock()
  }

  private mutating func openBlock(_ kind: BlockKind, _ fence: BlockFence) {
    switch kind {
    case .quote: html.append("<figure class=\"quote\">\n<blockquote>\n")
    case .gallery: html.append("<figure class=\"gallery\">\n<div>\n")
    case .video: openVideo(fence)
    case .facts: openTitled("<div class=\"facts\">\n", fence, "<dl>\n")
    case .timeline: openTitled("<div class=\"timeline\">\n", fence, "<dl>\n")
    case .notice: openTitled("<div class=\"notice\" role=\"note\">\n", fence, "")
    case .interview: openTitled("<div class=\"interview\">\n", fence, "")
    case .unknown: break
    }
  }

  private mutating func openTitled(_ tag: StaticString, _ fence: BlockFence, _ inner: StaticString) {
    html.append(tag)
    if !fence.rest.isEmpty {
      html.append("<p class=\"title\">")
      appendEscaped(fence.rest)
      html.append("</p>\n")
      plain.append(text: fence.rest)
      tracker.add(.heading, fence.restRange)
      endPlainLine()
    }
    html.append(inner)
  }

  private mutating func openVideo(_ fence: BlockFence) {
    var words = fence.rest.split(separator: " ", omittingEmptySubsequences: true)[...]
    guard let address = words.popFirst().map(String.init) else {
      report(.blockContent, [block?.name ?? "", "地址 / address"], needle: ":::")
      html.append("<figure class=\"video\">")
      openTranscript()
      return
    }
    let captions = words.first.flatMap { $0.lowercased().hasSuffix(".vtt") ? String($0) : nil }
    if captions != nil { words.removeFirst() }
    let title = words.joined(separator: " ")
    html.append("<figure class=\"video\">")
    if isSafe(address), captions.map(isSafe) ?? true {
      document.placeholders.append(Placeholder(offset: html.count, content: .video(document.videos.count)))
      document.videos.append(
        Video(
          address: address, captions: captions, title: title.isEmpty ? nil : title,
          line: place.firstLine + line - 1, hasTranscript: true))
    } else {
      report(.unsafeAddress, [address], needle: address)
    }
    let end = fence.restRange.upperBound
    let length = words.first.map { fence.rest[$0.startIndex...].utf8.count } ?? 0
    appendCaption(title, at: end - length..<end)
    openTranscript()
  }

  private mutating func openTranscript() {
    html.append("</figure>\n<details class=\"transcript\"><summary>")
    append(.transcript)
    html.append("</summary>\n")
  }

  private mutating func appendCaption(_ text: String, at range: Range<Int>) {
    guard !text.isEmpty else { return }
    tracker.add(.heading, range)
    html.append("<figcaption>")
    appendEscaped(text)
    html.append("</figcaption>\n")
    plain.append(text: text)
    endPlainLine()
  }

  private mutating func closeBlock() {
    guard let open = block else { return }
    block = nil
    beginLine()
    let isEmpty = html.count <= open.contentStart
    if isEmpty, open.kind != .video, open.kind != .unknown {
      report(.blockContent, line: open.line, [open.name, "内容 / content"], needle: ":::")
    }
    switch open.kind {
    case .quote:
      html.append("</blockquote>\n")
      appendCaption(open.rest, at: open.restRange)
      html.append("</figure>\n")
    case .gallery:
      html.append("</div>\n")
      appendCaption(open.rest, at: open.restRange)
      html.append("</figure>\n")
    case .video: closeVideo(isEmpty: isEmpty)
    case .facts, .timeline: html.append("</dl>\n</div>\n")
    case .notice, .interview: html.append("</div>\n")
    case .unknown: break
    }
  }

  private mutating func closeVideo(isEmpty: Bool) {
    guard isEmpty else {
      html.append("</details>\n")
      return
    }
    if let start = html.bytes.lastOffset(of: "<details class=\"transcript\">") { html.truncate(to: start) }
    if case .word = document.placeholders.last?.content { document.placeholders.removeLast() }
    if case .video(let number) = document.placeholders.last?.content {
      document.videos[number].hasTranscript = false
    }
  }
}
