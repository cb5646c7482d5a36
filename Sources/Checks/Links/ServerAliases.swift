import Content
import Diagnostics

extension Rule {
  /// An earlier address is answered only where a web server has the list of them.
  static let aliasNeedsServer = Rule(
    "alias-needs-server", .notice,
    Phrase(
      "旧址“{0}”带有参数，只有 nginx 一类的服务器能转",
      "the earlier address “{0}” has a query, which only servers such as nginx lead on"),
    manual: Phrase(
      "带 ? 的旧址没有文件可放，要由服务器按 deploy/nginx.conf 转到新网址；Netlify 读 _redirects 文件，也能转。"
        + "对象存储、GitHub Pages、GitLab Pages、Cloudflare Pages 转不了，读者会看到“没有这一页”。",
      "No file can stand at an address with a ?; servers lead it on as deploy/nginx.conf says, and Netlify by the file "
        + "_redirects. Object storage, GitHub Pages, GitLab Pages and Cloudflare Pages cannot, and readers are told that there "
        + "is no such page."))
}

extension Check {
  static let serverAliases = Check(
    .aliasNeedsServer, inSite: { context, _ in Checks.serverAliases(of: context.site) })
}

/// The first of them, where the site is not published to folders of web servers alone.
func serverAliases(of site: Site) -> [Diagnostic] {
  let areAllServers =
    !site.settings.targets.isEmpty
    && site.settings.targets.allSatisfy { if case .storage = $0.destination { false } else { true } }
  guard !areAllServers else { return [] }
  var first: (page: Page, alias: Alias)?
  var count = 0
  for page in site.pages {
    for alias in page.aliases where alias.address.request != nil {
      count += 1
      if let known = first, known.page.file <= page.file { continue }
      first = (page, alias)
    }
  }
  guard let (page, alias) = first else { return [] }
  let more = count - 1
  return [
    Diagnostic(
      .aliasNeedsServer, at: page.location(of: alias), [alias.address.text],
      help: more == 0
        ? nil : Phrase("这样的旧址还有 \(more) 个", "there are \(more) more such addresses"))
  ]
}
