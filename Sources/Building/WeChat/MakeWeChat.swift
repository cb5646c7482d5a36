import Almanac
import Content
import Diagnostics
import Files
import Images
import Rendering

/// A request for an article: the page, and texts to use instead of the site's.
package struct WeChatRequest: Sendable {
  /// The page's file, relative to the site's folder.
  package var file: String
  /// Nil or empty for the page's own.
  package var title: String?
  package var digest: String?

  package init(file: String, title: String? = nil, digest: String? = nil) {
    self.file = file
    self.title = title
    self.digest = digest
  }
}

/// The article, or the reasons why it cannot be made.
package enum WeChatResult: Sendable {
  case made(WeChatExport)
  case refused([Diagnostic])
}

/// Makes the article of a page as published, or as it will be published on its day.
///
/// - Parameter prepared: the site as it is now.
/// - Throws: a `Failure` if a file that was just readable cannot be read.
package func makeWeChat(
  _ request: WeChatRequest, of prepared: Prepared, in workspace: Workspace, now: Moment
) throws(Failure) -> WeChatResult {
  let file = request.file
  let entry = prepared.report.ledger.entries.first { $0.file == file }
  var shown = prepared
  let coming = prepared.site?.scheduled.first { $0.file == file }?.date
  if let coming {
    shown = try prepare(workspace, options: BuildOptions(now: max(now, coming)))
  } else if entry?.state != .published {
    let errors = prepared.report.findings.filter { $0.isError && $0.location.file == file }
    return .refused([refusal(of: entry, file)] + errors)
  }
  guard let plan = shown.planned?.plan else { return .refused(shown.report.findings.filter(\.isError)) }
  let article: WeChatArticle
  do {
    guard let made = try plan.weChatArticle(of: file) else { return .refused([refusal(of: entry, file)]) }
    article = made
  } catch {
    throw Failure(Phrase("这篇文章套得太深或太长", "the page is nested too deep, or too long"), path: file)
  }
  var export = WeChatExport(
    title: given(request.title) ?? article.title, digest: given(request.digest) ?? article.digest,
    address: article.address, content: "", text: article.text, pictures: [], covers: [],
    comesOn: coming?.day.iso)
  var findings: [Diagnostic] = []
  for (position, picture) in article.pictures.enumerated() {
    if let file = try pictureFile(of: picture, number: position + 1, in: workspace) {
      export.pictures.append(file)
    } else {
      export.pictures.append(WeChatExport.File(name: picture, bytes: []))
      findings.append(Diagnostic(.weChatPicture, at: Location(file: file), [picture]))
    }
  }
  export.content = article.html { export.pictures[$0].name }
  export.covers = try covers(of: article, in: workspace)
  findings += excesses(of: export, article, in: readSource(file, in: workspace.folder).source, file)
  return findings.isEmpty ? .made(export) : .refused(findings.sorted())
}

private func given(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }

private func refusal(of entry: Ledger.Entry?, _ file: String) -> Diagnostic {
  let state = entry?.state ?? .rejected
  let reasons = [Language.chinese, .english].map { entry?.reason.text(in: $0) ?? "" }
  return Diagnostic(
    .weChatState, at: Location(file: file),
    [
      entry.map { $0.title.isEmpty ? file : $0.title } ?? file,
      said(state).chinese + (reasons[0].isEmpty ? "" : "（\(reasons[0])）"),
      said(state).english + (reasons[1].isEmpty ? "" : " (\(reasons[1]))"),
    ])
}

private func said(_ state: State) -> Phrase {
  switch state {
  case .published, .scheduled: Phrase("没有网页", "has no page")
  case .draft: Phrase("还是草稿", "is a draft")
  case .expired: Phrase("已经过期", "is over")
  case .withdrawn: Phrase("已经撤回", "was withdrawn")
  case .held: Phrase("暂缓发布", "is held")
  case .rejected: Phrase("有错误，没有发布", "has errors")
  }
}

private func pictureFile(of picture: String, number: Int, in workspace: Workspace) throws(Failure)
  -> WeChatExport.File?
{
  let bytes = try readFile(workspace.folder + "/" + picture)
  switch makeBounded(bytes, width: WeChatLimits.pictureWidth, below: WeChatLimits.picture) {
  case .success(nil): return nil
  case .success(let made?):
    let ending = made.format == .png ? "png" : "jpg"
    return WeChatExport.File(name: "pictures/\(number < 10 ? "0" : "")\(number).\(ending)", bytes: made.bytes)
  case .failure(let fault): throw cannotMake(picture, fault)
  }
}

private func covers(of article: WeChatArticle, in workspace: Workspace) throws(Failure) -> [WeChatExport.File]
{
  guard let cover = article.cover else { return [] }
  let (bytes, name): ([UInt8], String)
  switch cover {
  case .file(let file): (bytes, name) = (try readFile(workspace.folder + "/" + file), file)
  case .drawing(let drawing): (bytes, name) = (drawing, "cover.svg")
  }
  var files: [WeChatExport.File] = []
  for size in WeChatLimits.covers {
    switch makeCutting(of: bytes, width: size.width, height: size.height) {
    case .success(let made):
      files.append(WeChatExport.File(name: "cover-\(size.width)x\(size.height).jpg", bytes: made))
    case .failure(let fault): throw cannotMake(name, fault)
    }
  }
  return files
}

private func cannotMake(_ picture: String, _ fault: PictureError) -> Failure {
  Failure(
    Phrase("无法处理图片或附件", "a picture or an attachment cannot be made"), path: picture, cause: "\(fault)")
}
