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
  if isThemeName(name), fileExists("\(folder)/themes/\(name)/theme.yml") {
    return try readTheme(at: "themes/\(name)", in: folder, for: settings, model)
  }
  // Something that is no file there is the fault, and not the name.
  if isThemeName(name), case let file = "themes/\(name)/theme.yml", access("\(folder)/\(file)", F_OK) == 0 {
    return ThemeReading(findings: [readSource(file, in: folder).finding].compactMap(\.self))
  }
  let place = settings.themePlace.location(in: "site.yml")
  return ThemeReading(findings: [try noTheme(name, at: place, among: "\(folder)/themes")])
}

/// Reads a theme's settings, words, templates and assets, with those of the themes that it extends, and checks every
/// template against what it will be given.
///
/// - Parameters:
///   - root: the theme's folder below `folder`; nothing outside it and its siblings is read.
///   - site: gives the language, and the options that templates may name.
///   - model: gives the kinds and vocabularies that they may name.
package func readTheme(
  at root: String, in folder: String, for site: Settings, _ model: ContentModel
) throws(Failure) -> ThemeReading {
  var findings: [Diagnostic] = []
  var themeFiles = try readThemeFiles(at: root, in: folder, findings: &findings)
  var settings = readThemeSettings(&themeFiles.layers, site: site, findings: &findings)
  findings += applyColours(of: site, to: &settings, in: folder)
  let files = themeFiles.files
  let origin = SiteAddresses(site).absolute("")
  let assets = readAssets(files, in: folder, settings, origin: origin, findings: &findings)
  settings.assetPaths = assets.map(\.path)
  var sources = readTemplates(files, in: folder, findings: &findings)
  let templateFiles = Array(sources.values)
  let words = readWords(of: themeFiles, in: folder, for: site, model, findings: &findings)
  var contract = Contract(model, theme: settings, words: words.forTemplates)
  findings += contract.clashes.map { kind in
    Diagnostic(
      .takenTemplate, at: Location(file: "content/\(kind.folder)/_kind.yml"), [kind.template],
      help: Phrase(
        "写上 template: \(generalPageTemplate)，或别种网页没有用的名字",
        "write `template: \(generalPageTemplate)`, or a name that no other sort of page has"))
  }
  let given = sources
  findings += useFallbacks(contract, in: &sources, root: root)
  // A piece that has a kind's name by chance shows none of its pages.
  let pieces = Set(model.kinds.map(\.template).filter { isPiece($0, in: given) })
  for kind in model.kinds where pieces.contains(kind.template) {
    let own = ownPageTemplate(of: kind)
    sources[own] = given[own] ?? given[generalPageTemplate]
  }
  // A template and the record that it is given have one name.
  let names = contract.templates.map(\.type.name).filter { sources[$0] != nil && !pieces.contains($0) }
  let entries = Dictionary(uniqueKeysWithValues: names.map { ($0, $0) })
  var compiled = compileTemplates(sources, entries: entries, schema: contract.schema)
  let conflicts = typeConflicts(of: model, with: settings.shows)
  let unread = conflicts.filter {
    !compiled.templates.isEmpty && !$0.isRead(by: compiled.templates, contract)
  }
  if !unread.isEmpty {
    settings.shows = settings.shows.without(unread)
    contract = Contract(model, theme: settings, words: words.forTemplates)
    compiled = compileTemplates(sources, entries: entries, schema: contract.schema)
  }
  findings += typeConflicts(of: model, with: settings.shows).map(\.finding)
  findings += compiled.findings
  findings += sources[weChatSchema.name].map { unkeptStyles(in: $0, settings.palette) } ?? []
  findings += words.check(said: compiled.words, contract.schema, in: "\(root)/words.yml")
  guard !findings.contains(where: \.isError) else { return ThemeReading(findings: findings) }
  let duties = ThemeDuties(
    templates: compiled.templates, contract: contract, model: model, site: site,
    files: sources.mapValues(\.name))
  findings += duties.findings(in: "\(root)/theme.yml")
  findings += unusedTemplates(
    in: given, compiled.references, names: contract.templates.map(\.type.name),
    kinds: model.kinds.map(\.slug), root: root)
  let theme = Theme(
    settings: settings, words: words.words, templates: compiled.templates, assets: assets,
    links: templateLinks(in: templateFiles))
  return ThemeReading(theme: theme, findings: findings)
}

/// Gives a missing template the source of its fallback, bound to its own record. A missing template that a theme may
/// not leave out is a finding.
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
    case .isOwn(let bytes): sources[name] = Source(name: "\(name).mustache", bytes: bytes)
    }
  }
  return findings
}

/// The words of all layers, of which the nearest counts.
private func readWords(
  of theme: ThemeFiles, in folder: String, for site: Settings, _ model: ContentModel,
  findings: inout [Diagnostic]
) -> ThemeWords {
  var own = WordTables()
  for layer in theme.layers where layer.paths.contains("words.yml") {
    let (source, finding) = readSource("\(layer.root)/words.yml", in: folder)
    findings += [finding].compactMap(\.self)
    if let source { own = own.overlaid(by: readWordTables(source, findings: &findings)) }
  }
  return ThemeWords(own, for: site, model, findings: &findings)
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
  _ files: [(path: String, file: String)], in folder: String, _ settings: ThemeSettings,
  origin: String, findings: inout [Diagnostic]
) -> [Asset] {
  var assets: [Asset] = []
  for (path, file) in files where path.hasPrefix("assets/") {
    do throws(Failure) {
      var bytes = try readFile("\(folder)/\(file)")
      if let leftOut = LeftOut(bytes, of: path) {
        findings.append(leftOut.finding(about: path, at: Location(file: file)))
        continue
      }
      if !settings.replaced.isEmpty, path.hasSuffix(".css") || path.hasSuffix(".svg") {
        bytes = settings.recoloured(bytes)
      }
      if path.hasSuffix(".css") {
        let sheet = applyPalette(settings.palette, to: Source(name: file, bytes: bytes))
        bytes = Array(
          String(decoding: sheet.text, as: UTF8.self).replacing("@site-origin", with: origin).utf8)
        bytes = leanStyles(bytes)
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
