import Templating

extension OutputKind {
  /// The page that a server shows for an address without a file.
  static let notFound = OutputKind(
    isInSitemap: false, offline: .onWebOnly(["404.html"]),
    templates: { _ in [TemplateType(notFoundSchema)] },
    outputs: { _ in [Output("/404.html") { context, _ in context.notFound() }] })
}

let notFoundSchema = ViewSchema<Void>("not_found", "找不到网页时的页面", "the page for what is not found", [])

extension RenderContext {
  fileprivate func notFound() -> [UInt8] {
    var pageContext = self.pageContext(
      title: words[.notFound], description: "", address: "/404.html", crumbs: [], isList: false)
    pageContext.isHidden = true
    return fill(notFoundSchema.name, pageContext, notFoundSchema, ())
  }
}
