import Almanac
import ArgumentParser
import Diagnostics
import Publishing
import Rendering
import Text

/// Prints the results of publishing.
extension PublishCommand {
  /// - Parameter result: nil if the content has errors.
  func tell(_ result: PublishResult?, _ findings: [Diagnostic]) throws {
    guard common.format != .json else {
      printJSON(document(of: result, findings))
      return try end(after: result)
    }
    switch result {
    case nil: break
    case .published(let name, let changed, let removed):
      printResult(
        say(
          "已发布 \(name)：新的和改动的文件 \(changed) 个，删去 \(removed) 个",
          "published \(name): \(changed) files new or changed, \(removed) removed"))
    case .unchanged(let name):
      printResult(say("没有变化，读者看到的仍是 \(name)", "nothing changed; readers see \(name)"))
    case .refused(let why): printRefusal(why)
    case .held(let hold): printRefusal(hold.refusal)
    }
    try end(after: result)
  }

  private func printRefusal(_ why: Phrase) {
    printError("\(Phrase("错误", "error")[processLanguage]): \(why[processLanguage])\n")
  }

  private func end(after result: PublishResult?) throws {
    switch result {
    case .published, .unchanged: return
    case .refused, nil: throw ExitCode(1)
    case .held: throw ExitCode(heldCode)
    }
  }

  func tell(_ hold: Hold) {
    guard common.format != .json else { return printJSON(document(outcome: "held", reason: hold.reason)) }
    printResult(
      say(
        "停住了，用 --resume 发布之前什么也不会发布（\(hold.person)：\(hold.reason)）",
        "held: nothing is published until a publish with --resume (\(hold.person): \(hold.reason))"))
  }

  func tell(_ result: RollbackResult) throws {
    if common.format == .json {
      switch result {
      case .shown(let name, let hold):
        return printJSON(document(outcome: "shown", release: name.description, reason: hold?.reason))
      case .refused(let why):
        printJSON(document(outcome: "refused", reason: why[processLanguage]))
        throw ExitCode(1)
      }
    }
    switch result {
    case .shown(let name, let hold):
      printResult(say("读者现在看到 \(name)", "readers now see \(name)"))
      if let hold { tell(hold) }
    case .refused(let why):
      printRefusal(why)
      throw ExitCode(1)
    }
  }

  private func document(of result: PublishResult?, _ findings: [Diagnostic]) -> JSON {
    switch result {
    case nil: document(outcome: "errors", findings: findings)
    case .published(let name, let changed, let removed):
      document(
        outcome: "published", release: name.description, changed: changed, removed: removed,
        findings: findings)
    case .unchanged(let name): document(outcome: "unchanged", release: name.description, findings: findings)
    case .refused(let why):
      document(outcome: "refused", reason: why[processLanguage], findings: findings)
    case .held(let hold):
      document(outcome: "held", reason: hold.refusal[processLanguage], findings: findings)
    }
  }

  /// The JSON document of a result: `xinfeng schema --of publish`.
  func document(
    outcome: String, release: String? = nil, changed: Int = 0, removed: Int = 0, reason: String? = nil,
    findings: [Diagnostic] = []
  ) -> JSON {
    let shown = findings.filter { !common.quiet || $0.severity > .notice }
    let optional = [("release", release), ("reason", reason)].compactMap { name, text in
      text.map { (name, JSON.text($0)) }
    }
    return .object(
      [("outcome", .text(outcome)), ("changed", .number(changed)), ("removed", .number(removed))] + optional
        + [("findings", .list(shown.map { json(of: $0) }))])
  }

  func printResult(_ line: String) {
    if !common.quiet, common.format == .console { printOutput(line + "\n") }
  }

  func tell(_ deployed: DeployedState) {
    if common.format == .json {
      return printJSON(
        .list(
          deployed.releases.reversed().map { release in
            let hold = release.name == deployed.current ? deployed.hold : nil
            return .object(
              [
                ("name", .text(release.name.description)),
                ("moment", .text(Moment(epochSeconds: release.manifest.moment).rfc3339)),
                ("pages", .number(release.manifest.pageCount)),
                ("current", .flag(release.name == deployed.current)),
              ] + (hold.map { [("held", .text($0.reason))] } ?? []))
          }))
    }
    for release in deployed.releases.reversed() {
      let mark = release.name == deployed.current ? "*" : " "
      let moment = Moment(epochSeconds: release.manifest.moment).text
      let count = release.manifest.pageCount
      printOutput("\(mark) \(release.name)  \(moment)  \(say("\(count) 篇", "\(count) pages"))\n")
    }
    if let hold = deployed.hold { tell(hold) }
    if deployed.releases.isEmpty { printResult(say("还没有发布过", "nothing has been published yet")) }
  }
}

/// The exit code at a held target, which is a fault of neither the content nor the machine.
private let heldCode: Int32 = 4
