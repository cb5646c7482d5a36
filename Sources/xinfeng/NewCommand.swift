import ArgumentParser
import Building
import Content
import Diagnostics
import Glibc
import Rendering
import Text

/// `xinfeng new`: makes a new page or site.
struct NewCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "new",
      abstract: say("新建一篇文章，或新建一个网站", "begin a page or a site"),
      discussion: say(
        "xinfeng new story \"三十年守护一盏灯\"   新建一篇文章（类别写网址名、模板名或中文名）\nxinfeng new site 文件夹                新建一个网站：--template office（机关，默认）、group（小团体）、blank（一类文章）",
        "xinfeng new story \"A title\"   begins a page of a kind, by its slug, template or label\nxinfeng new site DIR          begins a site: --template office (as by itself), group, or blank (one kind)"
      ))
  }

  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp(say("类别，或 site", "a kind, or site"), valueName: "KIND"),
    completion: .custom { _, _, _ in ["site"] + kindNames() })
  var kind: String

  @Argument(help: ArgumentHelp(say("标题；新建网站时是文件夹", "the title, or a new site's folder"), valueName: "TITLE"))
  var title: String

  @Option(
    help: ArgumentHelp(
      say("文件名（拼音，用 - 连接）；新建网站时是网站名称", "the file's name, or a new site's name"), valueName: "NAME"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      say("新建什么样的网站：office、group、blank", "what a new site is for: office, group or blank"),
      valueName: "TEMPLATE"))
  var template = SiteTemplate.office

  func run() throws {
    if kind == "site" { return try makeSite() }
    let reading = try readSite(in: common.folder, now: try common.now)
    guard let site = reading.site else {
      printFindings(reading.findings.filter { $0.isError }.sorted(), common)
      throw ExitCode(1)
    }
    guard let index = site.model.kind(named: kind) else {
      let kinds = listed(site.model.kinds.map { ($0.template, $0.name) })
      throw ValidationError(say("没有“\(kind)”这一类。可以写：\(kinds)", "there is no kind “\(kind)”; known: \(kinds)"))
    }
    guard
      let scaffold = site.model.scaffold(
        site.model.kinds[index], title: title, name: name, now: try common.now,
        in: site.settings.isChinese ? .chinese : .english)
    else {
      throw ValidationError(
        say("起不出文件名，请加 --name wang-lan-ying", "no file name can be made; add --name wang-lan-ying"))
    }
    let path = common.folder == "." ? scaffold.file : common.folder + "/" + scaffold.file
    try createFile(path, with: Array(scaffold.text.utf8))
    if common.format == .json { return printJSON(.object([("files", json(of: [path]))])) }
    printOutput(say("已新建 \(path)\n", "\(path) was made\n"))
  }

  private func makeSite() throws {
    guard template == .office, !startsInEnglish else { return try makeSite(from: template) }
    let model = access(common.folder + "/site.yml", F_OK) == 0 ? common.folder : installedSite()
    let reading = try readSite(in: model, now: try common.now)
    guard let site = reading.site else {
      throw Failure(
        Phrase("找不到可以照着做的网站，请用 --site 指出一个", "there is no site to begin from; name one with --site"),
        path: model)
    }
    let files = try createSite(
      in: title, like: model, named: name ?? say("新网站", "New site"), site: site, language: processLanguage)
    if common.format == .json { return printJSON(.object([("files", json(of: files))])) }
    printOutput(
      say(
        "已在 \(title) 新建网站，共 \(files.count) 个文件。\n下一步：改好 \(title)/site.yml，再运行 xinfeng build --site \(title)\n",
        "a site of \(files.count) files was made in \(title).\nNext: edit \(title)/site.yml and run xinfeng build --site \(title)\n"
      ))
  }

  /// The office's site is in Chinese. In English the office starter is used, unless `--site` names another site as the
  /// model.
  private var startsInEnglish: Bool { processLanguage == .english && common.folder == "." }

  /// Makes a starter site in the language of the messages.
  private func makeSite(from template: SiteTemplate) throws {
    let own = common.folder + "/starters"
    let model = access(own, F_OK) == 0 ? common.folder : installedSite()
    let language = Phrase("zh", "en")[processLanguage]
    let files = try createSite(
      in: title, from: "\(model)/starters/\(template.rawValue)/\(language)", themes: model + "/themes",
      named: name)
    if common.format == .json { return printJSON(.object([("files", json(of: files))])) }
    let first = template == .office ? "story" : "news"
    printOutput(
      say(
        "已在 \(title) 新建网站，共 \(files.count) 个文件。\n下一步：改好 \(title)/site.yml，再运行 xinfeng new \(first) \"标题\" --site \(title)\n",
        "a site of \(files.count) files was made in \(title).\nNext: edit \(title)/site.yml and run xinfeng new \(first) \"A title\" --site \(title)\n"
      ))
  }

  /// The folder of the installed site: `../share/xinfeng`, relative to the program's folder.
  private func installedSite() -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let program = String(decoding: buffer.prefix(max(count, 0)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    let folder = program.split(separator: "/").dropLast(2).joined(separator: "/")
    return "/\(folder)/share/xinfeng"
  }
}

/// The starters of a new site.
enum SiteTemplate: String, ExpressibleByArgument, CaseIterable {
  /// A copy of the installed site or of another, without its pages; in English, a starter.
  case office
  /// For a group: news and activities.
  case group
  /// One kind of page.
  case blank
}
