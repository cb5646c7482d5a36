import Building
import Content
import Diagnostics
import Editing
import Files
import Images
import Serving

/// Opening and saving a file.
extension Studio {
  func edit(_ query: FormData, _ guest: Guest) -> Answer {
    guard let target = target(query["file"]) else { return missing(guest) }
    let bytes: [UInt8]
    do {
      bytes = try self.bytes(of: target)
    } catch {
      return notice(say("打不开", "Cannot be opened"), [error.phrase[language]], guest, status: 404)
    }
    memory.forget(target.file, in: guest.session)
    return form(target, bytes, base: Digest(of: bytes), guest, notice: query["done"].flatMap(doneText))
  }

  /// - Parameters:
  ///   - base: the digest of the file as opened; the bytes shown may be another text.
  ///   - origins: positions of the text's rows in the file as opened; nil if the text is that file's.
  func form(
    _ target: Target, _ bytes: [UInt8], base: Digest, _ guest: Guest, notice: String? = nil,
    isWrong: Bool = false, origins: [String: [Int]]? = nil
  ) -> Answer {
    let text: PageText
    do {
      text = try PageText(target.file, bytes: bytes, of: target.names)
    } catch {
      return self.notice(say("打不开", "Cannot be opened"), [error.phrase[language]], guest, status: 422)
    }
    if text.digest == base { memory.keep(opened: bytes, base) }
    if text.digest != base {
      memory.keep(page: made(of: bytes, target).page, of: target.file, in: guest.session)
    }
    let preview = foretold(of: bytes, target)
    let form = self.form(of: target, text)
    let token = gate.token(for: action(target.file), in: guest.session)
    let input = editInput(
      form, target, preview, token: token, base: base, guest, notice: notice, isWrong: isWrong,
      origins: origins)
    return Answer(status: isWrong ? 422 : 200, bytes: templates.page(editSchema, input))
  }

  func action(_ file: String) -> String { "edit " + file }

  func saveEdit(_ data: FormData, _ guest: Guest) -> Answer {
    guard let target = target(data["file"]), let base = data["digest"].flatMap(Digest.init(hexadecimal:))
    else {
      return missing(guest)
    }
    let isGood = gate.take(data["token"] ?? "", for: action(target.file), in: guest.session)
    let doing = isGood ? data["do"] ?? "preview" : "stale"
    let theirs: [UInt8]
    do {
      theirs = try bytes(of: target)
    } catch {
      return notice(say("没有保存", "Not saved"), [error.phrase[language]], guest, status: 404)
    }
    // Apply the form to the file as opened, whatever the file contains now.
    guard let opened = Digest(of: theirs) == base ? theirs : memory.opened(base) else {
      return conflict(target, mine: data["text"] ?? data["whole"] ?? data["body"] ?? "", theirs, guest)
    }
    let mine: [UInt8]
    do {
      mine = try edited(data, doing, target, opened)
    } catch {
      return form(
        target, rest(of: data, without: error, target, opened), base: base, guest,
        notice: error.phrase[language], isWrong: true)
    }
    if Digest(of: theirs) != base {
      // A second press of the button sends the same text again.
      if mine == theirs { return redirect("edit?done=saved&file=" + percentEncoded(target.file)) }
      return conflict(target, mine: decodedText(mine), theirs, guest)
    }
    if guest.user != nil, forges(mine, over: theirs, target) {
      return form(
        target, theirs, base: base, guest,
        notice: say(
          "审校记录由本人按钮来记，不能写进表单；没有保存。",
          "Marks of reviews are given by their button, not typed; nothing was saved."),
        isWrong: true)
    }
    let origins = (try? PageText(target.file, bytes: opened, of: target.names)).map {
      form(of: target, $0).origins(in: data)
    }
    let refused = { (notice: String) in
      self.form(target, mine, base: base, guest, notice: notice, isWrong: true, origins: origins)
    }
    switch doing {
    case "save" where mine.count > max(largestText, theirs.count), "mine" where mine.count > largestText:
      return refused(
        say(
          "超过 \(largestText >> 20) MB，网站读不了这么大的文件；没有保存。",
          "More than \(largestText >> 20) MB, which no site is made of; nothing was saved."))
    case "save", "mine": return write(mine, over: base, target, guest, origins: origins)
    case "stale":
      return refused(
        say(
          "这个表单已经用过或过期，内容还在，请再按一次保存。",
          "This form was used before or is too old; the text is still here, save it once more."))
    case "upload", "insert": return upload(data, doing, target, mine, base, guest, origins: origins)
    default:
      let text = doing.hasPrefix("fix-") ? fixed(mine, doing, target) : mine
      return form(target, text, base: base, guest, origins: origins)
    }
  }

  /// The bytes that result from applying the form to the file as opened.
  func edited(_ data: FormData, _ doing: String, _ target: Target, _ opened: [UInt8]) throws(EditRefusal)
    -> [UInt8]
  {
    let text = try PageText(target.file, bytes: opened, of: target.names)
    var edit = Edit(file: target.file, digest: text.digest)
    if doing == "mine" {
      edit.whole = withLineFeeds(data["text"] ?? "")
    } else {
      edit = form(of: target, text).edit(data, file: target.file)
    }
    return try apply(edit, to: opened, of: target.names)
  }

  /// What can be kept of a form that is refused as it is: all but the field that cannot be written, and in UTF-8 where the
  /// file's encoding has no place for it.
  private func rest(of data: FormData, without refusal: EditRefusal, _ target: Target, _ opened: [UInt8])
    -> [UInt8]
  {
    guard let text = try? PageText(target.file, bytes: opened, of: target.names) else { return opened }
    var edit = form(of: target, text).edit(data, file: target.file)
    edit.savesAsUTF8 = true
    if case .notWritable(let key) = refusal {
      edit.changes.removeAll { change in
        change.key == key || target.names.names[change.key].map(target.names.label) == key
      }
    }
    return (try? apply(edit, to: opened, of: target.names)) ?? opened
  }

  func decodedText(_ bytes: [UInt8]) -> String {
    if case .text(let text, _) = decodeText(bytes) { String(decoding: text, as: UTF8.self) } else { "" }
  }

  private func write(
    _ bytes: [UInt8], over base: Digest, _ target: Target, _ guest: Guest, origins: [String: [Int]]?
  ) -> Answer {
    let address = "file=" + percentEncoded(target.file)
    guard Digest(of: bytes) != base else { return redirect("edit?done=same&" + address) }
    do {
      try replace(target.file, base, bytes)
    } catch .changed {
      return conflict(target, mine: decodedText(bytes), (try? self.bytes(of: target)) ?? [], guest)
    } catch {
      return form(
        target, bytes, base: base, guest, notice: error.phrase[language], isWrong: true, origins: origins)
    }
    memory.forget(target.file, in: guest.session)
    return redirect("edit?done=saved&" + address)
  }

  /// Replaces one file at a time, and waits until the site has been updated.
  func replace(_ file: String, _ base: Digest, _ bytes: [UInt8]) throws(HeldFolder.Fault) {
    let result = writing.withLock { _ in
      Result { () throws(HeldFolder.Fault) in
        do throws(HeldFolder.Fault) {
          try held.replace(file, digest: base, with: bytes)
        } catch {
          // A form for a missing file was made from empty bytes.
          guard error == .missing, base == Digest(of: []) else { throw error }
          try held.create(file, with: bytes)
        }
      }
    }
    try result.get()
    around.changed([file])
  }

  func create(_ file: String, _ bytes: [UInt8]) throws(HeldFolder.Fault) {
    let result = writing.withLock { _ in
      Result { () throws(HeldFolder.Fault) in try held.create(file, with: bytes) }
    }
    try result.get()
    around.changed([file])
  }

  private func conflict(_ target: Target, mine: String, _ theirs: [UInt8], _ guest: Guest) -> Answer {
    let digest = Digest(of: theirs)
    memory.keep(opened: theirs, digest)
    let input = ConflictInput(
      frame: frame(say("文件被改过", "The file was changed"), guest), file: target.file,
      token: gate.token(for: action(target.file), in: guest.session), digest: digest.hexadecimal,
      mine: mine, theirs: decodedText(theirs),
      edit: Self.prefix + "edit?file=" + percentEncoded(target.file))
    return Answer(status: 409, bytes: templates.page(conflictSchema, input))
  }

  /// The text with a finding's correction applied.
  private func fixed(_ bytes: [UInt8], _ doing: String, _ target: Target) -> [UInt8] {
    guard let number = Int(doing.dropFirst(4)),
      let findings = foretold(of: bytes, target)?.findings,
      findings.indices.contains(number), let correction = findings[number].correction
    else { return bytes }
    var lines = decodedText(bytes).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.indices.contains(findings[number].location.line - 1) else { return bytes }
    lines[findings[number].location.line - 1] = correction
    var edit = Edit(file: target.file, digest: Digest(of: bytes))
    edit.whole = lines.joined(separator: "\n")
    return (try? apply(edit, to: bytes, of: target.names)) ?? bytes
  }
}

extension Digest {
  /// 32 hexadecimal digits.
  init?(hexadecimal text: String) {
    guard text.utf8.count == 32, text.allSatisfy(\.isHexDigit), let high = UInt64(text.prefix(16), radix: 16),
      let low = UInt64(text.suffix(16), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }
}
