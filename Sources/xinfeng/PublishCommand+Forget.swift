import ArgumentParser
import Content
import Diagnostics
import Publishing
import Text

extension PublishCommand {
  /// Removes a page from earlier releases and reports the result. The page may already be deleted from the content.
  func forgetPage(
    _ text: String, _ settings: Settings, at destination: PublishTarget.Destination, _ options: PublishOptions
  ) throws {
    let page = PageName(text, home: settings.home)
    let forgotten = try Publishing.forget(page, at: destination, options: options)
    guard !forgotten.pages.isEmpty else {
      let isKnown = try readSite(in: common.folder, now: options.now).ledger.entries.contains {
        page.names(file: $0.file, title: $0.title, address: $0.address)
      }
      if common.format == .json {
        printJSON(document(of: forgotten, outcome: isKnown ? "nothing" : "unknown"))
        if !isKnown { throw ExitCode(1) }
        return
      }
      guard isKnown else {
        printError(
          say(
            "错误: 旧版本里没有“\(text)”，内容里也没有；请写文件、网址或标题，和发布时一样\n",
            "error: no release has “\(text)”, nor has the content; give the file, address or title it was published with\n"
          ))
        throw ExitCode(1)
      }
      return printResult(say("旧版本里没有这一页，不用删", "no release has this page; nothing to remove"))
    }
    tell(forgotten)
  }

  private func document(of forgotten: Forgotten, outcome: String) -> JSON {
    .object([
      ("outcome", .text(outcome)), ("releases", json(of: forgotten.releases.map(\.description))),
      ("files", json(of: forgotten.pages + forgotten.media)),
      ("search_files", .number(forgotten.indexFileCount)),
      ("shown", .flag(forgotten.isShown)),
    ])
  }

  private func tell(_ forgotten: Forgotten) {
    if common.format == .json {
      let isNothing = forgotten.releases.isEmpty && forgotten.indexFileCount == 0
      return printJSON(document(of: forgotten, outcome: isNothing ? "nothing" : "removed"))
    }
    let releases = forgotten.releases.map(\.description)
    if !releases.isEmpty {
      printResult(
        say(
          "删去了有这一页的旧版本 \(releases.joined(separator: "、"))",
          "removed the releases that had this page: \(releases.joined(separator: ", "))"))
      for file in forgotten.pages + forgotten.media { printResult("  \(file)") }
    }
    if forgotten.indexFileCount > 0 {
      printResult(
        say(
          "删去了以前的搜索文件 \(forgotten.indexFileCount) 个",
          "removed \(forgotten.indexFileCount) files of earlier search indexes"))
    }
    if releases.isEmpty, forgotten.indexFileCount == 0 {
      printResult(say("旧版本里没有这一页，不用删", "no earlier release has this page; nothing to remove"))
    }
    if forgotten.isShown {
      printError(
        say(
          "读者现在仍能看到这一页；要撤下，请在文件里写“状态: 撤回”，再发布一次",
          "readers still see the page; to take it back write `status: withdrawn` in its file and publish again"
        )
          + "\n")
    }
  }
}
