import Almanac
import Content
import Diagnostics
import Markdown
import Templating

/// A page in a list, whatever its kind: the program's own fields.
struct PageView: Sendable {
  var page: Page
  var records: PageRecords

  /// The field that the kind puts on cards, and what it is called; nil where the page has none.
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

/// The fields that kinds declare, as slots behind those of `pageSchema`; then those that only the theme knows.
///
/// Every key has one slot for all kinds, so that a list can hold pages of any kind; a kind's own template
/// sees only the keys that the kind has, and those of the theme.
struct FieldSlots: Sendable {
  /// Every key once, in the order of kinds and fields.
  private(set) var members: [Member] = []
  /// For every kind and field, its slot behind `pageSchema`; nil for fields that are never shown.
  private(set) var slots: [[Int?]] = []
  private let variants: [RecordType.Variant]
  /// The positions in `members` of what the theme knows.
  private var ofTheme: Set<Int> = []

  init(_ model: ContentModel, shows: [ThemeField]) {
    variants = pageVariants(of: model)
    var known: [String: Int] = [:]
    let taken = Set((pageSchema.properties.map(\.name)) + detailSchema.properties.map(\.name))
    var members: [Member] = []
    func add(_ key: String, _ type: ValueType, _ label: String) -> Int {
      let slot = members.count
      known[key] = slot
      members.append(
        Member(key, type, slot: pageSchema.properties.count + slot, meaning: Phrase(label, key)))
      return slot
    }
    for kind in model.kinds {
      slots.append(
        kind.fields.map { field in
          guard let type = FieldView(field, shows: shows)?.type else { return nil }
          if let slot = known[field.key] { return slot }
          // A field with the name of a property, such as `address`, is among the facts alone.
          return taken.contains(field.key) ? nil : add(field.key, type, field.label)
        })
    }
    for field in shows {
      guard let type = valueType(of: field.schema) else { continue }
      ofTheme.insert(known[field.key] ?? add(field.key, type, field.key))
    }
    self.members = members
  }

  /// What a list may say of a page: all keys of all kinds.
  var listType: RecordType {
    RecordType(
      pageSchema.name, meaning: pageSchema.meaning, members: pageSchema.members() + members,
      variants: variants)
  }

  /// What a kind's own template may say of its page: the kind's keys and the theme's, and the details.
  func detailType(of kindPosition: Int, in model: ContentModel) -> RecordType {
    let kind = model.kinds[kindPosition]
    let ofKind = Set(slots[kindPosition].compactMap(\.self))
    let own = members.indices.filter { ofKind.contains($0) || ofTheme.contains($0) }.map { members[$0] }
    return RecordType(
      recordName(of: kind), meaning: Phrase("一篇“\(kind.name)”", "a page of \(kind.slug)"),
      members: pageSchema.members() + own
        + detailSchema.members(from: pageSchema.properties.count + members.count),
      variants: variants)
  }

  /// The record of a kind's page in the template that shows it: a template of several kinds has that of the first.
  func detailName(of kind: Kind, shownBy template: String, in model: ContentModel) -> String {
    let first = template == kind.template ? model.kinds.first { $0.template == template } : kind
    return recordName(of: first ?? kind)
  }
}

/// The record of a kind's page in its own template.
func recordName(of kind: Kind) -> String { "Page of \(kind.slug)" }

/// What only a page's own template sees.
struct PageDetail: Sendable {
  var context: RenderContext
  var page: Page
  /// Where it stands in the site; nil for one that no list shows.
  var position: Int?
  var previous: TemplateRecord?
  var next: TemplateRecord?

  // These cost more than all the others, and many a theme does without one of them.
  var body: [UInt8] {
    // A page with a cover opens with that; without one, the first picture of its text is the first to be seen.
    let opensWithPicture = cover(of: page, in: context.site, context.media)?.isBorrowed == true
    return context.body(of: page.document, from: page.file, opensWithPicture: opensWithPicture)
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

/// Shapes of which a site has as many records as pages or more, narrowed to what the theme's templates read.
struct NarrowSchemas: Sendable {
  let date: ViewSchema<Moment>
  let fact: ViewSchema<Fact>
  let related: ViewSchema<RelatedView>

  init(_ theme: Theme) {
    date = theme.words.dates.narrowed(to: theme)
    fact = factSchema.narrowed(to: theme)
    related = relatedSchema.narrowed(to: theme)
  }
}

/// One field of a page, ready to be shown without knowing the field.
struct Fact: Sendable {
  var key: String
  var label: String
  var text = ""
  /// Of a field of terms: their records.
  var terms = TemplateValue.nothing
  /// Of a link.
  var address = ""
  var isOutside: Bool { !address.isEmpty && !address.hasPrefix("/") }
  var pictures = TemplateValue.nothing
  var video = TemplateValue.nothing
  var attachments = TemplateValue.nothing
}

let factSchema = ViewSchema<Fact>(
  "Fact", "一项属性", "a field of a page, ready to show",
  [
    .init("key", .text, "英文名", "its key") { .text($0.key) },
    .init("label", .text, "名称", "its label") { .text($0.label) },
    .init("text", .text, "文字；词条另见 terms", "its value as text, unless it has terms") { .text($0.text) },
    .init("terms", .list(.record("Term")), "词条", "its terms") { $0.terms },
    .init("address", .text, "链接的网址；不是链接时为空", "where a link leads; empty for others") { .text($0.address) },
    .init("outside", .flag, "链接到别的网站", "the link leads to another site") { .flag($0.isOutside) },
    .init("pictures", .list(.record("Picture")), "图片", "its pictures") { $0.pictures },
    .init("video", .record("Video"), "视频", "its film") { $0.video },
    .init("attachments", .list(.record("Attachment")), "附件", "its files") { $0.attachments },
  ])
