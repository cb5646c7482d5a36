import Content
import Diagnostics
import Glibc
import Images
import YAML

extension Rule {
  static let lowSiteContrast = Rule(
    "low-site-contrast", .error,
    Phrase(
      "用颜色 {0}，{5} 里“{1}”在“{2}”上的对比度只有 {3}，应当不低于 {4}",
      "with the colour {0}, “{1}” on “{2}” has contrast {3} in {5}, {4} at least"),
    manual: Phrase(
      "site.yml 的 colours 只写一种主色 accent 和一种底色 paper，其余的颜色由它们得出；配成对的都要看得清（WCAG 2.2）。"
        + "换成给出的最接近的颜色，或自己选一种深些、浅些的。\ncolours: {accent: \"#14532d\"}",
      "`colours` of site.yml has one accent and one paper, from which all others are made; those that meet must be told "
        + "apart (WCAG 2.2). Take the nearest colour that does, which is given, or choose a darker or lighter one.\n"
        + "colours: {accent: \"#14532d\"}"))
  static let noSiteColour = Rule(
    "no-site-colour", .error, Phrase("主题没有可以换的颜色“{0}”", "the theme has no colour “{0}” to be set"),
    manual: Phrase(
      "colours 里写 accent（主色）和 paper（底色）；主题在 theme.yml 的 follows 里写明哪些颜色跟着变。",
      "`colours` has `accent` and `paper`; a theme says by `follows` in theme.yml which of its colours follow them."
    ))
}

/// Puts a site's accent and paper into the theme's palette, with all colours that follow them.
///
/// - Returns: findings about these colours, at their places in `site.yml`, with the nearest colour that would do.
func applyColours(of site: Settings, to settings: inout ThemeSettings, in folder: String) -> [Diagnostic] {
  guard !site.look.colours.isEmpty, let source = readSource("site.yml", in: folder).source else { return [] }
  var reader = NodeReader(source)
  let theme = settings.palette
  for pair in site.look.colours {
    guard let role = pair.key.text, let followers = settings.followers[role], let first = followers.first,
      let base = theme.schemes.first?[first].flatMap(Colour.init)
    else {
      let known = settings.followers.keys.sorted()
      let name = pair.key.text ?? ""
      reader.report(.noSiteColour, pair.key, [name], replacement: nearest(to: name, in: known))
      // A colour that another theme would take does no harm to this one.
      if ["accent", "paper"].contains(name) {
        reader.findings[reader.findings.count - 1].severity = .notice
      }
      continue
    }
    let text = pair.value.text ?? ""
    guard let wanted = Colour(text) else {
      reportColour(pair.value, role, text, reader: &reader)
      continue
    }
    let palette = settings.palette.following(wanted, from: base, followers)
    if let low = palette.lowContrast(of: settings.contrasts) {
      let near = nearest(to: wanted) { colour in
        settings.palette.following(colour, from: base, followers).lowContrast(of: settings.contrasts) == nil
      }
      let shown = (low.contrast * 100).rounded(.down) / 100
      reader.report(
        .lowSiteContrast, pair.value,
        [text, low.pair.text, low.pair.ground, String(shown), String(low.pair.limit), low.scheme],
        replacement: near.map { "\"\($0.text)\"" })
      continue
    }
    settings.palette = palette
  }
  for (before, after) in zip(theme.schemes, settings.palette.schemes) {
    for (old, new) in zip(before.colours, after.colours) where old.value != new.value {
      settings.replaced[old.value] = settings.replaced[old.value] ?? new.value
    }
  }
  if let cover = settings.coverColours {
    let changed = { [replaced = settings.replaced] (value: String) in replaced[value] ?? value }
    settings.coverColours = CoverColours(
      paper: changed(cover.paper), ink: changed(cover.ink), accent: changed(cover.accent))
  }
  return reader.findings
}

extension ThemeSettings {
  /// A style sheet or a drawing that names colours of the theme, with those of the site.
  func recoloured(_ bytes: [UInt8]) -> [UInt8] {
    var text = String(decoding: bytes, as: UTF8.self)
    let pairs = replaced.sorted { $0.key < $1.key }
    // In two steps, since one of the new colours may be one of the old.
    for (number, pair) in pairs.enumerated() { text = text.replacing(pair.key, with: "\u{1}\(number)\u{2}") }
    for (number, pair) in pairs.enumerated() {
      text = text.replacing("\u{1}\(number)\u{2}", with: pair.value)
    }
    return Array(text.utf8)
  }
}

extension Palette {
  /// With a colour in the place of another, and those that follow it as far from it as they were.
  fileprivate func following(_ colour: Colour, from base: Colour, _ names: [String]) -> Palette {
    var palette = self
    for scheme in palette.schemes.indices {
      for name in names {
        guard let own = palette.schemes[scheme][name].flatMap(Colour.init) else { continue }
        palette.schemes[scheme].set(name, to: own.following(colour, from: base).text)
      }
    }
    return palette
  }

  /// The pair that is the hardest to tell apart, of those that are too hard.
  fileprivate func lowContrast(of pairs: [ContrastPair]) -> (
    pair: ContrastPair, contrast: Double, scheme: String
  )? {
    let all = schemes.flatMap { scheme in
      pairs.compactMap { pair -> (pair: ContrastPair, contrast: Double, scheme: String)? in
        guard let text = scheme[pair.text].flatMap(Colour.init),
          let ground = scheme[pair.ground].flatMap(Colour.init)
        else { return nil }
        return (pair, text.contrast(with: ground), scheme.name)
      }
    }
    return all.filter { $0.contrast < $0.pair.limit }
      .min { $0.contrast / $0.pair.limit < $1.contrast / $1.pair.limit }
  }
}

/// The colour of the same hue that is nearest in lightness and good enough.
private func nearest(to colour: Colour, where isGood: (Colour) -> Bool) -> Colour? {
  let parts = colour.parts
  for step in 1...100 {
    for lightness in [parts.lightness - Double(step) / 100, parts.lightness + Double(step) / 100] {
      guard 0...1 ~= lightness else { continue }
      let other = Colour(hue: parts.hue, saturation: parts.saturation, lightness: lightness)
      if isGood(other) { return other }
    }
  }
  return nil
}

extension Colour {
  /// `#a3161a`.
  fileprivate var text: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Hue from 0 to 6, saturation and lightness from 0 to 1.
  fileprivate var parts: (hue: Double, saturation: Double, lightness: Double) {
    let (r, g, b) = (Double(red) / 255, Double(green) / 255, Double(blue) / 255)
    let (high, low) = (max(r, g, b), min(r, g, b))
    let (lightness, spread) = ((high + low) / 2, high - low)
    guard spread > 0 else { return (0, 0, lightness) }
    let saturation = spread / (1 - abs(2 * lightness - 1))
    let hue =
      if high == r { (g - b) / spread } else if high == g { (b - r) / spread + 2 } else {
        (r - g) / spread + 4
      }
    return (hue < 0 ? hue + 6 : hue, min(saturation, 1), lightness)
  }

  fileprivate init(hue: Double, saturation: Double, lightness: Double) {
    let turned = fmod(fmod(hue, 6) + 6, 6)
    let spread = (1 - abs(2 * lightness - 1)) * saturation
    let second = spread * (1 - abs(fmod(turned, 2) - 1))
    let (r, g, b): (Double, Double, Double) =
      switch Int(turned) {
      case 0: (spread, second, 0)
      case 1: (second, spread, 0)
      case 2: (0, spread, second)
      case 3: (0, second, spread)
      case 4: (second, 0, spread)
      default: (spread, 0, second)
      }
    let byte = { (part: Double) in
      UInt8(max(0, min(255, ((part + lightness - spread / 2) * 255).rounded())))
    }
    self.init(red: byte(r), green: byte(g), blue: byte(b))
  }

  /// This colour, which went with `base`, adapted to another: with the other's hue and strength. Its lightness is moved
  /// as the other's, the less the more it differed: a tint of paper stays one.
  fileprivate func following(_ other: Colour, from base: Colour) -> Colour {
    if self == base { return other }
    let (own, from, to) = (parts, base.parts, other.parts)
    let strength = from.saturation > 0.02 ? to.saturation / from.saturation : to.saturation
    let weight = max(0, 1 - abs(own.lightness - from.lightness) / 0.3)
    return Colour(
      hue: to.hue + (from.saturation > 0.02 ? own.hue - from.hue : 0),
      saturation: min(1, own.saturation * strength),
      lightness: max(0, min(1, own.lightness + (to.lightness - from.lightness) * weight)))
  }
}
