import Diagnostics
import Files
import Text
import YAML

/// Reads `site.yml`.
///
/// - Returns: nil settings if the file is missing or not sufficient to build a site.
package func readSettings(in folder: String) -> (settings: Settings?, findings: [Diagnostic]) {
  guard fileExists(folder + "/site.yml") || linksWithin(folder, "site.yml") else {
    let isLink = linkTarget(folder + "/site.yml") != nil
    return (
      nil,
      [isLink ? linkOutside : Diagnostic(.noSite, at: Location(file: "site.yml"), help: Rule.noSite.manual)]
    )
  }
  let (source, finding) = readSource("site.yml", in: folder)
  guard let source else { return (nil, [finding].compactMap(\.self)) }
  let parsed = parseYAML(source)
  var reader = NodeReader(source)
  reader.findings = [finding].compactMap(\.self) + parsed.findings
  guard let root = parsed.root, var map = MapReader(root, of: "site.yml", keys: siteKeys, reader: &reader)
  else {
    if parsed.root == nil, parsed.findings.isEmpty {
      reader.findings.append(emptyFile(source.name))
    }
    return (nil, reader.findings)
  }
  let settings = readSettings(&map, in: folder, reader: &reader)
  map.refuseOtherKeys(reader: &reader)
  return (reader.hasErrors ? nil : settings, reader.findings)
}

/// `site.yml` may be a link, as long as its target is in the site's folder.
private let linkOutside = Diagnostic(
  .linkedFile, at: Location(file: "site.yml"),
  help: Phrase(
    "它指到网站的文件夹以外，或者指的文件不在；放上文件本身，或让它指到这个文件夹里的文件",
    "it leads out of the site's folder, or to nothing; put the file itself here, or let the link lead to a file in this folder"
  ))

private func readSettings(_ map: inout MapReader, in folder: String, reader: inout NodeReader) -> Settings {
  var settings = Settings()
  settings.name = map.required("name", reader: &reader) ?? ""
  settings.address = readAddress(&map, reader: &reader)
  settings.tagline = map.text("tagline", reader: &reader) ?? ""
  settings.description = map.text("description", reader: &reader) ?? settings.tagline
  if let node = map.take("language"), !node.isEmpty {
    settings.language = LanguageTag.read(node, of: "language", reader: &reader) ?? settings.language
    settings.languagePlace = node.place
  }
  settings.theme = map.text("theme", reader: &reader) ?? settings.theme
  if let node = map.take("theme") { settings.themePlace = node.place }
  settings.owner = map.text("owner", reader: &reader) ?? ""
  if var contact = map.map("contact", keys: officeContactKeys, reader: &reader) {
    settings.contact.phone = contact.text("phone", reader: &reader) ?? ""
    settings.contact.email = contact.text("email", reader: &reader) ?? ""
    settings.contact.address = contact.text("address", reader: &reader) ?? ""
    contact.refuseOtherKeys(reader: &reader)
  }
  settings.registration.icp = map.text("icp", reader: &reader) ?? ""
  settings.registration.police = map.text("police", reader: &reader) ?? ""
  settings.registration.code = map.text("code", reader: &reader) ?? ""
  settings.registration.mark = map.text("mark", reader: &reader) ?? ""
  settings.registration.report = map.text("report", reader: &reader) ?? ""
  settings.navigation = readNavigation(&map, reader: &reader)
  settings.tellsStatistics = map.flag("stats", reader: &reader) ?? false
  settings.hasSearch = map.flag("search", reader: &reader) ?? true
  settings.checks = map.map("checks", reader: &reader)?.pairs ?? []
  settings.targets = readTargets(&map, reader: &reader)
  settings.themeOptions = map.map("options", reader: &reader)?.pairs ?? []
  settings.look = readLook(&map, in: folder, reader: &reader)
  return settings
}

/// The site's address: absolute, without query, ending with `/`.
private func readAddress(_ map: inout MapReader, reader: inout NodeReader) -> String {
  guard let text = map.required("address", reader: &reader), let node = map.take("address") else { return "" }
  let isAbsolute = ["https://", "http://"].contains {
    text.lowercased().hasPrefix($0) && text.count > $0.count
  }
  guard isAbsolute, !text.contains(where: { "?#\"'<> ".contains($0) }) else {
    reader.report(.notAnAddress, node, ["address", text], replacement: addressLike(text))
    return ""
  }
  let address = text.hasSuffix("/") ? text : text + "/"
  let host = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3).joined(
    separator: "/")
  if address != host + "/" {
    reader.report(
      .robotsOfHost, node, [address + "robots.txt", host + "/robots.txt"],
      help: Phrase(
        "请管理 \(host)/ 的人在它的 robots.txt 里加一行  Sitemap: \(address)sitemap.xml",
        "ask those who keep \(host)/ to add to its robots.txt:  Sitemap: \(address)sitemap.xml"))
  }
  return address
}

private func readNavigation(_ map: inout MapReader, reader: inout NodeReader) -> [Settings.NavigationLink] {
  map.list("navigation", like: "- {label: 主题, to: /topics/}", reader: &reader).compactMap { item in
    guard var entry = MapReader(item, of: "navigation", keys: navigationKeys, reader: &reader) else {
      return nil
    }
    let label = entry.required("label", reader: &reader)
    let target = entry.required("to", reader: &reader)
    entry.refuseOtherKeys(reader: &reader)
    guard let label, let target else { return nil }
    guard isWebAddress(target) else {
      reader.report(.notAnAddress, item["to"] ?? item, ["to", target])
      return nil
    }
    return Settings.NavigationLink(label: label, address: target)
  }
}

/// The absolute address probably meant by a text.
private func addressLike(_ text: String) -> String {
  guard let address = webAddressLike(text) else { return "https://wenming.example.org/" }
  let clean = address.prefix { !"?#\"'<>".contains($0) }
  return clean.hasSuffix("/") ? String(clean) : clean + "/"
}
