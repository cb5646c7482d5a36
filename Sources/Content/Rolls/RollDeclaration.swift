import Diagnostics
import Files
import YAML

/// The declaration of a sheet, from `content/rolls/NAME.yml`.
struct RollDeclaration: Sendable {
  var title = ""
  var row = RollRow.person
  var kind: Int?
  var level: TermReference?
  var honour = ""
  var batch: Batch?
  var call: String?
  var isSample = false
  /// The roles of columns, by their labels without spaces.
  var roles: [String: ColumnRole] = [:]
  /// The labels without spaces, with their places.
  var labels: [(plain: String, place: TextPosition)] = []
}

/// - Parameter model: kinds and vocabularies.
func readRollDeclaration(_ source: Source, of model: ContentModel) -> (
  declaration: RollDeclaration?, findings: [Diagnostic]
) {
  let parsed = parseYAML(source)
  var reader = NodeReader(source, vocabularies: model.vocabularies)
  reader.findings = parsed.findings
  guard let root = parsed.root, var map = MapReader(root, of: source.name, keys: rollKeys, reader: &reader)
  else {
    if parsed.findings.isEmpty { reader.findings.append(emptyFile(source.name)) }
    return (nil, reader.findings)
  }
  var declaration = RollDeclaration()
  declaration.title = map.required("title", reader: &reader) ?? ""
  if let node = map.take("rows"), let text = reader.text(node, of: "rows") {
    if let row = RollRow(rawValue: text) {
      declaration.row = row
    } else {
      reader.reportUnknown(node, text, known: RollRow.allCases.map(\.rawValue))
    }
  }
  declaration.kind = readKind(&map, of: model, reader: &reader)
  declaration.readHonour(&map, of: model, reader: &reader)
  declaration.call = map.take("call").flatMap { readCall($0, reader: &reader) }
  declaration.isSample = map.flag("sample", reader: &reader) ?? false
  declaration.readColumns(&map, reader: &reader)
  map.refuseOtherKeys(reader: &reader)
  return (reader.hasErrors ? nil : declaration, reader.findings)
}

/// The named kind, or the only one that declares `roll`.
private func readKind(_ map: inout MapReader, of model: ContentModel, reader: inout NodeReader) -> Int? {
  let kinds = model.kinds.indices.filter { model.kinds[$0].roll != nil }
  guard let node = map.take("kind"), let text = reader.text(node, of: "kind") else {
    return kinds.count == 1 ? kinds[0] : nil
  }
  if let kind = kinds.first(where: { model.kinds[$0].slug == text || model.kinds[$0].name == text }) {
    return kind
  }
  reader.reportUnknown(node, text, known: kinds.map { model.kinds[$0].slug })
  return nil
}

/// A page by its file, `notices/2025/jiafeng.md`, relative to `content/` or with that prefix.
private func readCall(_ node: YAMLNode, reader: inout NodeReader) -> String? {
  guard let text = reader.text(node, of: "call") else { return nil }
  let path = text.hasPrefix("content/") ? text : "content/" + text
  return isMarkdown(path) ? path : path + ".md"
}

extension RollDeclaration {
  /// `级别｜称号｜批次`, or the title alone if level and term are columns.
  fileprivate mutating func readHonour(
    _ map: inout MapReader, of model: ContentModel, reader: inout NodeReader
  ) {
    guard let node = map.take("honour"), let text = reader.text(node, of: "honour") else { return }
    let parts = honourParts(text)
    guard parts.count == 3 else {
      honour = text
      if parts.count != 1 { reader.report(.wantsBars, node, ["honour", "级别｜称号｜批次"]) }
      return
    }
    honour = parts[1]
    batch = Batch(parts[2])
    if batch == nil {
      reader.report(
        .notABatch, node, [parts[2]],
        help: Batch.meant(by: parts[2]).map { Phrase("写成 \($0.text)", "write \($0.text)") })
    }
    guard let levels = model.levels(ofKind: kind) else { return }
    level = readTerm(parts[0], node, of: levels, reader: &reader)
  }

  fileprivate mutating func readColumns(_ map: inout MapReader, reader: inout NodeReader) {
    guard let columns = map.map("columns", reader: &reader) else {
      if map.take("columns") == nil { reader.report(.missingKey, at: map.place, ["columns"]) }
      return
    }
    for pair in columns.pairs {
      guard let label = pair.key.text, let text = reader.text(pair.value, of: label) else { continue }
      guard let role = ColumnRole(rawValue: text) else {
        reader.reportUnknown(pair.value, text, known: ColumnRole.allCases.map(\.rawValue))
        continue
      }
      roles[plainLabel(label)] = role
      labels.append((plainLabel(label), pair.key.place))
    }
    if !roles.values.contains(.name) {
      reader.report(.rollWithoutNames, at: columns.place, [])
    }
  }
}

/// The parts of an honour between bars, full-width or not.
func honourParts(_ text: String) -> [String] {
  text.split(omittingEmptySubsequences: false) { "｜|丨".contains($0) }.map(\.trimmingSpaces)
}

extension ContentModel {
  /// The vocabulary of the levels of honours: the kind's own, or that of the first kind that has one.
  func levels(ofKind kind: Int?) -> Int? {
    let kinds = (kind.map { [self.kinds[$0]] } ?? []) + self.kinds
    return kinds.lazy.flatMap(\.fields).compactMap(\.levelsOfHonours).first
  }

  /// The vocabulary of units: that of the field for the unit that sent a page.
  package var units: Int? {
    kinds.lazy.flatMap(\.fields).first { $0.isMain }.flatMap { $0.type.schema.vocabulary }
  }

  /// The vocabulary of the categories of a kind's people.
  func categories(ofKind kind: Int?) -> Int? {
    guard let kind, let field = kinds[kind].roll?.category else { return nil }
    return kinds[kind].fields[field].type.schema.vocabulary
  }
}

extension Field {
  /// The vocabulary of levels, if the field holds honours.
  package var levelsOfHonours: Int? { type.schema == .records(.honour) ? type.writtenTerms : nil }

  /// The field for the unit that sent the page: common to all kinds, with one term and an index.
  package var isMain: Bool {
    if isCommon, index != nil, case .term = type.schema { true } else { false }
  }
}
