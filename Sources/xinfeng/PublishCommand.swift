import ArgumentParser
import Building
import Content
import Diagnostics
import Glibc
import Publishing

/// `xinfeng publish TARGET`: checks, builds and publishes a site.
struct PublishCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "publish", abstract: say("发布网站", "publish the site"),
      discussion: say(
        "先检查、生成，没有错误才发布。目标写在 site.yml 的 publish 里；只有一个时可以不写。"
          + "随时中断都不要紧：读者看到的不是旧网站就是新网站，再发布一次即可。",
        "Checks and builds first, and publishes nothing while there are errors. Targets stand in site.yml under `publish`; "
          + "where there is one it need not be named. It may be interrupted at any moment: readers see the old site "
          + "or the new one, and publishing again is all there is to do."))
  }

  @Argument(
    help: ArgumentHelp(say("发布到哪里", "where to"), valueName: "target"),
    completion: .custom { _, _, _ in targetNames() })
  var target: String?

  @OptionGroup var common: CommonOptions

  @Flag(help: ArgumentHelp(say("网页少了一半以上也发布", "publish although more than half of the pages are gone")))
  var force = false

  @Flag(help: ArgumentHelp(say("列出目标上的版本", "list the releases at the target")))
  var list = false

  @Flag(help: ArgumentHelp(say("退回上一个版本", "go back to the release before")))
  var rollback = false

  @Option(
    help: ArgumentHelp(say("退回到这一版（配合 --rollback）", "with --rollback: to this release"), valueName: "NUMBER"))
  var to: Int?

  @Option(
    help: ArgumentHelp(
      say(
        "停住这个目标，不再发布，写明原因；--rollback 也会停住",
        "hold the target, so that nothing is published to it, and say why; --rollback does so, too"),
      valueName: "REASON"))
  var hold: String?

  @Flag(
    help: ArgumentHelp(
      say("目标停住了，现在恢复发布", "publish to a target that is held, and hold it no longer")))
  var resume = false

  @Option(
    help: ArgumentHelp(
      say(
        "从旧版本里删去这一页和它的图片、附件：写文件、网址或标题",
        "remove a page with its files from earlier releases: its file, address or title"),
      valueName: "PAGE"), completion: .custom { _, _, _ in pageFiles() })
  var forget: String?

  @Option(
    help: ArgumentHelp(
      say("另一次发布正在进行时，最多等多少秒", "how long to wait for another publish to end"), valueName: "SECONDS"))
  var wait = 600

  func validate() throws {
    if [list, rollback, forget != nil].count(where: \.self) > 1 {
      throw ValidationError(
        say("--list、--rollback、--forget 只用一个", "use one of --list or --rollback or --forget"))
    }
    if hold != nil && (list || forget != nil) || resume && !isPublishing {
      throw ValidationError(
        say(
          "--hold 单独用，或和 --rollback 一起用；--resume 只在发布时用",
          "--hold stands alone or with --rollback; --resume goes with publishing only"))
    }
    if to != nil && !rollback {
      throw ValidationError(say("--to 要和 --rollback 一起用", "--to goes with --rollback"))
    }
    if !(0...1_000_000).contains(wait) {
      throw ValidationError(say("--wait 是 0 到 1000000", "--wait is 0 to 1000000"))
    }
  }

  func run() throws {
    let (settings, findings) = readSettings(in: common.folder)
    guard let settings else {
      if isPublishing, common.format == .json {
        printJSON(document(outcome: "errors", findings: findings.sorted()))
      } else {
        printFindings(findings.sorted(), common)
      }
      throw ExitCode(1)
    }
    let destination = try chosen(from: settings.targets).destination
    let cache = cacheFolder(of: common.folder) + "/publish"
    var options = PublishOptions(folder: common.folder, cache: cache, now: try common.now) {
      printError($0[processLanguage] + "\n")
    }
    options.force = force
    options.patience = wait
    options.resumes = resume
    options.holdReason = hold
    if case .directory(let path) = destination {
      try refuseOutput(options.path(path), within: common.folder)
    }
    try makeFolders(cache)
    if list { return tell(try listReleases(at: destination, options: options)) }
    if rollback { return try tell(try rollBack(destination, to: to, options: options)) }
    if hold != nil { return tell(try Publishing.hold(destination, options: options)) }
    if let forget { return try forgetPage(forget, settings, at: destination, options) }
    let done = try whileLocking(cache + "/lock", options) { (options) throws(Failure) in
      try publish(settings, to: destination, options)
    }
    try tell(done.result, done.findings)
  }

  private var isPublishing: Bool { !list && !rollback && forget == nil && hold == nil }

  private func chosen(from targets: [PublishTarget]) throws -> PublishTarget {
    let names = targets.map(\.name)
    guard let target else {
      if targets.count == 1 { return targets[0] }
      throw ValidationError(
        targets.isEmpty
          ? say(
            "site.yml 里还没有 publish，例如 publish: {server: {directory: /srv/www/site}}",
            "site.yml has no `publish` yet, such as publish: {server: {directory: /srv/www/site}}")
          : say(
            "发布到哪里？有：\(names.joined(separator: "、"))", "publish to which? \(names.joined(separator: ", "))"))
    }
    guard let found = targets.first(where: { $0.name == target }) else {
      let near = nearest(to: target, in: names).map { say("，是不是 \($0)？", "; did you mean \($0)?") } ?? ""
      throw ValidationError(
        say("site.yml 里没有目标“\(target)”\(near)", "site.yml has no target “\(target)”\(near)"))
    }
    return found
  }

  /// Returns nil if the content has errors. Builds into a folder of its own, since `public` may contain drafts.
  private func publish(
    _ settings: Settings, to destination: PublishTarget.Destination, _ options: PublishOptions
  ) throws(Failure) -> (result: PublishResult?, findings: [Diagnostic]) {
    var building = BuildOptions(now: options.now)
    if !common.quiet { building.progress = showProgress }
    endInOrder(&building)
    let output = options.cache + "/site"
    let (report, prepared) = try buildSite(
      Workspace(folder: common.folder, output: output, cache: cacheFolder(of: common.folder)),
      options: building)
    // JSON output has findings and result in one document.
    if common.format != .json { printFindings(report.findings, common) }
    guard !report.hasErrors, let made = report.made else {
      if !common.quiet, common.format == .console { printOutput(summary(of: report, isDryRun: true)) }
      return (nil, report.findings)
    }
    let redirects = RedirectMaps(made.redirects.map { ($0.from, $0.to) }, below: settings.home)
    let site = try gatherSite(
      builtIn: output, sorts: prepared.sorts(of: made), for: destination, cache: options.cache,
      pageCount: report.ledger.count(.published), redirects: redirects)
    return (try Publishing.publish(site, to: destination, options: options), report.findings)
  }
}
