import ArgumentParser
import Content
import Diagnostics
import Rendering
import Text

/// `xinfeng stats`: counts published pages by month, kind, topic, unit and level.
struct StatsCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table
    case csv
    case json
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "stats", abstract: say("统计发布了多少", "count what was published"),
      discussion: say(
        "每篇在每张表里只算一次：有几个主题的，按第一个算。",
        "Every page counts once in every table: by the first of its topics."))
  }

  @OptionGroup var common: SiteOptions

  @Option(help: ArgumentHelp(say("只算这一年", "this year only"), valueName: "YEAR"))
  var year: Int?

  @Option(help: ArgumentHelp(say("只算这个单位，可以写曾用名", "this unit only, by any of its names"), valueName: "UNIT"))
  var unit: String?

  @Option(help: ArgumentHelp(say("格式：table、csv 或 json", "format: table, csv or json"), valueName: "FORMAT"))
  var format: Format = .table

  func run() throws {
    let reading = try readSite(in: common.folder, now: try common.now)
    guard let site = reading.site else {
      if format == .json { printJSON(.object([("pages", .number(0)), ("tables", .list([]))])) }
      printReasons(reading.findings)
      throw ExitCode(1)
    }
    guard let narrowed = site.narrowed(toYear: year, unit: unit) else {
      throw ValidationError(say("没有单位“\(unit ?? "")”", "there is no unit “\(unit ?? "")”"))
    }
    let statistics = Statistics(of: narrowed, in: SiteWords(in: processLanguage))
    switch format {
    case .table:
      let (pages, unlisted) = (statistics.pages, statistics.unlisted)
      let rest =
        unlisted > 0 ? say("，其中 \(unlisted) 篇是单页，不列在栏目里", ", \(unlisted) of them in no list") : ""
      printOutput(say("共 \(pages) 篇\(rest)\n", "\(pages) pages\(rest)\n"))
      for table in statistics.tables { printOutput("\n" + aligned(table.lines)) }
    case .csv:
      let lines = statistics.tables.map(\.lines).joined(separator: [[]])
      printOutput(String(decoding: csv(Array(lines)), as: UTF8.self))
    case .json:
      let json = JSON.object([
        ("pages", .number(statistics.pages)), ("tables", .list(statistics.tables.map(\.json))),
      ])
      printOutput(String(decoding: json.bytes, as: UTF8.self) + "\n")
    }
    // Unreadable pages were not counted, so report them: the numbers are incomplete.
    let errors = reading.findings.filter(\.isError)
    guard errors.isEmpty else {
      printError(errors.map { "\($0.location.file): \($0.message(in: processLanguage))\n" }.joined())
      throw ExitCode(1)
    }
  }

  /// Pads columns to their widest cell; a Chinese character is as wide as two letters.
  private func aligned(_ lines: [[String]]) -> String {
    let widths = (lines.first ?? []).indices.map { column in lines.map { width(of: $0[column]) }.max() ?? 0 }
    return lines.map { cells in
      let padded = cells.enumerated().map { column, cell in
        let gap = String(repeating: " ", count: widths[column] - width(of: cell))
        return column == 0 ? cell + gap : gap + cell
      }
      return padded.joined(separator: "  ") + "\n"
    }.joined()
  }

  private func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
  }
}
