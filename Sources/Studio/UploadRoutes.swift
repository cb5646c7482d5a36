import Building
import Content
import Diagnostics
import Editing
import Files
import Serving

/// Files sent with a form, for a field or the end of the text; the form is then shown again with them.
extension Studio {
  func upload(
    _ data: FormData, _ doing: String, _ target: Target, _ bytes: [UInt8], _ base: Digest, _ guest: Guest,
    origins: [String: [Int]]?
  ) -> Answer {
    let files = data.files.filter { $0.field.hasPrefix("u.") && !$0.name.isEmpty }
      .filter { doing == "insert" ? $0.field == "u.body" && target.kind != nil : $0.field != "u.body" }
    guard !files.isEmpty else {
      return form(
        target, bytes, base: base, guest, notice: say("没有选文件", "No file was chosen"), isWrong: true,
        origins: origins)
    }
    do throws(UploadFault) {
      let (more, told) =
        try doing == "insert"
        ? inserting(files, data, target, bytes) : filling(files, data, target, bytes)
      return form(target, more, base: base, guest, notice: told[language], origins: origins)
    } catch {
      return form(
        target, bytes, base: base, guest, notice: error.phrase[language], isWrong: true, origins: origins)
    }
  }

  private func inserting(_ files: [FormData.File], _ data: FormData, _ target: Target, _ bytes: [UInt8])
    throws(UploadFault) -> (bytes: [UInt8], told: Phrase)
  {
    let added = try inserted(files, beside: target, words: data["u.alt"] ?? "")
    guard let text = try? PageText(target.file, bytes: bytes, of: target.names) else {
      return (bytes, added.told)
    }
    var edit = Edit(file: target.file, digest: text.digest)
    let body = text.body
    edit.body = body + (body.isEmpty || body.hasSuffix("\n") ? "" : "\n") + added.markdown
    return ((try? apply(edit, to: bytes, of: target.names)) ?? bytes, added.told)
  }

  private func filling(_ files: [FormData.File], _ data: FormData, _ target: Target, _ bytes: [UInt8])
    throws(UploadFault) -> (bytes: [UInt8], told: Phrase)
  {
    guard let text = try? PageText(target.file, bytes: bytes, of: target.names) else {
      return (bytes, Phrase("打不开", "Cannot be opened"))
    }
    let form = form(of: target, text)
    let takesPictures = { (file: FormData.File) -> Bool in
      let control = form.controls.first { $0.key == controlKey(of: file.field) }
      guard case .rows(let row)? = control?.kind else { return true }
      return row.parts.contains { $0.key == "alt" }
    }
    let kept = try self.kept(files, beside: target) { takesPictures($0) ? .pictures : .files }
    var edit = Edit(file: target.file, digest: text.digest)
    for control in form.controls {
      guard case .rows(let form) = control.kind else { continue }
      let own = zip(kept, files).filter { controlKey(of: $0.1.field) == control.key }
      guard !own.isEmpty, let source = form.parts.firstIndex(where: { $0.key == "src" }) else { continue }
      let numbers = control.sent(in: data).numbers
      var rows = control.shown
      for (file, sent) in own {
        // Into the row of the input, or a new one.
        let row = rowNumber(of: sent.field).flatMap { numbers.firstIndex(of: $0) }
        if let row, rows.indices.contains(row) {
          rows[row][source] = file.name
        } else {
          var new = form.parts.map { !file.isPicture && $0.key == "name" ? file.title : "" }
          new[source] = file.name
          rows = form.isList ? rows + [new] : [new]
        }
      }
      edit.changes.append(FieldChange(control.key, control.kind.written(Sent(rows), over: control.node)))
    }
    return ((try? apply(edit, to: bytes, of: target.names)) ?? bytes, told(kept))
  }

  private func told(_ kept: [KeptFile]) -> Phrase {
    let (chinese, english) = (
      kept.map(\.name).joined(separator: "、"), kept.map(\.name).joined(separator: ", ")
    )
    return kept.contains(where: \.isPicture)
      ? Phrase(
        "图片已放好：\(chinese)。写上图上有什么，再保存。",
        "The picture is in its place: \(english). Say what it shows, and save.")
      : Phrase("文件已放好：\(chinese)。再保存。", "The file is in its place: \(english). Save the form.")
  }
}

/// The key of the control whose input a file was sent with: `cover` of `u.cover`, `slides` of `u.slides.2`.
private func controlKey(of field: String) -> String {
  String(field.dropFirst("u.".count).prefix { $0 != "." })
}

private func rowNumber(of field: String) -> Int? {
  field.split(separator: ".").dropFirst(2).first.flatMap { Int($0) }
}
