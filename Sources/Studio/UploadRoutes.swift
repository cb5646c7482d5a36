import Building
import Content
import Diagnostics
import Editing
import Files
import Images
import Manuscripts
import Serving

/// Pictures that are sent with a form: what they are is told by their content, where they go and what they are called is
/// the server's business.
extension Studio {
  private var mostPictures: Int { 20 }
  private var largestPicture: Int { 24 << 20 }

  /// A picture into a field, or to the end of the text; the form is shown again with it.
  func upload(
    _ data: FormData, _ doing: String, _ target: Target, _ bytes: [UInt8], _ base: Digest, _ guest: Guest,
    origins: [String: [Int]]?
  ) -> Answer {
    let files = data.files.filter { $0.field.hasPrefix("u.") && !$0.name.isEmpty }
      .filter { doing == "insert" ? $0.field == "u.body" && target.kind != nil : $0.field != "u.body" }
    guard !files.isEmpty else {
      return form(
        target, bytes, base: base, guest, notice: say("没有选图片", "No picture was chosen"), isWrong: true,
        origins: origins)
    }
    let result = kept(files, beside: target)
    switch result {
    case .failure(let fault):
      return form(
        target, bytes, base: base, guest, notice: fault.phrase[language], isWrong: true, origins: origins)
    case .success(let names):
      let more = with(names, files, data, doing, target, bytes)
      return form(
        target, more, base: base, guest,
        notice: say(
          "图片已放好：\(names.joined(separator: "、"))。写上图上有什么，再保存。",
          "The picture is in its place: \(names.joined(separator: ", ")). Say what it shows, and save."),
        origins: origins)
    }
  }

  struct UploadFault: Error {
    var phrase: Phrase
  }

  private func with(
    _ names: [String], _ files: [FormData.File], _ data: FormData, _ doing: String, _ target: Target,
    _ bytes: [UInt8]
  ) -> [UInt8] {
    guard let text = try? PageText(target.file, bytes: bytes, of: target.names) else { return bytes }
    var edit = Edit(file: target.file, digest: text.digest)
    if doing == "insert" {
      let words = data["u.alt"] ?? ""
      let pictures = names.map { "![\(markdownText(words))](\($0))" }.joined(separator: "\n\n")
      let body = text.body
      edit.body =
        body + (body.hasSuffix("\n\n") || body.isEmpty ? "" : body.hasSuffix("\n") ? "\n" : "\n\n") + pictures
        + "\n"
    } else {
      for control in form(of: target, text).controls {
        guard case .rows(let form) = control.kind else { continue }
        let own = zip(names, files).filter { controlKey(of: $0.1.field) == control.key }
        guard !own.isEmpty, let source = form.parts.firstIndex(where: { $0.key == "src" }) else { continue }
        let numbers = control.sent(in: data).numbers
        var rows = control.shown
        for (name, file) in own {
          // Into the row whose input it was, or a new one.
          let row = rowNumber(of: file.field).flatMap { numbers.firstIndex(of: $0) }
          if let row, rows.indices.contains(row) {
            rows[row][source] = name
          } else {
            let new = form.parts.indices.map { $0 == source ? name : "" }
            rows = form.isList ? rows + [new] : [new]
          }
        }
        edit.changes.append(FieldChange(control.key, control.kind.written(Sent(rows), over: control.node)))
      }
    }
    return (try? apply(edit, to: bytes, of: target.names)) ?? bytes
  }

  /// Writes pictures beside a page.
  private func kept(_ files: [FormData.File], beside target: Target) -> Result<[String], UploadFault> {
    guard files.count <= mostPictures else {
      return .failure(
        UploadFault(phrase: Phrase("一次最多 \(mostPictures) 张图片", "at most \(mostPictures) pictures at a time")))
    }
    var names: [String] = []
    for file in files {
      guard file.bytes.count <= largestPicture else {
        return .failure(UploadFault(phrase: Phrase("图片超过 24 MB", "the picture has more than 24 MB")))
      }
      switch inspectPicture(file.bytes) {
      case .failure(let fault): return .failure(UploadFault(phrase: fault.description(of: safe(file.name))))
      case .success(let info):
        guard uploadFormats.contains(info.format), let ending = info.format.fileExtensions.first else {
          return .failure(
            UploadFault(
              phrase: Phrase(
                "\(info.format.name) 不能上传；请用 JPEG、PNG 或 WebP",
                "\(info.format.name) is not taken; use JPEG, PNG or WebP")))
        }
        do {
          names.append(try keep(file.bytes, ending, beside: target))
        } catch {
          return .failure(UploadFault(phrase: error.phrase))
        }
      }
    }
    return .success(names)
  }

  /// The same picture has the same name; another gets the next number.
  private func keep(_ bytes: [UInt8], _ ending: String, beside target: Target) throws(HeldFolder.Fault)
    -> String
  {
    for number in 1..<1000 {
      let name = "\(target.pictureFolder)\(target.stem)-\(number).\(ending)"
      let path = folder(of: target.file) + "/" + name
      if let there = try? held.read(path) {
        if there == bytes { return name }
        continue
      }
      do {
        try create(path, bytes)
        return name
      } catch .exists {
        continue
      }
    }
    throw .exists
  }

  /// What is pasted or dropped into the text: pictures go beside the page, a clipping becomes Markdown.
  func clip(_ data: FormData, _ guest: Guest) -> Answer {
    guard let target = target(data["file"]), target.kind != nil,
      gate.holds(data["token"] ?? "", for: action(target.file), in: guest.session)
    else { return stale(guest) }
    let files = data.files("u.body")
    if !files.isEmpty {
      switch kept(files, beside: target) {
      case .failure(let fault): return json([("text", fault.phrase[language])])
      case .success(let names):
        let markdown = names.map { "\n![](\($0))\n" }.joined()
        return json([("markdown", markdown), ("text", say("图片已放好，请写上图上有什么", "Say what the picture shows"))])
      }
    }
    do {
      let page = Array(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>\(data["html"] ?? "")</body></html>"
          .utf8)
      let manuscript = try readManuscript(page, sort: .html)
      var lines = [manuscript.title.map { "## " + $0 }, manuscript.subtitle].compactMap(\.self)
      lines.append(manuscript.body(stem: "clip", leftover: manuscript.proposals.map(\.line)).markdown)
      let dropped = manuscript.ledger.entries.reduce(0) { $0 + $1.count }
      return json([
        ("markdown", lines.joined(separator: "\n\n")),
        (
          "text",
          dropped == 0
            ? say("已粘贴", "Pasted")
            : say("已粘贴，有 \(dropped) 处格式没有保留", "Pasted; \(dropped) things were left out")
        ),
      ])
    } catch {
      return json([("text", "✕")])
    }
  }

  /// A picture beside a page, for its form.
  func picture(_ query: FormData) -> Answer {
    guard let path = query["path"], let bytes = try? held.read(path, atMost: largestPicture),
      case .success(let info) = inspectPicture(bytes), uploadFormats.contains(info.format)
    else {
      return Answer(status: 404, contentType: "text/plain; charset=utf-8")
    }
    return Answer(headers: shownHeaders, contentType: info.format.mediaType, bytes: bytes)
  }

  private func safe(_ name: String) -> String { String(name.prefix(80)).withVisibleControls }
}

private let uploadFormats: Set<PictureFormat> = [.jpeg, .png, .webp]

/// The key of the control whose input a picture was sent with: `cover` of `u.cover`, `slides` of `u.slides.2`.
private func controlKey(of field: String) -> String {
  String(field.dropFirst("u.".count).prefix { $0 != "." })
}

private func rowNumber(of field: String) -> Int? {
  field.split(separator: ".").dropFirst(2).first.flatMap { Int($0) }
}

/// Words in the place of a picture's, where brackets would end them.
private func markdownText(_ text: String) -> String {
  text.reduce(into: "") { $0 += "[]\\".contains($1) ? "\\\($1)" : $1.isNewline ? " " : String($1) }
}
