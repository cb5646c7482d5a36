import Almanac
import Chinese
import Diagnostics
import YAML

/// The fields that the program itself uses, whatever the page's kind.
struct BuiltIns {
  enum Status {
    case published
    case draft
    case withdrawn
  }

  var title: String
  var date: Moment
  var slug: String
  /// The file's name is no valid slug; the slug was made from it.
  var isSlugMade: Bool
  var updated: Day?
  var summary: String?
  var status: Status
  var expires: Day?
  var aliases: [Alias]
  var isSample: Bool
  /// The last day on which lists show the page before all others.
  var top: Day?
  /// The page's language, a tag of BCP 47; nil for the site's.
  var language: String?
}

/// Reads the program's own fields; nil, with a finding, if title, date or slug is missing or invalid.
func readBuiltIns(_ entries: FieldEntries, file: String, reader: inout NodeReader) -> BuiltIns? {
  let title = requiredNode(
    .title, entries, example: reader.inItsLanguage(BuiltInKey.title.example), reader: &reader
  )
  .flatMap { text($0, .title, TextField(minimum: 1, maximum: 80), reader: &reader) }
  let date = requiredNode(.date, entries, example: "2024-04-07", reader: &reader)
    .flatMap { readMoment($0, of: reader.name(of: .date), reader: &reader) }
  let slug = readSlug(entries[.slug], file: file, reader: &reader)
  let updated = day(.updated, entries, reader: &reader)
  if let updated, let date, updated < date.day, let node = entries[.updated] {
    reader.report(.updatedTooEarly, node, [updated.iso, date.day.iso])
  }
  let summary = given(.summary, entries)
    .flatMap { text($0, .summary, TextField(minimum: 10, maximum: 140), reader: &reader) }
  let status = readStatus(given(.status, entries), reader: &reader)
  let expires = day(.expires, entries, reader: &reader)
  let aliases = readAliases(given(.aliases, entries), reader: &reader)
  let isSample = given(.sample, entries).flatMap {
    readFlag($0, of: reader.name(of: .sample), reader: &reader)
  }
  guard let title, let date, let slug else { return nil }
  return BuiltIns(
    title: title, date: date, slug: slug.text, isSlugMade: slug.isMade, updated: updated, summary: summary,
    status: status,
    expires: expires,
    aliases: aliases, isSample: isSample ?? false,
    top: given(.top, entries).flatMap { readTop($0, reader: &reader) },
    language: given(.lang, entries).flatMap {
      LanguageTag.read($0, of: reader.name(of: .lang), reader: &reader)
    })
}

private func given(_ key: BuiltInKey, _ entries: FieldEntries) -> YAMLNode? {
  entries[key].flatMap { $0.isEmpty ? nil : $0 }
}

private func requiredNode(
  _ key: BuiltInKey, _ entries: FieldEntries, example: String, reader: inout NodeReader
) -> YAMLNode? {
  if let node = given(key, entries) { return node }
  guard !entries.isUnreadable(key) else { return nil }
  reportMissing(
    key.rawValue, (reader.name(of: key), key.rawValue), at: entries[key], example: example, reader: &reader)
  return nil
}

private func text(_ node: YAMLNode, _ key: BuiltInKey, _ type: TextField, reader: inout NodeReader) -> String?
{
  guard case .text(let text) = type.read(node, of: reader.name(of: key), with: &reader) else { return nil }
  return text
}

private func day(_ key: BuiltInKey, _ entries: FieldEntries, reader: inout NodeReader) -> Day? {
  given(key, entries).flatMap { readMoment($0, of: reader.name(of: key), reader: &reader)?.day }
}

/// The page's slug: the `slug` field, the file's name if it is a valid slug, or else its pinyin.
private func readSlug(_ node: YAMLNode?, file: String, reader: inout NodeReader) -> (
  text: String, isMade: Bool
)? {
  if let node, !node.isEmpty {
    guard let text = reader.text(node, of: reader.name(of: .slug)) else { return nil }
    if isSlug(text) { return (text, false) }
    let near = cutSlug(slug(of: text))
    reader.report(.badSlug, node, [text], replacement: near.isEmpty ? nil : near)
    return nil
  }
  let name = file[
    (file.utf8.lastIndex(of: UInt8(ascii: "/")).map(file.utf8.index(after:)) ?? file.startIndex)...]
  let stem = String(name[..<(name.utf8.lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex)])
  if isSlug(stem.lowercased()) { return (stem.lowercased(), false) }
  let made = cutSlug(slug(of: stem))
  if isSlug(made) { return (made, true) }
  reader.findings.append(
    Diagnostic(
      .fileNameIsNoSlug, at: Location(file: file), [stem],
      help: Phrase("加一行  slug: wang-lan-ying  （拼音，用 - 连接）", "add a line  slug: wang-lan-ying")))
  return nil
}

/// Reads `until 2026-05-01`, `至 2026-05-01` or the day alone. An end is required: without one, a page would come before
/// all others for good.
private func readTop(_ node: YAMLNode, reader: inout NodeReader) -> Day? {
  let label = reader.name(of: .top)
  guard let text = reader.text(node, of: label) else { return nil }
  let before = ["until ", "置顶至", "置顶到", "至", "到"].first { text.hasPrefix($0) } ?? ""
  let day = text.dropFirst(before.count)
  let spaces = day.prefix { $0 == " " || $0 == "\u{3000}" }
  let skipped = before.unicodeScalars.count + spaces.unicodeScalars.count
  guard skipped > 0 else { return readMoment(node, of: label, reader: &reader)?.day }
  let place = TextPosition(
    line: Int(node.place.line), column: Int(node.place.column) + skipped,
    length: Int(node.place.length) - skipped)
  let rest = YAMLNode(.scalar(String(day.dropFirst(spaces.count))), at: place, isPlain: node.isPlain)
  return readMoment(rest, of: label, reader: &reader)?.day
}

private let statusWords: [String: BuiltIns.Status] = [
  "published": .published, "发布": .published, "draft": .draft, "草稿": .draft, "withdrawn": .withdrawn,
  "撤回": .withdrawn,
]

private func readStatus(_ node: YAMLNode?, reader: inout NodeReader) -> BuiltIns.Status {
  guard let node, let text = reader.text(node, of: reader.name(of: .status)) else { return .published }
  if let status = statusWords[text] { return status }
  reader.report(
    .unknownTerm, node, [text, reader.name(of: .status)],
    replacement: nearest(to: text, in: statusWords.keys.sorted()),
    help: Phrase("可以写：草稿、发布、撤回", "known: draft, published, withdrawn"))
  return .published
}
