import Content
import Templating

extension OutputKind {
  /// Earlier addresses of pages, which lead on to where the pages are now.
  static let redirect = OutputKind(
    isInSitemap: false, offline: .included,
    templates: { _ in [TemplateType(redirectSchema)] },
    outputs: { context in
      (context.site.pages + context.site.expired).flatMap { page in
        // An address with a query is answered by servers, not by a file.
        page.aliases.filter { $0.address.request == nil }.map { alias in
          Output(path: alias.address.file, role: .redirect(to: page.address)) {
            [address = page.address] context, _ in context.redirect(to: address)
          }
        }
      }
    })
}

let redirectSchema = ViewSchema<String>(
  "redirect", "旧地址上的跳转页", "the page at an earlier address",
  [.init("target", .text, "新地址", "where the page is now") { .text($0) }])

extension RenderContext {
  func redirect(to address: String) -> [UInt8] {
    var pageContext = self.pageContext(
      title: words[.moved], description: "", address: address, crumbs: [], isList: false)
    pageContext.isHidden = true
    return fill(redirectSchema.name, pageContext, redirectSchema, commonContext.addresses.href(address))
  }
}
