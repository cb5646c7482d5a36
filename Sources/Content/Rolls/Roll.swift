/// A list that an office publishes, from `content/rolls/`: its sheet, unchanged, and the declaration of its columns.
///
/// For example the people honoured in a batch, the units that hold a title, the works sent in for a call. A row is an
/// entry wherever people, honours and units are listed, with or without a page about it.
package struct Roll: Sendable {
  /// The name of both files, without extension.
  package var name: String
  /// The sheet, relative to the site's folder.
  package var file: String
  package var title: String
  package var row: RollRow
  /// The kind whose index of people and honours includes the rows; nil if there is none.
  package var kind: Int?
  package var level: TermReference?
  /// The honour's title; empty for works and the like.
  package var honour: String
  package var batch: Batch?
  /// The file of the page that called for the works, or announced the list.
  package var call: String?
  package var isSample: Bool
  /// The columns that readers see, in the order of the sheet.
  package var columns: [RollColumn]
  package var entries: [RollEntry]

  package var address: String { "/rolls/\(name)/" }
  /// The list as CSV, for spreadsheets.
  package var tableAddress: String { address + name + ".csv" }

  /// The one honour of all rows, if the roll has level and batch.
  package var fullHonour: Honour? {
    guard let level, let batch else { return nil }
    return Honour(level: level, title: honour, batch: batch)
  }

  /// The position of the first column with a role.
  package func column(_ role: ColumnRole) -> Int? { columns.firstIndex { $0.role == role } }
}

/// The kind of thing that a row of a roll is.
package enum RollRow: String, Sendable, Hashable, CaseIterable {
  case person
  case group
  case family
  case unit
  case work

  /// Whether rows are people, or groups under one name, listed in the index of people.
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

/// The meaning of a column.
package enum ColumnRole: String, Sendable, Hashable, CaseIterable {
  case name
  /// The unit, perhaps followed by a post.
  case unit
  case category
  case level
  /// The number of the round in which a title was given, such as 第六届.
  case term
  /// The result of a later examination.
  case result
  case medium
  case author
  /// The achievement.
  case deed
  case link
  /// Any other column that readers see, under its own label.
  case text
}

/// A row.
package struct RollEntry: Sendable, Hashable {
  package var name: String
  package var isGroup: Bool
  package var unit: TermReference?
  package var category: TermReference?
  /// In the order of the roll's columns, as shown to readers.
  package var cells: [String]
  /// The address in its column for links; empty if there is none.
  package var link: String
  /// The number of its row in the sheet, from 1.
  package var number: Int
}

extension Roll {
  /// The text of an entry in the column with a role; empty if there is no such column.
  package func text(_ role: ColumnRole, of entry: RollEntry) -> String {
    column(role).map { entry.cells[$0] } ?? ""
  }
}
