import Checks
import Content

/// The tables of a sheet for insertion into a text, without private columns.
package func sheetTables(of bytes: [UInt8], named name: String) -> Result<SheetTables, SheetRefusal> {
  sheetTables(of: bytes, named: name, finding: personalParts(in:))
}
