import Content
import Diagnostics
import Templating
import YAML

/// The colours of a theme, by scheme: declared once in `theme.yml`, for style sheets, templates and the contrast check.
///
/// Where a style sheet says `@palette light;`, the colours of that scheme stand as custom properties, `ink_soft` as
/// `--ink-soft`; a template writes one as `{{palette.light.ink_soft}}`.
package struct Palette: Sendable {
  struct Scheme: Sendable {
    var name: String
    var colours: [(name: String, value: String)]

    subscript(name: String) -> String? { colours.first { $0.name == name }?.value }

    var customProperties: String {
      colours.map { "--\($0.name.replacing("_", with: "-")): \($0.value);" }.joined(separator: " ")
    }
  }

  var schemes: [Scheme] = []

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

  var record: Record {
    Record(schemes.map { scheme in .record(Record(scheme.colours.map { .text($0.value) })) })
  }
}

/// Reads `palette: {light: {paper: "#fbf6ee", …}, dark: {…}}`; all schemes have the same colours.
///
/// - Parameter broken: gains the names of colours that have a finding of their own.
func readPalette(_ map: inout MapReader, broken: inout Set<String>, reader: inout NodeReader) -> Palette {
  var palette = Palette()
  guard let declared = map.map("palette", reader: &reader) else { return palette }
  for pair in declared.pairs {
    guard let name = pair.key.text, let entry = MapReader(pair.value, of: name, reader: &reader) else {
      continue
    }
    var scheme = Palette.Scheme(name: name, colours: [])
    for colour in entry.pairs {
      guard let key = colour.key.text, let text = reader.text(colour.value, of: key) else { continue }
      if Colour(text) != nil {
        scheme.colours.append((key, text))
      } else {
        broken.insert(key)
        reportColour(colour.value, key, text, reader: &reader)
      }
    }
    palette.schemes.append(scheme)
  }
  reportMissingColours(of: palette, broken: broken, declared, reader: &reader)
  return palette
}

private func reportMissingColours(
  of palette: Palette, broken: Set<String>, _ declared: MapReader, reader: inout NodeReader
) {
  for (scheme, pair) in zip(palette.schemes, declared.pairs) {
    for name in palette.names where scheme[name] == nil && !broken.contains(name) {
      reader.report(
        .missingColour, at: pair.key.place, [scheme.name, name])
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
