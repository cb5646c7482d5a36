import Diagnostics
import YAML

/// Reads `content/_common.yml` and every `content/<folder>/_kind.yml`.
func readKinds(
  _ files: ContentFiles, in folder: String, vocabularies: [Vocabulary]
) -> (kinds: [Kind], findings: [Diagnostic]) {
  var findings: [Diagnostic] = []
  var common: [Field] = []
  if let file = files.common {
    common =
      readSchema(file, in: folder, vocabularies: vocabularies, findings: &findings) { map, reader in
        let declared = map.map("fields", reader: &reader)
        return readFields(declared, isCommon: true, reader: &reader) { _, vocabulary in "/\(vocabulary)/" }
      } ?? []
  }
  let kinds = files.kinds.compactMap { file in
    readSchema(file, in: folder, vocabularies: vocabularies, findings: &findings) { map, reader in
      readKind(file, &map, common: common, reader: &reader)
    }
  }
  return (kinds.sorted { ($0.order, $0.slug) < ($1.order, $1.slug) }, findings)
}

/// Opens a schema file as a map and reports the keys that its reading left over.
private func readSchema<Schema>(
  _ file: String, in folder: String, vocabularies: [Vocabulary], findings: inout [Diagnostic],
  read: (inout MapReader, inout NodeReader) -> Schema
) -> Schema? {
  let (source, finding) = readSource(file, in: folder)
  findings += [finding].compactMap(\.self)
  guard let source else { return nil }
  let parsed = parseYAML(source)
  var reader = NodeReader(source, vocabularies: vocabularies)
  reader.findings = parsed.findings
  defer { findings += reader.findings }
  guard let root = parsed.root, var map = MapReader(root, of: file, reader: &reader) else {
    if parsed.findings.isEmpty { reader.findings.append(Diagnostic(.emptyFile, at: Location(file: file))) }
    return nil
  }
  let schema = read(&map, &reader)
  map.refuseOtherKeys(reader: &reader)
  return schema
}

private func readKind(_ file: String, _ map: inout MapReader, common: [Field], reader: inout NodeReader)
  -> Kind
{
  let folder = file.split(separator: "/").dropFirst().dropLast().joined(separator: "/")
  let slug = map.text("slug", reader: &reader) ?? folder
  let fields = readFields(map.map("fields", reader: &reader), inheriting: common, reader: &reader) { key, _ in
    "/\(slug)/\(key)/"
  }
  var lookup: [String: Int] = [:]
  for (index, field) in fields.enumerated() {
    lookup[field.key] = index
    if lookup[field.label] == nil { lookup[field.label] = index }
  }
  var cardField: Int?
  if let node = map.take("card"), let key = reader.text(node, of: "card"), key != BuiltInKey.summary.rawValue
  {
    cardField = fields.firstIndex { $0.key == key && $0.type.shape == .text }
    if cardField == nil {
      reader.report(.unknownKey, node, [key], replacement: nearest(to: key, in: fields.map(\.key)))
    }
  }
  return Kind(
    folder: folder, name: map.required("name", reader: &reader) ?? folder, slug: slug,
    template: map.text("template", reader: &reader) ?? slug,
    description: map.text("description", reader: &reader) ?? "",
    order: map.number("order", reader: &reader) ?? 100, cardField: cardField,
    addressPattern: map.text("address", reader: &reader) ?? "/{kind}/{year}/{slug}/",
    isListed: map.flag("list", reader: &reader) ?? true,
    staleAfter: map.number("stale_after", reader: &reader) ?? 183,
    columnType: map.text("column_type", reader: &reader) ?? "", fields: fields,
    rules: readKindRules(map.take("rules"), fields: fields, reader: &reader), lookup: lookup,
    calendar: readCalendar(&map, fields: fields, reader: &reader),
    roll: readRoll(&map, fields: fields, reader: &reader))
}
