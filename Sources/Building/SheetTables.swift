import Checks
import Content
import Manuscripts

/// The tables of a sheet for insertion into a text, without private columns.
package func sheetTables(of bytes: [UInt8], named name: String) -> Result<SheetTables, SheetRefusal> {
  sheetTables(of: bytes, named: name, finding: personalParts(in:))
}

extension Manuscript {
  /// Leaves the private columns of its tables, by the same words as those of a sheet.
  ///
  /// - Parameter onlyOfPeople: telephones and addresses stay in tables that list no people.
  package mutating func leavePrivateColumns(onlyOfPeople: Bool) {
    leavePrivate { privateColumns(of: $0, onlyOfPeople: onlyOfPeople, finding: personalParts(in:)) }
  }
}
