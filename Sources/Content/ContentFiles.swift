import Diagnostics
import Files

/// The files below `content/`, by purpose. Paths are relative to the site's folder.
struct ContentFiles: Sendable {
  var common: String?
  var hasHome = false
  var kinds: [String] = []
  var vocabularies: [String] = []
  /// Texts about terms: `content/vocabularies/NAME/SLUG.md`.
  var profiles: [String] = []
  /// Markdown files in a kind's folder, each with that folder's path below `content/`.
  var pages: [(file: String, folder: String)] = []
  /// All other files in kinds' folders: pictures and attachments, which pages name.
  var companions: Set<String> = []
  var rolls = RollFiles()
  var findings: [Diagnostic] = []
}

let vocabulariesFolder = "content/vocabularies/"

/// Finds and sorts the files of a site. Markdown files outside all kinds' folders are reported.
func listContentFiles(in folder: String) throws(Failure) -> ContentFiles {
  var files = ContentFiles()
  let found = try walkFolder(folder, from: "content")
  let kindFolders = found.filter { $0.path.endsWithBytes(of: "/_kind.yml") }
    .map { String($0.path.dropFirst("content/".count).dropLast("/_kind.yml".count)) }
  let prefixes = kindFolders.map { "content/\($0)/" }
  // Strings are compared by canonical equivalence, so this finds names that differ in bytes but not in characters.
  var names: [String: String] = [:]
  for file in found {
    let path = file.path
    if !path.isASCII, let other = names.updateValue(path, forKey: path) {
      let pair = [other, path].sorted { $0.unicodeScalars.count < $1.unicodeScalars.count }
      files.findings.append(Diagnostic(.sameName, at: Location(file: path), pair))
      continue
    }
    if let name = file.foreignName {
      files.findings.append(foreignName(name, at: path))
      continue
    }
    if file.isLink {
      files.findings.append(Diagnostic(.linkedFile, at: Location(file: path)))
      continue
    }
    if let kind = prefixes.firstIndex(where: path.beginsWithBytes), !path.endsWithBytes(of: "/_kind.yml") {
      if isMarkdown(path) {
        files.pages.append((path, kindFolders[kind]))
      } else {
        files.companions.insert(path)
      }
      continue
    }
    if path.beginsWithBytes(of: rollsFolder) {
      files.addRollFile(path)
      continue
    }
    let parts = path.split(separator: "/").dropFirst()
    if path == "content/_common.yml" {
      files.common = path
    } else if path == HomePage.file {
      files.hasHome = true
    } else if parts.first == "home", parts.count > 1, !isMarkdown(path) {
      // Pictures of the home page.
      files.companions.insert(path)
    } else if parts.first == "vocabularies" {
      files.addVocabularyFile(path, depth: parts.count)
    } else if parts.last == "_kind.yml" {
      files.kinds.append(path)
    } else if isMarkdown(path) {
      files.findings.append(
        Diagnostic(
          .folderWithoutKind, at: Location(file: path), [parts.dropLast().joined(separator: "/")],
          help: Phrase(
            "移到 \(kindFolders.joined(separator: "、")) 之一",
            "move it to one of \(kindFolders.joined(separator: ", "))")))
    }
  }
  if files.kinds.isEmpty { files.findings.append(noContent) }
  return files
}

private let noContent = Diagnostic(.noContent, at: Location(file: "content"), help: Rule.noContent.manual)

func foreignName(_ name: String, at path: String) -> Diagnostic {
  Diagnostic(
    .foreignFileName, at: Location(file: path),
    help: name.isEmpty
      ? Phrase("给它重新起名", "give it another name")
      : Phrase("按 GBK 读作“\(name)”；照此改名", "in GBK it reads “\(name)”; rename it so"))
}

extension ContentFiles {
  fileprivate mutating func addRollFile(_ path: String) {
    let ending = path.lowercased().split(separator: ".").last ?? ""
    let isBelow = path.dropFirst(rollsFolder.count).contains("/")
    switch isBelow ? "" : ending {
    case "yml": rolls.declarations.append(path)
    case "csv", "xlsx": rolls.sheets.append(path)
    default: findings.append(Diagnostic(.unknownFile, at: Location(file: path)))
    }
  }

  fileprivate mutating func addVocabularyFile(_ path: String, depth: Int) {
    if depth == 2, path.hasSuffix(".yml") {
      vocabularies.append(path)
    } else if depth == 3, isMarkdown(path) {
      profiles.append(path)
    } else if depth == 3, isPictureName(path) {
      companions.insert(path)
    } else {
      findings.append(Diagnostic(.unknownFile, at: Location(file: path)))
    }
  }
}

/// Terms have covers; other files beside their texts are reported as unknown.
private func isPictureName(_ path: String) -> Bool {
  let ending = path.lowercased().split(separator: ".").last.map(String.init) ?? ""
  return ["jpg", "jpeg", "png", "webp", "avif", "svg", "gif", "heic"].contains(ending)
}

/// `.md` in any case: Windows writes `.MD`.
func isMarkdown(_ path: String) -> Bool {
  // A quick test for most files.
  if path.endsWithBytes(of: ".md") { return true }
  let lowered = path.lowercased()
  return lowered.hasSuffix(".md") || lowered.hasSuffix(".markdown")
}

extension String {
  fileprivate var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}
