import Diagnostics
import YAML

/// The fields of a `fields:` map, in the order of the file.
///
/// - Parameters:
///   - common: inherited fields; one declared again without a `type` is adjusted, not replaced.
///   - indexFolder: the folder of a field's index, unless the declaration gives one.
func readFields(
  _ map: MapReader?, inheriting common: [Field] = [], isCommon: Bool = false, reader: inout NodeReader,
  indexFolder: (_ key: String, _ vocabulary: String) -> String
) -> [Field] {
  var own: [Field] = []
  var inherited = common
  let termFields = keysOfTerms(in: map) + common.filter { $0.type.schema.vocabulary != nil }.map(\.key)
  for pair in map?.pairs ?? [] {
    guard let key = reader.text(pair.key, of: "fields"),
      var options = MapReader(pair.value, of: key, keys: fieldKeys, reader: &reader)
    else { continue }
    guard isIdentifier(key), BuiltInKey(rawValue: key) == nil else {
      reader.report(.badFieldName, pair.key, [key])
      continue
    }
    if options.take("type") == nil, let index = inherited.firstIndex(where: { $0.key == key }) {
      adjust(&inherited[index], by: &options, reader: &reader)
    } else if let field = readField(
      pair.key, key, &options, isCommon: isCommon, siblings: termFields.filter { $0 != key }, reader: &reader,
      indexFolder: indexFolder)
    {
      inherited.removeAll { $0.key == key }
      own.append(field)
    } else {
      // The allowed options depend on the type, which already has a finding.
      continue
    }
    options.refuseOtherKeys(reader: &reader)
  }
  return own + inherited
}

private func readField(
  _ node: YAMLNode, _ key: String, _ options: inout MapReader, isCommon: Bool, siblings: [String],
  reader: inout NodeReader,
  indexFolder: (_ key: String, _ vocabulary: String) -> String
) -> Field? {
  guard let typeName = options.required("type", reader: &reader), let typeNode = options.take("type") else {
    return nil
  }
  guard let type = fieldTypes.first(where: { $0.names.contains(typeName) }) else {
    let known = fieldTypes.flatMap { $0.names }
    reader.report(.unknownFieldType, typeNode, [typeName], replacement: nearest(to: typeName, in: known))
    return nil
  }
  guard let type = type.init(options: &options, reader: &reader) else { return nil }
  let label = options.text("label", reader: &reader) ?? key
  let vocabulary = type.schema.vocabulary.map { reader.vocabularies[$0].name } ?? ""
  let index = readIndex(&options, folder: indexFolder(key, vocabulary), siblings: siblings, reader: &reader)
  let defaultNode = options.take("default")
  return Field(
    key: key, label: label, type: type,
    isRequired: (options.flag("required", reader: &reader) ?? false) && type.canBeRequired,
    index: type.makesIndex ? index : nil,
    help: options.text("help", reader: &reader) ?? "",
    isPaired: options.flag("pairs", reader: &reader) ?? false,
    isCommon: isCommon,
    isMark: options.flag("mark", reader: &reader) ?? false,
    isPublic: options.flag("public", reader: &reader) ?? true,
    defaultValue: defaultNode.flatMap { type.read($0, of: label, with: &reader) },
    isUnit: ["unit", "units"].contains(typeName),
    declaration: node.place.location(in: reader.source.name))
}

/// Reads `index: true` or an address; `home: true` puts the index on the home page, `feed: true` gives each term a
/// feed, `counter: 个单位` counts the terms in lists, `narrow: [year]` adds filters to the lists of its terms.
private func readIndex(
  _ options: inout MapReader, folder: String, siblings: [String], reader: inout NodeReader
) -> FieldIndex? {
  let isOnHome = options.flag("home", reader: &reader) ?? false
  let hasFeed = options.flag("feed", reader: &reader) ?? false
  let counter = options.text("counter", reader: &reader) ?? ""
  let narrowings = options.narrowings(among: siblings, reader: &reader)
  guard let node = options.take("index"), let text = reader.text(node, of: "index") else { return nil }
  if text.hasPrefix("/") {
    guard text.hasSuffix("/"), isWebAddress(text) else {
      reader.report(.notAnAddress, node, ["index", text], replacement: text + "/")
      return nil
    }
    return FieldIndex(
      address: text, isOnHome: isOnHome, hasFeed: hasFeed, counter: counter, narrowings: narrowings)
  }
  let isWanted = readFlag(node, of: "index", reader: &reader) ?? false
  guard isWanted else { return nil }
  return FieldIndex(
    address: folder, isOnHome: isOnHome, hasFeed: hasFeed, counter: counter, narrowings: narrowings)
}

/// The keys of a declaration's fields that name a vocabulary.
private func keysOfTerms(in map: MapReader?) -> [String] {
  (map?.pairs ?? []).filter { $0.value["of"] != nil }.compactMap(\.key.text)
}

/// A kind may make a common field required or optional, rename it, hide it, or drop its index.
private func adjust(_ field: inout Field, by options: inout MapReader, reader: inout NodeReader) {
  field.isRequired =
    (options.flag("required", reader: &reader) ?? field.isRequired) && field.type.canBeRequired
  field.label = options.text("label", reader: &reader) ?? field.label
  field.help = options.text("help", reader: &reader) ?? field.help
  field.isPublic = options.flag("public", reader: &reader) ?? field.isPublic
  if options.flag("index", reader: &reader) == false { field.index = nil }
}

/// Keys are used in front matter and in templates: lower-case ASCII letters, digits and underscores.
package func isIdentifier(_ key: String) -> Bool {
  guard let first = key.utf8.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first else { return false }
  return key.utf8.allSatisfy {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
      || $0 == UInt8(ascii: "_")
  }
}
