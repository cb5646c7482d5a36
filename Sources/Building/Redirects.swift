import Content
import Rendering

/// An earlier address and where the page is now, below the site's home.
package struct Redirect: Sendable, Hashable {
  package var from: SiteAddress
  package var to: String
}

extension Plan {
  /// What web servers can say themselves of addresses that changed, those included that no file can answer.
  var redirects: [Redirect] {
    redirectedPages.flatMap { page in page.aliases.map { Redirect(from: $0.address, to: page.address) } }
  }
}
