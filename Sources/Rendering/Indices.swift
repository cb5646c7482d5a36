import Almanac
import Content

/// The pages of each index, as positions in `site.pages`, newest first.
///
/// An index by topic, by unit or by any other field is the same thing: the pages of each term of a
/// vocabulary. What has no pages makes no page.
struct Indices: Sendable {
  /// Pages of kinds that are listed.
  var listed: [Int] = []
  var byKind: [[Int]]
  /// By kind, the parts of its list.
  private(set) var partsOfKinds: [[ListParts]] = []
  var byTerm: [TermIndex] = []
  var years: [YearIndex] = []
  var people: [PeopleIndex]
  var honours: [HonoursIndex]
  var festivals: [Festival] = []
  let rolls: RollPlaces
  /// The position in `byTerm` of the index of units.
  private(set) var unitIndex: Int?
  /// For every kind and field, the position in `byTerm` of the index that the field makes.
  private(set) var indexOfField: [[Int?]] = []
  private var pairFields: [[PairFields]] = []

  init(of site: Site, words: SiteWords) {
    byKind = Array(repeating: [], count: site.model.kinds.count)
    rolls = RollPlaces(of: site)
    people = PeopleIndex.all(of: site, rolls: rolls)
    honours = HonoursIndex.all(of: site, rolls: rolls, words)
    collectTermIndices(of: site.model)
    unitIndex = site.model.units.flatMap { units in
      byTerm.firstIndex { $0.vocabulary == units && $0.kind == nil }
    }
    if let unitIndex { byTerm[unitIndex].rows = rolls.byUnit.mapValues(\.count) }
    pairFields = site.model.kinds.enumerated().map { pairFields(of: $1, at: $0) }
    for (position, page) in site.pages.enumerated() where site.model.kinds[page.kind].isListed {
      listed.append(position)
      byKind[page.kind].append(position)
      add(page, at: position)
      addToYear(page.date.day, position)
    }
    collect(site)
    festivals = Indices.festivals(of: site.model, byTerm: byTerm)
    divide(site, words)
  }

  /// Gives collections the pages of their columns.
  private mutating func collect(_ site: Site) {
    for position in byTerm.indices {
      let terms = site.model.vocabularies[byTerm[position].vocabulary].terms
      guard terms.contains(where: { $0.collection != nil }) else { continue }
      byTerm[position].columns = terms.map { term in
        (term.collection?.columns ?? []).map { pages(of: $0, site) }
      }
      for term in terms.indices {
        byTerm[position].pages[term] = Set(byTerm[position].pages[term])
          .union(byTerm[position].columns[term].joined()).sorted()
      }
    }
  }

  /// The listed pages of a column, found among the pages of its terms rather than all pages of the site.
  private func pages(of column: CollectionColumn, _ site: Site) -> [Int] {
    let ofTerms = column.terms.first.flatMap { terms -> [Int]? in
      let lists = terms.flatMap { term in
        byTerm.filter { $0.vocabulary == term.vocabulary && $0.columns.isEmpty }.map { $0.pages[term.term] }
      }
      return lists.isEmpty ? nil : Set(lists.joined()).sorted()
    }
    return (ofTerms ?? listed).filter { column.holds(for: site.pages[$0], of: site.model) }
  }

  /// Divides the lists of which a declaration asks it.
  private mutating func divide(_ site: Site, _ words: SiteWords) {
    partsOfKinds = zip(site.model.kinds, byKind).map { kind, pages in
      site.parts(of: pages, by: kind.narrowings, words)
    }
    for position in byTerm.indices where !byTerm[position].field.narrowings.isEmpty {
      let index = byTerm[position]
      byTerm[position].parts = index.pages.map { site.parts(of: $0, by: index.field.narrowings, words) }
    }
  }

  /// The same address is the same index: a common field makes one for all kinds.
  private mutating func collectTermIndices(of model: ContentModel) {
    var positions: [String: Int] = [:]
    for (kindPosition, kind) in model.kinds.enumerated() {
      indexOfField.append(
        kind.fields.map { field in
          guard let index = field.index, let vocabulary = field.type.schema.vocabulary, kind.isListed else {
            return nil
          }
          if let position = positions[index.address] { return position }
          let terms = model.vocabularies[vocabulary].terms
          let profiles = terms.indices.filter { terms[$0].document != nil }
          byTerm.append(
            TermIndex(
              field: index, label: field.label, vocabulary: vocabulary,
              kind: field.isCommon ? nil : kindPosition,
              pages: Array(repeating: [], count: terms.count), profiles: Set(profiles)))
          positions[index.address] = byTerm.count - 1
          return byTerm.count - 1
        })
    }
  }

  private mutating func add(_ page: Page, at position: Int) {
    for (field, index) in indexOfField[page.kind].enumerated() {
      guard let index else { continue }
      for term in page.terms(of: field) {
        byTerm[index].pages[term.term].append(position)
      }
    }
    for pair in pairFields[page.kind] { addPair(page, at: position, pair) }
  }

  /// The term of one field and those of another are partners: each learns of all the others.
  private mutating func addPair(_ page: Page, at position: Int, _ fields: PairFields) {
    let members = (page.terms(of: fields.main) + page.terms(of: fields.partners)).map(\.term)
    guard !page.terms(of: fields.partners).isEmpty else { return }
    for member in Set(members).sorted() {
      let others = members.filter { $0 != member }
      if !others.isEmpty {
        byTerm[fields.index].pairs[member, default: []].append(TermPair(page: position, partners: others))
      }
    }
  }

  private struct PairFields: Sendable {
    var main: Int
    var partners: Int
    var index: Int
  }

  /// A field of partners is paired with the indexed field of the same vocabulary.
  private func pairFields(of kind: Kind, at position: Int) -> [PairFields] {
    kind.fields.indices.filter { kind.fields[$0].isPaired }.compactMap { partners in
      let vocabulary = kind.fields[partners].type.schema.vocabulary
      let main = kind.fields.indices.first {
        indexOfField[position][$0] != nil && kind.fields[$0].type.schema.vocabulary == vocabulary
      }
      guard let main, let index = indexOfField[position][main] else { return nil }
      return PairFields(main: main, partners: partners, index: index)
    }
  }

  /// Pages come newest first, so years and months do, too.
  private mutating func addToYear(_ day: Day, _ position: Int) {
    let date = day.civil
    if years.last?.year != date.year { years.append(YearIndex(year: date.year)) }
    let last = years.count - 1
    years[last].pages.append(position)
    if years[last].months.last?.month != date.month {
      years[last].months.append(MonthIndex(month: date.month))
    }
    years[last].months[years[last].months.count - 1].pages.append(position)
  }
}

/// The pages of each term of a vocabulary.
struct TermIndex: Sendable {
  var field: FieldIndex
  var label: String
  var vocabulary: Int
  /// The kind whose own field makes the index; nil for one over all kinds.
  var kind: Int?
  /// By the order of the vocabulary's terms.
  var pages: [[Int]]
  /// By term, the parts of its list; empty where the lists are not divided.
  var parts: [[ListParts]] = []
  /// By term, the pages of its columns; empty where terms are no collections.
  var columns: [[[Int]]] = []
  /// Of terms that are partners of others.
  var pairs: [Int: [TermPair]] = [:]
  /// Terms whose own text is reason enough for a page.
  var profiles: Set<Int> = []
  /// The number of rows of rolls about a term.
  var rows: [Int: Int] = [:]

  /// A term without anything to show has no page.
  func isShown(_ term: Int) -> Bool {
    !pages[term].isEmpty || pairs[term] != nil || profiles.contains(term) || rows[term] != nil
  }

  /// The first folder of its address, which navigation links to.
  var section: String { firstFolder(of: field.address) }

  func address(of term: Term) -> String { "\(field.address)\(term.slug)/" }
}

/// A page with partners, as one of them sees it.
struct TermPair: Sendable {
  var page: Int
  /// The others.
  var partners: [Int]
}

struct YearIndex: Sendable {
  var year: Int
  var pages: [Int] = []
  /// Newest first; months without pages are left out.
  var months: [MonthIndex] = []

  var address: String { "\(archiveAddress)\(year)/" }
  func address(of month: MonthIndex) -> String { "\(address)\(month.month < 10 ? "0" : "")\(month.month)/" }
}

struct MonthIndex: Sendable {
  var month: Int
  var pages: [Int] = []
}
