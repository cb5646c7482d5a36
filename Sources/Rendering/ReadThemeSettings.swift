import Content
import Diagnostics
import Images
import YAML

/// Reads what the `theme.yml` of a theme and of those that it extends say, and what the site sets for their options.
///
/// A setting that a theme lacks is taken from the theme that it extends; of palettes this holds for each colour.
///
/// - Parameter layers: the wanted theme last.
func readThemeSettings(
  _ layers: inout [ThemeFiles.Layer], site: Settings, findings: inout [Diagnostic]
) -> ThemeSettings {
  var settings = ThemeSettings()
  var broken: Set<String> = []
  settings.palette = readPalette(&layers, broken: &broken)
  for layer in layers {
    var reader = layer.reader
    if var map = layer.map {
      readThemeSettings(&map, over: &settings, broken: broken, reader: &reader)
      map.refuseOtherKeys(reader: &reader)
    }
    findings += reader.findings
  }
  findings += setOptions(of: &settings, site: site)
  return settings
}

private func readThemeSettings(
  _ map: inout MapReader, over settings: inout ThemeSettings, broken: Set<String>, reader: inout NodeReader
) {
  settings.name = map.required("name", reader: &reader) ?? ""
  settings.version = map.text("version", reader: &reader) ?? ""
  if let node = map.take("contract"), let number = map.number("contract", reader: &reader),
    number != Contract.version
  {
    reader.report(.otherContract, node, [String(number), String(Contract.version)])
  }
  if let length = map.number("page_length", reader: &reader), length > 0 { settings.pageLength = length }
  let widths = (map.take("picture_widths").flatMap { reader.items(of: $0, label: "picture_widths") } ?? [])
    .compactMap { readNumber($0, of: "picture_widths", reader: &reader) }
  if !widths.isEmpty { settings.pictureWidths = widths.filter { $0 > 0 }.sorted() }
  settings.hasAVIF = map.flag("avif", reader: &reader) ?? settings.hasAVIF
  settings.pictureSizes = map.text("picture_sizes", reader: &reader) ?? settings.pictureSizes
  settings.cardSizes = map.text("card_sizes", reader: &reader) ?? settings.cardSizes
  if let tones = map.take("picture_tones")?.list { settings.pictureTones = readTones(tones, reader: &reader) }
  settings.coverColours =
    readCoverColours(&map, of: settings.palette, reader: &reader) ?? settings.coverColours
  settings.contrasts += checkContrast(&map, of: settings.palette, broken: broken, reader: &reader)
  if var follows = map.map("follows", reader: &reader) {
    for role in ["accent", "paper"] {
      guard let node = follows.take(role) else { continue }
      settings.followers[role] = (reader.items(of: node, label: role) ?? []).compactMap { item in
        guard let name = item.text, settings.palette.names.contains(name) else {
          reader.report(
            .unknownContrastColour, item, [item.text ?? role],
            replacement: nearest(to: item.text ?? "", in: settings.palette.names.sorted()))
          return nil
        }
        return name
      }
    }
    follows.refuseOtherKeys(reader: &reader)
  }
  readOptions(&map, over: &settings.options, reader: &reader)
  readThemeFields(&map, over: &settings.shows, reader: &reader)
}

private func readTones(_ nodes: [YAMLNode], reader: inout NodeReader) -> [PictureColour] {
  nodes.compactMap { node in
    if let text = node.text, text.hasPrefix("#"), let colour = PictureColour(text) { return colour }
    reader.report(.unknownColour, node, [node.text ?? "picture_tones"])
    return nil
  }
}

/// Each is a colour, or the name of one of the palette's first scheme.
private func readCoverColours(_ map: inout MapReader, of palette: Palette, reader: inout NodeReader)
  -> CoverColours?
{
  guard var entry = map.map("cover_colours", reader: &reader) else { return nil }
  var colours: [String] = []
  for key in ["paper", "ink", "accent"] {
    guard let text = entry.required(key, reader: &reader), let node = entry.take(key) else { continue }
    let value = palette.schemes.first?[text] ?? text
    let isColour = value.utf8.count == 7 && Colour(value) != nil
    if isColour { colours.append(value) } else { reader.report(.unknownColour, node, [key]) }
  }
  entry.refuseOtherKeys(reader: &reader)
  return colours.count == 3 ? CoverColours(paper: colours[0], ink: colours[1], accent: colours[2]) : nil
}

/// Adds the options that a theme declares, in the place of those of the same names.
private func readOptions(_ map: inout MapReader, over options: inout [ThemeOption], reader: inout NodeReader)
{
  guard let declared = map.map("options", reader: &reader) else { return }
  for pair in declared.pairs {
    guard let name = pair.key.text, var entry = MapReader(pair.value, of: name, reader: &reader) else {
      continue
    }
    let label = entry.text("label", reader: &reader) ?? name
    let text = entry.text("default", reader: &reader) ?? ""
    entry.refuseOtherKeys(reader: &reader)
    let isFlag = text == "true" || text == "false"
    let option = ThemeOption(name: name, label: label, value: isFlag ? .flag(text == "true") : .text(text))
    if let known = options.firstIndex(where: { $0.name == name }) {
      options[known] = option
    } else {
      options.append(option)
    }
  }
}

/// Gives options the values that the site sets; an unknown option is a finding.
private func setOptions(of settings: inout ThemeSettings, site: Settings) -> [Diagnostic] {
  let known = settings.options.map(\.name)
  return site.themeOptions.compactMap { pair in
    let name = pair.key.text ?? ""
    guard let position = known.firstIndex(of: name) else {
      let near = nearest(to: name, in: known)
      return Diagnostic(
        .unknownOption, at: pair.key.place.location(in: "site.yml"), [name],
        help: near.map { Phrase("是不是“\($0)”？", "did you mean “\($0)”?") })
    }
    guard let text = pair.value.text else { return nil }
    settings.options[position].value =
      if case .flag = settings.options[position].value { .flag(text == "true") } else { .text(text) }
    return nil
  }
}
