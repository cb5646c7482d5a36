import Diagnostics
import Text

/// Rows of a table that is none, since the row of dashes below its header is missing or its bars are of full width.
///
/// - Returns: a finding at the header for a missing row, and one at each row with bars of full width.
func failedTable(_ number: Int, in lines: [Range<Int>], of bytes: [UInt8]) -> TextDiagnostic? {
  guard lines.count > 1 else { return nil }
  let line = lines[number]
  guard hasBar(line, of: bytes) else { return nil }
  let rows = lines.map { String(decoding: bytes[$0], as: UTF8.self) }
  let text = rows[number]
  if rows.contains(where: isRule) {
    guard text.contains("｜"), !isRule(text) else { return nil }
    return TextDiagnostic(
      rule: .failedMarkup, range: line, arguments: ["｜"], replacement: text.replacing("｜", with: "|"))
  }
  guard number == 0, text.first.map(isBar) ?? false, !text.hasPrefix("｜") else { return nil }
  let bars = text.count(where: isBar)
  guard bars > 1, rows[1].first.map(isBar) ?? false, rows[1].count(where: isBar) == bars else { return nil }
  let rule = dashes(like: text)
  return mark(
    line, in: bytes,
    help: Phrase("表头下面另起一行写  \(rule)", "below the header write a line  \(rule)"))
}

/// Whether the prose of a text has a bar of either width left; cells of tables that were read have none.
func mayHaveBars(_ text: PreparedText) -> Bool {
  if let last = text.byteIndex.wideSigns.last, last >= text.body.lowerBound { return true }
  return text.prose.firstIndex(of: UInt8(ascii: "|"), in: text.body) != nil
}

/// A bar between cells, of either width.
func isBar(_ character: Character) -> Bool { character == "|" || character == "｜" }

/// A row of dashes for as many cells as a row has.
func dashes(like row: String) -> String {
  let cells = row.split(whereSeparator: isBar).count { $0.contains { $0 != " " } }
  return "|" + String(repeating: " --- |", count: max(cells, 1))
}

private func isRule(_ text: String) -> Bool {
  text.contains(where: isBar) && text.contains { "-—–－─".contains($0) }
    && text.allSatisfy { isBar($0) || "-—–－─：: ".contains($0) }
}

private func hasBar(_ line: Range<Int>, of bytes: [UInt8]) -> Bool {
  bytes[line].contains { $0 == UInt8(ascii: "|") }
    || line.contains { bytes[$0] == 0xEF && bytes.has("｜", at: $0) }
}
