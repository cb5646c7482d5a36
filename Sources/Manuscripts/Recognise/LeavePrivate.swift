/// What tables say of people themselves stays in the manuscript.
extension Manuscript {
  /// Takes columns out of its tables, and out of its names and contents those that only a form about a person has.
  ///
  /// - Parameter choose: is given the words of a table's rows, each as wide as the table, and names its private columns.
  package mutating func leavePrivate(
    choosing choose: ([[String]]) -> [(place: Int, label: String)]
  ) {
    var ledger = ledger
    blocks = blocks.compactMap { block in
      switch block {
      case .facts(let facts): withoutPrivate(facts, &ledger)
      case .table(let rows): withoutColumns(choose(rows.map { $0.map(\.plain) }), rows, &ledger)
      default: block
      }
    }
    self.ledger = ledger
  }
}

private func withoutPrivate(_ facts: [Block.Fact], _ ledger: inout ImportLedger) -> Block? {
  let kept = facts.filter { fact in
    guard labelSort(of: fact.name) == .personal else { return true }
    ledger.drop(.personal(bareLabel(fact.name)), fact.name + fact.value.plain)
    return false
  }
  return kept.isEmpty ? nil : .facts(kept)
}

private func withoutColumns(
  _ columns: [(place: Int, label: String)], _ rows: [[[Inline]]], _ ledger: inout ImportLedger
) -> Block? {
  guard !columns.isEmpty else { return .table(rows) }
  for (place, label) in columns {
    // A cell that is merged over several rows stands in each of them, and once in the manuscript.
    let words = rows.indices.filter { $0 == 0 || rows[$0][place] != rows[$0 - 1][place] }.map {
      rows[$0][place].plain.replacing(hiddenNumber, with: "")
    }
    ledger.drop(.personal(label), words.joined())
  }
  let left = Set(columns.map(\.place))
  let kept = rows.map { row in row.indices.filter { !left.contains($0) }.map { row[$0] } }
  return kept.first?.isEmpty ?? true ? nil : .table(kept)
}
