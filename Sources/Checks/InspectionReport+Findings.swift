import Content
import Diagnostics

/// A row of the report, and the rules whose findings it counts.
private struct Heading {
  var item: Phrase
  var requirement: Phrase
  var contains: @Sendable (String) -> Bool
  /// Why there was nothing to check, if so.
  var reason: @Sendable (InspectionMeans) -> Phrase? = { _ in nil }
}

private let headings: [Heading] = [
  Heading(
    item: Phrase("个人信息泄露", "personal information"),
    requirement: Phrase(
      "不出现身份证号、手机号、银行卡号、车牌、住址、个人邮箱", "no numbers, plates, addresses or mailboxes of persons"),
    contains: { $0.hasPrefix("personal-") }),
  Heading(
    item: Phrase("链接可用", "links"),
    requirement: Phrase("没有打不开的站内链接、图片、附件", "no dead links within the site, pictures or attachments"),
    contains: { ["broken-link", "broken-anchor", "missing-file"].contains($0) }),
  Heading(
    item: Phrase("站外链接", "links to other sites"),
    requirement: Phrase("没有打不开的站外链接", "no dead links to other sites"),
    contains: { $0.hasPrefix("external-") },
    reason: { means in
      means.hasAskedOutside
        ? nil : Phrase("未检查：加 --external 才去问站外网页", "not checked: --external asks other sites")
    }),
  Heading(
    item: Phrase("错别字和不当表述", "wording"),
    requirement: Phrase("没有用词表里的错词、禁用词，名称一字不差", "no wrong or forbidden words"),
    contains: { [Rule.wrongWord, .forbiddenWord, .nearMiss].map(\.name).contains($0) },
    reason: { means in
      means.hasWordList
        ? nil
        : Phrase(
          "未检查：没有用词表 \(wordingFile)，或者表是空的", "not checked: there is no \(wordingFile), or it lists nothing")
    }),
  Heading(
    item: Phrase("标点和格式", "marks"),
    requirement: Phrase("标点、文号、段落合规范", "marks, document numbers and paragraphs in order"),
    contains: {
      [Rule.documentNumber, .halfWidthPunctuation, .unpairedMark, .unclosedParagraph].map(\.name).contains($0)
    }),
  Heading(
    item: Phrase("无障碍", "access"),
    requirement: Phrase("标题有序，图片有说明，链接说明去向，表格有表头，颜色看得清", "headings, pictures, links, tables and colours"),
    contains: {
      [Rule.headingOrder, .linkText, .tableHeader].map(\.name).contains($0)
        || ["missing-alt", "alt-is-file-name"].contains($0)
        || $0 == "picture-needs-words" || $0 == "video-needs-words" || $0 == "low-contrast"
    }),
  Heading(
    item: Phrase("公示到期", "notices that are over"),
    requirement: Phrase("公示期满的，写明结果或撤下", "what came of them is written"),
    contains: { $0 == "notice-over" }),
  Heading(
    item: Phrase("审校", "reviews"),
    requirement: Phrase(
      "各审齐全，改动后再审，没有走完的不发布", "every step given, and again after changes; what is not through is held"),
    contains: { $0.hasPrefix("review-") },
    reason: { means in
      means.hasReviews
        ? nil : Phrase("未检查：没有声明审校（reviews）", "not checked: no reviews are declared")
    }),
  Heading(
    item: Phrase("时间和来源", "dates and sources"),
    requirement: Phrase("每篇注明发布时间和必填的各项", "every page has its date and what is required"),
    contains: { ["missing-field", "not-a-date", "no-such-day", "ambiguous-date"].contains($0) }),
]

/// One row for each kind of finding; an error is a fault, anything less wants attention.
func findingRows(_ findings: [Diagnostic], _ means: InspectionMeans) -> [InspectionReport.Row] {
  var rest = findings.filter { $0.severity > .notice }
  var rows = headings.map { heading in
    let own = rest.filter { heading.contains($0.rule.name) }
    rest.removeAll { heading.contains($0.rule.name) }
    var row = row(heading.item, heading.requirement, own)
    if own.isEmpty, let reason = heading.reason(means) { (row.verdict, row.result) = (.unchecked, reason) }
    return row
  }
  rows.append(row(Phrase("其他问题", "everything else"), Phrase("没有错误和警告", "no errors or warnings"), rest))
  return rows
}

private func row(_ item: Phrase, _ requirement: Phrase, _ findings: [Diagnostic]) -> InspectionReport.Row {
  let verdict: InspectionReport.Verdict =
    findings.isEmpty ? .fine : findings.contains(where: \.isError) ? .fault : .attention
  return InspectionReport.Row(
    item: item, requirement: requirement, verdict: verdict,
    result: Phrase("\(findings.count) 处", "\(findings.count)"),
    details: findings.sorted().map { finding in
      let place = "\(finding.location.file):\(finding.location.line)"
      return Phrase("\(place) \(finding.message(in: .chinese))", "\(place) \(finding.message(in: .english))")
    })
}

/// The marks required at the foot of every page of a public site that `site.yml` lacks.
package func missingMarks(of settings: Settings) -> [Phrase] {
  let registration = settings.registration
  let marks = [
    (settings.owner, Phrase("主办单位 owner", "owner")),
    (settings.contact.phone + settings.contact.email, Phrase("联系方式 contact", "contact")),
  ]
  let filings = [
    (registration.icp, Phrase("ICP 备案号 icp", "icp: the ICP filing number")),
    (registration.police, Phrase("公安备案号 police", "police: the public-security filing number")),
    (registration.code, Phrase("网站标识码 code", "code: the site identification code")),
    (registration.mark, Phrase("党政机关网站标识 mark", "mark: the Party and government mark")),
    (registration.report, Phrase("找错入口 report", "report: where errors are reported")),
  ]
  // Only sites of the mainland are filed with its authorities.
  let parts = settings.language.uppercased().split(separator: "-")
  let isFiled = parts.first == "ZH" && !parts.contains { ["HANT", "TW", "HK", "MO"].contains($0) }
  return (isFiled ? marks + filings : marks).filter(\.0.isEmpty).map(\.1)
}

/// The row of the quarterly inspection about the foot of the pages.
func footerRow(of settings: Settings) -> InspectionReport.Row {
  let registration = settings.registration
  var missing = missingMarks(of: settings).map {
    Phrase("缺 \($0.chinese)", "missing \($0.english)")
  }
  if !registration.code.isEmpty, !isSiteCode(registration.code) {
    missing.append(
      Phrase("网站标识码应为十位：\(registration.code)", "the site code has ten places: \(registration.code)"))
  }
  return InspectionReport.Row(
    item: Phrase("页脚标识", "footer"),
    requirement: Phrase(
      "主办单位、联系方式、备案号、标识码、党政机关标识、找错入口齐全", "owner, contact, filing numbers, code, mark, report"),
    verdict: missing.isEmpty ? .fine : .fault,
    result: Phrase("缺 \(missing.count) 项", "\(missing.count) missing"),
    details: missing)
}

/// Six digits of the region and four of the site, or `bm` and eight digits.
private func isSiteCode(_ code: String) -> Bool {
  let digits = code.hasPrefix("bm") ? code.dropFirst(2) : code[...]
  return code.utf8.count == 10 && digits.allSatisfy { $0.isASCII && $0.isNumber }
}
