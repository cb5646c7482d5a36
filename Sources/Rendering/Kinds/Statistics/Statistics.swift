import Content
import Text

/// The numbers of published pages: by month, by every index over all kinds, and by level of the honours in them.
///
/// Every page counts once in every table – by the first of its terms, or among those without one – so that the
/// tables add up to the same number.
package struct Statistics: Sendable {
  package var pages: Int
  /// Of these, pages that no list shows, such as the one about the site: the archive does not count them.
  package var unlisted: Int
  package var tables: [StatisticsTable] = []
  private let words: SiteWords

  /// - Parameter words: label what no author has named.
  package init(of site: Site, in words: SiteWords) {
    self.words = words
    pages = site.pages.count
    unlisted = site.pages.count { !site.model.kinds[$0.kind].isListed }
    add(words[.columnMonth], of: site) { page in
      let date = page.date.day
      return words.say(.monthOfYear, date.year, date.month)
    }
    var seen: Set<String> = []
    for field in site.model.kinds.flatMap(\.fields) where field.isCommon {
      guard let vocabulary = field.type.schema.vocabulary, field.index != nil, seen.insert(field.key).inserted
      else { continue }
      let terms = site.model.vocabularies[vocabulary].terms
      let positions = site.model.kinds.map { kind in kind.fields.firstIndex { $0.key == field.key } }
      add(field.label, of: site, order: terms.map(\.name)) { page in
        positions[page.kind].flatMap { page.terms(of: $0).first }.map { site.model[$0].name }
          ?? words[.notStated]
      }
    }
    for index in HonoursIndex.all(of: site, rolls: RollPlaces(of: site), words) where !index.batches.isEmpty {
      addHonours(index, of: site)
    }
    for roll in site.rolls where roll.fullHonour == nil { addRoll(roll) }
  }

  private mutating func add(_ label: String, of site: Site, order: [String]? = nil, row: (Page) -> String) {
    var table = CountTable(label: label, columns: site.model.kinds.map(\.name), rows: [])
    var places: [String: Int] = [:]
    for page in site.pages {
      let name = row(page)
      let place = places[name] ?? table.rows.count
      if place == table.rows.count {
        places[name] = place
        table.rows.append(CountTable.Row(label: name, cells: Array(repeating: 0, count: table.columns.count)))
      }
      table.rows[place].cells[page.kind] += 1
    }
    if let order {
      let ranks = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      table.rows.sort { ranks[$0.label, default: .max] < ranks[$1.label, default: .max] }
    }
    if !table.rows.isEmpty { tables.append(StatisticsTable(table.withoutEmptyColumns, words)) }
  }

  private mutating func addHonours(_ index: HonoursIndex, of site: Site) {
    let rows = index.usedLevels.map { level in
      let heads = Heads(index.batches.filter { $0.level == level }.flatMap(\.entries), words)
      return CountTable.Row(
        label: site.model.vocabularies[index.levels].terms[level].name,
        cells: [heads.people, heads.groups, heads.units])
    }
    let table = CountTable(
      label: index.label, columns: [.columnPeople, .columnGroups, .columnUnits].map { words[$0] }, rows: rows)
    tables.append(
      StatisticsTable(rows.contains { $0.cells[2] > 0 } ? table : table.without(column: 2), words))
  }

  /// Counts a roll without a batch by the first of level, medium and category that it has.
  private mutating func addRoll(_ roll: Roll) {
    let column = [ColumnRole.level, .medium, .category].lazy.compactMap { roll.column($0) }.first
    var rows: [CountTable.Row] = []
    for entry in roll.entries {
      let text = column.map { entry.cells[$0] } ?? ""
      let label = text.isEmpty ? words[.notStated] : text
      if let known = rows.firstIndex(where: { $0.label == label }) {
        rows[known].cells[0] += 1
      } else {
        rows.append(CountTable.Row(label: label, cells: [1]))
      }
    }
    guard !rows.isEmpty else { return }
    let counter = words[
      roll.row == .work ? .columnWorks : roll.row == .unit ? .columnUnits : .columnHeads]
    tables.append(StatisticsTable(CountTable(label: roll.title, columns: [counter], rows: rows), words))
  }
}

/// A table of statistics: counts, and their sums in the last row and column.
package struct StatisticsTable: Sendable {
  let counts: CountTable
  private let totalLabel: String

  init(_ counts: CountTable, _ words: SiteWords) {
    self.counts = counts
    totalLabel = words[.total]
  }

  package var label: String { counts.label }
  package var total: Int { counts.total }

  /// Heading, rows and sums, as texts.
  package var lines: [[String]] {
    [[counts.label] + counts.columns + [totalLabel]]
      + counts.rows.map { [$0.label] + $0.cells.map { String($0) } + [String($0.total)] }
      + [[totalLabel] + counts.totals.map { String($0) } + [String(counts.total)]]
  }

  package var json: JSON {
    .object([
      ("label", .text(counts.label)), ("columns", .list(counts.columns.map { .text($0) })),
      (
        "rows",
        .list(
          counts.rows.map {
            .object([
              ("label", .text($0.label)), ("counts", .list($0.cells.map { .number($0) })),
              ("total", .number($0.total)),
            ])
          })
      ),
      ("totals", .list(counts.totals.map { .number($0) })), ("total", .number(counts.total)),
    ])
  }
}

extension Site {
  /// The site with the pages of one year and of one term of a field for all kinds, such as a unit.
  ///
  /// - Returns: nil where no such field has a term of that name.
  package func narrowed(toYear year: Int?, unit: String?) -> Site? {
    var kept = pages
    // A roll of no batch is of no year either.
    var rolls = self.rolls.filter { year == nil || $0.batch?.year == year }
    if let year { kept = kept.filter { $0.date.day.year == year } }
    if let unit {
      let fields = model.kinds.map { kind in kind.fields.firstIndex(where: \.isMain) }
      let vocabulary = model.kinds.indices.lazy.compactMap { kind in
        fields[kind].flatMap { self.model.kinds[kind].fields[$0].type.schema.vocabulary }
      }.first
      guard let vocabulary, let term = model.vocabularies[vocabulary].lookup[unit] else { return nil }
      let wanted = TermReference(vocabulary: vocabulary, term: term)
      kept = kept.filter { page in fields[page.kind].map { page.terms(of: $0).contains(wanted) } ?? false }
      for position in rolls.indices { rolls[position].entries.removeAll { $0.unit != wanted } }
    }
    return Site(settings: settings, model: model, pages: kept, rolls: rolls)
  }
}
