import Content
import Templating

/// The data that every template is given, for any page.
struct PageContext: Sendable {
  var title: String
  var description: String
  /// Below the site's home.
  var address: String
  /// The absolute address of what the page reprints; nil for a page that is its own original.
  var original: String?
  /// From the home page to this one.
  var crumbs: [LabelledLink]
  /// The slug of the kind or the name of the vocabulary.
  var section = ""
  var column: Column?
  /// The records of its feeds, as a list.
  var feeds = TemplateValue.nothing
  var isHome = false
  var isHidden = false
  /// Made only where the template reads it; nil for a page that has none.
  var structuredData: (@Sendable () -> [UInt8])?
  /// The picture for social networks: the page's own, or that of the first page of a list.
  var image: SharedPicture?
  /// The part that is the same on every page.
  var commonContext: CommonContext
}

/// The data that is the same on every page, made once: the site, the theme, and the navigation as each section sees it.
///
/// Shared rather than copied: every page has it.
final class CommonContext: Sendable {
  let addresses: SiteAddresses
  /// The address of the page on which readers search; nil where there is none.
  let search: String?
  let homeCrumb: LabelledLink
  /// Of the sections that the navigation leads to, by their addresses; of others, nothing in it is current.
  private let records: [String: TemplateRecord]
  private let plain: TemplateRecord

  init(of site: Site, theme: Theme, absentAddresses: Set<String>, isOffline: Bool) {
    let addresses = SiteAddresses(site.settings, isOffline: isOffline)
    self.addresses = addresses
    let hasSearch = site.settings.hasSearch && theme.templates[searchSchema.name] != nil
    search = hasSearch ? addresses.href(searchAddress) : nil
    homeCrumb = LabelledLink(label: theme.words[.home], address: addresses.href("/"))
    let single = site.pages.filter {
      !site.model.kinds[$0.kind].isListed && !$0.isSample && !$0.isDraft
    }
    let navigation = site.settings.navigation.filter {
      !site.withholds($0.address, in: "site.yml", absentAddresses: absentAddresses)
    }
    let links = navigation.map {
      LabelledLink(
        label: $0.label, address: $0.address.hasPrefix("/") ? addresses.href($0.address) : $0.address)
    }
    var view = CommonContextView(
      site: siteSchema.record(of: (site.settings, addresses)),
      assets: AssetTree(theme.assets.map(\.path)).record(theme.assets.map { addresses.href($0.address) }),
      palette: theme.settings.palette.record, options: theme.settings.optionsRecord, navigation: links,
      notes: single.map { LabelledLink(label: $0.title, address: addresses.href($0.address)) },
      siteMap: theme.templates[siteMapSchema.name] == nil ? nil : addresses.href(siteMapAddress),
      search: search, isOffline: isOffline)
    plain = commonContextSchema.record(of: view)
    var records: [String: TemplateRecord] = [:]
    for (position, link) in navigation.enumerated() {
      view.navigation[position].isCurrent = true
      records[link.address] = commonContextSchema.record(of: view)
      view.navigation[position].isCurrent = false
    }
    self.records = records
  }

  /// The beginning of every template's record in a section, by the slug of a kind or the name of a vocabulary.
  func record(in section: String) -> TemplateRecord { records["/\(section)/"] ?? plain }
}

struct CommonContextView: Sendable {
  var site: TemplateRecord
  var assets: TemplateRecord
  var palette: TemplateRecord
  var options: TemplateRecord
  var navigation: [LabelledLink]
  /// Pages that no list shows, such as those about the site itself.
  var notes: [LabelledLink]
  var siteMap: String?
  /// The address of the page on which readers search; nil where there is none.
  var search: String?
  var isOffline: Bool
}

/// The beginning of what every template is given; `pageContextSchema` continues it.
let commonContextSchema = ViewSchema<CommonContextView>(
  "PageContext", "每个模板都有的", "what every template is given",
  [
    .init("site", .record("Site"), "网站", "the site") { .record($0.site) },
    .init(
      "asset", .record("Assets"), "主题资源的地址：文件夹和点都写成点",
      "addresses of the theme's assets, with dots for slashes"
    ) {
      .record($0.assets)
    },
    .init("palette", .record("Palette"), "主题的颜色", "the theme's colours") { .record($0.palette) },
    .init("options", .record("Options"), "主题的选项", "the theme's options") { .record($0.options) },
    .init("navigation", .list(.record("Link")), "导航", "the navigation") {
      linkSchema.list(of: $0.navigation)
    },
    .init("notes", .list(.record("Link")), "不在栏目里的单页，如“关于本站”", "pages that no list shows") {
      linkSchema.list(of: $0.notes)
    },
    .init("site_map", .text, "网站地图的地址", "the address of the site map") { .text($0.siteMap) },
    .init("search", .text, "搜索页的地址；没有搜索就没有", "the address of the search page, where there is one") {
      .text($0.search)
    },
    .init("is_offline", .flag, "这是离线副本", "is part of a copy for reading from a folder") {
      .flag($0.isOffline)
    },
    .init(
      "policy", .text, "内容安全策略；离线副本没有", "the content security policy; a copy in a folder has none"
    ) {
      $0.isOffline ? .nothing : .text(contentSecurityPolicy)
    },
  ])

let pageContextSchema = ViewSchema<PageContext>(
  commonContextSchema.name, commonContextSchema.meaning.chinese, commonContextSchema.meaning.english,
  [
    .init("title", .text, "本页标题，不含网站名称", "the document's title, without the site's name") { .text($0.title) },
    .init("description", .text, "本页简介", "a description") { .text($0.description) },
    .init("address", .text, "本页地址", "this page's address") {
      .text($0.commonContext.addresses.href($0.address))
    },
    .init("canonical", .text, "本页完整网址；转载的是原文网址", "this page's absolute address; of a reprint, the original's")
    {
      .text($0.original ?? $0.commonContext.addresses.url($0.address))
    },
    .init("crumbs", .list(.record("Link")), "当前位置，从首页开始", "the way here, from the home page") {
      linkSchema.list(of: $0.crumbs)
    },
    .init("section", .text, "栏目英文名", "the slug of the kind or the name of the vocabulary") {
      .text($0.section)
    },
    .init("column", .record("Column"), "栏目；首页没有", "the column; absent on the home page") {
      .record($0.column.map(columnSchema.record))
    },
    .init("feeds", .list(.record("Feed")), "订阅源", "feeds of this page") {
      $0.commonContext.addresses.isOffline ? .nothing : $0.feeds
    },
    .init("is_home", .flag, "首页", "is the home page") { .flag($0.isHome) },
    .init("noindex", .flag, "请搜索引擎不要收录", "asks search engines not to list it") { .flag($0.isHidden) },
    .init(
      "image", .text, "分享时显示的图片的完整网址，1200 × 630 像素",
      "the absolute address of the picture shown where the page is shared, 1200 × 630"
    ) { pageContext in
      .text(pageContext.image.map { pageContext.commonContext.addresses.url($0.address) })
    },
    .init("image_alt", .text, "这张图片的替代文字", "what that picture shows, in words") {
      .text($0.image?.alternative)
    },
    .init("json_ld", .html, "结构化数据，已经是完整的 script 元素", "structured data, a whole script element") {
      $0.structuredData.map { .html($0()) } ?? .nothing
    },
  ])

/// The members of every template's record.
var pageContextMembers: [Member] {
  commonContextSchema.members() + pageContextSchema.members(from: commonContextSchema.count)
}

/// The slot of the first value that is a template's own.
let firstOwnSlot = commonContextSchema.count + pageContextSchema.count
