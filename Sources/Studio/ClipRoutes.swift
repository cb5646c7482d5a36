import Building
import Content
import Diagnostics
import Manuscripts
import Serving

/// What is pasted or dropped into the text: pictures, recordings and documents go beside the page, a sheet becomes a
/// table, and a clipping becomes Markdown.
extension Studio {
  func clip(_ data: FormData, _ guest: Guest) -> Answer {
    guard let target = target(data["file"]), target.kind != nil,
      gate.holds(data["token"] ?? "", for: action(target.file), in: guest.session)
    else { return stale(guest) }
    let files = data.files("u.body")
    do throws(UploadFault) {
      let clipping = try files.isEmpty ? clipped(data["html"] ?? "") : inserted(files, beside: target)
      return json([("markdown", clipping.markdown), ("text", clipping.told[language])])
    } catch {
      return json([("text", error.phrase[language])])
    }
  }

  /// The Markdown for files, and a message for the editor.
  ///
  /// - Parameter words: what pictures show, and the title of recordings.
  func inserted(_ files: [FormData.File], beside target: Target, words: String = "") throws(UploadFault)
    -> (markdown: String, told: Phrase)
  {
    let sheets = files.filter { isSheet($0.name) }
    let kept = try self.kept(files.filter { !isSheet($0.name) }, beside: target) { _ in .both }
    var parts = kept.map { markdown(for: $0, words) }
    var left: [String] = []
    for sheet in sheets {
      switch sheetTables(of: sheet.bytes, named: safe(sheet.name)) {
      case .failure(let refusal):
        throw UploadFault(
          Phrase(refusal.finding.message(in: .chinese), refusal.finding.message(in: .english)))
      case .success(let tables):
        parts.append(tables.markdown)
        left += tables.leftColumns
      }
    }
    return (parts.map { "\n" + $0 + "\n" }.joined(), told(kept, left))
  }

  private func markdown(for file: KeptFile, _ words: String) -> String {
    switch file.sort {
    case .picture: "![\(markdownText(words))](\(file.name))"
    case .file: "[\(markdownText(file.title))](\(file.name))"
    case .film, .sound:
      """
      ::: \(file.sort == .film ? say("视频", "video") : say("音频", "audio")) \(file.name) \
      \(markdownText(words.isEmpty ? file.title : words))

      :::
      """
    }
  }

  private func told(_ kept: [KeptFile], _ left: [String]) -> Phrase {
    guard left.isEmpty else {
      let names = left.joined(separator: "、")
      return Phrase(
        "表格已放好；个人信息的列没有放进来：\(names)", "The table is in; columns of private data were left out: \(names)")
    }
    if kept.contains(where: { $0.sort == .picture }) {
      return Phrase("图片已放好，请写上图上有什么", "Say what the picture shows")
    }
    if kept.contains(where: { $0.sort == .sound || $0.sort == .film }) {
      return Phrase("已放好，请在两行 ::: 之间写上文字稿", "It is in; write what is said between the two lines of :::")
    }
    return Phrase("已放好", "It is in")
  }

  private func isSheet(_ name: String) -> Bool {
    [".xlsx", ".csv"].contains { name.lowercased().hasSuffix($0) }
  }

  private func clipped(_ html: String) throws(UploadFault) -> (markdown: String, told: Phrase) {
    let page = Array(
      "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>\(html)</body></html>".utf8)
    guard var manuscript = try? readManuscript(page, sort: .html) else {
      throw UploadFault("读不懂剪贴板里的内容，没有粘贴", "What is on the clipboard cannot be read; nothing was pasted")
    }
    manuscript.leavePrivateColumns(onlyOfPeople: false)
    var lines = [manuscript.title.map { "## " + $0 }, manuscript.subtitle].compactMap(\.self)
    let body = manuscript.body(stem: "clip", leftover: manuscript.proposals.map(\.line)).markdown
    if !body.isEmpty { lines.append(body) }
    return (lines.joined(separator: "\n\n"), told(manuscript.ledger))
  }

  private func told(_ ledger: ImportLedger) -> Phrase {
    let names = ledger.entries.compactMap { entry in
      if case .personal(let what) = entry.reason { what } else { nil }
    }.joined(separator: "、")
    guard names.isEmpty else {
      return Phrase(
        "已粘贴；个人信息没有放进来：\(names)", "Pasted; private data were left out: \(names)")
    }
    let dropped = ledger.entries.reduce(0) { $0 + $1.count }
    return dropped == 0
      ? Phrase("已粘贴", "Pasted")
      : Phrase("已粘贴，有 \(dropped) 处格式没有保留", "Pasted; \(dropped) things were left out")
  }
}

/// Escapes a picture's alternative text, which brackets would end.
private func markdownText(_ text: String) -> String {
  text.reduce(into: "") { $0 += "[]\\".contains($1) ? "\\\($1)" : $1.isNewline ? " " : String($1) }
}
