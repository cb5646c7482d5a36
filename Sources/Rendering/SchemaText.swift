import Content
import Diagnostics
import Templating

/// The theme authors' reference, written from the very schema that checks templates: every template with its
/// names, then every record.
///
/// - Throws: a `Failure` where the theme's folder cannot be listed.
package func schemaText(of site: Site, in folder: String, language: Language) throws(Failure) -> String {
  let theme = try readTheme(in: folder, for: site.settings, site.model).theme
  var settings = theme?.settings ?? ThemeSettings()
  // Its names are in every record of pages or of terms: they are listed once.
  let shows = settings.shows
  settings.shows = ThemeFields()
  let contract = Contract(site.model, theme: settings)
  let templates = Dictionary(uniqueKeysWithValues: contract.templates.map { ($0.type.name, $0) })
  let pageContextNames = Set(pageContextMembers.map(\.name))
  var text = "# " + Phrase("模板约定", "template contract")[language] + " \(Contract.version)\n"
  for record in contract.schema.records {
    let template = templates[record.name]
    let heading = template == nil ? record.name : "\(record.name).mustache"
    text += "\n## \(heading)\n\(record.meaning[language])\n"
    if case .fallsBack(let general) = template?.absence {
      text += "(\(Phrase("可以没有，没有时用 \(general)", "optional, else \(general)")[language]))\n"
    }
    if case .isOwn = template?.absence {
      text += "(\(Phrase("可以没有，没有时用程序自带的", "optional, else the program's own")[language]))\n"
    }
    for member in record.members where template == nil || !pageContextNames.contains(member.name) {
      text += "- `\(member.name)` \(member.type.description[language]) — \(member.meaning[language])\n"
    }
  }
  return text + shows.ofPages.listed("shows", language) + shows.ofTerms.listed("shows_of_terms", language)
}

extension [ThemeField] {
  fileprivate func listed(_ name: String, _ language: Language) -> String {
    let meaning = Phrase(
      "主题认得的名字，哪个网站上都有；网站没有这一项时为空",
      "names that the theme knows, on any site; empty where the site does not declare them")
    let lines = compactMap { field in
      valueType(of: field.schema).map {
        "- `\(field.key)` \($0.description[language]) — \(field.typeName)\n"
      }
    }
    return lines.isEmpty ? "" : "\n## \(name)\n\(meaning[language])\n" + lines.joined()
  }
}
