import Content
import Diagnostics
import Files
import Glibc
import Templating
import YAML

/// A theme, or what is wrong with it.
package struct ThemeReading: Sendable {
  package var theme: Theme?
  package var findings: [Diagnostic]
}

/// Reads the theme that a site names, from `themes/`.
///
/// - Throws: a `Failure` where a folder cannot be listed.
package func readTheme(
  in folder: String, for settings: Settings, _ model: ContentModel
) throws(Failure) -> ThemeReading {
  let name = settings.theme
  let isName = !name.isEmpty && !name.contains("/") && !name.hasPrefix(".")
  if isName, fileExists("\(folder)/themes/\(name)/theme.yml") {
    return try readTheme(at: "themes/\(name)", in: folder, for: settings, model)
  }
  // Something that is no file there is the fault, and not the name.
  if isName, case let file = "themes/\(name)/theme.yml", access("\(folder)/\(file)", F_OK) == 0 {
    return ThemeReading(findings: [readSource(file, in: folder).finding].compactMap(\.self))
  }
  let names = try walkFolder("\(folder)/themes").compactMap {
    $0.path.split(separator: "/").first.map(String.init)
  }
  let known = Set(names).sorted()
  let near = nearest(to: name, in: known)
  let help = near.map { Phrase("是不是“\($0)”？", "did you mean “\($0)”?") }
  let all = known.joined(separator: "、")
  let place = settings.themePlace.location(in: "site.yml")
  let finding = Diagnostic(
    .noTheme, at: place, [name], help: help ?? Phrase("现有：\(all)", "there are: \(all)"))
  return ThemeReading(findings: [finding])
}

/// Reads a theme's settings, templates and assets, and checks every template against what it will be given.
///
/// - Parameters:
///   - root: the theme's folder below `folder`; nothing outside it is read.
///   - site: gives the options that templates may speak of.
///   - model: gives the kinds and vocabularies that they may speak of.
package func readTheme(
  at root: String, in folder: String, for site: Settings, _ model: ContentModel
) throws(Failure) -> ThemeReading {
  let files = try walkFolder("\(folder)/\(root)")
  var findings = files.filter(\.isLink).map {
    Diagnostic(.linkOutOfTheme, at: Location(file: "\(root)/\($0.path)"))
  }
  let paths = files.filter { !$0.isLink }.map(\.path)
  var settings = readThemeSettings("\(root)/theme.yml", in: folder, site: site, findings: &findings)
  let assets = readAssets(paths, root: root, in: folder, settings.palette, findings: &findings)
  settings.assetPaths = assets.map(\.path)
  var sources = readTemplates(paths, root: root, in: folder, findings: &findings)
  let templateFiles = Array(sources.values)
  let contract = Contract(model, theme: settings)
  findings += contract.clashes.map { kind in
    Diagnostic(
      .takenTemplate, at: Location(file: "content/\(kind.folder)/_kind.yml"), [kind.template],
      help: Phrase(
        "写上 template: \(generalPageTemplate)，或别种网页没有用的名字",
        "write `template: \(generalPageTemplate)`, or a name that no other sort of page has"))
  }
  findings += useFallbacks(contract, in: &sources, root: root)
  // A template and the record that it is given have one name.
  let names = contract.templates.map(\.type.name).filter { sources[$0] != nil }
  let entries = Dictionary(uniqueKeysWithValues: names.map { ($0, $0) })
  let compiled = compileTemplates(sources, entries: entries, schema: contract.schema)
  findings += compiled.findings
  guard !findings.contains(where: \.isError) else { return ThemeReading(findings: findings) }
  let theme = Theme(
    settings: settings, templates: compiled.templates, assets: assets,
    links: templateLinks(in: templateFiles))
  return ThemeReading(theme: theme, findings: findings)
}

/// A template that another may stand in for is that one, bound to its own record. One that a theme may not leave out is
/// a finding.
private func useFallbacks(_ contract: Contract, in sources: inout [String: Source], root: String)
  -> [Diagnostic]
{
  let place = Location(file: "\(root)/theme.yml")
  var findings: [Diagnostic] = []
  let given = sources
  let absent = contract.templates.filter { given[$0.type.name] == nil }
  for template in absent.sorted(by: { $0.type.name < $1.type.name }) {
    let name = template.type.name
    switch template.absence {
    case .leavesOut: break
    case .isMistake: findings.append(Diagnostic(.noTemplate, at: place, ["templates/\(name).mustache"]))
    case .fallsBack(let general):
      guard let source = given[general] else { continue }
      sources[name] = source
      if !name.contains("-") { findings.append(Diagnostic(.generalTemplate, at: place, [name, general])) }
    }
  }
  return findings
}

private func readTemplates(
  _ paths: [String], root: String, in folder: String, findings: inout [Diagnostic]
) -> [String: Source] {
  var sources: [String: Source] = [:]
  for path in paths where path.hasPrefix("templates/") && path.hasSuffix(".mustache") {
    let (source, finding) = readSource("\(root)/\(path)", in: folder)
    findings += [finding].compactMap(\.self)
    sources[String(path.dropFirst("templates/".count).dropLast(".mustache".count))] = source
  }
  return sources
}

private func readAssets(
  _ paths: [String], root: String, in folder: String, _ palette: Palette, findings: inout [Diagnostic]
) -> [Asset] {
  var assets: [Asset] = []
  for path in paths where path.hasPrefix("assets/") {
    do throws(Failure) {
      var bytes = try readFile("\(folder)/\(root)/\(path)")
      if let leftOut = LeftOut(bytes, of: path) {
        findings.append(leftOut.finding(about: path, at: Location(file: "\(root)/\(path)")))
        continue
      }
      if path.hasSuffix(".css") {
        let sheet = applyPalette(palette, to: Source(name: "\(root)/\(path)", bytes: bytes))
        bytes = sheet.text
        findings += sheet.findings
      }
      assets.append(Asset(path: String(path.dropFirst("assets/".count)), bytes: bytes))
    } catch {
      findings.append(
        Diagnostic(
          .unreadableAsset, at: Location(file: "\(root)/\(path)"), [error.cause ?? error.message.english]))
    }
  }
  return assets
}
