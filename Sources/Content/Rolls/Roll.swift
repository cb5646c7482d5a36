/// A list that an office publishes, from `content/rolls/`: its sheet as it is, and beside it what the sheet means.
///
/// Who was honoured in a batch, which units hold a title of which term, which works a call received. A row is an entry
/// wherever people, honours and units are listed, with or without a page about it.
package struct Roll: Sendable {
  /// Of both files, without an ending.
  package var name: String
  /// The sheet, relative to the site's folder.
  package var file: String
  package var title: String
  package var row: RollRow
  /// The kind whose index of people and honours the rows join; nil where there is none.
  package var kind: Int?
  package var level: TermReference?
  /// The honour's title; empty for works and the like.
  package var honour: String
  package var batch: Batch?
  /// The file of the page that called for the works, or announced the list.
  package var call: String?
  package var isSample: Bool
  /// Those that readers see, in the order of the sheet.
  package var columns: [RollColumn]
  package var entries: [RollEntry]

  package var address: String { "/rolls/\(name)/" }
  /// The list for spreadsheets.
  package var tableAddress: String { address + name + ".csv" }

  /// Its one honour, where it has level and batch.
  package var fullHonour: Honour? {
    guard let level, let batch else { return nil }
    return Honour(level: level, title: honour, batch: batch)
  }

  /// The position of the first column with a role.
  package func column(_ role: ColumnRole) -> Int? { columns.firstIndex { $0.role == role } }
}

/// What a row of a roll is.
package enum RollRow: String, Sendable, Hashable, CaseIterable {
  case person
  case group
  case family
  case unit
  case work

  /// Whether rows are people, or several under one name, and stand in the index of people.
  package var isOfPeople: Bool { self == .person || self == .group || self == .family }
}

package struct RollColumn: Sendable, Hashable {
  package var label: String
  package var role: ColumnRole

  package init(label: String, role: ColumnRole) {
    self.label = label
    self.role = role
  }
}

/// What a column says of a row.
package enum ColumnRole: String, Sendable, Hashable, CaseIterable {
  case name
  /// The unit, after which a post may stand.
  case unit
  case category
  case level
  /// Which time a title was given, such as 第六届.
  case term
  /// Of a later examination.
  case result
  case medium
  case author
  /// What was done.
  case deed
  case link
  /// Anything else that readers see, under the column's own name.
  case text
}

/// A row.
package struct RollEntry: Sendable, Hashable {
  package var name: String
  package var isGroup: Bool
  package var unit: TermReference?
  package var category: TermReference?
  /// By the order of the roll's columns, as readers see them.
  package var cells: [String]
  /// Of its column for links; empty where it has none.
  package var link: String
  /// Where it stands in the sheet, from 1.
  package var number: Int
}

extension Roll {
  /// What an entry says in the column of a role; empty where there is none.
  package func text(_ role: ColumnRole, of entry: RollEntry) -> String {
    column(role).map { entry.cells[$0] } ?? ""
  }
}
