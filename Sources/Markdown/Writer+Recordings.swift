/// Films and sounds: `::: video address [subtitles.vtt] [poster.jpg] [title]`, `::: audio address [title]`.
///
/// The text in the block is the transcript, for readers who cannot hear it.
extension Writer {
  mutating func openRecording(_ fence: BlockFence, isSound: Bool) {
    html.append(isSound ? "<figure class=\"audio\">" : "<figure class=\"video\">")
    var words = fence.rest.split(separator: " ", omittingEmptySubsequences: true)[...]
    guard let address = words.popFirst().map(String.init) else {
      report(.blockContent, [block?.name ?? "", "地址 / address"], needle: ":::")
      openTranscript()
      return
    }
    let captions = isSound ? nil : takeFile(from: &words, subtitleEndings)
    let poster = isSound ? nil : takeFile(from: &words, posterEndings)
    if isSafe(address), captions.map(isSafe) ?? true, poster.map(isSafe) ?? true {
      document.placeholders.append(Placeholder(offset: html.count, content: .video(document.videos.count)))
      document.videos.append(
        Video(
          address: address, captions: captions, title: fence.title.map { text(of: $0) },
          line: place.firstLine + line - 1, hasTranscript: true, isSound: isSound, poster: poster))
    } else {
      report(.unsafeAddress, [address], needle: address)
    }
    appendCaption(fence.title)
    openTranscript()
  }

  /// The next word, if it names a file of one of these endings.
  private func takeFile(from words: inout ArraySlice<Substring>, _ endings: Set<String>) -> String? {
    guard let word = words.first.map(String.init), isFile(word, endings) else { return nil }
    words.removeFirst()
    return word
  }

  private mutating func openTranscript() {
    html.append("</figure>\n<details class=\"transcript\"><summary>")
    append(.transcript)
    html.append("</summary>\n")
  }

  /// Without a transcript the box for it is left out; without captions, too, that is a finding.
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

let subtitleEndings: Set = ["vtt"]
let posterEndings: Set = ["jpg", "jpeg", "png", "webp", "svg"]

func isFile(_ word: String, _ endings: Set<String>) -> Bool {
  word.lastIndex(of: ".").map { endings.contains(word[word.index(after: $0)...].lowercased()) } ?? false
}
