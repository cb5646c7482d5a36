import Diagnostics

extension Rule {
  /// A page outside has another address for good.
  static let externalMoved = Rule(
    "external-moved", .notice, Phrase("“{0}”已经搬到“{1}”", "“{0}” has moved to “{1}”"),
    manual: Phrase(
      "对方网站说这一页永久搬走了（301 或 308）。旧网址现在还能转过去，以后未必，换成新的。",
      "The other site says that the page has moved for good (301 or 308). The old address still leads there, but may "
        + "not for ever: write the new one."))
}

func movedFault(_ link: ExternalLink, to address: String) -> LinkDiagnostic {
  // The fragment, which is not sent to servers, stays as it is.
  let fragment = address.contains("#") ? "" : String(link.address.dropFirst(link.page.count))
  return LinkDiagnostic(
    rule: .externalMoved, file: link.file, line: link.line, link: link.link, address: link.address,
    replacement: address + fragment, detail: address + fragment)
}
