import Almanac
import Content
import Diagnostics
import Text

/// The review of a page on paper (审校单): the reviewed text, each step with name and day, and lines to sign.
///
/// A self-contained page of HTML, as for the inspection.
///
/// - Parameters:
///   - entry: a page's entry in the ledger; without a review the result is nil.
///   - today: the day of printing.
package func reviewSheet(of entry: Ledger.Entry, in site: Site, on today: Day, language: Language) -> String?
{
  guard let reviews = entry.reviews else { return nil }
  let staff = site.model.vocabularies[reviews.chain.staff]
  let title = Phrase("审校单", "Review sheet")[language]
  var facts = [
    (Phrase("网站", "Site"), site.settings.name), (Phrase("标题", "Title"), entry.title),
    (Phrase("文件", "File"), entry.file), (Phrase("网址", "Address"), entry.address),
  ]
  if !reviews.authors.isEmpty {
    facts.append((Phrase("作者", "Author"), reviews.authors.joined(separator: Phrase("、", ", ")[language])))
  }
  facts += [
    (Phrase("内容摘要", "Digest"), reviews.digest), (Phrase("打印日期", "Printed"), today.iso),
    (Phrase("结论", "Result"), result(reviews)[language]),
  ]
  let heads = [
    Phrase("审次", "Step"), Phrase("姓名", "Name"), Phrase("日期", "Day"), Phrase("所审稿的摘要", "Digest of the text"),
    Phrase("情况", "State"), Phrase("意见", "Remarks"), Phrase("签字", "Signature"),
  ]
  let rows = reviews.steps.map { step in
    let name = step.mark.map { staff.terms[$0.person.term].name } ?? ""
    let cells = [name, step.mark?.day.iso ?? "", step.mark?.digest ?? "", state(step)[language], "", ""]
    return "<tr><th scope=\"row\">\(escapedForMarkup(step.name))</th>"
      + cells.map { "<td>\(escapedForMarkup($0))</td>" }.joined() + "</tr>\n"
  }.joined()
  return """
    <!DOCTYPE html>
    <html lang="\(language == .chinese ? "zh-Hans-CN" : "en")">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>\(escapedForMarkup(title))：\(escapedForMarkup(entry.title))</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    <main>
    <h1>\(escapedForMarkup(title))</h1>
    <dl>
    \(facts.map { "<div><dt>\($0.0[language])</dt><dd>\(escapedForMarkup($0.1))</dd></div>\n" }.joined())</dl>
    <div class="wide" tabindex="0" role="region" aria-label="\(escapedForMarkup(title))">
    <table>
    <thead><tr>\(heads.map { "<th scope=\"col\">\($0[language])</th>" }.joined())</tr></thead>
    <tbody>
    \(rows)</tbody>
    </table>
    </div>
    </main>
    </body>
    </html>

    """
}

private func result(_ reviews: Reviews) -> Phrase {
  guard let next = reviews.next else { return Phrase("各审齐全，可以发布", "through; may be published") }
  let step = reviews.steps[next]
  return Phrase(
    "没有走完：\(step.name)\(state(step).chinese)", "not through: \(step.name), \(state(step).english)")
}

private func state(_ step: Reviews.Step) -> Phrase {
  guard step.mark != nil else { return Phrase("未审", "not given") }
  return switch step.fault {
  case nil: Phrase("已审", "given")
  case .stale: Phrase("改动后未再审", "changed since")
  case _: Phrase("不算数", "does not count")
  }
}

private let style = """
  @page { size: A4; margin: 22mm 18mm; }
  body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.7 "Noto Serif CJK SC", SimSun, serif; color: #1f1f1f; background: #fff; }
  h1 { text-align: center; font-size: 1.6rem; letter-spacing: .3em; }
  dl { display: grid; gap: .2rem; margin: 0 0 1.2rem; }
  dl div { display: grid; grid-template-columns: 6em 1fr; }
  dd { margin: 0; overflow-wrap: anywhere; }
  .wide { overflow-x: auto; }
  table { width: 100%; border-collapse: collapse; }
  th, td { border: 1px solid #555; padding: .5rem .6rem; text-align: start; vertical-align: top; }
  thead th { white-space: nowrap; }
  tbody th, td:nth-child(-n + 4) { white-space: nowrap; }
  tbody tr { height: 4.2rem; }
  td:nth-child(4) { font: .8125rem/1.7 monospace; }
  td:nth-child(6), td:nth-child(7) { min-width: 7em; }
  @media print { body { margin: 0; padding: 0; max-width: none; } .wide { overflow: visible; } tr { break-inside: avoid-page; } }
  """
