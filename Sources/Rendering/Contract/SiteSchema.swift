import Content
import Templating

/// The site as a whole, as templates see it.
let siteSchema = ViewSchema<(settings: Settings, addresses: SiteAddresses)>(
  "Site", "整个网站，来自 site.yml", "the site as a whole, from site.yml",
  [
    .init("name", .text, "网站名称", "the site's name") { .text($0.settings.name) },
    .init("tagline", .text, "一句话介绍", "one line about it") { .text($0.settings.tagline) },
    .init("description", .text, "简介", "a description") { .text($0.settings.description) },
    .init("address", .text, "网站地址，以 / 结尾", "the absolute address, ending with /") {
      .text($0.settings.address)
    },
    .init("host", .text, "域名", "the host") { .text($0.settings.host) },
    .init("home", .text, "首页地址", "the address of the home page") { .text($0.addresses.href("/")) },
    .init("language", .text, "语言标记", "the language tag") { .text($0.settings.language) },
    .init("dir", .text, "书写方向：ltr 或 rtl", "the direction of its language: ltr or rtl") {
      .text($0.settings.language.isRightToLeft ? "rtl" : "ltr")
    },
    .init("owner", .text, "主办单位", "who runs the site") { .text($0.settings.owner) },
    .init("contact", .record("Contact"), "联系方式", "how to reach the office") {
      let contact = $0.settings.contact
      let isEmpty = contact.phone.isEmpty && contact.email.isEmpty && contact.address.isEmpty
      return isEmpty
        ? .nothing : .record([.text(contact.phone), .text(contact.email), .text(contact.address)])
    },
    .init("icp", .text, "ICP 备案号", "the ICP filing number") { .text($0.settings.registration.icp) },
    .init("police", .text, "公安备案号", "the public-security filing number") {
      .text($0.settings.registration.police)
    },
    .init("code", .text, "网站标识码", "the site identification code") { .text($0.settings.registration.code) },
    .init("mark", .text, "党政机关网站标识的地址", "the address of the Party and government mark") {
      .text($0.settings.registration.mark)
    },
    .init("is_registered", .flag, "有任何一项备案或标识", "has any of the filings and marks above") {
      .flag($0.settings.registration.isGiven)
    },
    .init("logo", .text, "标志的地址，在 static/ 里；没有就用主题的", "the address of its logo; empty for the theme's sign") {
      .text($0.settings.look.logo.isEmpty ? "" : $0.addresses.href($0.settings.look.logo))
    },
    .init("logo_dark", .text, "深色底上的标志；一个都能用时为空", "the logo on a dark ground; empty where one does for both")
    {
      .text($0.settings.look.darkLogo.isEmpty ? "" : $0.addresses.href($0.settings.look.darkLogo))
    },
    .init("favicon", .text, "图标的地址；没有就用主题的", "the address of its icon; empty for the theme's") {
      .text($0.settings.look.favicon.isEmpty ? "" : $0.addresses.href($0.settings.look.favicon))
    },
    .init("has_colours", .flag, "site.yml 里写了 colours", "site.yml sets colours") {
      .flag(!$0.settings.look.colours.isEmpty)
    },
    .init("report", .text, "纠错的地址", "where errors are reported") { .text($0.settings.registration.report) },
  ])

/// Makes the values of `href` from addresses below the site's home.
struct SiteAddresses: Sendable {
  /// The home's path without its last slash; empty for a site at the root of its host.
  private let prefix: String
  private let origin: String
  let isOffline: Bool
  /// Scheme and host.
  private let host: String

  init(_ settings: Settings, isOffline: Bool = false) {
    self.isOffline = isOffline
    prefix = isOffline ? OfflineCopy.mark : String(settings.home.dropLast())
    origin = String(settings.address.dropLast())
    host = String(settings.address.dropLast(settings.home.count))
  }

  /// `/stories/` as `/wmb/stories/`.
  ///
  /// A file that a copy on a disk leaves out is linked on the web.
  func href(_ address: String) -> String {
    isOffline && OfflineCopy.leavesOut(address) ? url(address) : prefix + address
  }
  /// The prefix of every address; nil in a copy on a disk, where it depends on the address.
  var prefixOfAll: String? { isOffline ? nil : prefix }
  /// `/stories/` as `https://host/wmb/stories/`.
  func url(_ address: String) -> String { origin + address }
  /// A result of `href`, `/wmb/stories/`, as `https://host/wmb/stories/`.
  func absolute(_ href: String) -> String { host + href }
  /// The same; nil where it is not known yet on which host the site will be.
  func complete(_ href: String) -> String? { host.isEmpty ? nil : absolute(href) }
  /// `/calendar.ics` as `webcal://host/wmb/calendar.ics`, which telephones open in their calendars.
  func subscription(_ address: String) -> String {
    guard !isOffline, let scheme = origin.firstRange(of: "://") else { return href(address) }
    return "webcal" + origin[scheme.lowerBound...] + address
  }
}
