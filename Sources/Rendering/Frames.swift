import Content
import Templating

extension Stage {
  /// A frame for a page of lists or a page of text.
  func frame(
    title: String, description: String, address: String, crumbs: [LabelledLink], section: String = "",
    isList: Bool = true
  ) -> Frame {
    var frame = frame(
      title: title, description: description, address: address, way: [homeCrumb] + crumbs, section: section,
      type: site.model.kinds.first { $0.slug == section }?.columnType ?? "")
    if isList { frame.structuredData = { [way = frame.crumbs] in self.structuredData(crumbs: way) } }
    return frame
  }

  /// A frame for a page of a list.
  ///
  /// - Parameter description: without, as the list's author wrote it.
  func frame(of head: ListHead, number: Int = 1, description: String? = nil) -> Frame {
    frame(
      title: numbered(head.title, number), description: description ?? head.description,
      address: listAddress(head.address, number: number),
      crumbs: head.crumbs.map { crumb($0.label, $0.address) },
      section: head.section)
  }

  /// “…（第 2 页）”, since two pages of a list are two documents.
  private func numbered(_ title: String, _ number: Int) -> String {
    number == 1 ? title : words.say(.numbered, title, number)
  }

  /// A frame for a page to which a way leads, from the home page on.
  func frame(
    title: String, description: String, address: String, way: [LabelledLink], section: String, type: String
  ) -> Frame {
    let here = LabelledLink(label: title, address: surroundings.addresses.href(address), isCurrent: true)
    let description = description.isEmpty ? site.settings.description : description
    let name = way.count > 1 ? way[1].label : title
    return Frame(
      title: title, description: description, address: address, crumbs: way + [here], section: section,
      column: Column(name: name, description: description, keywords: name, type: type),
      surroundings: surroundings)
  }

  var homeCrumb: LabelledLink { surroundings.homeCrumb }

  func crumb(_ label: String, _ address: String) -> LabelledLink {
    LabelledLink(label: label, address: surroundings.addresses.href(address))
  }

  /// The record of a page as lists show it.
  func record(at position: Int) -> Record { pages[position] }

  func records(of positions: some Sequence<Int>) -> [Record] {
    positions.map { pages[$0] }
  }
}

extension Frame {
  /// A list is shared with the picture of the first of its pages.
  mutating func share(firstOf pages: [Int], of stage: Stage) {
    image = pages.first.flatMap { sharedPicture(of: stage.site.pages[$0], in: stage.site, stage.media) }
  }
}
