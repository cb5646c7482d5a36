import Content
import Diagnostics
import Markdown

extension Rule {
  static let outsideMedia = Rule(
    "outside-media", .error,
    Phrase("别的网站上的文件，网页里显示不出来：{0}", "what another site has is never shown: {0}"),
    manual: Phrase(
      "本站只从自己的网址取图片、视频和录音：读者看什么，不让别的网站知道；别的网站换了地址，本站也不会缺图。下载下来放在文章旁边，"
        + "只写文件名，并先问清能不能用。\n\n放在视频网站上的片子，写它的网页地址（不是 .mp4 一类的文件地址），就成为一张通向那里的卡片："
        + "\n::: 视频 https://v.example.cn/x/abc.html 封面.jpg 片名\n片子里说了什么。\n:::",
      "Pages take pictures, films and sounds from their own site alone: no other site learns what readers look at, and none can "
        + "take them away. Download it, put it beside the page and write its name, and ask first whether it may be used.\n\nOf a "
        + "film on a video site write the address of its page (not of a file), which becomes a card that leads there:\n"
        + "::: video https://v.example.cn/x/abc.html poster.jpg Title\nWhat is said in it.\n:::"))
}

extension Check {
  static let outsideMedia = Check(.outsideMedia, inPages: outsideMediaFindings)
}

/// Whether an address outside is that of a film's or sound's file, which a page could only embed.
package func isMediaFile(_ address: String) -> Bool {
  let path = address.prefix { $0 != "?" && $0 != "#" }
  let name = path.split(separator: "/").last ?? ""
  guard let dot = name.lastIndex(of: ".") else { return false }
  return mediaEndings.contains(name[name.index(after: dot)...].lowercased())
}

private let mediaEndings: Set = [
  "mp4", "webm", "m4v", "mov", "avi", "flv", "mkv", "wmv", "m3u8", "mp3", "m4a", "ogg", "opus", "wav", "aac",
]

private func outsideMediaFindings(_ context: SiteContext, _ pages: CheckedPages) -> [Diagnostic] {
  let site = context.site
  var faults: [LinkDiagnostic] = []
  func look(_ document: borrowing Document, _ file: String) {
    func look(_ address: String, _ line: Int) {
      guard site.isOutside(address, from: file) else { return }
      faults.append(
        LinkDiagnostic(
          rule: .outsideMedia, file: file, line: line, address: address,
          help: Phrase("下载下来放在文章旁边，只写文件名", "download it, put it beside the page and write its name")))
    }
    for picture in document.pictures { look(picture.address, picture.line) }
    for recording in document.videos {
      if recording.isSound || isMediaFile(recording.address) { look(recording.address, recording.line) }
      if let poster = recording.poster { look(poster, recording.line) }
    }
  }
  for page in pages.shown where !page.document.pictures.isEmpty || !page.document.videos.isEmpty {
    look(page.document, page.file)
  }
  if pages.isWholeSite {
    for (file, document) in profiles(of: site) { look(document, file) }
  }
  return located(faults, in: context.texts)
}

extension Site {
  fileprivate func isOutside(_ address: String, from file: String) -> Bool {
    if address.hasPrefix("//") { return true }
    if case .outside = resolve(address, from: file) { return true }
    return false
  }
}
