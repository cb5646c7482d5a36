import Almanac
import Content
import Templating

/// A term that has a day of its own: a vocabulary's field gives the rule.
struct Festival: Sendable {
  var term: TermReference
  var rule: FestivalRule
  /// The position in `Indices.byTerm` of the index that shows it.
  var index: Int?
}

/// A day on which a festival falls.
struct FestivalDay: Sendable {
  /// The position in `Indices.festivals`.
  var festival: Int
  var day: Day
}

extension Vocabulary {
  /// The position of the field with the rule for the days of its terms.
  var festivalRule: Int? { fields.firstIndex { $0.type.schema == .rule } }
}

extension ContentModel {
  /// Whether a vocabulary has terms that are festivals.
  var hasFestivals: Bool { vocabularies.contains { $0.festivalRule != nil } }
}

extension Indices {
  static func festivals(of model: ContentModel, byTerm: [TermIndex]) -> [Festival] {
    model.vocabularies.enumerated().flatMap { position, vocabulary -> [Festival] in
      guard let field = vocabulary.festivalRule else { return [] }
      let index = byTerm.firstIndex { $0.vocabulary == position }
      return vocabulary.terms.enumerated().compactMap { number, term in
        guard case .rule(let rule) = term.values[field] else { return nil }
        return Festival(term: TermReference(vocabulary: position, term: number), rule: rule, index: index)
      }
    }
  }

  /// In the order of days; of one day, in the vocabulary's order.
  func festivalDays(inYears years: ClosedRange<Int>) -> [FestivalDay] {
    let days = festivals.enumerated().flatMap { position, festival in
      years.flatMap { festival.rule.days(inYear: $0) }.map { FestivalDay(festival: position, day: $0) }
    }
    return days.sorted { ($0.day, $0.festival) < ($1.day, $1.festival) }
  }

  func festival(of term: TermReference) -> Int? { festivals.firstIndex { $0.term == term } }
}

/// The number of years after this one whose days a festival's page gives.
private let yearsAhead = 5

extension RenderContext {
  /// The festivals with pages whose days come next, the soonest first.
  func comingFestivals(_ count: Int) -> [FestivalDay] {
    let today = now.day
    let days = indices.festivals.enumerated().compactMap { position, festival -> FestivalDay? in
      guard lists.hasPage(festival) else { return nil }
      return festival.rule.next(onOrAfter: today).map { FestivalDay(festival: position, day: $0) }
    }
    return Array(days.sorted { ($0.day, $0.festival) < ($1.day, $1.festival) }.prefix(count))
  }

  /// All festivals of this year, for the strip above a kind's list; none for a kind without a field of festivals.
  func festivalStrip(ofKind kind: Int) -> [TemplateRecord] {
    guard let calendar = site.model.kinds[kind].calendar, let field = calendar.festival,
      let vocabulary = site.model.kinds[kind].fields[field].type.schema.vocabulary
    else { return [] }
    let days = indices.festivalDays(inYears: now.day.year...now.day.year).filter {
      indices.festivals[$0.festival].term.vocabulary == vocabulary
    }
    // The same as on the home page: of those that have a page.
    let next = comingFestivals(1).first
    return days.map { record(of: $0, isNext: $0.festival == next?.festival && $0.day == next?.day) }
  }

  func record(of festivalDay: FestivalDay, isNext: Bool = false) -> TemplateRecord {
    let festival = indices.festivals[festivalDay.festival]
    return festivalDaySchema.record(
      of: FestivalDayView(
        festival: termRecord(of: festival), day: festivalDay.day, rule: words.rule(festival.rule),
        words: words,
        isNext: isNext,
        isPast: festivalDay.day < now.day))
  }

  func termRecord(of festival: Festival) -> TemplateRecord {
    festival.index.map { terms[$0][festival.term.term] } ?? pageRecords.plainRecord(festival.term)
  }

  /// The days of a festival, for its page.
  func festivalDetail(_ term: TermReference) -> TemplateRecord? {
    guard let position = indices.festival(of: term) else { return nil }
    let festival = indices.festivals[position]
    let year = now.day.year
    let days = (year...year + yearsAhead).flatMap { festival.rule.days(inYear: $0) }
    let next = days.first { $0 >= now.day }
    let records = days.map { record(of: FestivalDay(festival: position, day: $0), isNext: $0 == next) }
    return festivalSchema.record(
      of: FestivalView(
        rule: words.rule(festival.rule), days: records,
        next: next.map { record(of: FestivalDay(festival: position, day: $0), isNext: true) },
        calendar: commonContext.addresses.href(lists.fileAddress(of: festival)),
        subscription: commonContext.addresses.subscription(lists.fileAddress(of: festival))))
  }
}

extension RenderContext {
  /// Entries by the year of their event or else of their publication, newest year first.
  func entriesByYear(_ entries: some Sequence<Int>, of festival: Festival?) -> [TemplateRecord] {
    var years: [Int: [Int]] = [:]
    for entry in entries { years[site.eventDay(of: site.pages[entry]).year, default: []].append(entry) }
    return years.keys.sorted(by: >).map { year in
      let address = festival.map { yearLink($0, year) } ?? ""
      return yearEntriesSchema.record(of: (year, records(of: years[year] ?? []), address))
    }
  }

  /// The pictures of some pages, at most a dozen, with what each is a picture for.
  func photographs(of entries: some Sequence<Int>) -> [TemplateValue] {
    var found: [TemplateValue] = []
    for entry in entries {
      let page = site.pages[entry]
      for case .pictures(let pictures) in page.values {
        found += pictures.compactMap { pageRecords.record(of: $0, in: page.file).map(TemplateValue.record) }
      }
      if found.count >= 12 { break }
    }
    return Array(found.prefix(12))
  }
}
