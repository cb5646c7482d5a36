import Content
import Templating

/// Where the pages of a kind stand in the site: what the page contexts of all of them have alike, made once.
final class KindPlace: Sendable {
  /// What the template of its pages is called.
  let template: String
  /// The slug of a listed kind.
  let section: String
  /// From the home page to the kind's list, where it has one.
  let way: [LabelledLink]
  /// What inspectors call a column of its sort.
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
