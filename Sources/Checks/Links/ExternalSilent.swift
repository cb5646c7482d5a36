import Diagnostics

extension Rule {
  /// A host outside does not answer.
  static let externalSilent = Rule(
    "external-silent", .warning, Phrase("“{0}”没有应答：{1}", "“{0}” does not answer: {1}"),
    manual: Phrase(
      "对方网站可能一时有故障，也可能已经关了。过几天再查一次；一直不通的，换掉或去掉链接。一个网站只报一次。",
      "The other site may be down for a while, or for good. Look again in a few days; where it stays silent, replace or "
        + "drop the link. A site is named once, however many links lead there."))
}

func silentFault(_ link: ExternalLink, _ why: String) -> LinkDiagnostic {
  LinkDiagnostic(
    rule: .externalSilent, file: link.file, line: link.line, link: link.link, address: link.address,
    help: Phrase("过几天再查；一直不通就换掉", "look again in a few days; replace it if it stays so"), detail: why)
}
