import ArgumentParser
import Building
import Checks
import Content
import Diagnostics
import Files
import Rendering
import Text

/// `xinfeng import SHEET --as roll|KIND`: makes a roll of a sheet, or a draft for each of its rows.
struct ImportSheet: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      say(
        "表格（xlsx、csv）当作什么：roll 是名单，写类别就每行一篇草稿",
        "what a sheet becomes: a roll, or a draft of a kind for each row"),
      valueName: "roll|KIND"))
  var target: String?

  @Option(
    help: ArgumentHelp(
      say("名单的荣誉：级别｜称号｜批次；级别、届次在表里的只写称号", "the roll's honour: level｜title｜batch, or its title alone"),
      valueName: "HONOUR"))
  var honour: String?

  @Option(
    help: ArgumentHelp(
      say("一行是什么：person、group、family、unit 或 work", "what a row is: person, group, family, unit or work"),
      valueName: "ROW"))
  var row: String?

  @Option(
    help: ArgumentHelp(
      say("征集这些作品的文章，如 content/notices/2025/zhengji.md", "the page that called for the works"),
      valueName: "FILE"))
  var call: String?

  /// Whether a file is a sheet and not a manuscript.
  func takes(_ file: String) -> Bool {
    target != nil || [".xlsx", ".csv", ".xlsm", ".xls", ".et"].contains { file.lowercased().hasSuffix($0) }
  }

  func validate() throws {
    if let row, RollRow(rawValue: row) == nil {
      let known = RollRow.allCases.map(\.rawValue).joined(separator: say("、", ", "))
      throw ValidationError(say("--row 可以写：\(known)", "--row is one of \(known)"))
    }
  }

  /// - Parameter into: the requested folder; only that of rolls is accepted.
  func run(_ file: String, into: String?, _ common: CommonOptions) throws {
    if let into, into != rollsPlace, into != rollsPlace + "/" {
      throw ValidationError(say("名单只能放进 \(rollsPlace)", "rolls stand in \(rollsPlace)"))
    }
    // Refuse bad sheets before reading the site.
    let opened = openSheet(file)
    guard let sheet = opened.sheet else {
      refuse(opened.findings, common)
      throw ExitCode(1)
    }
    let reading = try readSite(in: common.folder, now: try common.now)
    guard let site = reading.site else {
      refuse(reading.findings.filter { $0.isError }, common)
      throw ExitCode(1)
    }
    var proposal = proposeRoll(
      of: sheet, wish: RollWish(honour: honour, row: row.flatMap { RollRow(rawValue: $0) }, call: call),
      for: site,
      finding: personalParts(in:))
    // Errors of the later build are only warnings here: they can be corrected in the vocabulary or the sheet before it.
    for position in proposal.findings.indices where proposal.findings[position].isError {
      proposal.findings[position].severity = .warning
    }
    // JSON output has the findings in one document with the files.
    guard let roll = proposal.roll else {
      refuse(proposal.findings, common)
      throw ExitCode(1)
    }
    if common.format != .json { printFindings(proposal.findings.sorted(), common) }
    let kind = target ?? "roll"
    if kind == "roll" { return try makeRoll(proposal, roll, of: sheet, common) }
    guard let position = site.model.kind(named: kind) else {
      let kinds = listed(site.model.kinds.map { ($0.slug, $0.name) })
      throw ValidationError(say("--as 可以写 roll 或 \(kinds)", "--as is roll or a kind: \(kinds)"))
    }
    let drafts = site.drafts(of: roll, kind: position, now: try common.now) {
      fileExists(common.folder + "/" + $0)
    }
    for draft in drafts.scaffolds {
      try createFile(common.folder + "/" + draft.file, with: Array(draft.text.utf8))
    }
    tell(
      files: drafts.scaffolds.map(\.file), rows: roll.entries.count, proposal.findings, common,
      say("\(drafts.known) 行已有文章，没有再写", "\(drafts.known) rows have a page already"))
  }

  private func makeRoll(
    _ proposal: RollProposal, _ roll: Roll, of sheet: OpenedSheet, _ common: CommonOptions
  ) throws {
    let ending = sheet.path.lowercased().hasSuffix(".csv") ? "csv" : "xlsx"
    let base = "\(rollsPlace)/\(proposal.name)"
    let isThere = (try? readFile("\(common.folder)/\(base).\(ending)")) == sheet.bytes
    let files = (isThere ? [] : ["\(base).\(ending)"]) + [base + ".yml"]
    let taken = (files + [base + (ending == "csv" ? ".xlsx" : ".csv")]).filter {
      fileExists(common.folder + "/" + $0)
    }
    guard taken.isEmpty else {
      if common.format == .json { refuse(proposal.findings, common) }
      printError(
        say(
          "已有 \(taken.joined(separator: "、"))，没有改动；给表格换一个文件名",
          "\(taken.joined(separator: ", ")) is there already and was left alone; rename the sheet")
          + "\n")
      throw ExitCode(1)
    }
    if !isThere { try createFile("\(common.folder)/\(base).\(ending)", with: sheet.bytes) }
    try createFile("\(common.folder)/\(base).yml", with: Array(proposal.text.utf8))
    tell(
      files: files, rows: roll.entries.count, proposal.findings, common,
      say("看一看 \(base).yml 里各列的意思，再运行 xinfeng build", "look through \(base).yml and run xinfeng build"))
  }

  /// Reports that nothing was written, with the reasons.
  private func refuse(_ findings: [Diagnostic], _ common: CommonOptions) {
    if common.format == .json { return printJSON(document(files: [], rows: 0, findings)) }
    printFindings(findings.sorted(), common)
  }

  private func document(files: [String], rows: Int, _ findings: [Diagnostic]) -> JSON {
    .object([
      ("rows", .number(rows)), ("files", json(of: files)),
      ("findings", .list(findings.sorted().map { json(of: $0) })),
    ])
  }

  private func tell(
    files: [String], rows: Int, _ findings: [Diagnostic], _ common: CommonOptions, _ more: String
  ) {
    switch common.format {
    case .json: printJSON(document(files: files, rows: rows, findings))
    case .console, .github:
      guard !common.quiet else { return }
      printOutput(
        say(
          "读到 \(rows) 行，写了 \(files.count) 个文件：\n",
          "\(rows) rows were read and \(files.count) files written:\n")
          + files.map { "  \($0)\n" }.joined() + more + "\n")
    }
  }
}

private let rollsPlace = "content/rolls"
