import Building
import Diagnostics
import Rendering
import Text

/// Prints the result of importing a site: the files written, and by place all parts that an editor has to check.
func printReport(_ report: PostsReport, of old: String, as format: FindingFormat) {
  switch format {
  case .json: printJSON(json(of: report, old))
  case .console, .github: printOutput(text(of: report, old))
  }
}

private func json(of report: PostsReport, _ old: String) -> JSON {
  func places(_ list: [PostsReport.Leftover]) -> JSON {
    .list(
      list.map { .object([("file", .text($0.file)), ("line", .number($0.line)), ("text", .text($0.text))]) })
  }
  return .object([
    ("folder", .text(old)), ("written", xinfeng.json(of: report.written)),
    (
      "drafts",
      .list(
        report.drafts.map {
          .object([
            ("file", .text($0.file)), ("lacks", xinfeng.json(of: $0.lacks.map { $0[processLanguage] })),
          ])
        })
    ),
    ("left_alone", xinfeng.json(of: report.taken)), ("unchanged", .number(report.unchanged)),
    ("pictures", .number(report.pictures)), ("former_addresses", .number(report.addresses)),
    ("to_look_at", places(report.leftovers)), ("lost_pictures", places(report.lostPictures)),
    (
      "other_keys",
      .list(report.otherKeys.map { .object([("key", .text($0.key)), ("count", .number($0.count))]) })
    ),
    ("no_posts", xinfeng.json(of: report.others)),
    (
      "findings", .list(report.findings.map { xinfeng.json(of: $0) })
    ),
  ])
}

private func text(of report: PostsReport, _ old: String) -> String {
  var lines = [
    say(
      "从 \(old) 导入 \(report.written.count) 篇，图片 \(report.pictures) 张，\(report.addresses) 篇记下了旧址。",
      "imported \(report.written.count) posts of \(old), \(report.pictures) pictures; \(report.addresses) keep their former address."
    )
  ]
  if report.unchanged > 0 {
    lines.append(
      say("已经导入过、没有变化的 \(report.unchanged) 篇。", "\(report.unchanged) were there already, unchanged."))
  }
  func list(_ head: String, _ items: [String]) {
    guard !items.isEmpty else { return }
    lines.append(head)
    lines += items.map { "  " + $0 }
  }
  list(
    say("已有同名文件，没有改动 \(report.taken.count) 个：", "files of these names differ and were left alone:"),
    report.taken)
  if !report.drafts.isEmpty {
    lines.append(
      say(
        "其中 \(report.drafts.count) 篇是草稿，补好下面的再发布：",
        "\(report.drafts.count) of them are drafts until this is put right:"))
    lines += report.drafts.map {
      "  \($0.file)"
        + ($0.lacks.isEmpty
          ? say("：原来就是草稿", ": a draft before")
          : say("：", ": ") + $0.lacks.map { $0[processLanguage] }.joined(separator: say("、", ", ")))
    }
  }
  list(
    say(
      "不能照搬、留在原处的写法 \(report.leftovers.count) 处：",
      "\(report.leftovers.count) places to look at, left as they were:"),
    report.leftovers.map { "\($0.file):\($0.line): \($0.text)" })
  list(
    say(
      "没有带来的图片 \(report.lostPictures.count) 张（文件夹里没有，或在别的网站上）：",
      "\(report.lostPictures.count) pictures are not in the folder, or on other sites:"),
    report.lostPictures.map { "\($0.file): \($0.text)" })
  if !report.otherKeys.isEmpty {
    let keys = report.otherKeys.map { "\($0.key)（\($0.count)）" }.joined(separator: say("、", ", "))
    lines.append(say("没有对应栏目、没有带来的属性：\(keys)", "keys without a field here, left out: \(keys)"))
  }
  list(say("不是文章、没有导入的文件：", "texts that are no posts, not imported:"), report.others)
  for finding in report.findings {
    lines.append("\(finding.location.file):\(finding.location.line): \(finding.message(in: processLanguage))")
  }
  return lines.joined(separator: "\n") + "\n"
}
