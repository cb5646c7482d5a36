/// The address of a link without tracking parameters; nil if a page may not link to it.
func cleanAddress(_ address: String) -> String? {
  let address = trimmed(address)
  let lower = address.lowercased()
  guard ["http://", "https://", "mailto:", "tel:"].contains(where: lower.hasPrefix),
    !address.contains(where: { $0.isWhitespace || "<>\"\\^`{|}".contains($0) })
  else { return nil }
  guard !lower.hasPrefix("mailto:"), let mark = address.firstIndex(of: "?") else { return address }
  let rest = address[address.index(after: mark)...]
  let end = rest.firstIndex(of: "#") ?? rest.endIndex
  let kept = rest[..<end].split(separator: "&").filter { !isTracking($0) }
  return address[..<mark] + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&")) + rest[end...]
}

private func isTracking(_ pair: Substring) -> Bool {
  let name = (pair.split(separator: "=", maxSplits: 1).first ?? pair).lowercased()
  return name.hasPrefix("utm_") || name.hasPrefix("spm") || name.hasPrefix("share_") || name.hasPrefix("mtm_")
    || trackingNames.contains(name)
    || ["from=timeline", "from=groupmessage", "from=singlemessage"].contains(pair.lowercased())
}

private let trackingNames: Set<String> = [
  "gclid", "fbclid", "msclkid", "dclid", "yclid", "igshid", "mc_cid", "mc_eid", "_hsenc", "_hsmi", "scm",
  "pvid",
  "chksm", "scene", "srcid", "sharer_shareid", "sharer_sharetime", "mpshare", "ascene", "devicetype",
  "pass_ticket",
  "wx_header", "isappinstalled", "from_source", "vd_source", "hmsr", "hmpl", "hmcu", "hmkw", "hmci", "bd_vid",
  "qhclickid",
]
