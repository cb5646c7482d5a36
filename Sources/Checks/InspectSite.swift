import Content
import Diagnostics

private let siteChecks = Check.all.compactMap { if case .site(let look) = $0.look { look } else { nil } }

/// Checks a site as a whole, once the addresses that will exist are known.
///
/// What a single text says is checked while it is read (`TextChecks`).
///
/// - Parameters:
///   - addresses: below the site's home, `/stories/` or `/assets/site.css`.
///   - absent: addresses of lists and files that only pages have which are not shown.
///   - templateLinks: addresses that stand in templates, each with its file and line.
///   - folder: the site's folder, where the places of findings are looked up.
package func check(
  _ site: Site, addresses: Set<String>, absent: Set<String> = [],
  templateLinks: [(address: String, file: String, line: Int)] = [], in folder: String
) -> [Diagnostic] {
  let context = SiteContext(
    site: site, addresses: addresses, absent: absent, templateLinks: templateLinks, folder: folder)
  return siteChecks.flatMap { $0(context) }
}
