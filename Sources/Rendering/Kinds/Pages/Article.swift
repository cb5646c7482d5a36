import Content
import Diagnostics
import Parallel
import Templating

extension OutputKind {
  /// The pages that authors write, each with the template of its kind. Expired ones are in no list.
  static let article = OutputKind(
    isInSitemap: true, offline: .included,
    templates: articleTemplates,
    records: [headingSchema.recordType, factSchema.recordType, relatedSchema.recordType],
    outputs: { context in
      let site = context.site
      let shown = concurrentMap(Array(site.pages.indices)) { position in
        let page = site.pages[position]
        var output = Output(
          page.address, role: .page(position), dates: .page(position), number: position, render: shownPage)
        output.isInSitemap =
          !page.isSample && !page.isDraft && page.original(in: site.model.kinds[page.kind]) == nil
        return output
      }
      let expired = site.expired.enumerated().map { position, page in
        var output = Output(page.address, role: .expired(position), number: position, render: expiredPage)
        output.isInSitemap = false
        return output
      }
      return shown + expired
    })
}

/// The template that shows a page of any kind.
let generalPageTemplate = "page"

/// The template of a kind alone, whatever template the kind names.
func ownPageTemplate(of kind: Kind) -> String { "\(generalPageTemplate)-\(kind.slug)" }

@Sendable private func articleTemplates(of model: ContentModel) -> [TemplateType] {
  var names: Set<String> = []
  let named = model.kinds.filter { names.insert($0.template).inserted }.map { kind in
    articleTemplate(
      kind.template, of: kind,
      whenAbsent: kind.template == generalPageTemplate ? .isMistake : .fallsBack(to: generalPageTemplate))
  }
  let own = model.kinds.filter { names.insert(ownPageTemplate(of: $0)).inserted }
  return named + own.map { articleTemplate(ownPageTemplate(of: $0), of: $0, whenAbsent: .leavesOut) }
}

private func articleTemplate(_ name: String, of kind: Kind, whenAbsent absence: TemplateType.Absence)
  -> TemplateType
{
  let page = Member(
    "page", .record(recordName(of: kind)), slot: firstOwnSlot, meaning: Phrase("这篇文章", "the page"))
  return TemplateType(
    name, meaning: Phrase("“\(kind.name)”的一篇", "a page of \(kind.slug)"), own: [page], whenAbsent: absence)
}

@Sendable private func shownPage(_ context: RenderContext, _ position: Int) -> [UInt8] {
  context.page(context.site.pages[position], at: position)
}

@Sendable private func expiredPage(_ context: RenderContext, _ position: Int) -> [UInt8] {
  context.page(context.site.expired[position], at: nil)
}

extension RenderContext {
  /// - Parameter position: in the site's pages; nil for a page that no list shows.
  func page(_ page: Page, at position: Int?) -> [UInt8] {
    let kind = kindPlaces[page.kind]
    var pageContext = self.pageContext(
      title: page.title, description: page.summary, address: page.address, way: kind.way,
      section: kind.section, type: kind.columnType)
    pageContext.isHidden = page.isSample || page.isDraft || position == nil
    pageContext.feeds = kind.feeds
    pageContext.original = page.original(in: site.model.kinds[page.kind])?.address
    pageContext.image = sharedPicture(of: page, in: site, media)
    pageContext.structuredData = { [image = pageContext.image?.address, crumbs = pageContext.crumbs] in
      self.structuredData(of: page, image: image, crumbs: crumbs)
    }
    let neighbours = position.map { self.neighbours(of: $0, in: indices.byKind[page.kind]) }
    let detail = PageDetail(
      context: self, page: page, position: position,
      previous: neighbours?.newer.map { pages[$0] }, next: neighbours?.older.map { pages[$0] })
    let filled = values(for: kind.template, pageContext, slots: 1) { template, _ in
      .record(pageRecords.record(of: detail, listed: position.map { pages[$0] }, for: template))
    }
    let size = page.document.html.count + 16_384
    return filled.map { $0.template.render($0.record, expecting: size) } ?? []
  }

  /// The pages of the same kind before and after one, by their order in its list.
  func neighbours(of position: Int, in list: [Int]) -> (newer: Int?, older: Int?) {
    // Lists ascend, because positions do.
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < position { low = middle + 1 } else { high = middle }
    }
    guard low < list.count, list[low] == position else { return (nil, nil) }
    return (low > 0 ? list[low - 1] : nil, low + 1 < list.count ? list[low + 1] : nil)
  }
}
