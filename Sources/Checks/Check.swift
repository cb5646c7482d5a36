import Content
import Diagnostics

/// Checks a site as a whole, once the addresses that will exist are known.
///
/// What a single text says is checked while it is read (`TextChecks`).
///
/// - Parameters:
///   - addresses: below the site's home, `/stories/` or `/assets/site.css`.
///   - absent: addresses of lists and files that only pages have which are not shown.
///   - folder: the site's folder, where the places of findings are looked up.
package func check(
  _ site: Site, addresses: Set<String>, absent: Set<String> = [], in folder: String
) -> [Diagnostic] {
  located(
    brokenLinks(in: site, addresses: addresses, absent: absent) + brokenAnchors(in: site), in: folder)
    + rollContradictions(in: site)
}

/// Rules about the settings of checks, which nobody can except.
let settingRules: [Rule] = [
  .exceptionWithoutReason, .unknownException, .unusedException, .unknownCheck, .unknownWeight, .shortWord,
  .unknownWordingVocabulary,
]

/// The rules of this target, for `xinfeng explain`.
package let checkRules: [Rule] =
  [
    .personalID, .personalPhone, .personalCard, .personalPlate, .personalAddress, .personalMail,
    .unreadAttachment, .brokenLink, .brokenAnchor, .linkNotShown, .menuEntryNotShown,
    .consentEnds, .pageExpires, .pageComes,
    .wrongWord, .forbiddenWord, .nearMiss, .documentNumber, .halfWidthPunctuation, .unpairedMark,
    .unclosedParagraph,
    .impossibleDate, .wrongWeekday, .wrongLunarDay, .wrongFestivalDay,
    .rollContradiction, .headingOrder, .linkText, .tableHeader, .failedMarkup,
  ] + externalRules + settingRules
