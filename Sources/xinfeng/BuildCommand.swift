import ArgumentParser
import Building
import Content
import Diagnostics
import Text

/// `xinfeng build`: makes a folder of web pages from a folder of Markdown.
struct BuildCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "build",
      abstract: say("生成网站", "build the site"),
      discussion: say(
        "有错误时什么也不写。只改动内容有变化的文件；不再需要的文件会删去；不是本程序生成的文件夹不会碰。",
        "Writes nothing while there are errors. Touches only files that differ, removes those no longer needed, and "
          + "leaves folders alone that it did not make."))
  }

  @OptionGroup var common: CommonOptions

  @Option(
    help: ArgumentHelp(say("输出到哪个文件夹", "the folder to write to"), valueName: "DIR"), completion: .directory)
  var output: String?

  @Flag(help: ArgumentHelp(say("也生成草稿", "include drafts")))
  var drafts = false

  @Flag(
    help: ArgumentHelp(
      say(
        "生成离线副本，拷到 U 盘或展厅电脑，不用服务器，双击 index.html 就能看；不写 --output 时放在 offline/",
        "make a copy to be read from a folder, without a server; without --output it goes to offline/")))
  var offline = false

  @Flag(help: ArgumentHelp(say("只演练，什么也不写", "do everything but write")))
  var dryRun = false

  @Option(
    help: ArgumentHelp(say("把结果写成 JSON 文件", "write a report as JSON"), valueName: "FILE.json"),
    completion: .file(extensions: ["json"]))
  var report: String?

  @Flag(help: ArgumentHelp(say("显示每一步用的时间", "show how long every stage took")))
  var timings = false

  func run() throws {
    var options = BuildOptions(now: try common.now)
    if timings { options.stageEnded = makeStopwatch() }
    options.includesDrafts = drafts
    options.isDryRun = dryRun
    endInOrder(&options)
    options.isOffline = offline
    if !common.quiet { options.progress = showProgress }
    let workspace = Workspace(
      folder: common.folder, output: output ?? common.folder + (offline ? "/offline" : "/public"),
      cache: cacheFolder(of: common.folder))
    let (result, prepared) = try buildSite(workspace, options: options)
    printFindings(result.findings, common)
    if let report { try writeReport(result, to: report, in: processLanguage) }
    if !common.quiet, common.format == .console {
      printOutput(summary(of: result, isDryRun: dryRun))
    }
    try end(with: result, keeping: prepared)
  }
}
