import Content
import Diagnostics

/// A check: its rules, and the step that runs it.
///
/// Each is a value in the file of its rules. Settings, exceptions, `xinfeng explain` and the steps that run checks use
/// `Check.all` alone.
struct Check: Sendable {
  enum Look: Sendable {
    /// At a single text, on all cores, while it is in memory.
    case text(@Sendable (PreparedText, TextContext) -> [TextDiagnostic])
    /// At pages, each for itself, once the addresses that will exist are known.
    case pages(@Sendable (SiteContext, CheckedPages) -> [Diagnostic])
    /// At pages together: findings about one may follow from others.
    case site(@Sendable (SiteContext, CheckedPages) -> [Diagnostic])
    /// Another step of each build finds it: where attachments are read, or days are counted.
    case step
    /// Runs on request only, so an exception that was not used may still be needed.
    case request
    /// At the settings of checks themselves, which cannot be excepted.
    case settings
  }

  var rules: [Rule]
  var look: Look

  init(_ rules: Rule..., by look: Look) {
    self.rules = rules
    self.look = look
  }

  init(_ rules: Rule..., inText look: @escaping @Sendable (PreparedText) -> [TextDiagnostic]) {
    self.rules = rules
    self.look = .text { text, _ in look(text) }
  }

  init(_ rules: Rule..., inText look: @escaping @Sendable (PreparedText, TextContext) -> [TextDiagnostic]) {
    self.rules = rules
    self.look = .text(look)
  }

  init(_ rules: Rule..., inPages look: @escaping @Sendable (SiteContext, CheckedPages) -> [Diagnostic]) {
    self.rules = rules
    self.look = .pages(look)
  }

  init(_ rules: Rule..., inSite look: @escaping @Sendable (SiteContext, CheckedPages) -> [Diagnostic]) {
    self.rules = rules
    self.look = .site(look)
  }
}

/// Inputs of text checks besides the text.
struct TextContext: Sendable {
  var wording: Wording
  var festivals: FestivalNames
}

/// Inputs of checks of the whole site.
package struct SiteContext: Sendable {
  var site: Site
  /// Below the site's home, `/stories/` or `/assets/site.css`.
  var addresses: Set<String>
  /// Addresses of lists and files that belong only to pages which are not shown.
  var absent: Set<String>
  /// Addresses in templates.
  var templateLinks: [(address: String, file: String, line: Int)]
  /// The texts in which the places of findings are looked up.
  var texts: SiteTexts

  package init(
    _ site: Site, addresses: Set<String>, absent: Set<String> = [],
    templateLinks: [(address: String, file: String, line: Int)] = [], texts: SiteTexts
  ) {
    self.site = site
    self.addresses = addresses
    self.absent = absent
    self.templateLinks = templateLinks
    self.texts = texts
  }
}

extension Check {
  /// All checks. A new one is a file in this target and a word here.
  static let all: [Check] = [
    .personalInformation, .describedMinors, .attachments, .brokenLinks, .brokenAnchors, .serverAliases,
    .outsideMedia,
    .coming,
    .wording, .dates, .halfWidthPunctuation, .unpairedMarks, .documentNumbers, .unclosedParagraphs,
    .rollContradictions, .headingOrder, .linkText, .tableHeader, .failedMarkup, .placeholderLeft,
    .moreOfTheSame, .externalLinks, .exceptions, .severityOverrides, .wordingList,
  ]

  /// The rules of all checks that look in a certain way.
  static func rules(where isWanted: (Look) -> Bool) -> [Rule] {
    all.filter { isWanted($0.look) }.flatMap(\.rules)
  }
}

/// The rules of this target, for `xinfeng explain`, for their weights in `site.yml` and for exceptions.
package let checkRules: [Rule] = Check.all.flatMap(\.rules)

/// Rules about the settings of checks, which cannot be excepted.
let settingRules = Check.rules { if case .settings = $0 { true } else { false } }

/// Rules that are only checked on request.
let requestedRules = Check.rules { if case .request = $0 { true } else { false } }
