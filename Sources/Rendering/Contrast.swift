import Content
import Diagnostics
import Glibc
import YAML

extension Rule {
  /// Two colours of a theme are too near each other to be read.
  static let lowContrast = Rule(
    "low-contrast", .error,
    Phrase(
      "{4} 里“{0}”在“{1}”上的对比度是 {2}，应当不低于 {3}", "in {4} “{0}” on “{1}” has contrast {2}, {3} at least"),
    manual: Phrase(
      "看不清的字等于没有字。正文对比度不低于 4.5，大字不低于 3，大字版不低于 7（WCAG 2.2 的 1.4.3 和 1.4.6）。\n"
        + "theme.yml 里写明颜色和要配的对，每套配色都查：\n"
        + "palette:\n  light: {ink: \"#221c17\", paper: \"#fbf6ee\"}\ncontrast:\n"
        + "  - {text: ink, on: paper, at_least: 4.5}",
      "What cannot be made out cannot be read. Text has a contrast of 4.5, large text of 3, elder mode of 7 (WCAG 2.2, "
        + "1.4.3 and 1.4.6). theme.yml names colours and the pairs that meet, which are checked in every scheme."
    ))
  /// A pair names a colour that `colours` does not have.
  static let unknownContrastColour = Rule(
    "unknown-contrast-colour", .error, Phrase("palette 里没有“{0}”", "`palette` has no “{0}”"),
    manual: Phrase("contrast 里的名称要在 palette 里写明。", "`contrast` speaks of names that `palette` declares."))
  /// One scheme of a palette lacks a colour that another has.
  static let missingColour = Rule(
    "missing-colour", .error, Phrase("配色 {0} 里没有“{1}”", "the scheme {0} has no “{1}”"),
    manual: Phrase(
      "样式表和模板不管用的是哪一套，所以每套配色都要有同样的颜色：补上这一个。",
      "Style sheets and templates do not know which scheme is shown, so every scheme has the same colours: add this one."
    ))
  /// A style sheet asks for a scheme that the palette does not have.
  static let unknownScheme = Rule(
    "unknown-scheme", .error, Phrase("没有配色“{0}”", "there is no scheme “{0}”"),
    manual: Phrase(
      "样式表里的 @palette NAME; 换成 theme.yml 的 palette 里那一套颜色。",
      "`@palette NAME;` in a style sheet stands for the colours of a scheme that `palette` in theme.yml declares."
    ))
}

/// A colour of sRGB, each part from 0 to 255.
struct Colour: Sendable, Hashable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// From `#a3161a` or `#fff`; nil for anything else.
  init?(_ text: String) {
    guard text.hasPrefix("#") else { return nil }
    var digits = text.dropFirst().compactMap(\.hexDigitValue)
    guard digits.count == text.count - 1 else { return nil }
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    guard digits.count == 6 else { return nil }
    red = UInt8(digits[0] * 16 + digits[1])
    green = UInt8(digits[2] * 16 + digits[3])
    blue = UInt8(digits[4] * 16 + digits[5])
  }

  /// WCAG 2.2, “relative luminance”.
  var luminance: Double {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// WCAG 2.2, “contrast ratio”: from 1 to 21.
  func contrast(with other: Colour) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }
}

/// The linear light of a colour channel (sRGB).
private func linear(_ part: UInt8) -> Double {
  let value = Double(part) / 255
  return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
}

/// Two colours of a palette that meet.
struct ContrastPair: Sendable {
  var text: String
  var ground: String
  var limit: Double
}

/// Reads `contrast` of `theme.yml` and reports pairs that cannot be told apart, in every scheme of the palette.
///
/// - Parameter broken: colours that have a finding of their own; pairs that name them need no further one.
func checkContrast(
  _ map: inout MapReader, of palette: Palette, broken: Set<String>, reader: inout NodeReader
) -> [ContrastPair] {
  var pairs: [ContrastPair] = []
  for node in map.take("contrast")?.list ?? [] {
    guard var entry = MapReader(node, of: "contrast", reader: &reader) else { continue }
    let text = colourName("text", of: &entry, palette, broken, reader: &reader)
    let ground = colourName("on", of: &entry, palette, broken, reader: &reader)
    let least = entry.text("at_least", reader: &reader) ?? "4.5"
    entry.refuseOtherKeys(reader: &reader)
    guard let text, let ground, let limit = Double(least) else { continue }
    pairs.append(ContrastPair(text: text, ground: ground, limit: limit))
    for scheme in palette.schemes {
      guard let front = scheme[text].flatMap(Colour.init), let back = scheme[ground].flatMap(Colour.init)
      else {
        continue
      }
      let contrast = front.contrast(with: back)
      if contrast < limit {
        let shown = (contrast * 100).rounded(.down) / 100
        reader.report(.lowContrast, node, [text, ground, String(shown), least, scheme.name])
      }
    }
  }
  return pairs
}

private func colourName(
  _ key: String, of entry: inout MapReader, _ palette: Palette, _ broken: Set<String>,
  reader: inout NodeReader
) -> String? {
  guard let name = entry.required(key, reader: &reader) else { return nil }
  if palette.names.contains(name) { return name }
  if let node = entry.take(key), !broken.contains(name) {
    reader.report(
      .unknownContrastColour, node, [name], replacement: nearest(to: name, in: palette.names.sorted()))
  }
  return nil
}

/// A colour without quotation marks is a comment to YAML, and nothing is left of it.
func reportColour(_ node: YAMLNode, _ name: String, _ text: String, reader: inout NodeReader) {
  let line = reader.source.line(Int(node.place.line))
  let written = line.drop { $0 != "#" }.prefix { !$0.isWhitespace && $0 != "," && $0 != "}" }
  guard text.isEmpty, Colour(String(written)) != nil, let start = line.firstIndex(of: "#") else {
    return reader.report(.unknownColour, node, [name])
  }
  let place = TextPosition(
    line: Int(node.place.line), column: line[..<start].unicodeScalars.count + 1,
    length: written.unicodeScalars.count)
  reader.report(.unknownColour, at: place, [name], replacement: "\"\(written)\"")
}
