import Building
import Content
import Diagnostics
import Editing
import Files
import Rendering
import Serving
import Text

/// The preview of a page, in a frame beside the form.
extension Studio {
  func preview(_ query: FormData, _ guest: Guest) -> Answer {
    guard let target = target(query["file"]) else { return missing(guest) }
    if let page = memory.page(of: target.file, in: guest.session) {
      return Answer(headers: shownHeaders, bytes: page)
    }
    guard let bytes = try? bytes(of: target) else { return missing(guest) }
    return Answer(headers: shownHeaders, bytes: made(of: bytes, target).page)
  }

  /// Previews the form's text without saving it: keeps the page in memory for the frame, and returns a summary of the
  /// findings.
  func previewUnsaved(_ data: FormData, _ guest: Guest) -> Answer {
    guard let target = target(data["file"]), let base = data["digest"].flatMap(Digest.init(hexadecimal:)),
      gate.holds(data["token"] ?? "", for: action(target.file), in: guest.session)
    else { return stale(guest) }
    guard let opened = memory.opened(base) ?? (try? bytes(of: target)), Digest(of: opened) == base,
      let bytes = try? edited(data, "preview", target, opened)
    else { return json([("text", say("文件被改过，保存时会让您对照", "The file was changed; saving will show both"))]) }
    let made = made(of: bytes, target)
    memory.keep(page: made.page, of: target.file, in: guest.session)
    let errors = made.findings.count(where: \.isError)
    let warnings = made.findings.count { $0.severity == .warning }
    let text =
      errors + warnings == 0
      ? say("没有问题", "Nothing is wrong")
      : say("错误 \(errors)，警告 \(warnings)", "Errors \(errors), warnings \(warnings)")
    let shown = Self.prefix + "preview?file=" + percentEncoded(target.file)
    return json([("text", text), ("shown", shown)])
  }

  func json(_ members: [(String, String)]) -> Answer { json(members.map { ($0, JSON.text($1)) }) }

  func json(_ members: [(String, JSON)]) -> Answer {
    Answer(contentType: "application/json", bytes: JSON.object(members).bytes)
  }

  /// The page of a text. If it cannot be shown, it is tried with its review treated as complete, then as a draft with
  /// examples in missing fields.
  func made(of bytes: [UInt8], _ target: Target) -> (page: [UInt8], findings: [Diagnostic]) {
    let site = around.lastSite()
    guard let first = shown(bytes, target, in: site) else { return (noPage([]), []) }
    memory.keep(pictures: first.picture)
    if let page = first.page { return (withoutScripts(page), first.findings) }
    // Reviewers see the page that they are to approve.
    if first.entry?.state == .held,
      let reviewed = shown(bytes, target, in: site, assumesReviewed: true),
      let page = reviewed.page
    {
      memory.keep(pictures: reviewed.picture)
      return (withoutScripts(page), first.findings)
    }
    let second = target.kind.flatMap { shown(filled(bytes, target, $0), target, in: site) }
    if let second { memory.keep(pictures: second.picture) }
    return (second?.page.map(withoutScripts) ?? noPage(first.findings), first.findings)
  }

  /// Lists are not updated until a text is saved, so that the preview is immediate.
  private func shown(
    _ bytes: [UInt8], _ target: Target, in site: LiveSite, assumesReviewed: Bool = false
  ) -> PagePreview? {
    let now = around.now()
    return site.glimpse(of: target.file, as: bytes, now: now, assumesReviewed: assumesReviewed)
      ?? (try? around.site().preview(
        of: target.file, as: bytes, now: now, assumesReviewed: assumesReviewed))
  }

  /// What would be found of a text. Where nothing of other pages can be wrong because of it, the site need not be planned.
  func foretold(of bytes: [UInt8], _ target: Target) -> PagePreview? {
    let now = around.now()
    let glimpse = around.lastSite().glimpse(of: target.file, as: bytes, now: now)
    if let glimpse, glimpse.isComplete { return glimpse }
    return try? around.site().preview(of: target.file, as: bytes, now: now)
  }

  /// The text as a draft, with an example in every missing required field.
  private func filled(_ bytes: [UInt8], _ target: Target, _ kind: Kind) -> [UInt8] {
    guard let text = try? PageText(target.file, bytes: bytes, of: kind) else { return bytes }
    var edit = Edit(file: target.file, digest: text.digest)
    edit.changes.append(FieldChange(BuiltInKey.status.rawValue, .text("草稿")))
    let isMissing = { (key: String) in text.node(key)?.isEmpty ?? true }
    if isMissing(BuiltInKey.title.rawValue) { edit.changes.append(FieldChange("title", .text("（标题）"))) }
    if isMissing(BuiltInKey.date.rawValue) {
      edit.changes.append(FieldChange("date", .text(around.now().day.iso)))
    }
    for field in kind.fields
    where field.isRequired && field.defaultValue == nil && isMissing(field.key) {
      edit.changes.append(FieldChange(field.key, .raw(field.type.example(target.model.vocabularies).chinese)))
    }
    return (try? apply(edit, to: bytes, of: kind)) ?? bytes
  }

  private func noPage(_ findings: [Diagnostic]) -> [UInt8] {
    let items = findings.filter(\.isError).map { "<li>\(escapedForMarkup($0.message(in: language)))</li>" }
      .joined()
    let title = say("改好这些，就能看到网页", "The page is shown once this is mended")
    return Array(
      "<!DOCTYPE html>\n<html lang=\"\(language == .chinese ? "zh-CN" : "en")\"><meta charset=\"utf-8\"><title>\(title)</title><h1>\(title)</h1><ul>\(items)</ul></html>\n"
        .utf8)
  }
}
