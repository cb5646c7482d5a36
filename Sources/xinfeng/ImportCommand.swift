import ArgumentParser
import Building
import Content
import Diagnostics
import Glibc
import Manuscripts
import Posts
import Rendering
import Text

/// `xinfeng import`: makes drafts of manuscripts, and rolls or drafts of sheets.
struct ImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import", abstract: say("导入 Word 稿件和表格", "make drafts of manuscripts, rolls of sheets"),
      discussion: say(
        "xinfeng import 稿件.docx --kind story   导入成一篇草稿，图片放在旁边\n"
          + "xinfeng import 名单.xlsx --as roll      导入成一份名单（roll），表格不用改\n"
          + "xinfeng import 名单.xlsx --as stories   每行写一篇草稿\n"
          + "xinfeng import --from hexo 旧站 --kind story   导入 Hexo、Hugo、Jekyll 网站的全部文章\n已有的文件不会被改动；没有进草稿的内容逐项说明原因。",
        "xinfeng import FILE.docx --kind story    makes a draft with its pictures beside it\n"
          + "xinfeng import SHEET.xlsx --as roll      makes a roll; the sheet stays as it is\n"
          + "xinfeng import SHEET.xlsx --as stories   makes a draft of each row\n"
          + "xinfeng import --from hexo DIR --kind story   takes over all posts of a site of Hexo, Hugo or Jekyll\nNothing that exists is changed; what is left out is named with its reason."
      ))
  }

  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp(
      say(
        "稿件：.docx、.html；.doc、.wps、.rtf 借 LibreOffice；表格：.xlsx、.csv；--from 时是旧站的文件夹",
        "manuscripts and sheets: .docx, .xlsx …; with --from the old site's folder"),
      valueName: "FILE"))
  var files: [String]

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      say("旧站是用什么做的：hexo、hugo 或 jekyll", "what made the old site: hexo, hugo or jekyll"), valueName: "SYSTEM")
  )
  var system: PostSystem?

  @Option(
    help: ArgumentHelp(
      say("类别：网址名、模板名或中文名；只有一类时可以不写", "a kind, by slug, template or label"), valueName: "KIND"),
    completion: .custom { _, _, _ in kindNames() })
  var kind: String?

  @Option(
    help: ArgumentHelp(say("放进这个文件夹", "the folder of the draft"), valueName: "DIR"), completion: .directory)
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
    if common.format == .json, files.count > 1, files.contains(where: { sheet.takes($0) }) {
      throw ValidationError(say("--format json 一次只导入一张表格", "--format json takes one sheet at a time"))
    }
    if system != nil, files.count > 1 || name != nil || into != nil || sheet.target != nil {
      throw ValidationError(
        say(
          "--from 后面只写一个文件夹，不同 --name、--into、--as 一起用",
          "--from takes one folder, and no --name, --into or --as"))
    }
  }

  func run() throws {
    if let system { return try takeOver(files[0], madeBy: system) }
    let manuscripts = files.filter { !sheet.takes($0) }
    for file in files where sheet.takes(file) { try sheet.run(file, into: into, common) }
    if !manuscripts.isEmpty { try importManuscripts(manuscripts) }
  }

  private func takeOver(_ old: String, madeBy system: PostSystem) throws {
    let reading = try readSite(in: common.folder, now: try common.now)
    guard let site = reading.site else {
      printFindings(reading.findings.filter { $0.isError }.sorted(), common)
      throw ExitCode(1)
    }
    let report = try importPosts(
      of: system, in: old, kind: try kindPosition(in: site), site: site, to: common.folder,
      now: try common.now, in: processLanguage)
    printReport(report, of: old, as: common.format)
    guard report.findings.isEmpty else { throw ExitCode(1) }
  }

  private func importManuscripts(_ files: [String]) throws {
    let reading = try readSite(in: common.folder, now: try common.now)
    guard let site = reading.site else {
      printFindings(reading.findings.filter { $0.isError }.sorted(), common)
      throw ExitCode(1)
    }
    let position = try kindPosition(in: site)
    var isWhole = true
    var documents: [JSON] = []
    for file in files {
      var request = ImportRequest(file: file, kind: position)
      request.into = into
      request.name = name
      request.acceptsChanges = accept
      if let folder = getenv("TMPDIR") { request.temporaryFolder = String(cString: folder) }
      switch try importManuscript(request, site: site, in: common.folder, now: try common.now) {
      case .success(let report):
        if common.format == .json {
          documents.append(json(of: report))
        } else {
          printReport(report, as: common.format)
        }
        if report.difference != nil { isWhole = false }
      case .failure(let fault):
        let finding = fault.finding(about: file)
        if common.format == .json {
          documents.append(emptyDocument(of: file, finding))
        } else {
          printFindings([finding], common)
        }
        isWhole = false
      }
    }
    if common.format == .json { printJSON(documents.count == 1 ? documents[0] : .list(documents)) }
    if !isWhole { throw ExitCode(1) }
  }

  private func kindPosition(in site: Site) throws -> Int {
    let kinds = listed(site.model.kinds.map { ($0.template, $0.name) })
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

extension PostSystem: ExpressibleByArgument {}
