import Diagnostics

extension Rule {
  /// A page outside that a link leads to is not there any more.
  static let externalGone = Rule(
    "external-gone", .error, Phrase("“{0}”已经打不开了（{1}）", "“{0}” is gone ({1})"),
    manual: Phrase(
      "对方网站说没有这一页（404 或 410）。找到新网址换上，找不到就把链接去掉，留下文字。\n"
        + "只有 xinfeng check --external 会去问外面的网站；一天之内不重复问。",
      "The other site says that it has no such page (404 or 410). Find its new address, or keep the words and drop the "
        + "link.\nOnly `xinfeng check --external` asks other sites, about one page once a day."))
}

func goneFault(_ link: ExternalLink, _ code: Int) -> LinkDiagnostic {
  LinkDiagnostic(
    rule: .externalGone, file: link.file, line: link.line, link: link.link, address: link.address,
    help: Phrase("换上新网址，或去掉链接、留下文字", "put the new address there, or keep the words without the link"),
    detail: String(code))
}
