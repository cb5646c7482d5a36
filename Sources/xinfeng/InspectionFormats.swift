import Checks
import Diagnostics
import Rendering
import Text

extension InspectionReport {
  func text(_ format: InspectionFormat, in language: Language) -> String {
    switch format {
    case .html: htmlText(in: language)
    case .csv: csvText(in: language)
    case .json: String(decoding: json(in: language).bytes, as: UTF8.self) + "\n"
    }
  }

  private func json(in language: Language) -> JSON {
    .object([
      ("name", .text(name)), ("address", .text(address)), ("owner", .text(owner)), ("day", .text(day.iso)),
      ("pages", .number(pageCount)),
      (
        "rows",
        .list(
          rows.map { row in
            .object([
              ("item", .text(row.item[language])), ("requirement", .text(row.requirement[language])),
              ("verdict", .text(row.verdict.rawValue)), ("result", .text(row.result[language])),
              ("details", .list(row.details.map { .text($0[language]) })),
            ])
          })
      ),
    ])
  }

  /// CSV with a byte order mark, without which spreadsheets misread Chinese.
  private func csvText(in language: Language) -> String {
    let head = [
      Phrase("项目", "item"), Phrase("要求", "requirement"), Phrase("结论", "verdict"), Phrase("情况", "result"),
      Phrase("位置", "places"),
    ]
    let lines = rows.map { row in
      [
        row.item[language], row.requirement[language], row.verdict.name[language], row.result[language],
        row.details.map { $0[language] }.joined(separator: "\n"),
      ]
    }
    return String(decoding: csv([head.map { $0[language] }] + lines), as: UTF8.self)
  }

  private func htmlText(in language: Language) -> String {
    let title = Phrase("网站检查表", "Inspection of the site")[language]
    let body = rows.map { row in
      let details = row.details.map { "<li>\(escapedForMarkup($0[language]))</li>" }.joined()
      return """
        <tr class="\(row.verdict.rawValue)"><th scope="row">\(escapedForMarkup(row.item[language]))</th>\
        <td>\(escapedForMarkup(row.requirement[language]))</td><td class="verdict">\(row.verdict.name[language])</td>\
        <td>\(escapedForMarkup(row.result[language]))\(details.isEmpty ? "" : "<ul>\(details)</ul>")</td></tr>

        """
    }.joined()
    let heads = [
      Phrase("项目", "Item"), Phrase("要求", "Requirement"), Phrase("结论", "Verdict"), Phrase("情况", "Result"),
    ]
    let facts = [
      (Phrase("网站", "Site"), "\(name) \(address)"), (Phrase("主办单位", "Owner"), owner),
      (Phrase("检查日期", "Day"), day.iso), (Phrase("文章", "Pages"), String(pageCount)),
    ]
    let colon = Phrase("：", ": ")[language]
    let signatures = [Phrase("检查人", "Inspected by"), Phrase("审核人", "Reviewed by"), Phrase("日期", "Date")]
    return """
      <!DOCTYPE html>
      <html lang="\(language == .chinese ? "zh-Hans-CN" : "en")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(escapedForMarkup(title))\(colon)\(escapedForMarkup(name))</title>
      <style>
      \(style)
        dt::after { content: "\(colon)"; }
        .signatures span::after { content: "\(colon)\(Phrase("＿＿＿＿＿＿＿＿", "________________")[language])"; }
      </style>
      </head>
      <body>
      <h1>\(escapedForMarkup(title))</h1>
      <dl>\(facts.map { "<div><dt>\($0.0[language])</dt><dd>\(escapedForMarkup($0.1))</dd></div>" }.joined())</dl>
      <table>
      <thead><tr>\(heads.map { "<th scope=\"col\">\($0[language])</th>" }.joined())</tr></thead>
      <tbody>
      \(body)</tbody>
      </table>
      <p class="signatures">\(signatures.map { "<span>\($0[language])</span>" }.joined())</p>
      </body>
      </html>

      """
  }
}

private let style = """
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.7 "Noto Serif CJK SC", SimSun, serif; color: #1f1f1f; background: #fff; }
  h1 { text-align: center; font-size: 1.6rem; }
  dl { display: flex; flex-wrap: wrap; gap: .2rem 2rem; }
  dl div { display: flex; gap: .5rem; }
  dd { margin: 0; }
  table { width: 100%; border-collapse: collapse; }
  th, td { border: 1px solid #555; padding: .35rem .6rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
  ul { margin: .3rem 0 0; padding-inline-start: 1.2rem; font-size: .875rem; }
  .verdict { white-space: nowrap; font-weight: 700; }
  .fault .verdict { color: #a3161a; }
  .unchecked .verdict { color: #555; }
  .attention .verdict { color: #7a4b00; }
  .signatures { display: flex; justify-content: space-between; margin-top: 3rem; }
  @media print { body { margin: 0; } tr { break-inside: avoid-page; } thead { display: table-header-group; } }
  """

extension InspectionReport.Verdict {
  fileprivate var name: Phrase {
    switch self {
    case .fine: Phrase("合格", "fine")
    case .attention: Phrase("提醒", "attention")
    case .fault: Phrase("不合格", "fault")
    case .unchecked: Phrase("未检查", "not checked")
    }
  }
}
