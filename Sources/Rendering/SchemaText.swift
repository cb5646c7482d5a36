import Content
import Diagnostics
import Templating

/// The theme authors' reference, written from the very schema that checks templates: every template with its
/// names, then every record.
///
/// - Throws: a `Failure` where the theme's folder cannot be listed.
package func schemaText(of site: Site, in folder: String, language: Language) throws(Failure) -> String {
  let theme = try readTheme(in: folder, for: site.settings, site.model).theme
  let contract = Contract(site.model, theme: theme?.settings ?? ThemeSettings())
  let isTemplate = Set(contract.entries.values)
  let frameNames = Set(frameMembers.map(\.name))
  var text = "# " + Phrase("模板约定", "template contract")[language] + " \(Contract.version)\n"
  for record in contract.schema.records {
    let heading = isTemplate.contains(record.name) ? "\(record.name).mustache" : record.name
    text += "\n## \(heading)\n\(record.meaning[language])\n"
    let isOptional = contract.fallbacks[record.name].map { Phrase("可以没有，没有时用 \($0)", "optional, else \($0)") }
    if let isOptional { text += "(\(isOptional[language]))\n" }
    for member in record.members where !isTemplate.contains(record.name) || !frameNames.contains(member.name)
    {
      text += "- `\(member.name)` \(member.type.description[language]) — \(member.meaning[language])\n"
    }
  }
  return text
}
