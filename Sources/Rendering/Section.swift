import Content
import Templating

/// A section of the site: what all its pages say alike, and the templates in which this is already written.
struct Section: Sendable {
  let record: Record
  /// By their names; others are the theme's.
  private(set) var templates: [String: Template] = [:]

  /// The sections in which a template shows many pages, by the names that frames give them.
  static func all(of site: Site, theme: Theme, indices: Indices, _ surroundings: Surroundings)
    -> [String: Section]
  {
    var sections: [String: Section] = [:]
    func add(_ template: String, in name: String) {
      let record = surroundings.record(in: name)
      sections[name, default: Section(record: record)].templates[template] =
        theme.templates[template]?.folded(over: record)
    }
    for (position, kind) in site.model.kinds.enumerated() {
      add(kind.template, in: kind.isListed ? kind.slug : "")
      if !indices.byKind[position].isEmpty { add(kindListShape.name, in: kind.slug) }
    }
    for index in indices.byTerm {
      add("\(termListShape.name)-\(site.model.vocabularies[index.vocabulary].name)", in: index.section)
    }
    for shape in [yearListShape.name, monthListShape.name] { add(shape, in: archiveSection) }
    return sections
  }
}
