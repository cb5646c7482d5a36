import Almanac
import ArgumentParser
import Diagnostics
import Publishing
import Rendering
import Text

/// How what became of a target is told.
extension PublishCommand {
  func tell(_ result: PublishResult) throws {
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

  func tell(_ result: RollbackResult) throws {
    switch result {
    case .shown(let name): printResult(say("读者现在看到 \(name)", "readers now see \(name)"))
    case .refused(let why):
      printError("\(Phrase("错误", "error")[processLanguage]): \(why[processLanguage])\n")
      throw ExitCode(1)
    }
  }

  func printResult(_ line: String) {
    if !common.quiet, common.format == .console { printOutput(line + "\n") }
  }

  func tell(_ deployed: DeployedState) {
    if common.format == .json {
      return printJSON(
        .list(
          deployed.releases.reversed().map { release in
            .object([
              ("name", .text(release.name.description)),
              ("moment", .text(Moment(epochSeconds: release.manifest.moment).rfc3339)),
              ("pages", .number(release.manifest.pageCount)),
              ("current", .flag(release.name == deployed.current)),
            ])
          }))
    }
    for release in deployed.releases.reversed() {
      let mark = release.name == deployed.current ? "*" : " "
      let moment = Moment(epochSeconds: release.manifest.moment).text
      let count = release.manifest.pageCount
      printOutput("\(mark) \(release.name)  \(moment)  \(say("\(count) 篇", "\(count) pages"))\n")
    }
    if deployed.releases.isEmpty { printResult(say("还没有发布过", "nothing has been published yet")) }
  }
}
