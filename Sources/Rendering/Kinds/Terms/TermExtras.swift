import Content
import Templating

/// The parts of a term's page besides its list.
extension TermList {
  private var reference: TermReference { TermReference(vocabulary: index.vocabulary, term: term) }

  var festival: TemplateRecord? { context.festivalDetail(reference) }

  var years: [TemplateRecord] {
    let festival = context.indices.festival(of: reference).map { context.indices.festivals[$0] }
    return context.entriesByYear(entries, of: festival)
  }

  var photographs: [TemplateValue] {
    isFirst && context.indices.festival(of: reference) != nil ? context.photographs(of: entries) : []
  }

  var rolls: [TemplateRecord] {
    isFirst && position == context.indices.unitIndex && context.lists.showsRolls
      ? context.rolls(ofUnit: term) : []
  }

  var pairs: [TemplateRecord] { isFirst ? context.pairs(of: term, in: index) : [] }

  var counts: TemplateRecord? {
    isFirst ? context.counts(of: index.pages[term]).map(countTableSchema.record) : nil
  }
}

extension RenderContext {
  fileprivate func pairs(of term: Int, in index: TermIndex) -> [TemplateRecord] {
    index.pairs[term, default: []].map { pair in
      let records = pair.partners.map { partner in
        indices.byTerm.firstIndex { $0.field.address == index.field.address }.map { terms[$0][partner] }
          ?? pageRecords.plainRecord(TermReference(vocabulary: index.vocabulary, term: partner))
      }
      return pairSchema.record(of: (pages[pair.page], records))
    }
  }

  /// The numbers of pages by year and kind.
  func counts(of entries: [Int]) -> CountTable? {
    guard !entries.isEmpty else { return nil }
    var table = CountTable(label: words[.columnYear], columns: site.model.kinds.map(\.name), rows: [])
    for entry in entries {
      let page = site.pages[entry]
      let label = words.say(.year, page.date.day.year)
      if table.rows.last?.label != label {
        table.rows.append(
          CountTable.Row(label: label, cells: Array(repeating: 0, count: table.columns.count)))
      }
      table.rows[table.rows.count - 1].cells[page.kind] += 1
    }
    return table.withoutEmptyColumns
  }
}
