import ArgumentParser
import Building
import Content
import Diagnostics
import Publishing
import Text

/// `xinfeng export`: exports for other platforms.
struct ExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export", abstract: say("导出到别的平台", "make what other platforms take"),
      subcommands: [WeChatCommand.self])
  }

  /// `xinfeng export wechat PAGE`: exports a page as an article for WeChat.
  struct WeChatCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "wechat", abstract: say("导出成微信公众号文章", "make an article for WeChat of a page"),
        discussion: say(
          "得到一个文件夹：article.html 在浏览器里打开，全选复制，粘贴到公众号编辑器；pictures 是正文图片，cover-*.jpg 是封面。\n"
            + "不联网，不上传。标题、摘要、正文超出公众号的限制时一次说清，什么也不写。草稿、暂缓、撤回的文章不导出。",
          "Makes a folder: open article.html in a browser, select all, copy, and paste it into the editor of WeChat; pictures has "
            + "the pictures, cover-*.jpg the covers.\nNothing is sent anywhere. Where title, digest or text are more than WeChat "
            + "takes, all of it is told and nothing written. Drafts and pages that are held or withdrawn are not exported."
        ))
    }

    @OptionGroup var common: CommonOptions

    @Argument(
      help: ArgumentHelp(say("文章的文件、网址或标题", "the page's file, address or title"), valueName: "PAGE"),
      completion: .file(extensions: ["md"]))
    var page: String

    @Option(
      name: .customLong("to"),
      help: ArgumentHelp(
        say("写到这个文件夹，不写就是“文章名-wechat”", "the folder to write, else NAME-wechat"), valueName: "DIR"),
      completion: .directory)
    var target: String?

    @Option(
      help: ArgumentHelp(
        say("公众号上的标题，不写就用文章的；最多 32 字", "another title, of 32 characters at most"), valueName: "TEXT"))
    var title: String?

    @Option(
      help: ArgumentHelp(
        say("公众号上的摘要，不写就用文章的；最多 120 字", "another digest, of 120 characters at most"), valueName: "TEXT"))
    var digest: String?

    func run() throws {
      let now = try common.now
      let workspace = Workspace(folder: common.folder)
      let prepared = try prepare(workspace, options: BuildOptions(now: now))
      guard let site = prepared.site else {
        printFindings(prepared.report.findings.filter(\.isError), common)
        throw ExitCode(1)
      }
      let name = PageName(page, home: site.settings.home)
      let entries = prepared.report.ledger.entries.filter {
        name.names(file: $0.file, title: $0.title, address: $0.address)
      }
      guard let entry = entries.first else {
        throw ValidationError(
          say("没有“\(page)”这一篇；请写文件、网址或标题", "there is no page “\(page)”; give its file, address or title"))
      }
      let request = WeChatRequest(file: entry.file, title: title, digest: digest)
      switch try makeWeChat(request, of: prepared, in: workspace, now: now) {
      case .refused(let findings):
        printFindings(findings, common)
        throw ExitCode(1)
      case .made(let export):
        let folder = target ?? "\(pageName(of: entry.file))-wechat"
        try refuseOutput(folder, within: common.folder)
        tell(export, try writeWeChat(export, to: folder), in: folder)
      }
    }

    private func tell(_ export: WeChatExport, _ files: [String], in folder: String) {
      if common.format == .json {
        var members: [(String, JSON)] = [
          ("folder", .text(folder)), ("title", .text(export.title)), ("digest", .text(export.digest)),
          ("characters", .number(export.content.unicodeScalars.count)), ("files", json(of: files)),
        ]
        if let address = export.address { members.append(("address", .text(address))) }
        if let day = export.comesOn { members.append(("comes_on", .text(day))) }
        return printJSON(.object(members))
      }
      var lines = [
        say("已导出到 \(folder)，共 \(files.count) 个文件：", "exported to \(folder), \(files.count) files:"),
        say(
          "  标题（\(export.title.count) 字）：\(export.title)", "  title (\(export.title.count)): \(export.title)"),
        say(
          "  摘要（\(export.digest.count) 字）：\(export.digest)",
          "  digest (\(export.digest.count)): \(export.digest)"),
        say(
          "  正文：article.html，在浏览器里打开，全选复制，粘贴到公众号编辑器",
          "  text: article.html; open it in a browser, select all, copy and paste"),
        say(
          "  图片 \(export.pictures.count) 张，封面 \(export.covers.count) 张",
          "  pictures: \(export.pictures.count), covers: \(export.covers.count)"),
      ]
      if export.covers.isEmpty {
        lines.append(say("  这篇文章没有图片，封面请另外准备", "  the page has no picture; find a cover elsewhere"))
      }
      if let address = export.address { lines.append(say("  阅读原文：\(address)", "  original: \(address)")) }
      if let day = export.comesOn {
        lines.append(
          say(
            "  注意：这篇文章 \(day) 起才在网站上看得见，请在那以后发",
            "  note: readers see this page on the site from \(day) on; send the article after that"))
      }
      printOutput(lines.joined(separator: "\n") + "\n")
    }
  }
}

/// `wang` of `content/stories/2024/wang.md`, and of `content/stories/2024/wang/index.md`.
private func pageName(of file: String) -> String {
  let parts = file.split(separator: "/")
  let last = parts.last.map { String($0.prefix { $0 != "." }) } ?? ""
  return last == "index" && parts.count > 1 ? String(parts[parts.count - 2]) : last
}
