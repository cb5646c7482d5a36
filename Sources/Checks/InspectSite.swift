import Content
import Diagnostics

/// The findings of the checks of the whole site.
package struct SiteFindings: Sendable {
  /// Of pages, each for itself: they hold for a page until its text changes, or other addresses exist.
  package var ofPages: [Diagnostic] = []
  package var ofSite: [Diagnostic] = []

  package init() {}

  init(ofPages: [Diagnostic], ofSite: [Diagnostic]) {
    self.ofPages = ofPages
    self.ofSite = ofSite
  }

  package var all: [Diagnostic] { ofPages + ofSite }
}

/// Checks a site as a whole, once the addresses that will exist are known.
///
/// Single texts are checked while they are read (`TextChecks`).
package func check(_ context: SiteContext) -> SiteFindings {
  let pages = CheckedPages.all(of: context.site)
  return SiteFindings(
    ofPages: pageChecks.flatMap { $0(context, pages) }, ofSite: siteChecks.flatMap { $0(context, pages) })
}

/// The same where, since `last`, only the own texts of some of its pages changed.
package func check(_ context: SiteContext, changed: [Page], after last: SiteFindings) -> SiteFindings {
  let files = Set(changed.map(\.file))
  return SiteFindings(
    ofPages: last.ofPages.filter { !files.contains($0.location.file) }
      + pageChecks.flatMap { $0(context, CheckedPages(listed: changed)) },
    ofSite: siteChecks.flatMap { $0(context, .all(of: context.site)) })
}

/// Checks a single page in the context of the site; comparisons with other pages are left out.
///
/// - Returns: nothing of a page in a state in which readers do not see it, nor later by themselves.
package func check(_ page: Page, as state: State, in context: SiteContext) -> [Diagnostic] {
  let pages: CheckedPages
  switch state {
  case .published, .draft: pages = CheckedPages(listed: [page])
  case .expired: pages = CheckedPages(expired: [page])
  case .scheduled: pages = CheckedPages(coming: [page])
  case .held, .withdrawn, .rejected: return []
  }
  return (pageChecks + siteChecks).flatMap { $0(context, pages) }.filter { $0.location.file == page.file }
}

/// What is wrong with what the home page has of its own, among pages that stay as they are.
package func checkHome(in context: SiteContext) -> [Diagnostic] {
  (pageChecks + siteChecks).flatMap { $0(context, CheckedPages(isWholeSite: true)) }
    .filter { $0.location.file == HomePage.file }
}

/// The pages at which checks look.
struct CheckedPages {
  /// Those that lists show.
  var listed: [Page] = []
  /// Those that readers see at their addresses alone.
  var expired: [Page] = []
  /// Those that come by themselves.
  var coming: [Page] = []
  /// All pages are given, so that settings, terms and the home page are checked, too.
  var isWholeSite = false

  /// Those that readers see.
  var shown: [Page] { listed + expired }

  static func all(of site: Site) -> CheckedPages {
    CheckedPages(listed: site.pages, expired: site.expired, coming: site.scheduled, isWholeSite: true)
  }
}

private let pageChecks = Check.all.compactMap { if case .pages(let look) = $0.look { look } else { nil } }
private let siteChecks = Check.all.compactMap { if case .site(let look) = $0.look { look } else { nil } }
