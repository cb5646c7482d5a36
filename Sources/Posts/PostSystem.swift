import Diagnostics
import YAML

/// A system whose sites can be imported.
package enum PostSystem: String, Sendable, CaseIterable {
  case hexo
  case hugo
  case jekyll
}

/// The parts of such a site's settings about the folders of posts and their addresses.
package struct PostSettings: Sendable {
  package var system: PostSystem
  /// The site's host, such as `example.org`; empty if the settings do not give it.
  package var host = ""
  /// The path before every address, such as `/blog`; empty for a site at the root.
  package var root = ""
  /// Patterns of addresses, for Hugo by section; the default has the empty name.
  var permalinks: [String: String] = [:]
  /// The folder of all texts, with a slash at its end; empty for the whole site.
  package var contentFolder: String
  /// The folders of files with absolute addresses, each with a slash at its end.
  package var fileFolders: [String]
  var keepsCase = false
  /// File names begin with the day, which is not part of the title.
  var namesHaveDays = false
  var defaultCategory = "uncategorized"
}

/// Reads the settings of a site.
///
/// - Parameter file: returns a file below the site's folder, or nil.
package func readPostSettings(of system: PostSystem, file: (String) -> Source?) -> PostSettings {
  switch system {
  case .hexo: hexoSettings(file)
  case .hugo: hugoSettings(file)
  case .jekyll: jekyllSettings(file)
  }
}

private func hexoSettings(_ file: (String) -> Source?) -> PostSettings {
  let fields = fieldsOfYAML(file("_config.yml"))
  let source = fields.text("source_dir").map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? "source/"
  var settings = PostSettings(system: .hexo, contentFolder: source, fileFolders: [source])
  settings.root = trimmed(fields.text("root") ?? pathOfAddress(fields.text("url")))
  settings.host = hostOfAddress(fields.text("url"))
  settings.permalinks[""] = fields.text("permalink") ?? ":year/:month/:day/:title/"
  settings.namesHaveDays = fields.text("new_post_name")?.hasPrefix(":year-:month-:day-") ?? false
  settings.defaultCategory = fields.text("default_category") ?? "uncategorized"
  return settings
}

private func jekyllSettings(_ file: (String) -> Source?) -> PostSettings {
  let fields = fieldsOfYAML(file("_config.yml"))
  let source = fields.text("source").map { $0 == "." ? "" : trimmed($0).dropFirst() + "/" } ?? ""
  var settings = PostSettings(system: .jekyll, contentFolder: String(source), fileFolders: [String(source)])
  settings.root = trimmed(fields.text("baseurl") ?? pathOfAddress(fields.text("url")))
  settings.host = hostOfAddress(fields.text("url"))
  settings.permalinks[""] =
    switch fields.text("permalink") ?? "date" {
    case "date": "/:categories/:year/:month/:day/:title.html"
    case "pretty": "/:categories/:year/:month/:day/:title/"
    case "ordinal": "/:categories/:year/:y_day/:title.html"
    case "none": "/:categories/:title.html"
    case let pattern: pattern
    }
  return settings
}

private func hugoSettings(_ file: (String) -> Source?) -> PostSettings {
  var fields = PostFields()
  let stems = ["hugo", "config", "config/_default/hugo", "config/_default/config"]
  search: for stem in stems {
    for ending in ["toml", "yaml", "yml", "json"] {
      guard let source = file(stem + "." + ending) else { continue }
      fields =
        ending == "toml"
        ? readTOML(String(decoding: source.bytes, as: UTF8.self)).fields ?? fields : fieldsOfYAML(source)
      break search
    }
  }
  func folder(_ key: String, _ name: String) -> String {
    fields.text(key).map { trimmed($0).dropFirst() + "/" } ?? name + "/"
  }
  let content = folder("contentdir", "content")
  var settings = PostSettings(
    system: .hugo, contentFolder: content, fileFolders: [folder("staticdir", "static"), "assets/", content])
  settings.root = trimmed(pathOfAddress(fields.text("baseurl")))
  settings.host = hostOfAddress(fields.text("baseurl"))
  settings.keepsCase = fields.says("disablepathtolower", "true")
  for key in fields.keys where key.hasPrefix("permalinks.") {
    let section = key.split(separator: ".").last.map(String.init) ?? ""
    settings.permalinks[section] = fields.text(key)
  }
  if fields.says("uglyurls", "true") { settings.permalinks[""] = "/:path.html" }
  return settings
}

/// The keys of nested maps are joined by dots, as those of TOML tables are.
private func fieldsOfYAML(_ source: Source?) -> PostFields {
  var fields = PostFields()
  func add(_ node: YAMLNode, _ prefix: String, _ depth: Int) {
    for pair in node.map ?? [] {
      guard let key = pair.key.text else { continue }
      if pair.value.map != nil, depth < 4 {
        add(pair.value, prefix + key + ".", depth + 1)
      } else {
        fields.add(prefix + key, PostValue(pair.value))
      }
    }
  }
  if let source, let root = parseYAML(source).root { add(root, "", 0) }
  return fields
}

/// `/blog` of `https://example.org/blog/`.
private func pathOfAddress(_ address: String?) -> String {
  guard let address, let scheme = address.firstRange(of: "://") else { return "" }
  return String(address[scheme.upperBound...].drop { $0 != "/" })
}

/// `example.org` of `https://example.org/blog/`.
private func hostOfAddress(_ address: String?) -> String {
  guard let address, let scheme = address.firstRange(of: "://") else { return "" }
  return String(address[scheme.upperBound...].prefix { $0 != "/" })
}

/// With a slash before, and none at the end.
func trimmed(_ path: String) -> String {
  let parts = path.split(separator: "/").filter { $0 != "." }
  return parts.isEmpty ? "" : "/" + parts.joined(separator: "/")
}
