import Content
import Templating

/// The part of the page context that the pages of a kind share, made once.
final class KindPlace: Sendable {
  /// The name of the template of its pages.
  let template: String
  /// The slug of a listed kind.
  let section: String
  /// From the home page to the kind's list, where it has one.
  let way: [LabelledLink]
  /// The inspectors' name for a column of its sort.
  let columnType: String
  /// The records of its feeds, as a list.
  let feeds: TemplateValue

  init(_ kind: Kind, template: String, hasList: Bool, feeds: TemplateValue, _ commonContext: CommonContext) {
    self.template = template
    section = kind.isListed ? kind.slug : ""
    let list = LabelledLink(label: kind.name, address: commonContext.addresses.href(kind.address))
    way = [commonContext.homeCrumb] + (kind.isListed && hasList ? [list] : [])
    columnType = kind.isListed ? kind.columnType : ""
    self.feeds = feeds
  }
}
