import Spreadsheets

/// The columns of a table in a text that are of people themselves, as in a sheet: by the words of the header, or by one of
/// the cells below it.
///
/// - Parameters:
///   - rows: each as wide as the table; a merged cell stands in every place that it covers.
///   - onlyOfPeople: of a table that lists no people nothing is private: telephones and addresses in it are those of places.
///   - personal: finds what is private in a cell.
package func privateColumns(
  of rows: [[String]], onlyOfPeople: Bool = false, finding personal: PersonalFinder
) -> [(place: Int, label: String)] {
  let listed = rows.indices.filter { Set(rows[$0]).count > 1 || rows[$0].count == 1 }
  guard let first = listed.first else { return [] }
  let header = Headers(of: sheet(of: rows)).first
  let labels =
    header?.blocks.flatMap(\.columns)
    ?? rows[first].enumerated().map { place, text in
      let plain = plainLabel(text)
      return (
        place,
        HeaderColumn(
          label: cellText(text), plain: plain, isPersonal: isPersonal(plain), isHidden: false,
          isInternal: false)
      )
    }
  if onlyOfPeople {
    guard let meant = rowMeant(by: labels.map(\.column.plain)), [.person, .family].contains(meant) else {
      return []
    }
  }
  let end = header?.rows.upperBound ?? first + 1
  return labels.compactMap { place, column in
    let isPrivate =
      column.isPersonal
      || listed.contains { $0 >= end && !personal(Array(rows[$0][place].utf8)).isEmpty }
    return isPrivate ? (place, column.label) : nil
  }
}

/// The table as a sheet: neighbours that say the same are one cell.
private func sheet(of rows: [[String]]) -> Sheet {
  var merges: [CellRange] = []
  let cells = rows.enumerated().map { number, row in
    var start = 0
    return SheetRow(
      number: number + 1,
      cells: row.indices.map { place in
        guard place > 0, !row[place].isEmpty, row[place] == row[place - 1] else {
          start = place
          if number + 1 < rows.count, !row[place].isEmpty, rows[number + 1][place] == row[place] {
            merges.append(CellRange(rows: number + 1...number + 2, columns: place...place))
          }
          return row[place].isEmpty ? .empty : .text(row[place])
        }
        merges.append(CellRange(rows: number + 1...number + 1, columns: start...place))
        return .empty
      })
  }
  return Sheet(name: "", rows: cells, merges: merges)
}
