import Chinese
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
      readSchema(file, commonKeys, in: folder, vocabularies: vocabularies, findings: &findings) {
        map, reader in
        let declared = map.map("fields", reader: &reader)
        return readFields(declared, isCommon: true, reader: &reader) { _, vocabulary in "/\(vocabulary)/" }
      } ?? []
  }
  let kinds = files.kinds.compactMap { file in
    readSchema(file, kindKeys, in: folder, vocabularies: vocabularies, findings: &findings) { map, reader in
      readKind(file, &map, common: common, reader: &reader)
    }
  }
  findings += fieldsOfTwoTypes(in: kinds)
  return (kinds.sorted { ($0.order, $0.slug) < ($1.order, $1.slug) }, findings)
}

/// Reads a schema file as a map and reports the keys that `read` did not take.
private func readSchema<Schema>(
  _ file: String, _ keys: KeyMap, in folder: String, vocabularies: [Vocabulary], findings: inout [Diagnostic],
  read: (inout MapReader, inout NodeReader) -> Schema
) -> Schema? {
  let (source, finding) = readSource(file, in: folder)
  findings += [finding].compactMap(\.self)
  guard let source else { return nil }
  let parsed = parseYAML(source)
  var reader = NodeReader(source, vocabularies: vocabularies)
  reader.findings = parsed.findings
  defer { findings += reader.findings }
  guard let root = parsed.root, var map = MapReader(root, of: file, keys: keys, reader: &reader) else {
    if parsed.root == nil, parsed.findings.isEmpty {
      reader.findings.append(emptyFile(file))
    }
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
  let slug = readKindSlug(&map, folder: folder, reader: &reader)
  let fields = readFields(map.map("fields", reader: &reader), inheriting: common, reader: &reader) { key, _ in
    "/\(slug)/\(key)/"
  }
  let names = readNames(of: fields, in: map, reader: &reader)
  // A kind's own field with an index already has such lists.
  let narrowing = fields.filter { $0.type.schema.vocabulary != nil && ($0.isCommon || $0.index == nil) }
  var cardField: Int?
  if let node = map.take("card"), let key = reader.text(node, of: "card"), key != BuiltInKey.summary.rawValue
  {
    cardField = fields.firstIndex { $0.key == key && $0.type.schema == .text }
    if cardField == nil {
      reader.reportUnknown(node, key, known: fields.filter { $0.type.schema == .text }.map(\.key))
    }
  }
  return Kind(
    folder: folder, name: map.required("name", reader: &reader) ?? folder, slug: slug,
    template: map.text("template", reader: &reader) ?? slug,
    description: map.text("description", reader: &reader) ?? "",
    order: map.number("order", reader: &reader) ?? 100, cardField: cardField,
    addressForm: AddressForm(
      readAddressPattern(&map, reader: &reader) ?? "/{kind}/{year}/{slug}/", kind: slug),
    isListed: map.flag("list", reader: &reader) ?? true,
    staleAfter: map.number("stale_after", reader: &reader) ?? 183,
    columnType: map.text("column_type", reader: &reader) ?? "", fields: fields,
    rules: readKindRules(map.take("rules"), fields: fields, reader: &reader), names: names,
    narrowings: map.narrowings(among: narrowing.map(\.key), reader: &reader),
    calendar: readCalendar(&map, fields: fields, reader: &reader),
    roll: readRoll(&map, fields: fields, reader: &reader),
    author: readAuthor(&map, fields: fields, reader: &reader),
    closing: readClosing(&map, fields: fields, reader: &reader))
}

/// The names that pages of a kind may use: keys and labels of the program's fields, then of the kind's.
private func readNames(of fields: [Field], in map: MapReader, reader: inout NodeReader) -> [String: Int] {
  var names: [String: Int] = [:]
  for key in BuiltInKey.allCases {
    names[key.rawValue] = key.position
    names[key.label] = key.position
  }
  for (index, field) in fields.enumerated() { names[field.key] = BuiltInKey.count + index }
  for (index, field) in fields.enumerated() where field.label != field.key {
    if let other = names[field.label] {
      let key =
        other < BuiltInKey.count ? BuiltInKey.allCases[other].rawValue : fields[other - BuiltInKey.count].key
      reportLabel(of: field, taken: key, in: map, reader: &reader)
    } else {
      names[field.label] = BuiltInKey.count + index
    }
  }
  return names
}

private func readKindSlug(_ map: inout MapReader, folder: String, reader: inout NodeReader) -> String {
  guard let text = map.text("slug", reader: &reader), let node = map.take("slug") else { return folder }
  if isSlug(text) { return text }
  let near = cutSlug(slug(of: text))
  reader.report(.badSlug, node, [text], replacement: near.isEmpty ? nil : near)
  return folder
}

/// The pattern of the addresses of a kind's pages: `/{kind}/{year}/{slug}/`.
private func readAddressPattern(_ map: inout MapReader, reader: inout NodeReader) -> String? {
  guard let text = map.text("address", reader: &reader), let node = map.take("address") else { return nil }
  let known = ["{kind}", "{year}", "{slug}"]
  let parts = text.split(separator: "/").map(String.init)
  let right = parts.map { part in
    part.hasPrefix("{")
      ? nearest(to: part, in: known) ?? part : slug(of: part).isEmpty ? part : slug(of: part)
  }
  let reason: Phrase? =
    if !text.hasPrefix("/") || !text.hasSuffix("/") {
      Phrase("要以 / 开头和结尾", "it begins and ends with a slash")
    } else if !parts.contains("{slug}") {
      Phrase("缺少 {slug}，各篇会挤在一个网址上", "without {slug} all pages share one address")
    } else if let part = parts.first(where: { !known.contains($0) && !isSlug($0) }) {
      Phrase("“\(part)”不是网址的一段", "“\(part)” is no part of an address")
    } else {
      nil
    }
  guard let reason else { return text }
  let pattern = right.contains("{slug}") ? right : right + ["{slug}"]
  reader.report(
    .badAddressPattern, node, [text, reason.chinese, reason.english],
    replacement: "/" + pattern.joined(separator: "/") + "/")
  return nil
}

/// Reports a label that another field has, at its declaration; an inherited one, declared in `_common.yml`, at
/// `fields`.
private func reportLabel(of field: Field, taken other: String, in map: MapReader, reader: inout NodeReader) {
  let fields = map.pairs.first { $0.key.text == "fields" }?.value
  let declared = fields?[field.key]?["label"]
  reader.report(.repeatedLabel, at: declared?.place ?? fields?.place ?? map.place, [field.label, other])
}
