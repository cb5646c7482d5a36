import Files
import Parallel

/// A full-text index as static files, which a script in a page loads as it needs them.
///
/// The stream of all documents' text, the oldest document first, is indexed by overlapping pairs of characters. A
/// reader's script loads the guide, the lists of the pairs that cover the words, the table of the documents found,
/// and the texts of those that it shows. All files are scripts, so that it works where nothing but opening files is
/// possible; their names change with their contents, so that what a browser kept is either right or not asked for.
package struct SearchIndex: Sendable {
  /// How many documents can be found.
  package var count: Int
  package var files: [SearchFile]
  /// Which of the files a page names, behind the script; the others are loaded by it.
  package var guide: String
}

/// What reads an index in a browser and shows what it finds. Its name changes with its bytes, and every index is
/// published with the script of the program that made it: the two agree on a format that nobody else has to know.
package let searchScript: SearchFile = {
  let bytes = PackageResources.search_js
  return SearchFile(path: "search.\(Digest(of: bytes).short).js", bytes: bytes)
}()

/// A file of the index: its path below the index's folder, and its bytes.
package struct SearchFile: Sendable {
  package var path: String
  package var bytes: [UInt8]
}

/// Makes the index of documents, the oldest first; equal results rank by this order, the last one first.
///
/// - Parameters:
///   - words: what the script says to readers.
///   - size: how large files of dictionaries become; nil leaves it to the amount of text.
package func makeSearchIndex(
  of documents: [SearchDocument], facets: [SearchFacet], words: [ScriptWord] = [], size: Int? = nil
) -> SearchIndex {
  let texts = SearchTexts(of: documents)
  let stretches = concurrentMap(slices(of: documents), foldDocuments)
  let size = size ?? shardSize(forCharacters: stretches.reduce(0) { $0 + $1.scalars.count })
  let tables = SearchTables(of: documents, stretches.flatMap(\.extents), texts)
  let dictionaries = [
    ("terms", writeTerms(stretches, size: size)), ("people", writeInitials(stretches, size: size)),
  ]
  let directories = dictionaries.map { Directory(of: $1, named: $0) }
  let guide = guideFile(directories, tables, texts, facets, words, count: documents.count)
  let shards = (dictionaries.flatMap(\.1.shards) + directories.flatMap(\.lists)).map {
    SearchFile(path: $0.path, bytes: $0.bytes)
  }
  return SearchIndex(
    count: documents.count, files: [searchScript, guide] + shards + tables.files + texts.files,
    guide: guide.path)
}

/// Pieces of about equal length, more than there are cores; the index does not depend on where they are cut.
private func slices(of documents: [SearchDocument]) -> [ArraySlice<SearchDocument>] {
  let length = max(1, (documents.count + 15) / 16)
  return stride(from: 0, to: documents.count, by: length).map {
    documents[$0..<min($0 + length, documents.count)]
  }
}

/// Something that the script says, by the name that it has there.
package struct ScriptWord: Sendable {
  package var name: String
  /// Forms by number, the one for all other numbers last; `{count}` and its like are places for values.
  package var forms: [(number: Int?, text: String)]

  package init(name: String, forms: [(number: Int?, text: String)]) {
    self.name = name
    self.forms = forms
  }
}

/// What every search begins with: where terms and people are looked up, the tables and texts, and the facets.
private func guideFile(
  _ directories: [Directory], _ tables: SearchTables, _ texts: SearchTexts, _ facets: [SearchFacet],
  _ words: [ScriptWord], count: Int
) -> SearchFile {
  var bytes = Array("xinfengSearch.open({\"documents\":\(count),\"terms\":".utf8)
  bytes += directories[0].guide
  bytes += ",\"people\":".utf8
  bytes += directories[1].guide
  bytes += ",\"tables\":[".utf8
  bytes += tables.guide.joined(separator: [UInt8(ascii: ",")])
  bytes += "],\"texts\":\"\(texts.marks.joined())\",\"block\":\(texts.blockLength),\"facets\":[".utf8
  for (position, facet) in facets.enumerated() {
    if position > 0 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "["))
    appendScriptString(facet.name.utf8, to: &bytes)
    bytes.append(UInt8(ascii: ","))
    appendScriptList(facet.values.map(\.slug), to: &bytes)
    bytes.append(UInt8(ascii: ","))
    appendScriptList(facet.values.map(\.label), to: &bytes)
    bytes.append(UInt8(ascii: "]"))
  }
  bytes += "],\"words\":{".utf8
  for (position, word) in words.enumerated() {
    bytes += "\(position > 0 ? "," : "")\"\(word.name)\":{".utf8
    for (number, form) in word.forms.enumerated() {
      bytes += "\(number > 0 ? "," : "")\"\(form.number.map { String($0) } ?? "other")\":".utf8
      appendScriptString(form.text.utf8, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }
  bytes += "}});\n".utf8
  return SearchFile(path: "guide.\(Digest(of: bytes).short).js", bytes: bytes)
}
