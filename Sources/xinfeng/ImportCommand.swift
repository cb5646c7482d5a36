import ArgumentParser
import Building
import Content
import Diagnostics
import Glibc
import Manuscripts
import Rendering

/// `xinfeng import`: manuscripts become drafts, sheets become rolls or drafts.
struct ImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import", abstract: say("导入 Word 稿件和表格", "make drafts of manuscripts, rolls of sheets"),
      discussion: say(
        "xinfeng import 稿件.docx --kind story   导入成一篇草稿，图片放在旁边\n"
          + "xinfeng import 名单.xlsx --as roll      导入成一份名单（roll），表格不用改\n"
          + "xinfeng import 名单.xlsx --as stories   每行写一篇草稿\n已有的文件不会被改动；没有进草稿的内容逐项说明原因。",
        "xinfeng import FILE.docx --kind story    makes a draft with its pictures beside it\n"
          + "xinfeng import SHEET.xlsx --as roll      makes a roll; the sheet stays as it is\n"
          + "xinfeng import SHEET.xlsx --as stories   makes a draft of each row\nNothing that exists is changed; what is left out is named with its reason."
      ))
  }

  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp(
      say(
        "稿件：.docx、.html；.doc、.wps、.rtf 借 LibreOffice；表格：.xlsx、.csv", "manuscripts and sheets: .docx, .xlsx …"),
      valueName: "FILE"))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      say("类别：网址名、模板名或中文名；只有一类时可以不写", "a kind, by slug, template or label"), valueName: "KIND"))
  var kind: String?

  @Option(help: ArgumentHelp(say("放进这个文件夹", "the folder of the draft"), valueName: "DIR"))
  var into: String?

  @Option(help: ArgumentHelp(say("文件名（拼音，用 - 连接）", "the file's name"), valueName: "NAME"))
  var name: String?

  @OptionGroup var sheet: ImportSheet

  @Flag(help: ArgumentHelp(say("稿件里未接受的修订，按全部接受导入", "import tracked changes as if accepted")))
  var accept = false

  func validate() throws {
    if let name, !isSlug(name) {
      throw ValidationError(say("--name 要用小写字母、数字和 -：\(name)", "--name is lower case, digits and -"))
    }
    if name != nil, files.count > 1 {
      throw ValidationError(say("--name 只能用于一个文件", "--name is for one file only"))
    }
  }

  func run() throws {
    let manuscripts = files.filter { !sheet.takes($0) }
    for file in files where sheet.takes(file) { try sheet.run(file, into: into, common) }
    if !manuscripts.isEmpty { try importManuscripts(manuscripts) }
  }

  private func importManuscripts(_ files: [String]) throws {
    let reading = try readSite(in: common.folder, now: try common.now)
    guard let site = reading.site else {
      printFindings(reading.findings.filter { $0.isError }.sorted(), common)
      throw ExitCode(1)
    }
    let position = try kindPosition(in: site)
    var isWhole = true
    for file in files {
      var request = ImportRequest(file: file, kind: position)
      request.into = into
      request.name = name
      request.acceptsChanges = accept
      if let folder = getenv("TMPDIR") { request.temporaryFolder = String(cString: folder) }
      switch try importManuscript(request, site: site, in: common.folder, now: try common.now) {
      case .success(let report):
        printReport(report, as: common.format)
        if report.difference != nil { isWhole = false }
      case .failure(let fault):
        printFindings([fault.finding(about: file)], common)
        isWhole = false
      }
    }
    if !isWhole { throw ExitCode(1) }
  }

  private func kindPosition(in site: Site) throws -> Int {
    let kinds = site.model.kinds.map { "\($0.template)（\($0.name)）" }.joined(separator: "、")
    guard let kind else {
      if site.model.kinds.count == 1 { return 0 }
      throw ValidationError(say("请用 --kind 写明类别：\(kinds)", "name a kind with --kind: \(kinds)"))
    }
    guard let position = site.model.kind(named: kind) else {
      throw ValidationError(say("没有“\(kind)”这一类。可以写：\(kinds)", "there is no kind “\(kind)”; known: \(kinds)"))
    }
    return position
  }
}
