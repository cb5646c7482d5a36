import Diagnostics
import YAML

/// The settings of a site, from `site.yml`.
package struct Settings: Sendable, Hashable {
  package var name = ""
  package var tagline = ""
  package var description = ""
  /// The address of the site: scheme, host and path, ending with `/`.
  package var address = ""
  package var language = "zh-Hans-CN"
  /// The place of `language`; the beginning of the file if it is not given.
  package var languagePlace = TextPosition(line: 1, column: 1, length: 0)
  package var theme = "zhongyuan"
  /// The place of `theme`; the beginning of the file if it is not given.
  package var themePlace = TextPosition(line: 1, column: 1, length: 0)
  package var owner = ""
  package var contact = OfficeContact()
  package var registration = Registration()
  package var navigation: [NavigationLink] = []
  /// Publishes the number of pages at `/stats/`.
  package var tellsStatistics = false
  /// Readers can search the site, if its theme has a search page.
  package var hasSearch = true
  /// Severity overrides: a rule's name with a severity, or with `off`.
  package var checks: [YAMLNode.Pair] = []
  /// Values for the options that the theme declares.
  package var themeOptions: [YAMLNode.Pair] = []
  package var look = Look()
  /// The publish targets.
  package var targets: [PublishTarget] = []

  package struct OfficeContact: Sendable, Hashable {
    package var phone = ""
    package var email = ""
    package var address = ""

    package init(phone: String = "", email: String = "", address: String = "") {
      self.phone = phone
      self.email = email
      self.address = address
    }
  }

  /// The marks that a Chinese public site shows in its footer; empty ones are left out.
  package struct Registration: Sendable, Hashable {
    package var icp = ""
    package var police = ""
    package var code = ""
    package var mark = ""
    package var report = ""

    /// Whether there is any of the marks that a site must show once it is filed.
    package var isGiven: Bool { [icp, police, code, mark].contains { !$0.isEmpty } }
  }

  package struct NavigationLink: Sendable, Hashable {
    package var label: String
    package var address: String
  }

  /// Whether the site is in Chinese, in whichever script.
  package var isChinese: Bool { language.prefix { $0 != "-" }.lowercased() == "zh" }

  /// The path of the home page, `/` or `/wmb/`; all addresses of the site are below it.
  package var home: String {
    guard let scheme = address.firstRange(of: "://") else { return "/" }
    let rest = address[scheme.upperBound...]
    return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
  }

  package var host: String {
    guard let scheme = address.firstRange(of: "://") else { return "" }
    let rest = address[scheme.upperBound...]
    return String(rest[..<(rest.firstIndex(of: "/") ?? rest.endIndex)])
  }
}
