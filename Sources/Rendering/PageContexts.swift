import Content
import Templating

extension RenderContext {
  /// A page context for a page of lists, which is shared with the home page's picture where it has no other, or a page of text.
  func pageContext(
    title: String, description: String, address: String, crumbs: [LabelledLink], section: String = "",
    isList: Bool = true
  ) -> PageContext {
    var pageContext = pageContext(
      title: title, description: description, address: address, way: [homeCrumb] + crumbs, section: section,
      type: site.model.kinds.first { $0.slug == section }?.columnType ?? "")
    if isList {
      pageContext.structuredData = { [way = pageContext.crumbs] in self.structuredData(crumbs: way) }
      pageContext.share(firstOf: indices.listed, of: self)
    }
    return pageContext
  }

  /// A page context for a page of a list.
  ///
  /// - Parameter description: without, as the list's author wrote it.
  func pageContext(of head: ListHead, number: Int = 1, description: String? = nil) -> PageContext {
    pageContext(
      title: numbered(head.title, number), description: description ?? head.description,
      address: listAddress(head.address, number: number),
      crumbs: head.crumbs.map { crumb($0.label, $0.address) },
      section: head.section)
  }

  /// “…（第 2 页）”, since two pages of a list are two documents.
  private func numbered(_ title: String, _ number: Int) -> String {
    number == 1 ? title : words.say(.numbered, title, number)
  }

  /// A page context for a page to which a way leads, from the home page on.
  func pageContext(
    title: String, description: String, address: String, way: [LabelledLink], section: String, type: String
  ) -> PageContext {
    let here = LabelledLink(label: title, address: commonContext.addresses.href(address), isCurrent: true)
    let description = description.isEmpty ? site.settings.description : description
    let name = way.count > 1 ? way[1].label : title
    return PageContext(
      title: title, description: description, address: address, crumbs: way + [here], section: section,
      column: Column(name: name, description: description, keywords: name, type: type),
      commonContext: commonContext)
  }

  var homeCrumb: LabelledLink { commonContext.homeCrumb }

  func crumb(_ label: String, _ address: String) -> LabelledLink {
    LabelledLink(label: label, address: commonContext.addresses.href(address))
  }

  /// The record of a page as lists show it.
  func record(at position: Int) -> TemplateRecord { pages[position] }

  func records(of positions: some Sequence<Int>) -> [TemplateRecord] {
    positions.map { pages[$0] }
  }
}

extension PageContext {
  /// A list is shared with the picture of the first of its pages.
  mutating func share(firstOf pages: [Int], of context: RenderContext) {
    let first = pages.first.map { context.site.pages[$0] }
    image = first.flatMap { sharedPicture(of: $0, in: context.site, context.media) } ?? image
  }
}
