import Diagnostics
import YAML

/// The maximum number of slides; readers do not see later ones.
private let mostSlides = 5

/// Reads `content/home.yml` against the kinds and vocabularies of the site; nil if the file does not exist.
///
/// The check of links decides whether the pages that it names exist.
///
/// - Parameter unsaved: bytes to read instead of the file.
func readHome(in folder: String, of model: ContentModel, unsaved: [UInt8]? = nil) -> HomeReading {
  let (source, found) =
    unsaved.map { makeMendedSource(HomePage.file, bytes: $0) } ?? readMendedSource(HomePage.file, in: folder)
  guard let source else { return HomeReading(findings: found) }
  let parsed = parseYAML(source)
  var reader = NodeReader(source, vocabularies: model.vocabularies)
  reader.findings = found + parsed.findings
  guard let root = parsed.root, var map = MapReader(root, of: HomePage.file, keys: homeKeys, reader: &reader)
  else {
    if parsed.root == nil, parsed.findings.isEmpty { reader.findings.append(emptyFile(HomePage.file)) }
    return HomeReading(findings: reader.findings)
  }
  var home = HomePage()
  home.headline = map.take("headline").flatMap { readLead($0, of: "headline", reader: &reader) }
  home.slides = map.list("slides", like: "- stories/2026/wang.md", reader: &reader)
    .compactMap { readLead($0, of: "slides", reader: &reader) }
  if let node = map.take("slides") {
    _ = FieldLimits(maximum: mostSlides).allow(home.slides.count, node, of: "slides", reader: &reader)
  }
  home.blocks = map.list("blocks", like: "- {show: newest, count: 10}", reader: &reader)
    .compactMap { readBlock($0, of: model, reader: &reader) }
  home.partners = map.list("partners", like: "- {name: 友情单位, to: https://www.example.org/}", reader: &reader)
    .compactMap { readPartner($0, reader: &reader) }
  home.account = map.map("account", keys: accountKeys, reader: &reader).flatMap {
    readAccount($0, reader: &reader)
  }
  map.refuseOtherKeys(reader: &reader)
  return HomeReading(home: home, findings: reader.findings)
}

/// A page's file or address alone, or `{page: …}` or `{to: …, title: …}` with other words than the page's.
private func readLead(_ node: YAMLNode, of label: String, reader: inout NodeReader) -> HomeLead? {
  if let text = node.text {
    guard !text.hasScheme("https://"), !text.hasScheme("http://") else {
      reader.report(
        .wantsMap, node, [label],
        replacement: "{to: \(text), title: …}")
      return nil
    }
    return HomeLead(target: text, place: node.place)
  }
  guard var map = MapReader(node, of: label, keys: leadKeys, reader: &reader) else { return nil }
  let isPage = map.take("page") != nil
  let target = isPage ? map.text("page", reader: &reader) : map.required("to", reader: &reader)
  let place = (map.take(isPage ? "page" : "to") ?? node).place
  let title = map.text("title", reader: &reader)
  let summary = map.text("summary", reader: &reader)
  let picture = map.take("picture").flatMap { readPicture($0, of: "picture", reader: &reader) }
  map.pass(["page", "to"])
  map.refuseOtherKeys(reader: &reader)
  guard let target else { return nil }
  if !isPage {
    guard isWebAddress(target) else {
      reader.report(.notAnAddress, at: place, ["to", target])
      return nil
    }
    // The title of another site's page is not known here.
    guard title != nil else {
      reader.report(.missingKey, node, ["title"], help: Phrase("补上 title: …", "add title: …"))
      return nil
    }
  }
  return HomeLead(target: target, title: title, summary: summary, picture: picture, place: place)
}

/// `{show: stories, title: …, count: 6}`, or the value of `show` alone.
private func readBlock(_ node: YAMLNode, of model: ContentModel, reader: inout NodeReader) -> HomeBlock? {
  if node.text != nil {
    return readContent(node, of: model, reader: &reader).map { HomeBlock($0) }
  }
  guard var map = MapReader(node, of: "blocks", keys: blockKeys, reader: &reader) else { return nil }
  let name = map.required("show", reader: &reader)
  let shown = map.take("show")
  let title = map.text("title", reader: &reader)
  let count = map.number("count", reader: &reader).map { max(1, $0) }
  map.refuseOtherKeys(reader: &reader)
  guard name != nil, let shown, let content = readContent(shown, of: model, reader: &reader) else {
    return nil
  }
  return HomeBlock(content, title: title, count: count)
}

/// One of the program's own words, a kind, a vocabulary with an index, or one of its terms: `topics/good-people`.
private func readContent(_ node: YAMLNode, of model: ContentModel, reader: inout NodeReader) -> HomeBlock
  .Content?
{
  guard let text = reader.text(node, of: "show") else { return nil }
  if let own = ownBlocks.first(where: { $0.names.contains(text) }) { return own.content }
  let listed = model.kinds.indices.filter { model.kinds[$0].isListed }
  if let kind = listed.first(where: { [model.kinds[$0].slug, model.kinds[$0].name].contains(text) }) {
    return .kind(kind)
  }
  let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
  let named = indexedVocabularies(of: model).first {
    [model.vocabularies[$0].name, model.vocabularies[$0].label].contains(parts.first)
  }
  guard let named else {
    reader.reportUnknown(node, text, known: blockNames(of: model))
    return nil
  }
  guard parts.count == 2 else { return .index(vocabulary: named) }
  let start = parts[0].unicodeScalars.count + 1
  let place = TextPosition(
    line: Int(node.place.line), column: Int(node.place.column) + start, length: Int(node.place.length) - start
  )
  let term = YAMLNode(.scalar(parts[1]), at: place, isPlain: node.isPlain)
  return readTerm(parts[1], term, of: named, reader: &reader).map(HomeBlock.Content.term)
}

/// The blocks that belong to no kind and no vocabulary.
let ownBlocks: [(names: [String], label: Phrase, content: HomeBlock.Content)] = [
  (["festival", "节日"], Phrase("下一个节日", "The next festival"), .festivals),
  (["newest", "最近更新"], Phrase("最近更新", "The newest pages"), .newest),
  (["pinned", "置顶"], Phrase("置顶", "Pinned pages"), .pinned),
]

/// The words that a block may show, without those for single terms.
package func blockNames(of model: ContentModel) -> [String] {
  let kinds = model.kinds.filter(\.isListed)
  let vocabularies = indexedVocabularies(of: model).map { model.vocabularies[$0] }
  return ownBlocks.flatMap(\.names) + kinds.map(\.slug) + vocabularies.map(\.name) + kinds.map(\.name)
    + vocabularies.map(\.label)
}

/// The vocabularies by which pages of all kinds or of one are indexed.
func indexedVocabularies(of model: ContentModel) -> [Int] {
  let named = Set(
    model.kinds.flatMap(\.fields).filter { $0.index != nil }.compactMap { $0.type.schema.vocabulary })
  return named.sorted()
}

private func readPartner(_ node: YAMLNode, reader: inout NodeReader) -> HomePartner? {
  guard var map = MapReader(node, of: "partners", keys: partnerKeys, reader: &reader) else { return nil }
  let name = map.required("name", reader: &reader)
  let address = map.required("to", reader: &reader)
  let place = (map.take("to") ?? node).place
  let logo = map.take("logo").flatMap { readPicture($0, of: "logo", reader: &reader) }
  map.refuseOtherKeys(reader: &reader)
  guard let name, let address else { return nil }
  guard isWebAddress(address) else {
    reader.report(.notAnAddress, at: place, ["to", address])
    return nil
  }
  return HomePartner(link: LinkReference(address: address, title: name), logo: logo, place: place)
}

private func readAccount(_ map: MapReader, reader: inout NodeReader) -> HomeAccount? {
  var map = map
  let name = map.required("name", reader: &reader)
  let note = map.text("note", reader: &reader) ?? ""
  let picture = map.required("picture", asPictureBy: &reader)
  map.refuseOtherKeys(reader: &reader)
  guard let name, let picture else { return nil }
  return HomeAccount(name: name, note: note, picture: picture)
}

extension MapReader {
  fileprivate mutating func required(_ key: String, asPictureBy reader: inout NodeReader) -> PictureReference?
  {
    guard let node = take(key) else {
      reader.report(.missingKey, at: place, [key], help: Phrase("补上 \(key): …", "add \(key): …"))
      return nil
    }
    return readPicture(node, of: key, reader: &reader)
  }
}
