import Building
import Content
import Diagnostics
import Glibc

/// The result of a build in a few lines: the number of files in each state, and the files written.
func summary(of report: Report, isDryRun: Bool) -> String {
  let states = State.allCases.map { ($0, report.ledger.count($0)) }.filter { $0.1 > 0 }
  let counts = states.map { "\(name(of: $0.0)) \($0.1)" }.joined(separator: say("，", ", "))
  let total = report.ledger.entries.count
  var lines = [say("读了 \(total) 个文件：\(counts)", "\(total) files read: \(counts)")]
  let errors = report.findings.count { $0.isError }
  let warnings = report.findings.count { $0.severity == .warning }
  if errors > 0 || warnings > 0 {
    lines.append(say("错误 \(errors)，警告 \(warnings)", "\(errors) errors, \(warnings) warnings"))
  }
  if report.exceptionCount > 0 {
    lines.append(say("例外 \(report.exceptionCount) 处", "\(report.exceptionCount) exceptions"))
  }
  if !report.missingMarks.isEmpty {
    let chinese = report.missingMarks.map(\.chinese).joined(separator: "、")
    let english = report.missingMarks.map(\.english).joined(separator: "; ")
    lines.append(say("页脚还缺（在 site.yml 里填）：\(chinese)", "the footer lacks, for site.yml to say: \(english)"))
  }
  if let made = report.made {
    let verb = isDryRun ? say("将写入", "to write") : say("写入", "written")
    lines.append(
      say(
        "共 \(made.files) 个网页和文件，\(verb) \(made.written.count)，删去 \(made.removed.count)",
        "\(made.files) outputs, \(made.written.count) \(verb), \(made.removed.count) removed"))
  } else if report.hasErrors {
    lines.append(say("有错误，什么也没写", "there are errors; nothing was written"))
  }
  return lines.map { $0 + "\n" }.joined()
}

func name(of state: State) -> String {
  switch state {
  case .published: say("发布", "published")
  case .draft: say("草稿", "draft")
  case .scheduled: say("待发", "scheduled")
  case .expired: say("过期", "expired")
  case .withdrawn: say("撤回", "withdrawn")
  case .held: say("暂缓", "held")
  case .rejected: say("有错", "rejected")
  }
}

/// Ends the program with the exit code of a build without freeing the site: the system reclaims memory faster.
func end(with report: Report, keeping prepared: Prepared) throws -> Never {
  try requireOutput()
  withExtendedLifetime(prepared) { Glibc.exit(report.hasErrors ? 1 : 0) }
}
