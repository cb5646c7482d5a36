import Content
import Diagnostics
import Templating
import YAML

/// A field that a theme's templates know: `cover: picture` below `shows` in `theme.yml`.
package struct ThemeField: Sendable {
  package var key: String
  var typeName: String
  var schema: FieldSchema
  var declaration: Location
}

/// The fields that a theme can show, whether a site declares them or not.
///
/// A name of these is always there for templates: with the values of the fields that the site declares by it, and
/// empty on a site that declares none. So one theme fits sites of any kinds.
package struct ThemeFields: Sendable {
  package var ofPages: [ThemeField] = []
  package var ofTerms: [ThemeField] = []
}

extension [ThemeField] {
  func type(of key: String) -> ValueType? { first { $0.key == key }.flatMap { valueType(of: $0.schema) } }
}

/// Reads `shows` and `shows_of_terms`, which add to what the themes below this one show.
func readThemeFields(_ map: inout MapReader, over fields: inout ThemeFields, reader: inout NodeReader) {
  let ofPages = Set(pageSchema.properties.map(\.name) + detailSchema.properties.map(\.name))
  readFields("shows", &map, taken: ofPages, over: &fields.ofPages, reader: &reader)
  let ofTerms = Set(termDetailSchema.properties.map(\.name))
  readFields("shows_of_terms", &map, taken: ofTerms, over: &fields.ofTerms, reader: &reader)
}

private func readFields(
  _ name: String, _ map: inout MapReader, taken: Set<String>, over fields: inout [ThemeField],
  reader: inout NodeReader
) {
  for pair in map.map(name, reader: &reader)?.pairs ?? [] {
    guard let key = reader.text(pair.key, of: name), let typeName = reader.text(pair.value, of: key) else {
      continue
    }
    guard isIdentifier(key), !taken.contains(key) else {
      reader.report(.badFieldName, pair.key, [key])
      continue
    }
    guard let schema = fieldShape(named: typeName), let type = valueType(of: schema) else {
      let known = fieldTypeNames.flatMap(\.names).filter { fieldShape(named: $0) != .hidden }
      reader.report(.unknownFieldType, pair.value, [typeName], replacement: nearest(to: typeName, in: known))
      continue
    }
    let field = ThemeField(
      key: key, typeName: typeName, schema: schema,
      declaration: pair.key.place.location(in: reader.source.name))
    guard let known = fields.firstIndex(where: { $0.key == key }) else {
      fields.append(field)
      continue
    }
    if valueType(of: fields[known].schema) != type {
      let place = "\(fields[known].declaration.file):\(fields[known].declaration.line)"
      reader.report(.fieldOfTwoTypes, pair.key, [key, typeName, fields[known].typeName, place])
    }
  }
}

/// A field of the site as templates see it; the theme may declare its name, too.
struct FieldView {
  var type: ValueType
  /// The theme shows several where the site has one: templates are given a list of it.
  var isList = false

  /// Nil for a field that is never shown.
  init?(_ field: Field, shows: [ThemeField]) {
    guard let own = valueType(of: field.type.schema) else { return nil }
    guard let wanted = shows.type(of: field.key), wanted != own else {
      type = own
      return
    }
    type = wanted
    isList = wanted == .list(own)
  }

  func value(_ value: TemplateValue) -> TemplateValue {
    guard isList else { return value }
    return switch value {
    case .nothing: .nothing
    case .record(let record): .records([record])
    default: .list([value])
    }
  }
}
