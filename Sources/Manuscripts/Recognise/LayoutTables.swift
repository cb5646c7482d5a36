import XML

/// Tables used only for layout.
extension PieceMaker {
  /// The pieces of a layout table; nil for a table of data.
  mutating func apart(_ table: SourceTable) -> [DraftPiece]? {
    let cells = table.rows.flatMap { $0 }.filter { !$0.isRepeated }
    let columns = table.rows.map(\.count).max() ?? 0
    if cells.count == 1 || (columns == 1 && (!table.hasBorders || cells.contains { $0.text.count > 60 })) {
      return cells.flatMap { pieces(of: $0.elements) }
    }
    if cells.contains(where: { !$0.passages.flatMap { $0.inlines.pictures }.isEmpty }) {
      return pictureRows(table, cells)
    }
    guard !table.hasBorders, table.rows.count == 1, columns == 2 else { return nil }
    // One row of two columns without borders: long texts are columns of text.
    return cells.contains { $0.text.count > 80 } ? cells.flatMap { pieces(of: $0.elements) } : nil
  }

  /// The pieces of a table with rows of pictures, their captions in the same cell or in the cell below.
  private mutating func pictureRows(_ table: SourceTable, _ cells: [SourceCell]) -> [DraftPiece]? {
    var parts = table.rows.map { row in row.map { cell in cell.isRepeated ? [] : pieces(of: cell.elements) } }
    let texts = cells.filter { $0.passages.flatMap { $0.inlines.pictures }.isEmpty && !$0.text.isEmpty }
    let longest = texts.map(\.text.count).max() ?? 0
    guard !table.hasBorders || texts.count <= cells.count - texts.count && longest <= 80 else { return nil }
    for row in parts.indices.dropLast() {
      for column in parts[row].indices where column < parts[row + 1].count {
        guard
          let place = parts[row][column].lastIndex(where: {
            if case .figure(let figure) = $0 { figure.caption.isEmpty } else { false }
          }),
          case .figure(var figure) = parts[row][column][place],
          let caption = caption(in: parts[row + 1][column])
        else { continue }
        figure.caption = caption
        parts[row][column][place] = .figure(figure)
        parts[row + 1][column] = []
      }
    }
    for row in parts.indices {
      for column in parts[row].indices { attachOwnText(&parts[row][column]) }
    }
    return parts.flatMap { $0.flatMap { $0 } }
  }

  private func caption(in pieces: [DraftPiece]) -> String? {
    guard !pieces.isEmpty, pieces.count <= 2 else { return nil }
    let texts = pieces.compactMap { if case .passage(let passage) = $0 { passage.text } else { nil } }
    let text = texts.joined(separator: " ")
    return texts.count == pieces.count && text.count <= 80 ? text : nil
  }

  /// Makes a short line the caption of the only picture in its cell.
  private func attachOwnText(_ pieces: inout [DraftPiece]) {
    guard pieces.count == 2, case .figure(var figure) = pieces[0], figure.caption.isEmpty,
      case .passage(let passage) = pieces[1], passage.text.count <= 60
    else { return }
    figure.caption = passage.text
    pieces = [.figure(figure)]
  }
}
