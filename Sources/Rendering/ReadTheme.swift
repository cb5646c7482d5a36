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

/// Reads the theme that a site names, from `themes/`.
///
/// - Throws: a `Failure` where a folder cannot be listed.
package func readTheme(
  in folder: String, for settings: Settings, _ model: ContentModel
) throws(Failure) -> ThemeReading {
  let name = settings.theme
  if isThemeName(name), fileExists("\(folder)/themes/\(name)/theme.yml") {
    return try readTheme(at: "themes/\(name)", in: folder, for: settings, model)
  }
  let place = settings.themePlace.location(in: "site.yml")
  return ThemeReading(findings: [try noTheme(name, at: place, among: "\(folder)/themes")])
}

/// Reads a theme's settings, words, templates and assets, with those of the themes that it extends, and checks every
/// template against what it will be given.
///
/// - Parameters:
///   - root: the theme's folder below `folder`; nothing outside it and its siblings is read.
///   - site: gives the language, and the options that templates may speak of.
///   - model: gives the kinds and vocabularies that they may speak of.
package func readTheme(
  at root: String, in folder: String, for site: Settings, _ model: ContentModel
) throws(Failure) -> ThemeReading {
  var findings: [Diagnostic] = []
  var themeFiles = try readThemeFiles(at: root, in: folder, findings: &findings)
  var settings = readThemeSettings(&themeFiles.layers, site: site, findings: &findings)
  let files = themeFiles.files
  let assets = readAssets(files, in: folder, settings.palette, findings: &findings)
  settings.assetPaths = assets.map(\.path)
  var sources = readTemplates(files, in: folder, findings: &findings)
  let words = readWords(of: themeFiles, in: folder, for: site, findings: &findings)
  let contract = Contract(model, theme: settings, words: words.forTemplates)
  findings += useFallbacks(contract, in: &sources, root: root)
  let entries = contract.entries.filter { sources[$0.key] != nil }
  let compiled = compileTemplates(sources, entries: entries, schema: contract.schema)
  findings += compiled.findings
  findings += words.check(said: compiled.words, contract.schema, in: "\(root)/words.yml")
  guard !findings.contains(where: \.isError) else { return ThemeReading(findings: findings) }
  let theme = Theme(settings: settings, words: words.words, templates: compiled.templates, assets: assets)
  return ThemeReading(theme: theme, findings: findings)
}

/// A template that a theme may leave out is the general one, bound to the special one's record.
/// A template that it may not leave out is a finding.
private func useFallbacks(_ contract: Contract, in sources: inout [String: Source], root: String)
  -> [Diagnostic]
{
  var findings: [Diagnostic] = []
  for name in contract.entries.keys.sorted() where sources[name] == nil {
    let general = contract.fallbacks[name]
    if let general, let source = sources[general] {
      sources[name] = source
      if !name.contains("-") {
        findings.append(
          Diagnostic(.generalTemplate, at: Location(file: "\(root)/theme.yml"), [name, general]))
      }
    } else if general == nil, !optionalTemplates.contains(name) {
      findings.append(
        Diagnostic(.noTemplate, at: Location(file: "\(root)/theme.yml"), ["templates/\(name).mustache"]))
    }
  }
  return findings
}

/// The words of all layers, of which the nearest counts.
private func readWords(
  of theme: ThemeFiles, in folder: String, for site: Settings, findings: inout [Diagnostic]
) -> ThemeWords {
  var own = WordTables()
  for layer in theme.layers where layer.paths.contains("words.yml") {
    let (source, finding) = readSource("\(layer.root)/words.yml", in: folder)
    findings += [finding].compactMap(\.self)
    if let source { own = own.overlaid(by: readWordTables(source, findings: &findings)) }
  }
  return ThemeWords(own, for: site, findings: &findings)
}

private func readTemplates(
  _ files: [(path: String, file: String)], in folder: String, findings: inout [Diagnostic]
) -> [String: Source] {
  var sources: [String: Source] = [:]
  for (path, file) in files where path.hasPrefix("templates/") && path.hasSuffix(".mustache") {
    let (source, finding) = readSource(file, in: folder)
    findings += [finding].compactMap(\.self)
    sources[String(path.dropFirst("templates/".count).dropLast(".mustache".count))] = source
  }
  return sources
}

private func readAssets(
  _ files: [(path: String, file: String)], in folder: String, _ palette: Palette,
  findings: inout [Diagnostic]
) -> [Asset] {
  var assets: [Asset] = []
  for (path, file) in files where path.hasPrefix("assets/") {
    do throws(Failure) {
      var bytes = try readFile("\(folder)/\(file)")
      if path.hasSuffix(".css") {
        let sheet = applyPalette(palette, to: Source(name: file, bytes: bytes))
        bytes = sheet.text
        findings += sheet.findings
      }
      assets.append(Asset(path: String(path.dropFirst("assets/".count)), bytes: bytes))
    } catch {
      findings.append(
        Diagnostic(.unreadableAsset, at: Location(file: file), [error.cause ?? error.message.english]))
    }
  }
  return assets
}
