import Content
import Diagnostics

/// Checks a site as a whole, once the addresses that will exist are known.
///
/// One rule a file; a new one is a file in this target and a line here.
///
/// - Parameters:
///   - addresses: below the site's home, `/stories/` or `/assets/site.css`.
///   - folder: the site's folder, where lines are looked up that the site itself does not remember.
package func check(_ site: Site, addresses: Set<String>, in folder: String) -> [Diagnostic] {
  let checks: [@Sendable (Site, Set<String>) -> [Diagnostic]] = [
    brokenLinks
  ]
  return checks.flatMap { $0(site, addresses) } + wrongDates(in: site, folder: folder)
}

/// The rules of this target, for `xinfeng explain`.
package let checkRules: [Rule] = [
  .brokenLink, .impossibleDate, .wrongWeekday, .wrongLunarDay, .wrongFestivalDay,
]
