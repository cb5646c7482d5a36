import Text

extension OutputKind {
  /// The rows of each roll for spreadsheets.
  static let rollTable = OutputKind(
    isInSitemap: false, offline: .included,
    outputs: { context in
      guard context.lists.showsRolls else { return [] }
      return context.site.rolls.enumerated().map { position, roll in
        Output(roll.tableAddress, number: position) { context, position in
          let roll = context.site.rolls[position]
          return csv([roll.columns.map(\.label)] + roll.entries.map(\.cells))
        }
      }
    })
}
