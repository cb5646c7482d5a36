/// Films and sounds: `::: video address [subtitles.vtt] [poster.jpg] [title]`, `::: audio address [title]`.
///
/// The text in the block is what is said, for those who do not hear it.
extension Writer {
  mutating func openRecording(_ fence: BlockFence, isSound: Bool) {
    html.append(isSound ? "<figure class=\"audio\">" : "<figure class=\"video\">")
    var words = fence.rest.split(separator: " ", omittingEmptySubsequences: true)[...]
    guard let address = words.popFirst().map(String.init) else {
      report(.blockContent, [block?.name ?? "", "地址 / address"], needle: ":::")
      openTranscript()
      return
    }
    let captions = takeFile(from: &words, endings: ["vtt"])
    let poster = isSound ? nil : takeFile(from: &words, endings: ["jpg", "jpeg", "png", "webp", "svg"])
    let title = words.joined(separator: " ")
    if isSafe(address), captions.map(isSafe) ?? true, poster.map(isSafe) ?? true {
      document.placeholders.append(Placeholder(offset: html.count, content: .video(document.videos.count)))
      document.videos.append(
        Video(
          address: address, captions: captions, title: title.isEmpty ? nil : title,
          line: place.firstLine + line - 1, hasTranscript: true, isSound: isSound, poster: poster))
    } else {
      report(.unsafeAddress, [address], needle: address)
    }
    let end = fence.restRange.upperBound
    let length = words.first.map { fence.rest[$0.startIndex...].utf8.count } ?? 0
    appendCaption(title, at: end - length..<end)
    openTranscript()
  }

  /// The next word, if it names a file of one of these endings.
  private func takeFile(from words: inout ArraySlice<Substring>, endings: Set<String>) -> String? {
    guard let word = words.first, let dot = word.lastIndex(of: "."),
      endings.contains(word[word.index(after: dot)...].lowercased())
    else { return nil }
    words.removeFirst()
    return String(word)
  }

  private mutating func openTranscript() {
    html.append("</figure>\n<details class=\"transcript\"><summary>")
    append(.transcript)
    html.append("</summary>\n")
  }

  /// Without a transcript there is no box for one, and something is asked for.
  mutating func closeRecording(_ open: OpenBlock, isEmpty: Bool) {
    guard isEmpty else {
      html.append("</details>\n")
      return
    }
    if let start = html.bytes.lastOffset(of: "<details class=\"transcript\">") { html.truncate(to: start) }
    if case .word = document.placeholders.last?.content { document.placeholders.removeLast() }
    guard case .video(let number) = document.placeholders.last?.content else { return }
    document.videos[number].hasTranscript = false
    if document.videos[number].captions == nil {
      let lacking = document.videos[number].isSound ? "文字稿 / transcript" : "字幕或文字稿 / captions or transcript"
      report(.blockContent, line: open.line, [open.name, lacking], needle: ":::")
    }
  }
}
