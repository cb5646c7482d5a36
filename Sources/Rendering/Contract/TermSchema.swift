import Content
import Diagnostics
import Templating

/// A term as one index shows it.
struct TermView: Sendable {
  var term: Term
  /// Empty where the term has no page.
  var address: String
  var group: String
  var count: Int
  /// Of rolls.
  var rows = 0
  /// Those of its own fields that lists show, too.
  var notes: [TermFact] = []
  var isCurrent = false
}

let termSchema = ViewSchema<TermView>(
  "Term", "词条：主题、单位、类别等", "a term: a topic, a unit, a category …",
  [
    .init("name", .text, "名称", "its name") { .text($0.term.name) },
    .init("slug", .text, "英文名", "its slug") { .text($0.term.slug) },
    .init("address", .text, "索引页地址；没有索引页时为空", "its index page; empty where it has none") {
      .text($0.address)
    },
    .init("group", .text, "组名", "its group's name") { .text($0.group) },
    .init("description", .text, "说明", "its description") { .text($0.term.description) },
    .init("former_names", .list(.text), "曾用名", "its former names") {
      .list($0.term.formerNames.map(TemplateValue.text))
    },
    .init("count", .number, "文章篇数", "how many pages it has") { .number($0.count) },
    .init("rows", .text, "在名单里的行数；没有时为空", "how many rows of rolls it has; empty for none") {
      .text($0.rows == 0 ? "" : String($0.rows))
    },
    .init(
      "notes", .list(.record("TermFact")), "词表写了 mark 的字段，列表里也登",
      "fields that the vocabulary declares with `mark`, for lists"
    ) {
      termFactSchema.list(of: $0.notes)
    },
    .init("current", .flag, "就是本页", "is this page") { .flag($0.isCurrent) },
  ])

/// A term on its own page: what every term has, its own text, and behind them its vocabulary's own fields.
let termDetailSchema = ViewSchema<(view: TermView, body: [UInt8], facts: [TermFact])>(
  "TermDetail", "词条，在它自己的页面上", "a term on its own page",
  termSchema.properties.map { property in
    .init(property.name, property.type, property.meaning.chinese, property.meaning.english) {
      property.value($0.view)
    }
  } + [
    .init("body", .html, "词条自己的介绍", "the term's own text") { .html($0.body) },
    .init(
      "facts", .list(.record("TermFact")), "词表自己的各项字段，依次列出",
      "the vocabulary's own fields in order, ready to show"
    ) {
      termFactSchema.list(of: $0.facts)
    },
  ])

/// One of a vocabulary's own fields of a term, ready to be shown without knowing the field.
struct TermFact: Sendable {
  var label: String
  var text: String
  /// Of a link.
  var address: String
}

let termFactSchema = ViewSchema<TermFact>(
  "TermFact", "词条的一项字段", "a field of a term, ready to show",
  [
    .init("label", .text, "名称", "its label") { .text($0.label) },
    .init("text", .text, "文字", "its value as text") { .text($0.text) },
    .init("address", .text, "链接的网址；不是链接时为空", "where a link leads; empty for others") { .text($0.address) },
  ])

/// The type of a term in its vocabulary's template: the vocabulary's own fields, too, and those that the theme shows.
func termDetailType(of vocabulary: Vocabulary, shows: [ThemeField]) -> RecordType {
  let first = termDetailSchema.properties.count
  let taken = Set(termDetailSchema.properties.map(\.name))
  // A field with the name of a property, such as a place's address, is among the facts alone.
  let own = vocabulary.fields.enumerated().filter { !taken.contains($1.key) }.compactMap { index, field in
    FieldView(field, shows: shows).map {
      Member(field.key, $0.type, slot: first + index, meaning: Phrase(field.label, field.key))
    }
  }
  return RecordType(
    termDetailName(of: vocabulary),
    meaning: Phrase("“\(vocabulary.label)”的词条", "a term of \(vocabulary.name)"),
    members: termDetailSchema.members() + own
      + absentMembers(own.map(\.name), shows, from: first + vocabulary.fields.count))
}

/// The type of a term in every term's template: the theme's names are there whatever the vocabulary.
func termDetailType(shows: [ThemeField]) -> RecordType {
  RecordType(
    termDetailSchema.name, meaning: termDetailSchema.meaning,
    members: termDetailSchema.members() + absentMembers([], shows, from: termDetailSchema.properties.count))
}

/// The theme's fields that are none of some keys: all in one slot, in which there is nothing.
private func absentMembers(_ keys: [String], _ shows: [ThemeField], from slot: Int) -> [Member] {
  shows.filter { !keys.contains($0.key) }.compactMap { field in
    valueType(of: field.schema).map {
      Member(field.key, $0, slot: slot, meaning: Phrase(field.key, field.key))
    }
  }
}

func termDetailName(of vocabulary: Vocabulary) -> String { "Term of \(vocabulary.name)" }

let kindSchema = ViewSchema<(kind: Kind, href: String)>(
  "Kind", "文章的类别", "a kind of page",
  [
    .init("name", .text, "名称", "its name") { .text($0.kind.name) },
    .init("slug", .text, "英文名", "its slug") { .text($0.kind.slug) },
    .init("address", .text, "栏目地址；不列出的类别为空", "its list; empty for kinds without one") { .text($0.href) },
    .init("description", .text, "说明", "its description") { .text($0.kind.description) },
  ])

/// The record of a kind with one flag for each kind behind it, which is set for the kind itself.
func kindRecord(_ record: TemplateRecord, at position: Int, of model: ContentModel) -> TemplateRecord {
  TemplateRecord(slots: model.kinds.count, behind: record) { flags in
    for kind in model.kinds.indices { flags.append(.flag(kind == position)) }
  }
}

/// The sorts of pages that templates can tell apart: one a kind.
func pageVariants(of model: ContentModel) -> [RecordType.Variant] {
  guard let kindSlot = pageSchema.properties.firstIndex(where: { $0.name == "kind" }) else { return [] }
  return model.kinds.enumerated().map { position, kind in
    RecordType.Variant(kind.slug, flag: [kindSlot, kindSchema.count + position])
  }
}
