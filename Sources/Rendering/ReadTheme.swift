import Content
import Diagnostics
import Files
import Templating
import YAML

/// A theme, or what is wrong with it.
package struct ThemeReading: Sendable {
  package var theme: Theme?
  package var findings: [Diagnostic]
}

/// Reads a theme's settings, templates and assets, and checks every template against what it will be given.
///
/// - Parameters:
///   - name: the folder below `themes/`.
///   - folder: the site's folder; nothing outside the theme's own folder is read.
package func readTheme(_ name: String, in folder: String, for site: Site) throws(Failure) -> ThemeReading {
  let root = "themes/\(name)"
  let files = try walkFolder("\(folder)/\(root)")
  guard files.contains(where: { $0.path == "theme.yml" }) else {
    let known = Set(try walkFolder("\(folder)/themes").compactMap { $0.path.split(separator: "/").first.map(String.init) })
    let help = nearest(to: name, in: known.sorted()) ?? known.sorted().joined(separator: ", ")
    return ThemeReading(
      findings: [Diagnostic(.noTheme, at: Location(file: "site.yml"), [name], help: Phrase(help, help))])
  }
  var findings = files.filter(\.isLink).map { Diagnostic(.linkOutOfTheme, at: Location(file: "\(root)/\($0.path)")) }
  let paths = files.filter { !$0.isLink }.map(\.path)
  var settings = readThemeSettings("\(root)/theme.yml", in: folder, site: site.settings, findings: &findings)
  let assets = readAssets(paths, root: root, in: folder, findings: &findings)
  settings.assetPaths = assets.map(\.path)
  var sources = readTemplates(paths, root: root, in: folder, findings: &findings)
  let contract = Contract(site.model, theme: settings)
  findings += useFallbacks(contract, in: &sources, root: root)
  let entries = contract.entries.filter { sources[$0.key] != nil || !optionalTemplates.contains($0.key) }
  let compiled = compileTemplates(sources, entries: entries, schema: contract.schema)
  findings += compiled.findings
  guard !findings.contains(where: \.isError) else { return ThemeReading(findings: findings) }
  let theme = Theme(settings: settings, templates: compiled.templates, assets: assets)
  return ThemeReading(theme: theme, findings: findings)
}

/// A template that a theme may leave out is the general one, bound to the special one's record.
/// A template that it may not leave out is a finding.
private func useFallbacks(_ contract: Contract, in sources: inout [String: Source], root: String) -> [Diagnostic] {
  var findings: [Diagnostic] = []
  for name in contract.entries.keys.sorted() where sources[name] == nil {
    let general = contract.fallbacks[name]
    if let general, let source = sources[general] {
      sources[name] = source
      if !name.contains("-") {
        findings.append(Diagnostic(.generalTemplate, at: Location(file: "\(root)/theme.yml"), [name, general]))
      }
    } else if general == nil, !optionalTemplates.contains(name) {
      findings.append(
        Diagnostic(.noTemplate, at: Location(file: "\(root)/theme.yml"), ["templates/\(name).mustache"]))
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
  _ paths: [String], root: String, in folder: String, findings: inout [Diagnostic]
) -> [Asset] {
  var assets: [Asset] = []
  for path in paths where path.hasPrefix("assets/") {
    do throws(Failure) {
      let bytes = try readFile("\(folder)/\(root)/\(path)")
      assets.append(Asset(path: String(path.dropFirst("assets/".count)), bytes: bytes))
    } catch {
      findings.append(
        Diagnostic(.unreadableAsset, at: Location(file: "\(root)/\(path)"), [error.cause ?? error.message.english]))
    }
  }
  return assets
}
