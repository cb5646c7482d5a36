import Almanac
import Content

/// Which pages stand in which index, as positions in `site.pages`, newest first.
///
/// An index by topic, by unit or by any other field is the same thing: the pages of each term of a
/// vocabulary. What has no pages makes no page.
struct Indices: Sendable {
  /// Pages of kinds that are listed.
  var listed: [Int] = []
  var byKind: [[Int]]
  var byTerm: [TermIndex] = []
  var years: [YearIndex] = []
  var people: [PeopleIndex]
  /// For every kind and field, the position in `byTerm` of the index that the field makes.
  private(set) var indexOfField: [[Int?]] = []

  init(of site: Site) {
    byKind = Array(repeating: [], count: site.model.kinds.count)
    people = PeopleIndex.all(of: site)
    collectTermIndices(of: site.model)
    for (position, page) in site.pages.enumerated() where site.model.kinds[page.kind].isListed {
      listed.append(position)
      byKind[page.kind].append(position)
      add(page, at: position)
      addToYear(page.date.day, position)
    }
  }

  /// The same address is the same index: a common field makes one for all kinds.
  private mutating func collectTermIndices(of model: ContentModel) {
    var positions: [String: Int] = [:]
    for (kindPosition, kind) in model.kinds.enumerated() {
      indexOfField.append(
        kind.fields.map { field in
          guard let index = field.index, let vocabulary = field.type.shape.vocabulary, kind.isListed else { return nil }
          if let position = positions[index.address] { return position }
          let count = model.vocabularies[vocabulary].terms.count
          byTerm.append(
            TermIndex(
              field: index, label: field.label, vocabulary: vocabulary, kind: field.isCommon ? nil : kindPosition,
              pages: Array(repeating: [], count: count)))
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
  }

  /// Pages come newest first, so years and months do, too.
  private mutating func addToYear(_ day: Day, _ position: Int) {
    let date = day.civil
    if years.last?.year != date.year { years.append(YearIndex(year: date.year)) }
    let last = years.count - 1
    years[last].pages.append(position)
    if years[last].months.last?.month != date.month { years[last].months.append(MonthIndex(month: date.month)) }
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

  func address(of term: Term) -> String { "\(field.address)\(term.slug)/" }
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

let archiveAddress = "/archive/"
