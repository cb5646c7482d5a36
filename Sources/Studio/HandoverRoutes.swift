import Building
import Content
import Diagnostics
import Serving

/// Commits changed files under the editor's name, and publishes.
extension Studio {
  func handover(_ guest: Guest, notice: String? = nil, isWrong: Bool = false, message: String = "") -> Answer
  {
    let prepared = around.site().prepared
    let entries = Dictionary(
      (prepared?.report.ledger.entries ?? []).map { ($0.file, $0.title) },
      uniquingKeysWith: { first, _ in first })
    let hasGit = git.isThere
    let touched = hasGit ? git.touched() : []
    let user = hasGit ? git.user : ("", "")
    let run = publishing.state
    let targets = prepared?.site?.settings.targets ?? []
    let input = HandoverInput(
      frame: frame(say("提交和发布", "Commit and publish"), guest, notice: notice, isWrong: isWrong),
      files: touched.map { sign, file in
        TouchedInput(file: file, title: entries[file] ?? "", change: change(sign))
      },
      commitToken: gate.token(for: "commit", in: guest.session),
      publishToken: gate.token(for: "publish", in: guest.session),
      message: message.isEmpty ? proposal(touched, entries) : message, name: user.0, email: user.1,
      isNameGiven: guest.user != nil, hasRemote: hasGit && git.hasRemote,
      targets: targets.map { OptionInput(value: $0.name, label: $0.name) },
      errors: prepared?.report.findings.count(where: \.isError) ?? 0,
      log: run.log.isEmpty ? nil : run.log, isRunning: run.isRunning, isHeld: run.code == heldCode,
      ended: run.code.map(ended))
    return Answer(status: isWrong ? 422 : 200, bytes: templates.page(handoverSchema, input))
  }

  private func change(_ sign: String) -> String {
    if sign.contains("?") || sign.contains("A") { return say("新增", "new") }
    return sign.contains("D") ? say("删除", "removed") : say("修改", "changed")
  }

  private func proposal(_ touched: [(sign: String, file: String)], _ titles: [String: String]) -> String {
    let pages = touched.filter { $0.file.hasSuffix(".md") }
    guard let first = pages.first else { return "" }
    let title = titles[first.file].flatMap { $0.isEmpty ? nil : $0 } ?? first.file
    let begin = first.sign.contains("?") ? say("新增", "Add") : say("修改", "Change")
    return pages.count > 1
      ? say("\(begin)《\(title)》等 \(pages.count) 篇", "\(begin) “\(title)” and \(pages.count - 1) more")
      : say("\(begin)《\(title)》", "\(begin) “\(title)”")
  }

  private func ended(_ code: Int) -> String {
    code == 0
      ? say("已经完成。", "It is done.")
      : say("没有完成（代码 \(code)），原因见下。", "It was not done (code \(code)); the reason stands below.")
  }

  func commit(_ data: FormData, _ guest: Guest) -> Answer {
    guard gate.take(data["token"] ?? "", for: "commit", in: guest.session) else { return stale(guest) }
    let message = (data["message"] ?? "").filter { !$0.isNewline && $0 != "\0" }
    let touched = Set(git.touched().map(\.file))
    let files = data.all("file").filter(touched.contains)
    let name = guest.user.map(staff.name) ?? data["name"] ?? ""
    let email = guest.user.map { "\($0)@studio.invalid" } ?? data["email"] ?? ""
    guard !files.isEmpty, !message.isEmpty, isPerson(name), isMail(email) else {
      return handover(
        guest, notice: say("请选文件，写说明、姓名和邮箱", "Choose files, and write a message, your name and mail address"),
        isWrong: true, message: message)
    }
    let fault = writing.withLock { _ in git.commit(files, message: message, name: name, email: email) }
    if let fault {
      return handover(
        guest, notice: say("没有提交：", "Not committed: ") + fault.withVisibleControls, isWrong: true,
        message: message)
    }
    return handover(guest, notice: doneText("committed"))
  }

  /// Whether a name is safe in the author line of a commit.
  private func isPerson(_ name: String) -> Bool {
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0 != "\u{7F}" && $0 != "<" && $0 != ">"
    }
    return isPlain && (1...80).contains(name.count) && name.contains { !$0.isWhitespace }
  }

  private func isMail(_ email: String) -> Bool {
    let parts = email.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
      && email.unicodeScalars.allSatisfy {
        $0.value > 0x20 && $0 != "\u{7F}" && !"<>,;\"".unicodeScalars.contains($0)
      }
  }

  func publish(_ data: FormData, _ guest: Guest) -> Answer {
    guard gate.take(data["token"] ?? "", for: "publish", in: guest.session) else { return stale(guest) }
    let targets = Set((around.site().prepared?.site?.settings.targets ?? []).map(\.name))
    let own = around.program + ["publish"]
    let options = ["--site", around.folder, "--lang", language.rawValue]
    var command: [String]?
    if data["do"] == "push", git.isThere {
      command = ["git", "-C", around.folder, "push"]
    } else if let target = data["publish"], targets.contains(target) {
      command = own + [target] + options
    } else if let target = data["rollback"], targets.contains(target) {
      // The process runs under the studio's account; the reason names the editor.
      let asked =
        guest.user.map { ["--hold", say("\(staff.name(of: $0)) 退回", "\(staff.name(of: $0)) went back")] }
        ?? []
      command = own + [target, "--rollback"] + asked + options
    } else if let target = data["resume"], targets.contains(target) {
      command = own + [target, "--resume"] + options
    }
    guard let command, !around.program.isEmpty || data["do"] == "push" else { return missing(guest) }
    guard publishing.start(command) else {
      return handover(
        guest, notice: say("正在发布，等它完成", "Publishing is going on; wait for its end"), isWrong: true)
    }
    // Most runs end within this time.
    publishing.wait(milliseconds: 1500)
    return handover(guest, notice: publishing.state.isRunning ? doneText("begun") : nil)
  }
}

/// The exit code of `xinfeng publish` at a held target.
private let heldCode = 4
