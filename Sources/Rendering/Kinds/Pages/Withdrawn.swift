import Content
import Templating

extension OutputKind {
  /// Notices where pages were that have been taken back.
  static let withdrawn = OutputKind(
    isInSitemap: false, offline: .included,
    templates: { _ in [TemplateType(withdrawnSchema)] },
    outputs: { context in
      context.site.withdrawn.enumerated().map { position, page in
        Output(page.address, role: .withdrawn, number: position) { context, position in
          context.withdrawn(context.site.withdrawn[position])
        }
      }
    })
}

let withdrawnSchema = ViewSchema<TemplateRecord>(
  "withdrawn", "撤回的文章原址上的告示", "the notice where a withdrawn page was",
  [.init("date", .record("Date"), "发布日期", "when the page was published") { .record($0) }])

extension RenderContext {
  fileprivate func withdrawn(_ page: Page) -> [UInt8] {
    var pageContext = self.pageContext(
      title: words[.withdrawn], description: words[.withdrawnAbout], address: page.address, crumbs: [],
      isList: false)
    pageContext.isHidden = true
    return fill(withdrawnSchema.name, pageContext, withdrawnSchema, words.dates.record(of: page.date))
  }
}
