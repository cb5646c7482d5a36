import Content
import Diagnostics

/// Checks a site as a whole, once the addresses that will exist are known.
///
/// One rule a file; a new one is a file in this target and a line here.
///
/// - Parameter addresses: below the site's home, `/stories/` or `/assets/site.css`.
package func check(_ site: Site, addresses: Set<String>) -> [Diagnostic] {
  let checks: [@Sendable (Site, Set<String>) -> [Diagnostic]] = [
    brokenLinks
  ]
  return checks.flatMap { $0(site, addresses) }
}

/// The rules of this target, for `xinfeng explain`.
package let checkRules: [Rule] = [.brokenLink]
