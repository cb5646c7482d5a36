import Checks
import Content

/// The tables of a sheet that an editor puts into a text, without its private columns.
package func sheetTables(of bytes: [UInt8], named name: String) -> Result<SheetTables, SheetRefusal> {
  sheetTables(of: bytes, named: name, finding: personalParts(in:))
}
