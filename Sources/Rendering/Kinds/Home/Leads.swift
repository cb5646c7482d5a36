import Content
import Templating

/// A headline or a slide, ready to be shown.
struct LeadView: Sendable {
  var title: String
  var summary: String
  var address: String
  var isOutside: Bool
  var picture: TemplateRecord?
  /// The page that it leads to; nil for another address.
  var page: TemplateRecord?
}

let leadSchema = ViewSchema<LeadView>(
  "Lead", "头条或一张轮播", "the headline, or a slide",
  [
    .init("title", .text, "标题", "its title") { .text($0.title) },
    .init("summary", .text, "一句话，可能为空", "a sentence, which may be empty") { .text($0.summary) },
    .init("address", .text, "地址", "where it leads") { .text($0.address) },
    .init("outside", .flag, "到别的网站", "leads to another site") { .flag($0.isOutside) },
    .init("picture", .record("Picture"), "图片", "its picture") { .record($0.picture) },
    .init("page", .record("Page"), "它指向的文章", "the page that it leads to") { .record($0.page) },
  ])

let partnerSchema = ViewSchema<(context: RenderContext, partner: HomePartner)>(
  "Partner", "友情链接", "a partner",
  [
    .init("name", .text, "名称", "its name") { .text($0.partner.link.title) },
    .init("address", .text, "地址", "its address") { view in
      .text(view.context.outward(view.partner.link.address).address)
    },
    .init("outside", .flag, "在别的网站", "is another site") { .flag(!$0.partner.link.address.hasPrefix("/")) },
    .init("logo", .record("Picture"), "标志", "its logo") { view in
      .record(view.partner.logo.flatMap { view.context.pageRecords.record(of: $0, in: HomePage.file) })
    },
  ])

let accountSchema = ViewSchema<(context: RenderContext, account: HomeAccount)>(
  "Account", "单位的公众号", "the office's account",
  [
    .init("name", .text, "名称", "its name") { .text($0.account.name) },
    .init("note", .text, "说明", "what is said of it") { .text($0.account.note) },
    .init("picture", .record("Picture"), "二维码图片", "the picture of its code") { view in
      .record(view.context.pageRecords.record(of: view.account.picture, in: HomePage.file))
    },
  ])

extension RenderContext {
  /// The editors' headline, or the newest of the pages that come before all others.
  var headline: LeadView? {
    if let lead = site.home?.headline { return view(of: lead, loading: .first) }
    return pinned.first.map { view(ofPage: $0, loading: .first) }
  }

  /// Slides that lead to pages not shown now are left out.
  var slides: [LeadView] {
    (site.home?.slides ?? []).enumerated().compactMap { number, lead in
      // The headline's picture is above them.
      view(of: lead, loading: number == 0 && headline == nil ? .first : .later)
    }
  }

  /// An address as a page shows it, and whether it leaves the site.
  func outward(_ address: String) -> (address: String, isOutside: Bool) {
    address.hasPrefix("/") ? (commonContext.addresses.href(address), false) : (address, true)
  }

  private func view(of lead: HomeLead, loading: Loading) -> LeadView? {
    if site.withholds(lead.target, in: HomePage.file, absentAddresses: absentAddresses) { return nil }
    var view: LeadView
    switch site.resolve(lead.target, from: HomePage.file) {
    case .address(let address, let fragment):
      view =
        site.pages.firstIndex { $0.address == address }.map { self.view(ofPage: $0, loading: loading) }
        ?? LeadView(title: address, summary: "", address: outward(address).address, isOutside: false)
      view.address += fragment
    case .outside(let address), .contact(let address):
      view = LeadView(title: address, summary: "", address: address, isOutside: true)
    default: return nil
    }
    view.title = lead.title ?? view.title
    view.summary = lead.summary ?? view.summary
    view.picture =
      lead.picture.flatMap { pageRecords.record(of: $0, in: HomePage.file, loading: loading) } ?? view.picture
    return view
  }

  private func view(ofPage position: Int, loading: Loading) -> LeadView {
    let page = site.pages[position]
    return LeadView(
      title: page.title, summary: pageRecords.sentence(of: page),
      address: commonContext.addresses.href(page.address), isOutside: false,
      picture: pageRecords.coverRecord(of: page, loading: loading), page: pages[position])
  }
}
