extension OutputKind {
  /// The rows of each roll for spreadsheets.
  static let rollTable = OutputKind(
    isInSitemap: false, offline: .included,
    outputs: { stage in
      guard stage.lists.showsRolls else { return [] }
      return stage.site.rolls.enumerated().map { position, roll in
        Output(roll.tableAddress, number: position) { stage, position in
          let roll = stage.site.rolls[position]
          return csv([roll.columns.map(\.label)] + roll.entries.map(\.cells))
        }
      }
    })
}
