import ArgumentParser
import Building
import Content
import Diagnostics
import Files
import Publishing
import Text

/// `xinfeng review`: lists pages that wait for a review, records a step, makes a sheet to sign.
struct ReviewCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "review",
      abstract: say("记下一审，或列出什么在等谁审", "record a step of review, or list what waits for whom"),
      discussion: say(
        "xinfeng review                                     哪些文章在等谁\n"
          + "xinfeng review 文件 --step 初审 --by 张三          记下一审；只改“审校”那一行\n"
          + "xinfeng review 文件 --sheet --output 审校单.html   打印、签字用的审校单\n"
          + "有哪几审、谁能审，写在 content/_common.yml 和人员的词表里。",
        "xinfeng review                                    which pages wait for whom\n"
          + "xinfeng review PAGE --step 初审 --by 张三         record a step; the line of reviews alone changes\n"
          + "xinfeng review PAGE --sheet --output sheet.html   a sheet to print and sign\n"
          + "The steps are declared in content/_common.yml, and who may give them in the vocabulary of the staff."
      ))
  }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table
    case json
  }

  @OptionGroup var common: SiteOptions

  @Argument(
    help: ArgumentHelp(say("文章的文件、网址或标题", "a page's file, address or title"), valueName: "PAGE"),
    completion: .custom { _, _, _ in reviewedFiles() })
  var page: String?

  @Option(
    help: ArgumentHelp(
      say("哪一审，如 初审；不写文章时只列这一审", "which step; without a page, only those that wait for it"), valueName: "STEP"
    ),
    completion: .custom { _, _, _ in reviewSteps() })
  var step: String?

  @Option(
    help: ArgumentHelp(
      say("谁审的，词表里的姓名；不写文章时只列等他的", "who gave it; without a page, only those that wait for him"),
      valueName: "NAME"),
    completion: .custom { _, _, _ in reviewers() })
  var by: String?

  @Option(
    help: ArgumentHelp(
      say("哪一天审的，不写就是今天", "the day on which it was given; today without one"), valueName: "DAY"))
  var date: String?

  @Flag(help: ArgumentHelp(say("做审校单（HTML），打印、签字", "make the page's sheet in HTML, to print and sign")))
  var sheet = false

  @Option(
    help: ArgumentHelp(
      say("审校单写到文件，不写就显示出来", "the file to write the sheet to; printed without one"), valueName: "FILE"))
  var output: String?

  @Option(help: ArgumentHelp(say("格式：table 或 json", "format: table or json"), valueName: "FORMAT"))
  var format: Format = .table

  func validate() throws {
    if page == nil, sheet { throw ValidationError(say("--sheet 要写明哪一篇", "--sheet needs a page")) }
    if page != nil, !sheet, step == nil || by == nil {
      throw ValidationError(
        say(
          "记一审要写  --step 哪一审 --by 谁；审校单写  --sheet",
          "to record a step give  --step STEP --by NAME;  for a sheet  --sheet"))
    }
  }

  func run() throws {
    let reading = try readSite(in: common.folder, now: try common.now)
    guard let site = reading.site else {
      printReasons(reading.findings)
      throw ExitCode(1)
    }
    guard let page else { return list(reading.ledger, site.model) }
    let entry = try entry(of: page, in: reading.ledger, site)
    if sheet { return try printSheet(of: entry, site) }
    try give(to: entry.file)
  }

  private func list(_ ledger: Ledger, _ model: ContentModel) {
    let waiting = ledger.waitingReviews(of: model).filter { item in
      (step.map { $0 == item.step } ?? true) && (by.map(item.people.contains) ?? true)
    }
    if format == .json {
      return printJSON(.list(waiting.map { member($0, model) }))
    }
    guard model.hasReviews else {
      return printOutput(
        say(
          "没有声明审校。在 content/_common.yml 里写上 reviews: {type: reviews, of: staff, steps: [初审, 复审, 终审], label: 审校}\n",
          "no reviews are declared. Write into content/_common.yml: reviews: {type: reviews, of: staff, steps: [初审, 复审, 终审]}\n"
        ))
    }
    guard !waiting.isEmpty else { return printOutput(say("没有文章在等审校\n", "no page waits for a review\n")) }
    let header = [
      say("等待", "waits for"), say("谁可以审", "who may"), say("文件", "file"), say("标题", "title"),
      say("原因", "reason"),
    ]
    let rows = waiting.map { item in
      [
        item.step, item.people.joined(separator: say("、", ", ")), item.entry.file, item.entry.title,
        item.entry.reason.text(in: processLanguage),
      ]
    }
    printOutput(columns([header] + rows))
  }

  private func member(_ item: WaitingReview, _ model: ContentModel) -> JSON {
    .object([
      ("file", .text(item.entry.file)), ("title", .text(item.entry.title)), ("step", .text(item.step)),
      ("people", json(of: item.people)), ("reason", .text(item.entry.reason.text(in: processLanguage))),
      ("reviews", item.entry.reviews.map { json(of: $0, in: model) } ?? .list([])),
    ])
  }

  private func entry(of text: String, in ledger: Ledger, _ site: Site) throws -> Ledger.Entry {
    let name = PageName(text, home: site.settings.home)
    if let entry = ledger.entries.first(where: {
      name.names(file: $0.file, title: $0.title, address: $0.address)
    }) {
      return entry
    }
    let near = nearest(to: text, in: ledger.entries.map(\.file))
    refuse(
      Phrase("没有“\(text)”这一篇；请写文件、网址或标题", "there is no page “\(text)”; give its file, address or title"),
      right: near.map { reviewCommand($0, step: step ?? "…", by: by) })
    throw ExitCode(1)
  }

  private func printSheet(of entry: Ledger.Entry, _ site: Site) throws {
    guard let text = reviewSheet(of: entry, in: site, on: try common.now.day, language: processLanguage)
    else {
      refuse(
        Phrase("这一篇没有审校单：不要求审校，或者还有错误", "the page has no sheet: it is not reviewed, or has errors"),
        right: nil)
      throw ExitCode(1)
    }
    if let output { try replaceFile(output, with: Array(text.utf8)) } else { printOutput(text) }
  }

  private func give(to file: String) throws {
    let now = try common.now
    let day = try date.map { text in
      guard case .moment(let moment) = parseMoment(text) else {
        throw ValidationError(
          say("--date 读不懂：\(text)，写成 2026-04-18", "--date cannot be read: \(text); write 2026-04-18"))
      }
      return moment.day
    }
    let order = ReviewOrder(file: file, step: step ?? "", person: by ?? "", day: day ?? now.day)
    switch try giveReview(order, in: common.folder, now: now) {
    case .success(let given): tell(given, file)
    case .failure(let refusal):
      if !refusal.findings.isEmpty { printReasons(refusal.findings) }
      refuse(refusal.phrase, right: refusal.right)
      throw ExitCode(1)
    }
  }

  private func tell(_ given: ReviewGiven, _ file: String) {
    if format == .json {
      return printJSON(
        .object([
          ("file", .text(file)), ("step", .text(given.step)), ("by", .text(given.person)),
          ("date", .text(given.day.iso)), ("digest", .text(given.digest)), ("next", .text(given.next ?? "")),
          ("removed", json(of: given.dropped)),
        ]))
    }
    printOutput(
      say(
        "\(file)：记下了\(given.step) \(given.person) \(given.day.iso)\n",
        "\(file): recorded \(given.step) \(given.person) \(given.day.iso)\n"))
    if !given.dropped.isEmpty {
      printOutput(
        say(
          "去掉了审改动前那一稿的：\(given.dropped.joined(separator: "、"))\n",
          "removed, since the text was changed: \(given.dropped.joined(separator: ", "))\n"))
    }
    printOutput(
      given.next.map { say("下一步：\($0)\n", "next: \($0)\n") }
        ?? say("各审齐全，可以发布了\n", "all steps are given; the page may be published\n"))
  }

  private func refuse(_ phrase: Phrase, right: String?) {
    if format == .json, !sheet {
      return printJSON(.object([("error", .text(phrase[processLanguage])), ("try", .text(right ?? ""))]))
    }
    printError(say("错误: ", "error: ") + phrase[processLanguage] + "\n")
    if let right { printError(say("  应当: ", "  right: ") + right + "\n") }
  }
}

/// The progress of a page's review as JSON, step by step.
func json(of reviews: Reviews, in model: ContentModel) -> JSON {
  let staff = model.vocabularies[reviews.chain.staff]
  return .list(
    reviews.steps.map { step in
      .object([
        ("step", .text(step.name)), ("given", .flag(step.isGiven)),
        ("by", .text(step.mark.map { staff.terms[$0.person.term].name } ?? "")),
        ("date", .text(step.mark?.day.iso ?? "")), ("stale", .flag(step.fault == .stale)),
      ])
    })
}
