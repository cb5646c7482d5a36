import Almanac
import Building
import Content
import Diagnostics
import Editing
import Files
import Serving
import Synchronization

/// The studio: pages for writing, checking, committing and publishing, based only on the site's files.
///
/// It answers requests. It asks for the present state of the site, and reports every file it changes, so that studio,
/// preview and console show the same.
package final class Studio: Sendable {
  /// The environment that the program gives the studio.
  package struct Surroundings: Sendable {
    /// The site's folder.
    package var folder: String
    package var language: Language
    /// With all files that were said to have changed.
    package var site: @Sendable () -> LiveSite
    /// As it was read last, at once: files that changed since may be missing.
    package var lastSite: @Sendable () -> LiveSite
    package var now: @Sendable () -> Moment
    /// Called after files changed, with their paths below the site's folder.
    package var changed: @Sendable (Set<String>) -> Void
    /// The command line of this program, for publishing.
    package var program: [String]
    package var temporaryFolder: String
    /// The header in which a proxy names the user.
    package var userHeader: String?
    /// The vocabulary of the users admitted by it.
    package var staff = "staff"
    /// Called with the path of the next entrance when one has been used.
    package var entered: @Sendable (String) -> Void

    package init(
      folder: String, language: Language, site: @escaping @Sendable () -> LiveSite,
      now: @escaping @Sendable () -> Moment, changed: @escaping @Sendable (Set<String>) -> Void,
      program: [String] = [], temporaryFolder: String = "/tmp", userHeader: String? = nil,
      entered: @escaping @Sendable (String) -> Void = { _ in }
    ) {
      self.folder = folder
      self.language = language
      self.site = site
      lastSite = site
      self.now = now
      self.changed = changed
      self.program = program
      self.temporaryFolder = temporaryFolder
      self.userHeader = userHeader
      self.entered = entered
    }
  }

  package static let prefix = "/__studio/"
  let around: Surroundings
  let gate = Gate()
  let templates: StudioTemplates
  let memory = StudioMemory()
  let publishing = PublishRun()
  /// Locked while a file is compared and written.
  let writing = Mutex(())

  package init(_ surroundings: Surroundings) {
    around = surroundings
    templates = StudioTemplates(in: surroundings.language)
  }

  /// The path that admits one browser.
  package var entrance: String { "\(Self.prefix)enter?token=\(gate.entry)" }

  /// A picture of an unsaved page, at a path of the site.
  package func picture(at path: String) -> [UInt8]? {
    let home = around.lastSite().home
    return path.hasPrefix(home) ? memory.picture(at: "/" + path.dropFirst(home.count)) : nil
  }

  /// The size limit of a request's body, in bytes: 0 without a valid session.
  package func bodyLimit(of visit: Visit) -> Int {
    (try? admit(visit, by: gate, believing: around.userHeader)) == nil ? 0 : 48 << 20
  }

  package func answer(_ visit: Visit) -> Answer {
    var answer = route(visit)
    if !answer.headers.contains(where: { $0.name == "Content-Security-Policy" }) {
      answer.headers += studioHeaders
    }
    return answer
  }

  private func route(_ visit: Visit) -> Answer {
    let path = String(visit.path.dropFirst(Self.prefix.count))
    if let asset = asset(path, visit) { return asset }
    if path == "enter" { return enter(visit) }
    let guest: Guest
    do {
      guest = try admit(visit, by: gate, believing: around.userHeader)
    } catch {
      return refusal(error)
    }
    guard allows(guest, visit.method == "POST" ? path : "") else { return forbidden(guest) }
    guard visit.method == "POST" else { return show(path, FormData(query: visit.query), guest) }
    guard let data = FormData(visit.body, type: visit.headers["content-type"] ?? "") else {
      return refusal(.type)
    }
    return send(path, data, guest)
  }

  private func show(_ path: String, _ query: FormData, _ guest: Guest) -> Answer {
    switch path {
    case "": desk(query, guest)
    case "new": newPage(guest)
    case "edit": edit(query, guest)
    case "preview": preview(query, guest)
    case "file": picture(query)
    case "find": find(query)
    case "handover": handover(guest)
    case "history": history(query, guest)
    case "sheet": sheet(query, guest)
    case "wechat": weChat(query, guest)
    case "wechat-file": weChatFile(query, guest)
    default: missing(guest)
    }
  }

  /// Routes that write, or process what was sent.
  private func send(_ path: String, _ data: FormData, _ guest: Guest) -> Answer {
    switch path {
    case "edit": saveEdit(data, guest)
    case "preview": previewUnsaved(data, guest)
    case "clip": clip(data, guest)
    case "new": begin(data, guest)
    case "import": importWord(data, guest)
    case "commit": commit(data, guest)
    case "publish": publish(data, guest)
    case "restore": restore(data, guest)
    case "review": review(data, guest)
    default: missing(guest)
    }
  }

  private func asset(_ path: String, _ visit: Visit) -> Answer? {
    guard visit.method != "POST" else { return nil }
    switch path {
    case "studio.css":
      return Answer(contentType: "text/css; charset=utf-8", bytes: PackageResources.studio_css)
    case "studio.js":
      return Answer(contentType: "text/javascript; charset=utf-8", bytes: PackageResources.studio_js)
    default: return nil
    }
  }

  private func enter(_ visit: Visit) -> Answer {
    guard visit.method == "GET" else { return refusal(.method) }
    guard around.userHeader == nil, let session = gate.enter(FormData(query: visit.query)["token"] ?? "")
    else {
      return refusal(.stranger)
    }
    around.entered(entrance)
    var answer = redirect("")
    answer.headers.append(
      ("Set-Cookie", "\(sessionCookie)=\(session); Path=/; HttpOnly; SameSite=Strict"))
    return answer
  }
}

extension Studio {
  var language: Language { around.language }
  var held: HeldFolder { HeldFolder(around.folder) }

  func say(_ chinese: String, _ english: String) -> String { Phrase(chinese, english)[language] }

  func frame(_ title: String, _ guest: Guest, notice: String? = nil, isWrong: Bool = false) -> FrameInput {
    FrameInput(
      title: title, language: language == .chinese ? "zh-CN" : "en",
      site: around.lastSite().prepared?.site?.settings.name ?? "", user: guest.user ?? "",
      hasGit: git.isThere,
      notice: notice, isWrong: isWrong)
  }

  /// A redirect to a path of the studio.
  func redirect(_ path: String) -> Answer {
    Answer(status: 303, headers: [("Location", Self.prefix + path)], contentType: "text/plain; charset=utf-8")
  }

  func refusal(_ rejection: Rejection) -> Answer {
    Answer(
      status: rejection.status, contentType: "text/plain; charset=utf-8",
      bytes: Array((rejection.phrase[language] + "\n").utf8))
  }

  func missing(_ guest: Guest) -> Answer {
    notice(say("没有这一页", "Not found"), [], guest, status: 404)
  }

  func notice(_ title: String, _ texts: [String], _ guest: Guest, status: Int = 200, back: LinkInput? = nil)
    -> Answer
  {
    let input = NoticeInput(
      frame: frame(title, guest), texts: texts.map { LineInput(text: $0, isGone: false) },
      back: back ?? LinkInput(label: say("回到全部文章", "Back to all pages"), address: Self.prefix))
    return Answer(status: status, bytes: templates.page(noticeSchema, input))
  }

  /// The answer to a form whose token is invalid or used: nothing is done.
  func stale(_ guest: Guest) -> Answer {
    notice(
      say("这个表单已经用过或过期", "This form was used before, or is too old"),
      [say("没有做任何改动。请回到前一页，刷新后再试。", "Nothing was done. Go back, reload the page and try again.")], guest,
      status: 403)
  }
}
