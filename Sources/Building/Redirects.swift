import Content
import Rendering

/// An alias and the page's present address, below the site's home.
package struct Redirect: Sendable, Hashable {
  package var from: SiteAddress
  package var to: String
}

extension Plan {
  /// All redirects, for web servers' configurations, including those that no file can answer.
  var redirects: [Redirect] {
    redirectedPages.flatMap { page in page.aliases.map { Redirect(from: $0.address, to: page.address) } }
  }
}
