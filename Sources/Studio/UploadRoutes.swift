import Building
import Content
import Diagnostics
import Editing
import Files
import Serving

/// Files that are sent with a form, into a field or to the end of the text; the form is shown again with them.
extension Studio {
  func upload(
    _ data: FormData, _ doing: String, _ target: Target, _ bytes: [UInt8], _ base: Digest, _ guest: Guest
  ) -> Answer {
    let files = data.files.filter { $0.field.hasPrefix("u.") && !$0.name.isEmpty }
      .filter { doing == "insert" ? $0.field == "u.body" : $0.field != "u.body" }
    guard !files.isEmpty else {
      return form(
        target, bytes, base: base, guest, notice: say("没有选文件", "No file was chosen"), isWrong: true)
    }
    do throws(UploadFault) {
      let (more, told) =
        try doing == "insert"
        ? inserting(files, data, target, bytes) : filling(files, target, bytes)
      return form(target, more, base: base, guest, notice: told[language])
    } catch {
      return form(target, bytes, base: base, guest, notice: error.phrase[language], isWrong: true)
    }
  }

  private func inserting(_ files: [FormData.File], _ data: FormData, _ target: Target, _ bytes: [UInt8])
    throws(UploadFault) -> (bytes: [UInt8], told: Phrase)
  {
    let added = try inserted(files, beside: target, words: data["u.alt"] ?? "")
    guard let text = try? PageText(target.file, bytes: bytes, of: target.kind) else {
      return (bytes, added.told)
    }
    var edit = Edit(file: target.file, digest: text.digest)
    let body = text.body
    edit.body = body + (body.isEmpty || body.hasSuffix("\n") ? "" : "\n") + added.markdown
    return ((try? apply(edit, to: bytes, of: target.kind)) ?? bytes, added.told)
  }

  private func filling(_ files: [FormData.File], _ target: Target, _ bytes: [UInt8]) throws(UploadFault)
    -> (bytes: [UInt8], told: Phrase)
  {
    guard let text = try? PageText(target.file, bytes: bytes, of: target.kind) else {
      return (bytes, Phrase("打不开", "Cannot be opened"))
    }
    let form = PageForm(text, target.kind, target.model)
    let takesPictures = { (file: FormData.File) -> Bool in
      guard case .rows(let row)? = form.controls.first(where: { "u." + $0.key == file.field })?.kind else {
        return true
      }
      return row.parts.contains { $0.key == "alt" }
    }
    let kept = try self.kept(files, beside: target) { takesPictures($0) ? .pictures : .files }
    var edit = Edit(file: target.file, digest: text.digest)
    for (file, sent) in zip(kept, files) {
      guard let control = form.controls.first(where: { "u." + $0.key == sent.field }),
        case .rows(let rowForm) = control.kind,
        let place = rowForm.parts.firstIndex(where: { $0.key == "src" })
      else { continue }
      var row = rowForm.parts.map { !file.isPicture && $0.key == "name" ? file.title : "" }
      row[place] = file.name
      let rows = rowForm.isList ? control.shown + [row] : [row]
      edit.changes.append(FieldChange(control.key, control.kind.written(rows, over: control.node)))
    }
    let names = kept.map(\.name).joined(separator: "、")
    let told =
      kept.contains(where: \.isPicture)
      ? Phrase(
        "图片已放在文章旁边：\(names)。写上图上有什么，再保存。",
        "The picture is beside the page: \(names). Say what it shows, and save.")
      : Phrase("文件已放在文章旁边：\(names)。再保存。", "The file is beside the page: \(names). Save the form.")
    return ((try? apply(edit, to: bytes, of: target.kind)) ?? bytes, told)
  }
}
