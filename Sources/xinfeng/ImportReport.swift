import Building
import Diagnostics
import Rendering
import Text

/// Prints the result of an import; for dropped parts reason and amount, never the text.
func printReport(_ report: ImportReport, as format: FindingFormat) {
  switch format {
  case .json: printJSON(json(of: report))
  case .console, .github: printOutput(text(of: report))
  }
}

func json(of report: ImportReport) -> JSON {
  let ledger = report.ledger
  var members: [(String, JSON)] = [
    ("file", .text(report.file)), ("draft", .text(report.draft)),
    ("written", .flag(report.difference == nil)),
    ("pictures", .list(report.pictures.map { .text($0) })),
    (
      "characters",
      .object([
        ("manuscript", .number(ledger.characters)), ("dropped", .number(ledger.droppedCharacters)),
        ("kept", .number(ledger.characters - ledger.droppedCharacters)),
      ])
    ),
    (
      "fields",
      .list(
        report.fields.map {
          .object([("field", .text($0.label)), ("value", .text($0.value)), ("settled", .flag($0.isSettled))])
        })
    ),
    ("left_in_text", .list(report.leftover.map { .text($0) })),
    ("missing", .list(report.missing.map { .text($0) })),
    (
      "to_mend",
      .list(
        report.findings.map {
          .object([("line", .number($0.location.line)), ("message", .text($0.message(in: processLanguage)))])
        })
    ),
    (
      "ledger",
      .list(
        ledger.entries.map { entry in
          .object([
            ("what", .text(entry.reason.phrase.filled(with: ["\(entry.count)"], in: processLanguage))),
            ("count", .number(entry.count)), ("characters", .number(entry.characters)),
            ("kept", .flag(entry.reason.isKept)),
          ])
        })
    ),
  ]
  members.append(("findings", .list([])))
  if let difference = report.difference {
    members.append(("difference", .list(difference.map { .text($0) })))
  }
  if let changes = report.changes {
    members.append(("manuscript_changes", .list(changes.manuscript.map { .text($0) })))
    members.append(("draft_changes", .list(changes.draft.map { .text($0) })))
  }
  return .object(members)
}

private func text(of report: ImportReport) -> String {
  let ledger = report.ledger
  if let difference = report.difference { return text(of: difference, in: report) }
  var lines = [say("已导入 \(report.file) → \(report.draft)", "imported \(report.file) → \(report.draft)")]
  if !report.pictures.isEmpty {
    lines.append(say("  图片 \(report.pictures.count) 张，放在旁边", "  \(report.pictures.count) pictures beside it"))
  }
  let kept = ledger.characters - ledger.droppedCharacters
  lines.append(
    say(
      "  原稿 \(ledger.characters) 字 = 进草稿 \(kept) 字 + 没有进草稿 \(ledger.droppedCharacters) 字",
      "  \(ledger.characters) characters = \(kept) in the draft + \(ledger.droppedCharacters) left out"))
  for entry in ledger.entries {
    lines.append("  · " + entry.reason.phrase.filled(with: ["\(entry.count)"], in: processLanguage))
  }
  for field in report.fields where !field.isSettled {
    lines.append(say("  待定：\(field.label) “\(field.value)”", "  to settle: \(field.label) “\(field.value)”"))
  }
  for line in report.leftover {
    lines.append(say("  没有对应的栏目，留在文末：\(line)", "  has no field, stays in the text: \(line)"))
  }
  if !report.missing.isEmpty {
    lines.append(say("  还要填：", "  still to fill in: ") + report.missing.joined(separator: "、"))
  }
  for finding in report.findings {
    let message = finding.message(in: processLanguage)
    lines.append(
      say(
        "  要改：第 \(finding.location.line) 行，\(message)", "  to mend: line \(finding.location.line), \(message)"
      ))
  }
  return lines.joined(separator: "\n") + "\n"
}

/// The report for an existing draft of a manuscript that was imported again.
private func text(of difference: [String], in report: ImportReport) -> String {
  let head = say("已经有 \(report.draft)，没有改动它。", "\(report.draft) is there already and was left alone.")
  guard !difference.isEmpty else { return head + say("内容和这次导入的一样。\n", " It is what this import gives.\n") }
  guard let changes = report.changes else {
    return head + say("它和这次导入的不同（- 这次的，+ 已有的）：\n", " It differs (- this import, + the file):\n")
      + listed(difference)
  }
  var lines = head + "\n"
  lines +=
    changes.manuscript.isEmpty
    ? say("稿件和上次导入时一样。\n", "The manuscript is what it was.\n")
    : say("稿件改了（- 上次的，+ 这次的）：\n", "The manuscript changed (- before, + now):\n") + listed(changes.manuscript)
  lines +=
    changes.draft.isEmpty
    ? say(
      "草稿导入以后没有改过；要换成新稿，删去它再导入一次。\n", "The draft was not edited; remove it and import again to replace it.\n")
    : say("草稿改过（- 导入时的，+ 现在的）：\n", "The draft was edited (- as imported, + now):\n") + listed(changes.draft)
  return lines
}

private func listed(_ lines: [String]) -> String { lines.map { "  " + $0 + "\n" }.joined() }

/// The JSON document for a refused manuscript: the members of a successful one, empty, with the finding.
func emptyDocument(of file: String, _ finding: Diagnostic) -> JSON {
  let none = JSON.list([])
  return .object([
    ("file", .text(file)), ("draft", .text("")), ("written", .flag(false)), ("pictures", none),
    ("characters", .object(["manuscript", "dropped", "kept"].map { ($0, JSON.number(0)) })), ("fields", none),
    ("left_in_text", none), ("missing", none), ("to_mend", none), ("ledger", none),
    ("findings", .list([json(of: finding)])),
  ])
}
