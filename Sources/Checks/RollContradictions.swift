import Content
import Diagnostics

extension Rule {
  /// A page and a roll differ about the same honour of the same person.
  static let rollContradiction = Rule(
    "roll-contradiction", .warning,
    Phrase(
      "名单《{0}》里“{1}”的{2}是“{3}”，这篇写的是“{4}”", "the roll “{0}” has “{3}” for the {2} of “{1}”, this page “{4}”"),
    manual: Phrase(
      "同一个人的同一项荣誉，名单和文章要一致。写错的一处改过来；荣誉页照名单算。",
      "Roll and page tell of one honour of one person and have to agree. Mend the one that is wrong; honours are counted "
        + "by the roll."))
}

extension Check {
  static let rollContradictions = Check(
    .rollContradiction, inSite: { context, _ in Checks.rollContradictions(in: context.site) })
}

/// Pages that give another unit or category of a person than the roll of the same honour.
func rollContradictions(in site: Site) -> [Diagnostic] {
  let pages = site.pagesOfRolls()
  return site.rolls.flatMap { roll -> [Diagnostic] in
    guard let key = roll.honourOfKind, let named = pages[key], let roles = site.model.kinds[key.kind].roll
    else {
      return []
    }
    let fields = site.model.kinds[key.kind].fields
    let unit = fields.firstIndex(where: \.isMain)
    let rows = Dictionary(grouping: roll.entries.filter { named[$0.name] != nil }, by: \.name)
    return rows.values.filter { $0.count == 1 }.flatMap { $0 }.flatMap { row in
      (named[row.name] ?? []).flatMap { position in
        [(roles.category, row.category), (unit, row.unit)].compactMap { field, listed -> Diagnostic? in
          guard let field, let listed, let written = site.pages[position].terms(of: field).first,
            written != listed
          else { return nil }
          return Diagnostic(
            .rollContradiction, at: Location(file: site.pages[position].file),
            [roll.title, row.name, fields[field].label, site.model[listed].name, site.model[written].name])
        }
      }
    }
  }
}
