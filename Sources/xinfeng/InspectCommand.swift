import ArgumentParser
import Building
import Checks
import Content
import Diagnostics
import Files
import Text

/// `xinfeng inspect`: the report of the quarterly inspection, for print, as a table or for programs.
struct InspectCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "inspect",
      abstract: say("按季度检查表检查网站", "inspect the site by the quarterly list"),
      discussion: say(
        "html 可以打印、签字；csv 可以用表格软件打开；json 给程序用。有不合格的项目时返回 1。",
        "html is for print and signature, csv for tables, json for programs. Exit code 1 where an item fails."
      ))
  }

  @Option(
    name: .customLong("site"), help: ArgumentHelp(say("网站所在的文件夹", "the site's folder"), valueName: "DIR"),
    completion: .directory)
  var folder = "."

  @Option(help: ArgumentHelp(say("显示的语言：zh 或 en", "language of messages: zh or en"), valueName: "zh|en"))
  var lang: String?

  @Option(help: ArgumentHelp(say("格式：html、csv 或 json", "html, csv or json"), valueName: "FORMAT"))
  var format: InspectionFormat = .html

  @Option(
    name: .customLong("now"),
    help: ArgumentHelp(
      say("检查的日期，如 2024-04-07", "the day of the inspection, such as 2024-04-07"), valueName: "DAY"))
  var nowText: String?

  @Option(
    help: ArgumentHelp(say("写到文件，不写就显示出来", "the file to write; printed without one"), valueName: "FILE"))
  var output: String?

  @Flag(
    help: ArgumentHelp(
      say("也问一问站外网页还在不在（要联网，用 curl）；不问的，表里写“未检查”", "also ask whether pages of other sites are still there")))
  var external = false

  func run() throws {
    let inspected = try inspectSite(
      in: folder, now: try moment(of: nowText), asking: external ? OutsideQuestions() : nil)
    guard let report = inspected.report else {
      if format == .json, output == nil { printJSON(noInspection) }
      let format = ConsoleFormat(language: processLanguage, hasColour: false)
      printError(inspected.findings.map { format.text(of: $0) }.joined(separator: "\n"))
      throw ExitCode(1)
    }
    let text = report.text(format, in: processLanguage)
    if let output { try replaceFile(output, with: Array(text.utf8)) } else { printOutput(text) }
    if report.rows.contains(where: { $0.verdict == .fault }) { throw ExitCode(1) }
  }
}

enum InspectionFormat: String, CaseIterable, ExpressibleByArgument {
  case html
  case csv
  case json
}

/// The JSON document for a site that cannot be read.
private let noInspection = JSON.object(
  ["name", "address", "owner", "day"].map { ($0, JSON.text("")) }
    + [("pages", JSON.number(0)), ("rows", JSON.list([]))])
