import Almanac
import ArgumentParser
import Building
import Content
import Diagnostics
import Files
import Glibc
import Serving
import Synchronization

/// `xinfeng serve`: the site as it will be, following every change of its files.
struct ServeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "serve", abstract: say("边写边看", "preview while writing"),
      discussion: say(
        "在本机打开网站，文章一保存，浏览器就更新；有错误时显示在网页上。不写任何文件。按 Ctrl-C 结束。",
        "Shows the site on this machine; browsers follow every saved file, and show errors. Writes nothing. "
          + "Ctrl-C ends it."))
  }

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp(say("端口", "the port"), valueName: "PORT"))
  var port: UInt16 = 8000

  @Flag(help: ArgumentHelp(say("也显示草稿", "show drafts")))
  var drafts = false

  @Flag(help: ArgumentHelp(say("在浏览器里打开", "open it in the browser")))
  var open = false

  func run() throws {
    let desk = PreviewDesk(folder: common.folder, includesDrafts: drafts)
    let (options, paths, port, opens) = (common, watchedPaths, port, open)
    printFindings(try desk.update(changed: nil, now: try options.now), options)
    try waitFor {
      let (updates, sender) = AsyncStream.makeStream(of: PreviewUpdate.self)
      let following = Task {
        for await paths in watch(paths, notice: { printError($0[processLanguage] + "\n") }) {
          sender.yield(desk.follow(paths, options))
        }
      }
      defer { following.cancel() }
      try await servePreview(port: port, respond: desk.respond, updates: updates) { port in
        let address = "http://127.0.0.1:\(port)\(desk.home)"
        printError(say("预览：\(address)（按 Ctrl-C 结束）\n", "preview: \(address) (Ctrl-C ends it)\n"))
        if opens { openBrowser(at: address) }
      }
    }
  }

  private var watchedPaths: [String] {
    ["content", "themes", "site.yml"].map { common.folder + "/" + $0 }
  }
}

/// The site that the preview shows, behind a lock: pages are asked for on many threads while it changes.
private final class PreviewDesk: Sendable {
  private let folder: String
  private let site: Mutex<LiveSite>
  /// The path of the home page, as `site.yml` has it.
  let home: String

  init(folder: String, includesDrafts: Bool) {
    self.folder = folder
    site = Mutex(LiveSite(folder: folder, includesDrafts: includesDrafts))
    home = readSettings(in: folder).settings?.home ?? "/"
  }

  func update(changed: Set<String>?, now: Moment) throws(Failure) -> [Diagnostic] {
    // The new site is made beside the old one, so that pages are answered meanwhile.
    var next = site.withLock { $0 }
    let findings = try next.update(changed: changed, now: now)
    let updated = next
    site.withLock { $0 = updated }
    return findings
  }

  func follow(_ paths: Set<String>, _ options: CommonOptions) -> PreviewUpdate {
    let changed = Set(paths.map { $0.hasPrefix(folder + "/") ? String($0.dropFirst(folder.count + 1)) : $0 })
    do {
      let findings = try update(changed: changed, now: try options.now)
      let errors = findings.filter(\.isError)
      guard !errors.isEmpty else { return .reload }
      printFindings(errors, options)
      let format = ConsoleFormat(language: processLanguage, hasColour: false)
      return .errors(errors.map { format.text(of: $0) }.joined(separator: "\n"))
    } catch let failure as Failure {
      return .errors(failure.text(in: processLanguage))
    } catch {
      return .errors("\(error)")
    }
  }

  func respond(to path: String) -> PreviewResponse? {
    let live = site.withLock { $0 }
    guard path.hasPrefix(home) else { return nil }
    let below = "/" + path.dropFirst(home.count)
    if let found = live.bytes(at: below) {
      return PreviewResponse(contentType: contentType(of: found.file), bytes: found.bytes)
    }
    return live.notFound.map {
      PreviewResponse(status: 404, contentType: contentType(of: "404.html"), bytes: $0)
    }
  }
}

/// Asks the desktop to show an address; where there is none, the address stands in the terminal anyway.
private func openBrowser(at address: String) {
  guard fork(running: ["xdg-open", address]) else {
    printError(say("打不开浏览器，请自己打开这个网址。\n", "no browser could be opened; open the address yourself.\n"))
    return
  }
}

private func fork(running arguments: [String]) -> Bool {
  var child = pid_t()
  let pointers = arguments.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  return posix_spawnp(&child, arguments[0], nil, nil, pointers, environ) == 0
}
