import Almanac
import Content
import Diagnostics
import Markdown
import Templating

/// The data that only a page's own template sees.
struct PageDetail: Sendable {
  var context: RenderContext
  var page: Page
  /// Its position in the site's pages; nil for one that no list shows.
  var position: Int?
  var previous: TemplateRecord?
  var next: TemplateRecord?

  // These cost more than all the others, and many a theme does without one of them.
  var body: [UInt8] {
    // A page with a cover opens with that; without one, the first picture of its text is the first to be seen.
    let cover = cover(of: page, in: context.site, context.media)
    return context.body(
      of: page.document, from: page.file, cover: cover.flatMap { context.media.pictures[$0.file] },
      opensWithPicture: cover?.isBorrowed == true)
  }
  var event: TemplateValue {
    guard let event = context.site.event(of: page) else { return .nothing }
    return .record(
      calendarItemSchema.record(
        of: CalendarItem(
          page: context.pageRecords.record(of: page), event: event, words: context.words)))
  }
  var isClosed: Bool {
    guard let field = context.site.model.kinds[page.kind].closing, case .moment(let end) = page.values[field]
    else {
      return false
    }
    return end.minute == nil ? end.day < context.now.day : end < context.now
  }
  var characters: Int { page.characterCount }
  var facts: TemplateValue { context.pageRecords.facts(of: page) }
  var mediaFacts: TemplateValue { context.pageRecords.mediaFacts(of: page) }
  var rolls: [RollSummary] {
    guard context.lists.showsRolls else { return [] }
    return context.indices.rolls.byCall[page.file, default: []].map(context.rollSummary)
  }
  var original: LabelledLink? {
    page.original(in: context.site.model.kinds[page.kind]).map {
      LabelledLink(label: $0.title == $0.address ? host(of: $0.address) : $0.title, address: $0.address)
    }
  }
  var filed: TemplateValue { context.pageRecords.filed(page) }
  var qr: [UInt8] {
    paperCode(of: context.commonContext.addresses.url(page.address), label: context.words.frequent.paperCode)
  }
  var related: TemplateValue {
    guard let position else { return .nothing }
    return context.pageRecords.schemas.related.list(of: context.related(to: position)) {
      // Sound, because the render context that makes the list lives until it is made.
      RelatedView(context: .passUnretained(context), page: $0.page, position: position)
    }
  }
}

/// `https://www.example.org/a` is of `www.example.org`.
private func host(of address: String) -> String {
  guard let scheme = address.firstRange(of: "://") else { return address }
  return String(address[scheme.upperBound...].prefix { !"/?#:".contains($0) })
}

/// A page beside the one at a position, with which it shares something.
struct RelatedView: Sendable {
  /// Borrowed: of such views a page has several, and all pages have one render context.
  var context: Unmanaged<RenderContext>
  var page: Int
  var position: Int
}

let detailSchema = ViewSchema<PageDetail>(
  "PageDetail", "文章本页才有的", "what only a page's own template sees",
  [
    .init("body", .html, "正文", "the text") { .html($0.body) },
    .init("original", .record("Link"), "转载的原文，或链接过去的网页", "what it reprints, or the page that it leads to") {
      .record($0.original.map(linkSchema.record))
    },
    .init("has_text", .flag, "有正文", "has a text") { .flag(!$0.page.document.html.isEmpty) },
    .init("outline", .list(.record("Heading")), "正文里的标题", "the headings of the text") {
      headingSchema.list(of: $0.page.document.outline)
    },
    .init("has_outline", .flag, "标题够多，值得列目录", "has enough headings for a table of contents") {
      .flag($0.page.document.outline.count >= 3)
    },
    .init("characters", .number, "字数", "how many characters") { .number($0.characters) },
    .init("minutes", .number, "阅读分钟数", "minutes to read it") {
      .number(readingMinutes(for: $0.characters))
    },
    .init(
      "facts", .list(.record("Fact")), "模板没有另外安排的各项属性，依次列出",
      "the fields in order that the template does not place by itself, ready to show"
    ) {
      $0.facts
    },
    .init(
      "media_facts", .list(.record("Fact")), "模板没有另外安排的图片、视频和附件",
      "pictures, films and files that the template does not place by itself"
    ) {
      $0.mediaFacts
    },
    .init(
      "filed", .list(.record("Fact")), "有索引、可选几项的各项属性，如主题、品牌",
      "the fields of several terms that have an index, such as topics and brands"
    ) {
      $0.filed
    },
    .init(
      "qr", .html, "本页网址的二维码，SVG，印在纸上用", "the QR code of its address as SVG, for paper"
    ) {
      .html($0.qr)
    },
    .init("event", .record("CalendarItem"), "这篇讲的活动：时间和地点", "the event that it tells of: when and where") {
      $0.event
    },
    .init("closed", .flag, "截止的时间已过", "what it asks for is over") { .flag($0.isClosed) },
    .init("rolls", .list(.record("RollLink")), "这篇征集或公布的名单", "the rolls that it called for or announced") {
      rollLinkSchema.list(of: $0.rolls)
    },
    .init("previous", .record("Page"), "同类的上一篇（较新）", "the next newer page of its kind") {
      .record($0.previous)
    },
    .init("next", .record("Page"), "同类的下一篇（较旧）", "the next older page of its kind") { .record($0.next) },
    .init("has_neighbours", .flag, "有上一篇或下一篇", "there is a newer or an older page of its kind") {
      .flag($0.previous != nil || $0.next != nil)
    },
    .init(
      "related", .list(.record("Related")), "相关文章，不含上一篇和下一篇",
      "related pages, but for the two before and after it"
    ) {
      $0.related
    },
  ])

let headingSchema = ViewSchema<Heading>(
  "Heading", "正文里的标题", "a heading of the text",
  [
    .init("title", .text, "文字", "its text") { .text($0.title) },
    .init("id", .text, "锚点", "its anchor") { .text($0.id) },
    .init("level", .number, "级别，2 到 6", "its level, 2 to 6") { .number($0.level) },
    .init("is_sub", .flag, "三级或更深", "stands below another heading") { .flag($0.level > 2) },
  ])

let relatedSchema = ViewSchema<RelatedView>(
  "Related", "一篇相关文章", "a related page",
  [
    .init("page", .record("Page"), "文章", "the page") { view in
      .record(view.context._withUnsafeGuaranteedRef { $0.pages[view.page] })
    },
    .init("reason", .text, "为什么相关", "why it is related") { view in
      .text(view.context._withUnsafeGuaranteedRef { $0.reason(for: view.page, beside: view.position) })
    },
  ])
