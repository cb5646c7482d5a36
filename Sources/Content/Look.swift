import Diagnostics
import Files
import YAML

/// The parts of the theme's look that a site sets: logo, icon and colours.
package struct Look: Sendable, Hashable {
  /// Path below the site's home, such as `/logo.svg`, whose file lies in `static/`; empty for the theme's own logo.
  package var logo = ""
  /// The logo for dark backgrounds; empty if one serves both.
  package var darkLogo = ""
  package var favicon = ""
  /// `accent` and `paper`; the theme checks their values.
  package var colours: [YAMLNode.Pair] = []
}

/// Reads `logo`, `favicon` and `colours` of `site.yml`.
func readLook(_ map: inout MapReader, in folder: String, reader: inout NodeReader) -> Look {
  var look = Look()
  if let node = map.take("logo") {
    if node.map == nil {
      look.logo = file(node, of: "logo", in: folder, reader: &reader)
    } else if var logo = MapReader(node, of: "logo", reader: &reader) {
      look.logo = logo.take("light").map { file($0, of: "light", in: folder, reader: &reader) } ?? ""
      look.darkLogo = logo.take("dark").map { file($0, of: "dark", in: folder, reader: &reader) } ?? ""
      logo.refuseOtherKeys(reader: &reader)
    }
  }
  look.favicon = map.take("favicon").map { file($0, of: "favicon", in: folder, reader: &reader) } ?? ""
  look.colours = map.map("colours", reader: &reader)?.pairs ?? []
  return look
}

/// The address of a picture in `static/`.
private func file(_ node: YAMLNode, of label: String, in folder: String, reader: inout NodeReader) -> String {
  guard let text = reader.text(node, of: label) else { return "" }
  let path =
    text.hasPrefix("static/") ? String(text.dropFirst("static/".count)) : String(text.drop { $0 == "/" })
  let isPicture = [".svg", ".png", ".ico"].contains { path.lowercased().hasSuffix($0) }
  guard isPicture, !path.split(separator: "/").contains(".."), fileExists("\(folder)/static/\(path)") else {
    let known = ((try? walkFolder(folder, from: "static")) ?? []).map {
      "/" + $0.path.dropFirst("static/".count)
    }
    reader.report(.noLookFile, node, [label, path], replacement: nearest(to: "/" + path, in: known))
    return ""
  }
  return "/" + path
}

extension Rule {
  static let noLookFile = Rule(
    "no-look-file", .error, Phrase("“{0}”：static/ 里没有图片 {1}", "“{0}”: there is no picture {1} in static/"),
    manual: Phrase(
      "把标志或图标放进 static/，写它在网站上的地址；要 SVG 或 PNG，图标也可以是 ICO。\n"
        + "logo: {light: /logo.svg, dark: /logo-dark.svg}\nfavicon: /favicon.svg",
      "Put the logo or icon into static/ and write its address on the site: SVG or PNG, an icon may be ICO, too.\n"
        + "logo: {light: /logo.svg, dark: /logo-dark.svg}\nfavicon: /favicon.svg"))
}
