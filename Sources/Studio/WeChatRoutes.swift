import Archives
import Building
import Content
import Diagnostics
import Files
import Serving

/// A page's article for WeChat, shown as it will be pasted, to be copied or downloaded as an archive.
extension Studio {
  func weChat(_ query: FormData, _ guest: Guest) -> Answer {
    guard let target = target(query["file"]), target.kind != nil else { return missing(guest) }
    var input = WeChatInput(
      frame: frame(say("公众号文章", "Article for WeChat"), guest), file: target.file,
      edit: Self.prefix + "edit?file=" + percentEncoded(target.file), title: query["title"] ?? "",
      digest: query["digest"] ?? "")
    switch made(query, target) {
    case nil: return notice(say("没有做成", "It was not made"), [], guest, status: 500)
    case .refused(let findings):
      input.refusals = findings.map { finding in
        let help = finding.help.map { "\(finding.message(in: language))\(say("。", ". "))\($0[language])" }
        return LineInput(text: help ?? finding.message(in: language), isGone: false)
      }
      return Answer(status: 422, bytes: templates.page(weChatSchema, input))
    case .made(let export):
      memory.keep(article: export, of: target.file, in: guest.session)
      input.title = export.title
      input.digest = export.digest
      input.original = export.address
      input.comesOn = export.comesOn
      input.count = export.content.unicodeScalars.count
      input.isMade = true
      input.covers = export.covers.map { LineInput(text: $0.name, isGone: false) }
      input.address = Self.prefix + "wechat-file?file=" + percentEncoded(target.file) + "&name="
      return Answer(headers: copyingHeaders, bytes: templates.page(weChatSchema, input))
    }
  }

  /// A file of the article shown last, or all of its files in an archive.
  func weChatFile(_ query: FormData, _ guest: Guest) -> Answer {
    guard let target = target(query["file"]), let name = query["name"],
      let export = memory.article(of: target.file, in: guest.session)
    else { return missing(guest) }
    if name == "wechat.zip" {
      let archive = ZipArchive(export.files.map { ZipEntry(path: $0.name, bytes: $0.bytes) })
      return Answer(
        headers: [("Content-Disposition", "attachment; filename=\"wechat.zip\"")],
        contentType: "application/zip", bytes: archive.bytes)
    }
    if name == "embedded.html" {
      return Answer(headers: shownHeaders, bytes: Array(export.embedded.utf8))
    }
    guard let file = export.files.first(where: { $0.name == name }) else { return missing(guest) }
    return Answer(headers: shownHeaders, contentType: contentType(of: name), bytes: file.bytes)
  }

  /// Made from the published site, since the studio's own includes drafts and links to them.
  private func made(_ query: FormData, _ target: Target) -> WeChatResult? {
    let request = WeChatRequest(file: target.file, title: query["title"], digest: query["digest"])
    let (workspace, now) = (Workspace(folder: around.folder), around.now())
    return try? makeWeChat(
      request, of: prepare(workspace, options: BuildOptions(now: now)), in: workspace, now: now)
  }
}

private func contentType(of name: String) -> String {
  if name.hasSuffix(".jpg") { return "image/jpeg" }
  return name.hasSuffix(".txt") ? "text/plain; charset=utf-8" : "text/html; charset=utf-8"
}
