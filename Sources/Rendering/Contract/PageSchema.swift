import Almanac
import Content
import Templating

/// A page in a list, whatever its kind: the program's own fields.
struct PageView: Sendable {
  var page: Page
  var records: PageRecords

  /// The text of the field that the kind puts on cards, and its label; nil if the page has none.
  fileprivate var card: (text: String, label: String)? {
    guard let card = records.fields[page.kind].card, case .text(let text) = page.values[card.position] else {
      return nil
    }
    return (text, card.label)
  }
}

extension PageRecords {
  /// The sentence of a page's card.
  func sentence(of page: Page) -> String { PageView(page: page, records: self).card?.text ?? page.summary }
}

let pageSchema = ViewSchema<PageView>(
  "Page", "一篇文章", "a page",
  [
    .init("title", .text, "标题", "its title") { .text($0.page.title) },
    .init("address", .text, "地址", "its address") { .text($0.records.addresses.href($0.page.address)) },
    .init("canonical", .text, "完整网址", "its absolute address") {
      .text($0.records.addresses.url($0.page.address))
    },
    .init("kind", .record("Kind"), "类别", "its kind") { .record($0.records.kinds[$0.page.kind]) },
    .init("date", .record("Date"), "发布日期", "when it was published") {
      .record($0.records.schemas.date.record(of: $0.page.date))
    },
    .init("updated", .record("Date"), "更新日期", "when it was last changed") {
      .record($0.page.updated.map { [date = $0.records.schemas.date] in date.record(of: Moment($0)) })
    },
    .init("summary", .text, "摘要", "its summary") { .text($0.page.summary) },
    .init("card", .text, "卡片上的一句话", "the sentence of its card") { .text($0.card?.text ?? $0.page.summary) },
    .init("card_label", .text, "这句话的名称", "what the sentence is called") { .text($0.card?.label ?? "") },
    .init(
      "marks", .list(.record("Term")), "写了 mark 的字段的词条，如品牌，登在卡片上",
      "the terms of fields that are declared with `mark`, such as brands, for cards"
    ) {
      $0.records.marks(of: $0.page)
    },
    .init(
      "lang", .text, "文章写明的语言，如 en；与网站相同时为空", "the language that it states, such as en; empty for the site's"
    ) {
      .text($0.page.language)
    },
    .init(
      "dir", .text, "文章写明语言时，这种语言的书写方向：ltr 或 rtl",
      "where it states its language, the direction of that: ltr or rtl"
    ) {
      .text($0.page.language.map { $0.isRightToLeft ? "rtl" : "ltr" })
    },
    .init("sample", .flag, "示例内容", "an example, not a fact") { .flag($0.page.isSample) },
    .init("draft", .flag, "草稿，只在预览时出现", "a draft, seen in previews only") { .flag($0.page.isDraft) },
  ])
