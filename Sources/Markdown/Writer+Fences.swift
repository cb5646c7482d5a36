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
      block = OpenBlock(kind: .unknown, name: fence.name, title: fence.title, line: line)
      return
    }
    block = OpenBlock(kind: kind, name: fence.name, title: fence.title, line: line)
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
    case .video, .audio: openRecording(fence, isSound: kind == .audio)
    case .facts: openTitled("<div class=\"facts\">\n", fence.title, "<dl>\n")
    case .timeline: openTitled("<div class=\"timeline\">\n", fence.title, "<dl>\n")
    case .notice: openNotice(titled: fence.title)
    case .interview: openTitled("<div class=\"interview\">\n", fence.title, "")
    case .unknown: break
    }
  }

  mutating func openNotice(titled title: CellText?) {
    openTitled("<div class=\"notice\" role=\"note\">\n", title, "")
  }

  private mutating func openTitled(_ tag: StaticString, _ title: CellText?, _ inner: StaticString) {
    html.append(tag)
    if let title {
      html.append("<p class=\"title\">")
      writeTitle(title)
      html.append("</p>\n")
      endPlainLine()
    }
    html.append(inner)
  }

  private mutating func writeTitle(_ title: CellText) {
    tracker.beginCells(.heading)
    write(title)
    tracker.endBlock()
  }

  mutating func appendCaption(_ caption: CellText?) {
    guard let caption else { return }
    excerptStart = plain.count
    html.append("<figcaption>")
    writeTitle(caption)
    html.append("</figcaption>\n")
    endPlainLine()
    keepForExcerpt(isPart: true)
  }

  private mutating func closeBlock() {
    guard let open = block else { return }
    block = nil
    beginLine()
    let isEmpty = html.count <= open.contentStart
    if isEmpty, open.kind != .video, open.kind != .audio, open.kind != .unknown {
      report(.blockContent, line: open.line, [open.name, "内容 / content"], needle: ":::")
    }
    switch open.kind {
    case .quote:
      html.append("</blockquote>\n")
      appendCaption(open.title)
      html.append("</figure>\n")
    case .gallery:
      html.append("</div>\n")
      appendCaption(open.title)
      html.append("</figure>\n")
    case .video, .audio: closeRecording(open, isEmpty: isEmpty)
    case .facts, .timeline: html.append("</dl>\n</div>\n")
    case .notice, .interview: html.append("</div>\n")
    case .unknown: break
    }
  }
}
