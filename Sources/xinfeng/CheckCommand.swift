import ArgumentParser
import Building
import Content
import Diagnostics
import Rendering

/// `xinfeng check`: all of a build except writing; with `--theme`, checks only a theme.
struct CheckCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check", abstract: say("检查网站，什么也不写", "check the site and write nothing"),
      discussion: say(
        "加 --theme 时只检查一个主题；当前文件夹是网站时，按它的类别和词表检查。",
        "With --theme, checks a theme alone, against the kinds and vocabularies of the site if there is one.")
    )
  }

  @OptionGroup var common: CommonOptions

  @Option(
    help: ArgumentHelp(say("只检查这个文件夹里的主题", "check the theme in this folder only"), valueName: "DIR"),
    completion: .directory)
  var theme: String?

  @Flag(
    help: ArgumentHelp(
      say(
        "先把其他编码的文章改存为 UTF-8，把按行首认出的换行写明，文字不变",
        "first rewrite files of other encodings as UTF-8, and write out line breaks that are told by how lines begin"
      )))
  var fix = false

  @Flag(
    help: ArgumentHelp(
      say("也问一问外部链接还在不在（要联网，用 curl）", "also ask whether pages outside are still there (network, curl)")))
  var external = false

  @Option(help: ArgumentHelp(say("外部网站多久不应答算不通，秒", "seconds to wait for a page outside"), valueName: "N"))
  var timeout = 20

  func run() throws {
    if let theme { return try checkTheme(theme) }
    if fix {
      for file in try rewriteFiles(in: common.folder) {
        printError(say("改存为 UTF-8：\(file)\n", "rewritten as UTF-8: \(file)\n"))
      }
      for written in try writeOutLines(in: common.folder) {
        for change in written.changes {
          let after = change.after.replacing("\n", with: "\n+ ")
          printError(
            say("写明换行：", "line break written out: ")
              + "\(written.file):\(change.line)\n- \(change.before)\n+ \(after)\n")
        }
      }
    }
    var options = BuildOptions(now: try common.now)
    if external { options.asksOutside = questions }
    let (result, prepared) = try buildSite(Workspace(folder: common.folder), options: options)
    printFindings(result.findings, common)
    if !common.quiet, common.format == .console { printOutput(summary(of: result, isDryRun: true)) }
    try end(with: result, keeping: prepared)
  }

  private var questions: OutsideQuestions {
    var questions = OutsideQuestions()
    questions.timeout = max(timeout, 1)
    if !common.quiet {
      questions.begins = {
        printError(say("正在询问 \($0) 个外部网站……\n", "asking \($0) hosts outside …\n"))
      }
    }
    return questions
  }

  private func checkTheme(_ path: String) throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    let parent = parts.dropLast().joined(separator: "/")
    let folder = (path.hasPrefix("/") ? "/" : "") + (parent.isEmpty ? "." : parent)
    let site = try readSite(in: common.folder, now: try common.now).site ?? .empty
    let name = parts.last.map(String.init) ?? "."
    let reading = try readTheme(at: name, in: folder, for: site.settings, site.model)
    printFindings(reading.findings.sorted(), common)
    if reading.theme == nil { throw ExitCode(1) }
    if !common.quiet, common.format == .console {
      printOutput(say("主题“\(reading.theme?.settings.name ?? path)”没有错误\n", "the theme has no errors\n"))
    }
  }
}
