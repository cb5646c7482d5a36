import Almanac
import Diagnostics
import YAML

/// The number of pages in a column without `count`.
private let usualCount = 6

private let states: [String: Bool] = ["current": false, "进行中": false, "ended": true, "已结束": true]

/// Reads a term's collection. The kinds and fields that its columns name are resolved later, when kinds are known.
func readCollection(_ entry: inout MapReader, reader: inout NodeReader) -> TermCollection {
  var collection = TermCollection()
  collection.cover = entry.take("cover").flatMap { readPicture($0, of: "cover", reader: &reader) }
  collection.period = entry.take("period").flatMap { readPeriod($0, of: "period", reader: &reader) }
  collection.order = entry.number("order", reader: &reader)
  if let node = entry.take("state"), let text = reader.text(node, of: "state") {
    collection.hasEnded = states[text]
    if states[text] == nil {
      reader.report(
        .unknownTerm, node, [text, "state"], replacement: nearest(to: text, in: states.keys.sorted()),
        help: Phrase("可以写：进行中、已结束", "known: current, ended"))
    }
  }
  for node in entry.list("columns", like: "- {name: 活动报道, kinds: [festivals]}", reader: &reader) {
    guard var column = MapReader(node, of: "columns", keys: collectionColumnKeys, reader: &reader),
      let name = column.required("name", reader: &reader)
    else { continue }
    let count = column.number("count", reader: &reader) ?? usualCount
    collection.columns.append(CollectionColumn(name: name, count: max(1, count), node: node))
  }
  return collection
}

/// Resolves the names in the columns of terms' collections: kinds, terms of vocabularies, words of fields, years.
func resolveColumns(_ vocabularies: inout [Vocabulary], kinds: [Kind]) -> [Diagnostic] {
  var findings: [Diagnostic] = []
  for position in vocabularies.indices {
    guard let source = vocabularies[position].source else { continue }
    var reader = NodeReader(source, vocabularies: vocabularies)
    for term in vocabularies[position].terms.indices {
      guard var columns = vocabularies[position].terms[term].collection?.columns else { continue }
      for column in columns.indices { columns[column].resolve(kinds, reader: &reader) }
      vocabularies[position].terms[term].collection?.columns = columns
    }
    findings += reader.findings
  }
  return findings
}

extension CollectionColumn {
  fileprivate mutating func resolve(_ kinds: [Kind], reader: inout NodeReader) {
    let fields = kinds.flatMap(\.fields)
    let textFields = Set(fields.filter { $0.type.schema == .texts }.map(\.key))
    var isEmpty = true
    for pair in node.map ?? [] {
      guard let key = pair.key.text, key != "name", key != "count" else { continue }
      isEmpty = false
      let items = reader.items(of: pair.value, label: key) ?? []
      if key == "kinds" {
        self.kinds += items.compactMap { kind($0, among: kinds, reader: &reader) }
      } else if key == "years" {
        years += items.compactMap { readNumber($0, of: key, reader: &reader) }
      } else if let vocabulary = reader.vocabulary(named: key) {
        terms.append(
          items.compactMap { item in
            reader.text(item, of: key).flatMap { readTerm($0, item, of: vocabulary, reader: &reader) }
          })
      } else if textFields.contains(key) {
        words.append((key, Set(items.compactMap(\.text))))
      } else {
        let known = ["kinds", "years"] + reader.vocabularies.map(\.name) + textFields.sorted()
        reader.reportUnknown(pair.key, key, known: known)
      }
    }
    if isEmpty {
      reader.report(
        .missingKey, node, ["kinds"],
        help: Phrase("写明收哪些文章，如  kinds: [stories]", "say which pages it gathers, such as  kinds: [stories]"))
    }
  }

  private func kind(_ node: YAMLNode, among kinds: [Kind], reader: inout NodeReader) -> Int? {
    guard let text = reader.text(node, of: "kinds") else { return nil }
    if let kind = kinds.firstIndex(where: { $0.slug == text || $0.name == text || $0.folder == text }) {
      return kind
    }
    reader.reportUnknown(node, text, known: kinds.map(\.slug))
    return nil
  }
}
