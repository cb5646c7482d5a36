import Almanac
import ArgumentParser
import Building
import Content
import Diagnostics
import Files
import Glibc
import Serving
import Synchronization

/// `xinfeng serve`: the preview of the site, updated on every change of its files.
struct ServeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "serve", abstract: say("边写边看", "preview while writing"),
      discussion: say(
        "在本机打开网站，文章一保存，浏览器就更新；有错误时显示在网页上。不写任何文件。按 Ctrl-C 结束。\n加 --edit 打开编辑台：在浏览器里写、查、提交、发布。",
        "Shows the site on this machine; browsers follow every saved file, and show errors. Writes nothing. "
          + "Ctrl-C ends it.\nWith --edit the studio opens: pages are written, checked, committed and published in the browser."
      ))
  }

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp(say("端口", "the port"), valueName: "PORT"))
  var port: UInt16 = 8000

  @Flag(help: ArgumentHelp(say("也显示草稿", "show drafts")))
  var drafts = false

  @Flag(
    help: ArgumentHelp(
      say("每半秒查看一次文件：网络盘、共享文件夹不报告变化时用", "look for changes twice a second, where a share does not report them")
    ))
  var poll = false

  @Flag(help: ArgumentHelp(say("在浏览器里打开", "open it in the browser")))
  var open = false

  @Flag(
    help: ArgumentHelp(
      say("打开编辑台：可以改文件，也显示草稿", "open the studio: files can be changed, and drafts are shown")))
  var edit = false

  @OptionGroup var proxy: ProxyOptions

  func run() throws {
    let handler = PreviewHandler(folder: common.folder, includesDrafts: drafts || edit)
    let (options, paths, port, opens, method) = (common, watchedPaths, port, open, watchMethod)
    let (edits, proxy) = (edit, proxy)
    let findings = try handler.update(changed: nil, now: try options.now)
    printFindings(findings, options)
    // Without `site.yml` this is probably the wrong folder, so do not wait for it to become a site.
    if findings.contains(where: { $0.rule.name == "no-site" }) { throw ExitCode(1) }
    let beginning = update(for: findings)
    try waitFor {
      let (updates, sender) = AsyncStream.makeStream(of: PreviewUpdate.self)
      if beginning != .reload { sender.yield(beginning) }
      let passing = Task {
        // A moment given by `--now` does not advance.
        guard options.site.nowText == nil else { return }
        while true {
          try await Task.sleep(for: .seconds(1))
          if let update = try handler.pass(options) { sender.yield(update) }
        }
      }
      defer { passing.cancel() }
      let following = Task {
        for await paths in watch(paths, by: method, notice: { printError($0[processLanguage] + "\n") }) {
          sender.yield(handler.follow(paths, options))
        }
      }
      defer { following.cancel() }
      let served = ServedPort()
      let studio =
        edits ? makeStudio(of: handler, options, proxy, at: served, tell: { sender.yield($0) }) : nil
      try await servePreview(
        port: port, respond: { handler.respond(to: $0, beside: studio) },
        door: studio.map { door(of: $0, proxy) }, updates: updates
      ) { port in
        served.set(port)
        let host = "http://127.0.0.1:\(port)"
        let address = host + handler.home
        printError(say("预览：\(address)（按 Ctrl-C 结束）\n", "preview: \(address) (Ctrl-C ends it)\n"))
        if let studio { tellEntrance(of: studio, at: port, proxy) }
        if opens { openBrowser(at: studio.map { host + $0.entrance } ?? address) }
      }
    }
  }

  /// Shares do not report changes made by other machines, so poll their files.
  private var watchMethod: WatchMethod {
    guard !poll else { return .polling }
    guard isOnShare(common.folder) else { return .events }
    printError(
      say(
        "网站在网络盘或共享文件夹上，系统不报告变化，改为每半秒查看一次\n",
        "the site is on a share, whose changes are not reported; looking twice a second instead\n"))
    return .polling
  }

  private var watchedPaths: [String] {
    ["content", "themes", "static", "site.yml"].map { common.folder + "/" + $0 }
  }
}

/// The update for browsers, from the findings.
private func update(for findings: [Diagnostic]) -> PreviewUpdate {
  let errors = findings.filter(\.isError)
  return errors.isEmpty ? .reload : .errors(text(of: errors))
}

private func text(of findings: [Diagnostic]) -> String {
  let format = ConsoleFormat(language: processLanguage, hasColour: false)
  return findings.map { format.text(of: $0) }.joined(separator: "\n")
}

/// The site of the preview, behind a lock: pages are requested on many threads while it changes.
final class PreviewHandler: Sendable {
  let folder: String
  private let site: Mutex<LiveSite>
  /// Locked while a new site is made, so that one made from an older state does not replace it.
  private let making = Mutex(())
  private let written = Mutex(Written())

  /// Files that were written and are not read yet.
  private struct Written {
    var files: Set<String> = []
    /// Some of them are being read.
    var isReading = false
  }

  /// As it was read last.
  var live: LiveSite { site.withLock { $0 } }

  /// The path of the home page, from the address in `site.yml`.
  var home: String { site.withLock { $0.home } }

  init(folder: String, includesDrafts: Bool) {
    self.folder = folder
    site = Mutex(LiveSite(folder: folder, includesDrafts: includesDrafts))
  }

  func update(changed: Set<String>?, now: Moment) throws(Failure) -> [Diagnostic] {
    let result = making.withLock { _ in
      Result { () throws(Failure) in try make(changed, now: now) }
    }
    return try result.get()
  }

  /// Makes the new site beside the old one, so that pages are answered meanwhile.
  private func make(_ changed: Set<String>?, now: Moment) throws(Failure) -> [Diagnostic] {
    var next = site.withLock { $0 }
    let result = Result { () throws(Failure) in try next.update(changed: changed, now: now) }
    let updated = next
    site.withLock { $0 = updated }
    return try result.get()
  }

  /// Takes note of files that were written; the site is made of them when somebody asks for it, or soon.
  func note(_ files: Set<String>) { written.withLock { $0.files.formUnion(files) } }

  /// Reads the files that were noted, or waits while another thread does; nil where there is nothing to tell.
  func catchUp(_ options: CommonOptions) -> PreviewUpdate? {
    guard written.withLock({ $0.isReading || !$0.files.isEmpty }) else { return nil }
    return making.withLock { _ in
      let files = written.withLock { written in
        let files = written.files
        written = Written(isReading: !files.isEmpty)
        return files
      }
      defer { written.withLock { $0.isReading = false } }
      return files.isEmpty ? nil : tell(options) { now throws(Failure) in try make(files, now: now) }
    }
  }

  func follow(_ paths: Set<String>, _ options: CommonOptions) -> PreviewUpdate {
    let changed = Set(paths.map { $0.hasPrefix(folder + "/") ? String($0.dropFirst(folder.count + 1)) : $0 })
    return follow(changed: changed, options)
  }

  /// The update due by time: pages that are due, and those that expire with the day; nil if there are none.
  func pass(_ options: CommonOptions) throws -> PreviewUpdate? {
    let now = try options.now
    return site.withLock { $0.isOver(by: now) } ? follow(changed: nil, options) : nil
  }

  func follow(changed: Set<String>?, _ options: CommonOptions) -> PreviewUpdate {
    tell(options) { now throws(Failure) in try update(changed: changed, now: now) }
  }

  private func tell(_ options: CommonOptions, of update: (Moment) throws(Failure) -> [Diagnostic])
    -> PreviewUpdate
  {
    do {
      let findings = try update(try options.now)
      printFindings(findings.filter(\.isError), options)
      return xinfeng.update(for: findings)
    } catch let failure as Failure {
      return .errors(failure.text(in: processLanguage))
    } catch {
      return .errors("\(error)")
    }
  }

  func respond(to path: String) -> PreviewResponse? {
    let live = site.withLock { $0 }
    // If the site has a path of its own, redirect addresses without it.
    guard path.hasPrefix(live.home) else {
      return PreviewResponse(movedTo: live.home + (path + "/" == live.home ? "" : path.dropFirst()))
    }
    let below = "/" + path.dropFirst(live.home.count)
    if let found = live.bytes(at: below) {
      return PreviewResponse(contentType: contentType(of: found.file), bytes: found.bytes)
    }
    if !live.isShown, below.hasSuffix("/") { return pageOfErrors }
    return live.notFound.map {
      PreviewResponse(status: 404, contentType: contentType(of: "404.html"), bytes: $0)
    }
  }
}

/// The page of a site that has had errors from the beginning; the errors are shown in the overlay.
private var pageOfErrors: PreviewResponse {
  let text = say("网站里有错误，改好并保存以后，这里就会显示网页。", "The site has errors; its pages are shown once they are mended.")
  let page = """
    <!DOCTYPE html>
    <html lang="\(processLanguage == .chinese ? "zh-CN" : "en")">
    <meta charset="utf-8">
    <title>\(say("有错误", "Errors"))</title>
    <body>
    <p>\(text)</p>
    </body>
    </html>

    """
  return PreviewResponse(contentType: contentType(of: "index.html"), bytes: Array(page.utf8))
}

/// Opens an address in the desktop's browser; without a desktop, the terminal shows the address.
private func openBrowser(at address: String) {
  guard startAndLeave(["xdg-open", address]) else {
    printError(say("打不开浏览器，请自己打开这个网址。\n", "no browser could be opened; open the address yourself.\n"))
    return
  }
}
