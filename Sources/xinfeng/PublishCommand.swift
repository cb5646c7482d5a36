import Almanac
import ArgumentParser
import Building
import Content
import Diagnostics
import Glibc
import Publishing

/// `xinfeng publish TARGET`: checks, builds, and lets readers see the new site at once.
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

  @Argument(help: ArgumentHelp(say("发布到哪里", "where to"), valueName: "target"))
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

  func validate() throws {
    if list && rollback { throw ValidationError(say("--list 和 --rollback 只用一个", "use --list or --rollback")) }
    if to != nil && !rollback {
      throw ValidationError(say("--to 要和 --rollback 一起用", "--to goes with --rollback"))
    }
  }

  func run() throws {
    let (settings, findings) = readSettings(in: common.folder)
    guard let settings else {
      printFindings(findings.sorted(), common)
      throw ExitCode(1)
    }
    let destination = try chosen(from: settings.targets).destination
    let cache = common.folder + "/.cache/publish"
    var options = PublishOptions(folder: common.folder, cache: cache, now: try common.now) {
      printError($0[processLanguage] + "\n")
    }
    options.force = force
    try makeFolders(cache)
    if list { return tell(try listReleases(at: destination, options: options)) }
    if rollback { return try tell(try rollBack(destination, to: to, options: options)) }
    let result = try whileLocking(cache + "/lock", notice: options.notice) { () throws(Failure) in
      try publish(settings, to: destination, options)
    }
    guard let result else { throw ExitCode(1) }
    try tell(result)
  }

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

  /// Nil where the content has errors. Builds into a folder of its own: what is in `public` may have drafts in it.
  private func publish(
    _ settings: Settings, to destination: PublishTarget.Destination, _ options: PublishOptions
  ) throws(Failure) -> PublishResult? {
    var building = BuildOptions(now: options.now)
    if !common.quiet { building.progress = showProgress }
    endInOrder(&building)
    let output = options.cache + "/site"
    let report = try build(Workspace(folder: common.folder, output: output), options: building)
    printFindings(report.findings, common)
    guard !report.hasErrors, let made = report.made else {
      if !common.quiet, common.format == .console { printOutput(summary(of: report, isDryRun: true)) }
      return nil
    }
    let redirects = made.redirects.map {
      (from: settings.home + $0.from.dropFirst(), to: settings.home + $0.to.dropFirst())
    }
    let site = try gatherSite(
      builtIn: output, cache: options.cache, pageCount: report.ledger.count(.published), redirects: redirects)
    return try Publishing.publish(site, to: destination, options: options)
  }

  private func tell(_ result: PublishResult) throws {
    switch result {
    case .published(let name, let changed, let removed):
      printResult(
        say(
          "已发布 \(name)：新的和改动的文件 \(changed) 个，删去 \(removed) 个",
          "published \(name): \(changed) files new or changed, \(removed) removed"))
    case .unchanged(let name):
      printResult(say("没有变化，读者看到的仍是 \(name)", "nothing changed; readers see \(name)"))
    case .refused(let why):
      printError("\(Phrase("错误", "error")[processLanguage]): \(why[processLanguage])\n")
      throw ExitCode(1)
    }
  }

  private func tell(_ result: RollbackResult) throws {
    switch result {
    case .shown(let name): printResult(say("读者现在看到 \(name)", "readers now see \(name)"))
    case .refused(let why):
      printError("\(Phrase("错误", "error")[processLanguage]): \(why[processLanguage])\n")
      throw ExitCode(1)
    }
  }

  private func printResult(_ line: String) {
    if !common.quiet, common.format == .console { printOutput(line + "\n") }
  }

  private func tell(_ standing: Standing) {
    for release in standing.releases.reversed() {
      let mark = release.name == standing.current ? "*" : " "
      let moment = Moment(epochSeconds: release.manifest.moment).text
      let count = release.manifest.pageCount
      printOutput("\(mark) \(release.name)  \(moment)  \(say("\(count) 篇", "\(count) pages"))\n")
    }
    if standing.releases.isEmpty { printResult(say("还没有发布过", "nothing has been published yet")) }
  }
}
