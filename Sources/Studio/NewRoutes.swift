import Building
import Content
import Diagnostics
import Files
import Glibc
import Manuscripts
import Serving

/// New pages: empty ones, and imported manuscripts.
extension Studio {
  func newPage(_ guest: Guest, notice: String? = nil, title: String = "") -> Answer {
    let kinds = around.site().prepared?.site?.model.kinds ?? []
    let input = NewInput(
      frame: frame(say("新建", "New"), guest, notice: notice, isWrong: notice != nil),
      kinds: kinds.map { OptionInput(value: $0.slug, label: $0.name) },
      token: gate.token(for: "new", in: guest.session),
      importToken: gate.token(for: "import", in: guest.session),
      title: title)
    return Answer(status: notice == nil ? 200 : 422, bytes: templates.page(newSchema, input))
  }

  func begin(_ data: FormData, _ guest: Guest) -> Answer {
    guard gate.take(data["token"] ?? "", for: "new", in: guest.session) else { return stale(guest) }
    let title = (data["title"] ?? "").filter { !$0.isNewline }
    guard let site = around.site().prepared?.site,
      let kind = site.model.kinds.first(where: { $0.slug == data["kind"] }), (1...120).contains(title.count)
    else { return newPage(guest, notice: say("请选类别，写标题", "Choose a kind and write a title"), title: title) }
    let stem = fileStem(of: title)
    for number in 0..<100 {
      let name = number == 0 ? stem : "\(stem)-\(number + 1)"
      guard
        let scaffold = site.model.scaffold(
          kind, title: title, name: isSlug(name) ? name : nil, now: around.now())
          ?? site.model.scaffold(
            kind, title: title, name: "page-\(around.now().day.iso)-\(number)", now: around.now())
      else { break }
      do {
        try create(scaffold.file, Array(scaffold.text.utf8))
        return redirect("edit?done=made&file=" + percentEncoded(scaffold.file))
      } catch .exists {
        continue
      } catch {
        return newPage(guest, notice: error.phrase[language], title: title)
      }
    }
    return newPage(
      guest, notice: say("起不出文件名，请换一个标题", "No file name can be made; choose another title"), title: title)
  }

  /// Imports a manuscript as the command does, from a file in a temporary folder under a safe name.
  func importWord(_ data: FormData, _ guest: Guest) -> Answer {
    guard gate.take(data["token"] ?? "", for: "import", in: guest.session) else { return stale(guest) }
    guard let site = around.site().prepared?.site,
      let kind = site.model.kinds.firstIndex(where: { $0.slug == data["kind"] }),
      let file = data.files("file").first
    else { return newPage(guest, notice: say("请选类别和稿件", "Choose a kind and a manuscript")) }
    do {
      let folder = try TemporaryFolder(in: around.temporaryFolder)
      defer { folder.remove() }
      let path = folder.path + "/" + manuscriptName(file.name)
      try createFile(path, with: file.bytes)
      var request = ImportRequest(file: path, kind: kind)
      request.acceptsChanges = data["accept"] != nil
      request.temporaryFolder = around.temporaryFolder
      let result = try writing.withLock { _ in
        Result { try importManuscript(request, site: site, in: around.folder, now: around.now()) }
      }.get()
      switch result {
      case .failure(let fault):
        let finding = fault.finding(about: String(file.name.prefix(80)))
        let text = finding.message(in: language) + (finding.help.map { " " + $0[language] } ?? "")
        return newPage(guest, notice: text)
      case .success(let report): return imported(report, guest)
      }
    } catch let failure as Failure {
      return newPage(guest, notice: failure.message[language])
    } catch {
      return newPage(guest, notice: say("导入失败", "The import failed"))
    }
  }

  private func imported(_ report: ImportReport, _ guest: Guest) -> Answer {
    let relative = { (path: String) in
      path.hasPrefix(self.around.folder + "/") ? String(path.dropFirst(self.around.folder.count + 1)) : path
    }
    let draft = relative(report.draft)
    guard report.difference == nil else {
      return newPage(
        guest,
        notice: say("已经有这篇草稿，没有改动它：\(draft)", "The draft is there already and was left alone: \(draft)"))
    }
    around.changed(Set([draft] + report.pictures.map(relative)))
    let ledger = report.ledger
    var texts = [
      say(
        "稿件 \(ledger.characters) 字，进草稿 \(ledger.characters - ledger.droppedCharacters) 字，图片 \(report.pictures.count) 张。",
        "\(ledger.characters) characters, \(ledger.characters - ledger.droppedCharacters) of them in the draft, \(report.pictures.count) pictures."
      )
    ]
    texts += ledger.entries.map { $0.reason.phrase.filled(with: ["\($0.count)"], in: language) }
    texts += report.fields.map {
      "\($0.label)：\($0.value)" + ($0.isSettled ? "" : say("（请核对）", " (to be checked)"))
    }
    if !report.missing.isEmpty {
      texts.append(say("还缺：", "Still missing: ") + report.missing.joined(separator: "、"))
    }
    return notice(
      say("已导入成草稿", "A draft was made"), texts, guest,
      back: LinkInput(
        label: say("打开草稿", "Open the draft"), address: Self.prefix + "edit?file=" + percentEncoded(draft)))
  }

  /// A safe name: the extension distinguishes old formats, and the rest, as a slug, is used if there is no title.
  private func manuscriptName(_ name: String) -> String {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let stem = name.split(separator: "/").last.map { fileStem(of: String($0.prefix { $0 != "." })) } ?? ""
    let known = ["docx", "doc", "wps", "rtf", "html", "htm"]
    return (isSlug(stem) ? stem : "manuscript") + "." + (known.contains(ending) ? ending : "docx")
  }
}

/// A temporary folder that other accounts cannot read.
private struct TemporaryFolder {
  var path: String

  init(in folder: String) throws(Failure) {
    var template = Array((folder + "/xinfeng-studio-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Failure(
        Phrase("无法建立临时文件夹", "cannot make a temporary folder"), path: folder, cause: systemMessage())
    }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  func remove() { try? removeTree(path) }
}
