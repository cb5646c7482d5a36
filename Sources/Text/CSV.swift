/// Rows as RFC 4180 has them, for spreadsheets: CRLF, and a byte order mark without which Excel reads Chinese as
/// another encoding.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
package func csv(_ rows: [[String]]) -> [UInt8] {
  var output: [UInt8] = [0xEF, 0xBB, 0xBF]
  for row in rows {
    for (position, cell) in row.enumerated() {
      if position > 0 { output.append(UInt8(ascii: ",")) }
      appendCell(cell, to: &output)
    }
    output += "\r\n".utf8
  }
  return output
}

private func appendCell(_ cell: String, to output: inout [UInt8]) {
  let isFormula = cell.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
  let isQuoted = cell.utf8.contains {
    $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\r")
      || $0 == UInt8(ascii: "\n")
  }
  guard isQuoted || isFormula else {
    output += cell.utf8
    return
  }
  if isQuoted { output.append(UInt8(ascii: "\"")) }
  if isFormula { output.append(UInt8(ascii: "'")) }
  for byte in cell.utf8 {
    if byte == UInt8(ascii: "\"") { output.append(byte) }
    output.append(byte)
  }
  if isQuoted { output.append(UInt8(ascii: "\"")) }
}
