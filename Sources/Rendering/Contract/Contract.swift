import Content
import Diagnostics
import Templating

/// What a theme's templates may say: the schema, and the record that each page's template is given.
///
/// Derived from the content model and the theme, so that a new kind or field is known to templates the
/// moment it is declared. Themes name the contract's version; it grows when something is taken away.
struct Contract: Sendable {
  static let version = 1

  let schema: Schema
  /// The name of a template and of the record that it is given, which are the same.
  let entries: [String: String]
  /// Templates without which a theme cannot show a site.
  let required: [String]
  /// What stands in for a template that a theme does not have.
  let fallbacks: [String: String]

  init(_ model: ContentModel, theme: ThemeSettings, words: [String: Word] = [:]) {
    let slots = FieldSlots(model)
    var records =
      valueShapes + [
        RecordType(frameShape.name, meaning: frameShape.meaning, members: frameMembers), slots.listType,
      ]
    records += theme.recordTypes
    records += model.kinds.indices.map { slots.detailType(of: $0, in: model) }
    records += model.vocabularies.map(termDetailType)
    var entries: [String: String] = [:]
    var fallbacks: [String: String] = [:]
    var templates = plainTemplates
    for kind in model.kinds where !entries.keys.contains(kind.template) {
      let page = Member(
        "page", .record(slots.detailName(of: kind)), slot: firstOwnSlot,
        meaning: Phrase("这篇文章", "the page"))
      templates.append(
        RecordType(
          kind.template, meaning: Phrase("“\(kind.name)”的一篇", "a page of \(kind.slug)"),
          members: frameMembers + [page]))
      entries[kind.template] = kind.template
      if kind.template != generalPageTemplate { fallbacks[kind.template] = generalPageTemplate }
    }
    for vocabulary in model.vocabularies {
      let name = "\(termListShape.name)-\(vocabulary.name)"
      templates.append(termTemplate(name, of: vocabulary))
      fallbacks[name] = termListShape.name
      let overview = "\(overviewTemplateShape.name)-\(vocabulary.name)"
      templates.append(template(overview, overviewTemplateShape))
      fallbacks[overview] = overviewTemplateShape.name
    }
    for template in templates { entries[template.name] = template.name }
    schema = Schema(records: records + templates, words: words)
    self.entries = entries
    self.fallbacks = fallbacks
    required = entries.keys.filter { fallbacks[$0] == nil && !optionalTemplates.contains($0) }.sorted()
  }
}

/// Templates without which a theme does without the page.
let optionalTemplates: Set<String> = [
  peopleShape.name, honoursShape.name, batchShape.name, calendarShape.name, awardsShape.name, statsShape.name,
  festivalYearShape.name, searchShape.name, siteMapShape.name, emptiedShape.name, rollShape.name,
  rollsShape.name,
]

/// The template that shows a page of any kind.
let generalPageTemplate = "page"

/// Records that templates meet inside others.
private let valueShapes: [RecordType] = [
  siteShape.recordType, contactShape.recordType, linkShape.recordType, feedShape.recordType,
  columnShape.recordType,
  dateShape.recordType, periodShape.recordType, termShape.recordType, termDetailShape.recordType,
  kindShape.recordType, kindCountShape.recordType, kindEntriesShape.recordType, groupShape.recordType,
  overviewShape.recordType, spanShape.recordType, pagerShape.recordType, pageNumberShape.recordType,
  yearShape.recordType, monthShape.recordType, personShape.recordType, honourShape.recordType,
  awardShape.recordType, pictureShape.recordType, videoShape.recordType, attachmentShape.recordType,
  headingShape.recordType, factShape.recordType, relatedShape.recordType,
  festivalDayShape.recordType, festivalShape.recordType, yearEntriesShape.recordType, pairShape.recordType,
  countTableShape.recordType, countRowShape.recordType,
  personEntryShape.recordType, personRowShape.recordType, peopleGroupShape.recordType,
  headCountShape.recordType,
  batchLinkShape.recordType,
  rollLinkShape.recordType, rollRowShape.recordType, rollCellShape.recordType, rollGroupShape.recordType,
  unitRollShape.recordType,
  awardEventShape.recordType, awardEntryShape.recordType, calendarItemShape.recordType,
  calendarDayShape.recordType, calendarWeekShape.recordType, calendarYearShape.recordType,
  kindMapShape.recordType, searchFacetShape.recordType, searchValueShape.recordType,
  honourLevelShape.recordType, batchEntryShape.recordType, batchCategoryShape.recordType,
]

private let plainTemplates: [RecordType] = [
  template(homeShape.name, homeShape), template(kindListShape.name, kindListShape),
  template(termListShape.name, termListShape),
  template(overviewTemplateShape.name, overviewTemplateShape),
  template(archiveShape.name, archiveShape), template(yearListShape.name, yearListShape),
  template(monthListShape.name, monthListShape), template(withdrawnShape.name, withdrawnShape),
  template(peopleShape.name, peopleShape), template(honoursShape.name, honoursShape),
  template(batchShape.name, batchShape), template(calendarShape.name, calendarShape),
  template(awardsShape.name, awardsShape), template(festivalYearShape.name, festivalYearShape),
  template(statsShape.name, statsShape), template(searchShape.name, searchShape),
  template(siteMapShape.name, siteMapShape), template(rollShape.name, rollShape),
  template(rollsShape.name, rollsShape),
  template(redirectShape.name, redirectShape), template(emptiedShape.name, emptiedShape),
  template(notFoundShape.name, notFoundShape),
]

private func template(_ name: String, _ shape: Shape<some Any>) -> RecordType {
  RecordType(
    name, meaning: shape.meaning,
    members: frameMembers + shape.members(from: firstOwnSlot))
}

/// Like `term`, but the term has its vocabulary's own fields.
private func termTemplate(_ name: String, of vocabulary: Vocabulary) -> RecordType {
  let members = termListShape.members(from: firstOwnSlot).map { member in
    member.name == "term"
      ? Member("term", .record(termDetailName(of: vocabulary)), slot: member.slot, meaning: member.meaning)
      : member
  }
  return RecordType(name, meaning: termListShape.meaning, members: frameMembers + members)
}
