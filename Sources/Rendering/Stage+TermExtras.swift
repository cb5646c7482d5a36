import Content
import Templating

/// What the page of a term says besides its list.
struct TermExtras: Sendable {
  var festival: Record?
  var years: [Record]
  var photographs: [Value]
  var pairs: [Record]
  var counts: Record?
}

extension Stage {
  /// - Parameter isFirst: photographs, pairs and counts stand on the first page of the list only.
  func extras(of index: TermIndex, _ term: Int, entries: some Sequence<Int>, isFirst: Bool) -> TermExtras {
    let reference = TermReference(vocabulary: index.vocabulary, term: term)
    let festival = festivalDetail(reference)
    return TermExtras(
      festival: festival,
      years: entriesByYear(entries, of: indices.festival(of: reference).map { indices.festivals[$0] }),
      photographs: isFirst && festival != nil ? photographs(of: entries) : [],
      pairs: isFirst ? pairs(of: term, in: index) : [],
      counts: isFirst ? counts(of: index.pages[term]).map(countTableShape.record) : nil)
  }

  private func pairs(of term: Int, in index: TermIndex) -> [Record] {
    index.pairs[term, default: []].map { pair in
      let records = pair.partners.map { partner in
        indices.byTerm.firstIndex { $0.field.address == index.field.address }.map { terms[$0][partner] }
          ?? pageRecords.plainRecord(TermReference(vocabulary: index.vocabulary, term: partner))
      }
      return pairShape.record(of: (pages[pair.page], records))
    }
  }

  /// What was published by year and kind.
  func counts(of entries: [Int]) -> CountTable? {
    guard !entries.isEmpty else { return nil }
    var table = CountTable(label: "年份", columns: site.model.kinds.map(\.name), rows: [])
    for entry in entries {
      let page = site.pages[entry]
      let label = "\(page.date.day.year)年"
      if table.rows.last?.label != label {
        table.rows.append(
          CountTable.Row(label: label, cells: Array(repeating: 0, count: table.columns.count)))
      }
      table.rows[table.rows.count - 1].cells[page.kind] += 1
    }
    return table.withoutEmptyColumns
  }
}
