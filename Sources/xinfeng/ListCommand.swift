import ArgumentParser
import Content
import Diagnostics
import Rendering
import Text

/// `xinfeng list`: every file with its state.
struct ListCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table
    case csv
    case json
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: say("列出全部文件和状态", "list every file and its state"),
      discussion: say(
        "CSV 带 BOM，Excel 和 WPS 直接双击打开，不会乱码。",
        "CSV begins with a byte order mark, without which spreadsheets misread Chinese."))
  }

  @OptionGroup var common: SiteOptions

  @Option(
    help: ArgumentHelp(say("只列这种状态，如 草稿、暂缓", "only files in this state"), valueName: "STATE"),
    completion: .list(State.allCases.map { name(of: $0) }))
  var state: String?

  @Option(
    help: ArgumentHelp(say("只列这一类，如 身边好人", "only pages of this kind"), valueName: "KIND"),
    completion: .custom { _, _, _ in kindNames() })
  var kind: String?

  @Option(help: ArgumentHelp(say("格式：table、csv 或 json", "format: table, csv or json"), valueName: "FORMAT"))
  var format: Format = .table

  func run() throws {
    let reading = try readSite(in: common.folder, now: try common.now)
    let wanted = try state.map { try wantedState($0) }
    let folder = try kind.map { try kindFolder($0, in: reading.site) }
    let entries = reading.ledger.entries.filter { entry in
      (wanted == nil || entry.state == wanted)
        && folder.map { entry.file.hasPrefix("content/\($0)/") } != false
    }
    let reviewed = reading.site.flatMap { $0.model.hasReviews ? $0.model : nil }
    switch format {
    case .table: printOutput(columns(rows(entries, reviewed)))
    case .csv: printOutput(String(decoding: csv(rows(entries, reviewed)), as: UTF8.self))
    case .json:
      let items = entries.map { json(of: $0, reviewed) }
      printOutput(String(decoding: JSON.list(items).bytes, as: UTF8.self) + "\n")
    }
    guard reading.site != nil else {
      // Print the reasons: even an unreadable site may have files.
      printReasons(reading.findings)
      throw ExitCode(1)
    }
  }

  private func wantedState(_ text: String) throws -> State {
    if let state = State(rawValue: text) ?? State.allCases.first(where: { name(of: $0) == text }) {
      return state
    }
    let known = State.allCases.map { name(of: $0) }.joined(separator: say("、", ", "))
    throw ValidationError(say("没有状态“\(text)”。可以写：\(known)", "there is no state “\(text)”; known: \(known)"))
  }

  private func kindFolder(_ text: String, in site: Site?) throws -> String {
    if let site, let index = site.model.kind(named: text) { return site.model.kinds[index].folder }
    let known = site?.model.kinds.map(\.name).joined(separator: say("、", ", ")) ?? ""
    throw ValidationError(say("没有“\(text)”这一类。可以写：\(known)", "there is no kind “\(text)”; known: \(known)"))
  }
}

/// - Parameter reviewed: the model, if pages are reviewed, which adds a column; else nil.
private func rows(_ entries: [Ledger.Entry], _ reviewed: ContentModel?) -> [[String]] {
  var header = [
    say("状态", "state"), say("文件", "file"), say("标题", "title"), say("网址", "address"), say("原因", "reason"),
  ]
  var rows = entries.map {
    [name(of: $0.state), $0.file, $0.title, $0.address, $0.reason.text(in: processLanguage)]
  }
  if let reviewed {
    header.append(say("审校", "reviews"))
    for (position, entry) in entries.enumerated() {
      rows[position].append(entry.reviews?.summary(reviewed) ?? "")
    }
  }
  return [header] + rows
}

/// Pads columns to their widest cell, measured in terminal columns; the last is not padded.
func columns(_ rows: [[String]]) -> String {
  let widths = (rows.first ?? []).indices.map { column in
    rows.map { displayWidth($0[column].unicodeScalars) }.max() ?? 0
  }
  return rows.map { row in
    let padded = zip(row, widths).map { cell, width in
      cell + String(repeating: " ", count: width - displayWidth(cell.unicodeScalars))
    }
    let line = padded.joined(separator: "  ")
    return line.prefix(upTo: line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.endIndex)
      + "\n"
  }.joined()
}

private func json(of entry: Ledger.Entry, _ reviewed: ContentModel?) -> JSON {
  var members: [(String, JSON)] = [
    ("state", .text(entry.state.rawValue)), ("file", .text(entry.file)), ("title", .text(entry.title)),
    ("address", .text(entry.address)), ("reason", .text(entry.reason.text(in: processLanguage))),
  ]
  if let reviewed {
    members.append(("reviews", entry.reviews.map { json(of: $0, in: reviewed) } ?? .list([])))
  }
  return .object(members)
}
