import Content
import Diagnostics
import Files
import YAML

/// The files of a theme, and of those that it extends: of files at one path the nearest theme's counts.
struct ThemeFiles {
  /// One theme's folder and what its `theme.yml` says.
  struct Layer {
    /// Below the folder in which themes are looked for: `themes/zhongyuan`.
    var root: String
    var paths: [String]
    var reader: NodeReader
    /// Nil where `theme.yml` cannot be read, which is a finding.
    var map: MapReader?
  }

  /// From the theme that extends none to the one that is wanted.
  var layers: [Layer] = []

  /// By path within a theme, the path below the folder.
  var files: [(path: String, file: String)] {
    var nearest: [String: String] = [:]
    for layer in layers {
      for path in layer.paths { nearest[path] = "\(layer.root)/\(path)" }
    }
    return nearest.sorted { $0.key.comesBefore($1.key) }.map { ($0.key, $0.value) }
  }
}

/// Lists the files of a theme and of all that it extends, and reads what each says of itself.
///
/// - Throws: a `Failure` where a folder cannot be listed.
func readThemeFiles(at root: String, in folder: String, findings: inout [Diagnostic]) throws(Failure)
  -> ThemeFiles
{
  var layers = [try readLayer(root, in: folder, findings: &findings)]
  while let node = layers[0].map?.take("extends") {
    guard let name = layers[0].reader.text(node, of: "extends") else { break }
    let place = node.place.location(in: layers[0].reader.source.name)
    let siblings = layers[0].root.split(separator: "/").dropLast().map { "\($0)/" }.joined()
    let parent = siblings + name
    if layers.contains(where: { $0.root == parent }) {
      let way = layers.reversed().map(\.root) + [parent]
      findings.append(
        Diagnostic(.endlessTheme, at: place, [way.joined(separator: " → ")]).quoting(layers[0].reader.source))
      break
    }
    guard isThemeName(name), fileExists("\(folder)/\(parent)/theme.yml") else {
      findings.append(
        try noTheme(name, at: place, among: "\(folder)/\(siblings)").quoting(layers[0].reader.source))
      break
    }
    layers.insert(try readLayer(parent, in: folder, findings: &findings), at: 0)
  }
  return ThemeFiles(layers: layers)
}

private func readLayer(_ root: String, in folder: String, findings: inout [Diagnostic]) throws(Failure)
  -> ThemeFiles.Layer
{
  let files = try walkFolder("\(folder)/\(root)")
  findings += files.filter(\.isLink).map {
    Diagnostic(.linkOutOfTheme, at: Location(file: "\(root)/\($0.path)"))
  }
  let (source, finding) = readSource("\(root)/theme.yml", in: folder)
  findings += [finding].compactMap(\.self)
  let parsed = source.map { parseYAML($0) }
  var reader = NodeReader(source ?? Source(name: "\(root)/theme.yml", bytes: []))
  reader.findings = parsed?.findings ?? []
  let map = parsed?.root.flatMap { MapReader($0, of: "theme.yml", reader: &reader) }
  return ThemeFiles.Layer(
    root: root, paths: files.filter { !$0.isLink }.map(\.path), reader: reader, map: map)
}

func isThemeName(_ name: String) -> Bool { !name.isEmpty && !name.contains("/") && !name.hasPrefix(".") }

/// That there is no theme of a name, with the nearest one or all that there are.
func noTheme(_ name: String, at place: Location, among folder: String) throws(Failure) -> Diagnostic {
  let names = try walkFolder(folder).compactMap { $0.path.split(separator: "/").first.map(String.init) }
  let known = Set(names).sorted()
  let near = nearest(to: name, in: known)
  let all = Phrase("现有：\(known.joined(separator: "、"))", "there are: \(known.joined(separator: ", "))")
  return Diagnostic(
    .noTheme, at: place, [name], help: near.map { Phrase("是不是“\($0)”？", "did you mean “\($0)”?") } ?? all)
}
