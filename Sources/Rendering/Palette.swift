import Content
import Diagnostics
import Templating
import YAML

/// The colours of a theme, by scheme: declared once in `theme.yml`, for style sheets, templates and the contrast check.
///
/// In a style sheet, `@palette light;` becomes the colours of that scheme as custom properties, `ink_soft` as
/// `--ink-soft`; a template writes one as `{{palette.light.ink_soft}}`.
package struct Palette: Sendable {
  struct Scheme: Sendable {
    var name: String
    var colours: [(name: String, value: String)]

    subscript(name: String) -> String? { colours.first { $0.name == name }?.value }

    mutating func set(_ name: String, to value: String) {
      if let known = colours.firstIndex(where: { $0.name == name }) {
        colours[known].value = value
      } else {
        colours.append((name, value))
      }
    }

    var customProperties: String {
      colours.map { "--\($0.name.replacing("_", with: "-")): \($0.value);" }.joined(separator: " ")
    }
  }

  var schemes: [Scheme] = []

  /// The position of a scheme, which is added if it is missing.
  fileprivate mutating func position(of name: String) -> Int {
    if let known = schemes.firstIndex(where: { $0.name == name }) { return known }
    schemes.append(Scheme(name: name, colours: []))
    return schemes.count - 1
  }

  subscript(scheme: String) -> Scheme? { schemes.first { $0.name == scheme } }

  /// The names of all schemes' colours, in the order of their declaration.
  var names: [String] {
    var seen: Set<String> = []
    return schemes.flatMap { $0.colours.map(\.name) }.filter { seen.insert($0).inserted }
  }
}

extension Palette {
  /// The record `Palette`, and one for every scheme.
  var recordTypes: [RecordType] {
    let members = schemes.enumerated().map { slot, scheme in
      Member(
        scheme.name, .record("Palette.\(scheme.name)"), slot: slot,
        meaning: Phrase("\(scheme.name) 的颜色", "the colours of \(scheme.name)"))
    }
    return [RecordType("Palette", meaning: Phrase("主题的颜色", "the theme's colours"), members: members)]
      + schemes.map { scheme in
        RecordType(
          "Palette.\(scheme.name)", meaning: Phrase("\(scheme.name) 的颜色", "the colours of \(scheme.name)"),
          members: scheme.colours.enumerated().map { slot, colour in
            Member(colour.name, .text, slot: slot, meaning: Phrase("颜色 \(colour.name)", colour.name))
          })
      }
  }

  var record: TemplateRecord {
    TemplateRecord(schemes.map { scheme in .record(TemplateRecord(scheme.colours.map { .text($0.value) })) })
  }
}

/// Reads `palette: {light: {paper: "#fbf6ee", …}, dark: {…}}` of themes that extend each other, the wanted one last: each
/// colour is the last theme's that has it. All schemes have the same colours.
///
/// - Parameter broken: gains the names of colours that have a finding of their own.
func readPalette(_ layers: inout [ThemeFiles.Layer], broken: inout Set<String>) -> Palette {
  var palette = Palette()
  for position in layers.indices {
    readPalette(&layers[position], over: &palette, broken: &broken)
  }
  for position in layers.indices {
    for pair in layers[position].map?.take("palette")?.map ?? [] {
      guard let name = pair.key.text, let scheme = palette[name] else { continue }
      for colour in palette.names where scheme[colour] == nil && !broken.contains(colour) {
        layers[position].reader.report(.missingColour, at: pair.key.place, [name, colour])
      }
    }
  }
  return palette
}

private func readPalette(
  _ layer: inout ThemeFiles.Layer, over palette: inout Palette, broken: inout Set<String>
) {
  guard let node = layer.map?.take("palette"),
    let declared = MapReader(node, of: "palette", reader: &layer.reader)
  else { return }
  for pair in declared.pairs {
    guard let name = pair.key.text, let entry = MapReader(pair.value, of: name, reader: &layer.reader) else {
      continue
    }
    let scheme = palette.position(of: name)
    for colour in entry.pairs {
      guard let key = colour.key.text, let text = layer.reader.text(colour.value, of: key) else { continue }
      if Colour(text) != nil {
        palette.schemes[scheme].set(key, to: text)
      } else {
        broken.insert(key)
        reportColour(colour.value, key, text, reader: &layer.reader)
      }
    }
  }
}

/// The style sheet with the colours of a scheme in the place of each `@palette NAME;`.
///
/// - Returns: the text, with a finding for every scheme that the palette does not have.
func applyPalette(_ palette: Palette, to sheet: Source) -> (text: [UInt8], findings: [Diagnostic]) {
  var text = ""
  var findings: [Diagnostic] = []
  var rest = String(decoding: sheet.bytes, as: UTF8.self)[...]
  var line = 1
  while let start = rest.firstRange(of: "@palette "), let end = rest[start.upperBound...].firstIndex(of: ";")
  {
    let before = rest[..<start.lowerBound]
    line += before.utf8.count { $0 == UInt8(ascii: "\n") }
    text += before
    let name = String(rest[start.upperBound..<end]).trimmingSpaces
    if let scheme = palette[name] {
      text += scheme.customProperties
    } else {
      let known = palette.schemes.map(\.name).joined(separator: "、")
      findings.append(
        Diagnostic(
          .unknownScheme, at: Location(file: sheet.name, line: line), [name],
          help: Phrase("theme.yml 的 palette 里有：\(known)", "`palette` in theme.yml has: \(known)")))
    }
    rest = rest[rest.index(after: end)...]
  }
  return (Array((text + rest).utf8), findings)
}
