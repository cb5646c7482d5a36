import Content
import Templating

/// A section of the site: the part of the page context that all its pages share, and the templates with that part
/// already written.
struct SiteSection: Sendable {
  let record: TemplateRecord
  /// By their names; others are the theme's.
  private(set) var templates: [String: Template] = [:]

  /// The sections in which a template shows many pages, by the names that page contexts give them.
  static func all(of site: Site, theme: Theme, indices: Indices, _ commonContext: CommonContext)
    -> [String: SiteSection]
  {
    var sections: [String: SiteSection] = [:]
    func add(_ template: String, in name: String) {
      let record = commonContext.record(in: name)
      sections[name, default: SiteSection(record: record)].templates[template] =
        theme.templates[template]?.folded(over: record)
    }
    for (position, kind) in site.model.kinds.enumerated() {
      add(theme.pageTemplate(of: kind), in: kind.isListed ? kind.slug : "")
      if !indices.byKind[position].isEmpty { add(theme.listTemplate(of: kind), in: kind.slug) }
    }
    for index in indices.byTerm {
      add("\(termListSchema.name)-\(site.model.vocabularies[index.vocabulary].name)", in: index.section)
    }
    for schema in [yearListSchema.name, monthListSchema.name] { add(schema, in: archiveSection) }
    return sections
  }
}
