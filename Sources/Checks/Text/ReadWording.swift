import Content
import Diagnostics
import Files
import Glibc
import YAML

let wordingFile = "content/wording.yml"

/// Reads `content/wording.yml`; without one, nothing is listed.
///
/// - Parameter vocabularies: lists whose terms the file may name as exact, by `vocabularies: [brands]`.
func readWording(in folder: String, vocabularies: [Vocabulary]) -> (list: WordingList, findings: [Diagnostic])
{
  var list = WordingList()
  guard access(folder + "/" + wordingFile, F_OK) == 0 else { return (list, []) }
  let (source, finding) = readSource(wordingFile, in: folder)
  guard let source else { return (list, [finding].compactMap(\.self)) }
  let parsed = parseYAML(source)
  var reader = NodeReader(source, vocabularies: vocabularies)
  reader.findings = parsed.findings
  guard let root = parsed.root, !root.isEmpty,
    var map = MapReader(root, of: wordingFile, keys: wordingKeys, reader: &reader)
  else {
    return (list, reader.findings)
  }
  for node in items("wrong", of: &map, reader: &reader) {
    guard var entry = MapReader(node, of: "wrong", keys: wrongWordKeys, reader: &reader) else { continue }
    let wrong = entry.required("wrong", reader: &reader)
    let right = entry.required("right", reader: &reader)
    let exceptions = words("except", of: &entry, reader: &reader)
    let severity = severity(of: &entry, reader: &reader)
    entry.refuseOtherKeys(reader: &reader)
    guard let wrong, let right, isLongEnough(wrong, node, reader: &reader) else { continue }
    list.wrong.append(.init(wrong: wrong, right: right, exceptions: exceptions, severity: severity))
  }
  for node in items("forbidden", of: &map, reader: &reader) {
    guard var entry = MapReader(node, of: "forbidden", keys: forbiddenWordKeys, reader: &reader) else {
      continue
    }
    let word = entry.required("word", reader: &reader)
    let reason = entry.required("reason", reader: &reader)
    let exceptions = words("except", of: &entry, reader: &reader)
    let severity = severity(of: &entry, reader: &reader)
    entry.refuseOtherKeys(reader: &reader)
    guard let word, let reason, isLongEnough(word, node, reader: &reader) else { continue }
    list.forbidden.append(.init(word: word, reason: reason, exceptions: exceptions, severity: severity))
  }
  list.exact = words("exact", of: &map, reader: &reader)
  let trusted = trustedVocabularies(of: &map, vocabularies, reader: &reader)
  list.exact += trusted.flatMap(\.allNames)
  list.units = Set(trusted.filter(\.isOfUnits).flatMap(\.allNames))
  list.fine = Set(words("fine", of: &map, reader: &reader))
  list.exempt = exempt(of: &map, reader: &reader)
  map.refuseOtherKeys(reader: &reader)
  return (list, reader.findings)
}

/// The vocabularies whose names are to be written exactly.
private func trustedVocabularies(
  of map: inout MapReader, _ vocabularies: [Vocabulary], reader: inout NodeReader
) -> [Vocabulary] {
  var trusted: [Vocabulary] = []
  for node in items("vocabularies", of: &map, reader: &reader) {
    guard let name = reader.text(node, of: "vocabularies") else { continue }
    if let vocabulary = vocabularies.first(where: { $0.name == name }) {
      trusted.append(vocabulary)
    } else {
      reader.report(
        .unknownWordingVocabulary, node, [name], replacement: nearest(to: name, in: vocabularies.map(\.name)))
    }
  }
  return trusted
}

extension Vocabulary {
  fileprivate var allNames: [String] { terms.flatMap { [$0.name] + $0.aliases } }
}

/// The severity of a word: 帐号 in a statute need not stop the release.
private func severity(of entry: inout MapReader, reader: inout NodeReader) -> Severity? {
  guard let node = entry.take("severity"), let word = reader.text(node, of: "severity") else { return nil }
  if let severity = Severity(word: word) { return severity }
  reader.report(.unknownWeight, node, [word], help: weightsHelp)
  return nil
}

private func exempt(of map: inout MapReader, reader: inout NodeReader) -> Set<WordingList.Exempt> {
  var exempt: Set<WordingList.Exempt> = []
  for node in items("exempt", of: &map, reader: &reader) {
    guard let word = reader.text(node, of: "exempt") else { continue }
    if let one = WordingList.Exempt.allCases.first(where: { $0.rawValue == word || $0.chineseName == word }) {
      exempt.insert(one)
    } else {
      let known = WordingList.Exempt.allCases.flatMap { [$0.rawValue, $0.chineseName] }
      reader.reportUnknown(node, word, known: known)
    }
  }
  return exempt
}

private func items(_ key: String, of map: inout MapReader, reader: inout NodeReader) -> [YAMLNode] {
  map.take(key).flatMap { reader.items(of: $0, label: key) } ?? []
}

private func words(_ key: String, of map: inout MapReader, reader: inout NodeReader) -> [String] {
  items(key, of: &map, reader: &reader).compactMap { reader.text($0, of: key) }
}

private func isLongEnough(_ word: String, _ node: YAMLNode, reader: inout NodeReader) -> Bool {
  guard word.unicodeScalars.count < 2 else { return true }
  reader.report(.shortWord, node, [word])
  return false
}

extension Rule {
  static let shortWord = Rule(
    "short-word", .error, Phrase("“{0}”只有一个字", "“{0}” is a single character"),
    manual: Phrase("用词表里的词至少两个字，免得处处误报。", "Words of the list have two characters at least."))
  static let unknownWordingVocabulary = Rule(
    "unknown-wording-vocabulary", .error, Phrase("没有词表“{0}”", "there is no vocabulary “{0}”"),
    manual: Phrase(
      "wording.yml 的 vocabularies 写 content/vocabularies/ 下的文件名。",
      "`vocabularies` in wording.yml names files of content/vocabularies/."))
}

extension Check {
  static let wordingList = Check(.shortWord, .unknownWordingVocabulary, by: .settings)
}
