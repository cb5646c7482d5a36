import Templating

/// An index in a theme without a template for it: its entries by groups, as the overview of a vocabulary shows terms,
/// for which every theme has a template.
struct PlainIndex: Sendable {
  var groups: [(name: String, entries: [Entry])]

  struct Entry: Sendable {
    var name: String
    /// Empty where it leads nowhere.
    var address: String
    /// How many pages tell of it.
    var count: Int
  }
}

extension RenderContext {
  func plainIndex(_ index: PlainIndex, _ pageContext: PageContext, label: String) -> [UInt8] {
    let groups = index.groups.map { group in
      TermGroupView(
        slug: "", name: group.name, description: "",
        terms: group.entries.map { entry in
          termSchema.record(
            of: TermView(name: entry.name, description: "", address: entry.address, count: entry.count))
        }, count: group.entries.count)
    }
    let count = groups.reduce(0) { $0 + $1.count }
    let overview = Overview(label: label, address: "", description: "", groups: groups, count: count)
    return fill(
      overviewTemplateSchema.name, pageContext, overviewTemplateSchema,
      (overviewSchema.record(of: overview), groups.map(groupSchema.record), count, ([], [])))
  }
}
