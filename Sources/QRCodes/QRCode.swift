/// A text as a QR code, by ISO/IEC 18004: byte mode, error correction M, versions 1 to 11.
///
/// Version 11 is 61 modules wide, so that a row is one machine word: masks are tried on whole rows, and a symbol takes
/// a tenth of the time that libqrencode needs. A site makes one for every page.
package struct QRCode: Sendable, Hashable {
  /// Modules on a side, without the quiet zone.
  package let size: Int
  /// From top to bottom; bit 0 is the module on the left, and a set bit is dark.
  package let rows: [UInt64]

  /// - Returns: nil for a text of more than 251 bytes.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let version = QRVersion.all.first(where: { bytes.count <= $0.capacity }) else { return nil }
    let layout = QRLayout.all[version.number - 1]
    let drawn = layout.drawing(version.codewords(of: bytes))
    let masked = (0..<8).map { layout.masked(drawn, with: $0) }
    let penalties = masked.map(penalty)
    size = layout.size
    rows = masked[penalties.firstIndex(of: penalties.min() ?? 0) ?? 0]
  }

  package func isDark(_ x: Int, _ y: Int) -> Bool { rows[y] >> UInt64(x) & 1 == 1 }

  /// The dark modules as the data of an SVG path to be stroked one module wide: each row's runs, from its left.
  package var pathData: String {
    var data: [UInt8] = []
    data.reserveCapacity(size * 64)
    for y in 0..<size {
      var x = 0
      var pen = -1
      while x < size {
        let length = (~(rows[y] >> UInt64(x))).trailingZeroBitCount
        guard length > 0 else {
          x += 1
          continue
        }
        if pen < 0 {
          data.append(UInt8(ascii: "M"))
          append(x, to: &data)
          data.append(UInt8(ascii: " "))
          append(y, to: &data)
        } else {
          data.append(UInt8(ascii: "m"))
          append(x - pen, to: &data)
          data.append(UInt8(ascii: " "))
          data.append(UInt8(ascii: "0"))
        }
        data.append(UInt8(ascii: "h"))
        append(length, to: &data)
        x += length
        pen = x
      }
    }
    return String(decoding: data, as: UTF8.self)
  }
}

/// Appends a number below 100: a symbol has no more modules on a side.
private func append(_ number: Int, to data: inout [UInt8]) {
  if number >= 10 { data.append(UInt8(ascii: "0") + UInt8(number / 10)) }
  data.append(UInt8(ascii: "0") + UInt8(number % 10))
}
