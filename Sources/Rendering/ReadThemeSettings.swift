import Content
import Diagnostics
import Images
import YAML

/// Reads `theme.yml`, and what the site sets for the theme's options.
func readThemeSettings(
  _ file: String, in folder: String, site: Settings, findings: inout [Diagnostic]
) -> ThemeSettings {
  var settings = ThemeSettings()
  let (source, finding) = readSource(file, in: folder)
  guard let source else {
    findings += [finding].compactMap(\.self)
    return settings
  }
  let parsed = parseYAML(source)
  var reader = NodeReader(source)
  reader.findings = parsed.findings
  defer { findings += reader.findings }
  guard let root = parsed.root, var map = MapReader(root, of: "theme.yml", reader: &reader) else {
    return settings
  }
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
  settings.hasAVIF = map.flag("avif", reader: &reader) ?? false
  settings.pictureSizes = map.text("picture_sizes", reader: &reader) ?? settings.pictureSizes
  settings.cardSizes = map.text("card_sizes", reader: &reader) ?? settings.cardSizes
  for node in map.take("picture_tones")?.list ?? [] {
    if let text = node.text, text.hasPrefix("#"), let colour = PictureColour(text) {
      settings.pictureTones.append(colour)
    } else {
      reader.report(.unknownColour, node, [node.text ?? "picture_tones"])
    }
  }
  var broken: Set<String> = []
  settings.palette = readPalette(&map, broken: &broken, reader: &reader)
  settings.coverColours = readCoverColours(&map, of: settings.palette, reader: &reader)
  checkContrast(&map, of: settings.palette, broken: broken, reader: &reader)
  settings.options = readOptions(&map, site: site, reader: &reader)
  map.refuseOtherKeys(reader: &reader)
  return settings
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

private func readOptions(_ map: inout MapReader, site: Settings, reader: inout NodeReader) -> [ThemeOption] {
  guard let declared = map.map("options", reader: &reader) else { return [] }
  let options = declared.pairs.compactMap { pair -> ThemeOption? in
    guard let name = pair.key.text, var entry = MapReader(pair.value, of: name, reader: &reader) else {
      return nil
    }
    let label = entry.text("label", reader: &reader) ?? name
    let text = entry.text("default", reader: &reader) ?? ""
    entry.refuseOtherKeys(reader: &reader)
    let value = site.themeOptions.first { $0.key.text == name }?.value.text ?? text
    let isFlag = text == "true" || text == "false"
    return ThemeOption(name: name, label: label, value: isFlag ? .flag(value == "true") : .text(value))
  }
  let known = options.map(\.name)
  for pair in site.themeOptions where !known.contains(pair.key.text ?? "") {
    let name = pair.key.text ?? ""
    let near = nearest(to: name, in: known)
    reader.findings.append(
      Diagnostic(
        .unknownOption, at: pair.key.place.location(in: "site.yml"), [name],
        help: near.map { Phrase("是不是“\($0)”？", "did you mean “\($0)”?") }))
  }
  return options
}
