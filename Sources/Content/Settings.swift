import Diagnostics
import YAML

/// What an office says of its site, in `site.yml`.
package struct Settings: Sendable, Hashable {
  package var name = ""
  package var tagline = ""
  package var description = ""
  /// Where the site will be: scheme, host and path, ending with `/`.
  package var address = ""
  package var language = "zh-Hans-CN"
  /// Where it is said; the file's beginning where it is not.
  package var languagePlace = TextPosition(line: 1, column: 1, length: 0)
  package var theme = "zhongyuan"
  /// Where the theme is named; the file's beginning where it is not.
  package var themePlace = TextPosition(line: 1, column: 1, length: 0)
  package var owner = ""
  package var contact = OfficeContact()
  package var registration = Registration()
  package var navigation: [NavigationLink] = []
  package var footer: [FooterColumn] = []
  /// The site tells its readers how much was published, at `/stats/`.
  package var tellsStatistics = false
  /// Readers can search the site, if its theme has a page for that.
  package var hasSearch = true
  /// How much the findings of checks weigh here: a rule's name with a severity, or with `off`.
  package var checks: [YAMLNode.Pair] = []
  /// Values for the options that the theme declares.
  package var themeOptions: [YAMLNode.Pair] = []
  package var look = Look()
  /// Where the site can be published to.
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

  /// The marks that a Chinese public site bears in its footer; what is empty is not shown.
  package struct Registration: Sendable, Hashable {
    package var icp = ""
    package var police = ""
    package var code = ""
    package var mark = ""
    package var report = ""

    /// Something stands there that a site has to show once it is filed.
    package var isGiven: Bool { [icp, police, code, mark].contains { !$0.isEmpty } }
  }

  package struct NavigationLink: Sendable, Hashable {
    package var label: String
    package var address: String
  }

  /// Whether the site is in Chinese, in whichever script.
  package var isChinese: Bool { language.prefix { $0 != "-" }.lowercased() == "zh" }

  /// The path of the home page, `/` or `/wmb/`: all addresses of the site stand below it.
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
