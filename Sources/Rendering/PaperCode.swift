import QRCodes

/// The QR code of a page's address, as a drawing that themes put on paper, where links cannot be followed.
///
/// It is part of the page, because a file of its own would be requested only when the printer is already waiting.
///
/// - Parameter label: what it is, for those who do not see it; it is escaped.
/// - Returns: nothing for an address that is too long for a code that can still be read.
func paperCode(of url: String, label: String) -> [UInt8] {
  guard let code = QRCode(url) else { return [] }
  // Four modules of quiet around it; the pen runs through the middle of the modules.
  let side = code.size + 8
  return Array(
    """
    <svg class="qr" viewBox="-4 -4.5 \(side) \(side)" width="\(side * 4)" height="\(side * 4)" role="img" \
    aria-label="\(label)" shape-rendering="crispEdges"><path d="\(code.pathData)" stroke="currentColor" \
    fill="none"/></svg>
    """.utf8)
}
