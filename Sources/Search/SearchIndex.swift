import Files
import Parallel

/// A full-text index as static files, which a script in a page loads as it needs them.
///
/// The stream of all documents' text, the oldest document first, is indexed by overlapping pairs of characters. A
/// reader's script loads the guide, the lists of the pairs that cover the words, the table of the documents found,
/// and the texts of those that it shows. All files are scripts, so that it works without a server, too; their names
/// change with their contents, so that a file kept by a browser is never out of date.
package struct SearchIndex: Sendable {
  /// The number of documents that can be found.
  package var count: Int
  package var files: [SearchFile]
  /// Which of the files a page names, behind the script; the others are loaded by it.
  package var guide: String
}

/// The script that reads an index in a browser and shows the results. Its name changes with its bytes, and every index
/// is published with the script of the program that made it: their format is private to the two.
package let searchScript: SearchFile = {
  let bytes = PackageResources.search_js
  return SearchFile(path: "search.\(Digest(of: bytes).short).js", bytes: bytes)
}()

/// The script that finds words typed otherwise than they are written. The search script loads it on demand.
private let nearScript: SearchFile = {
  let bytes = PackageResources.near_js
  return SearchFile(path: "near.\(Digest(of: bytes).short).js", bytes: bytes)
}()

/// A file of the index: its path below the index's folder, and its bytes.
package struct SearchFile: Sendable {
  package var path: String
  package var bytes: [UInt8]
}

/// Makes the index of documents, the oldest first; equal results rank by this order, the last one first.
///
/// - Parameters:
///   - manuals: the number of documents at the beginning that are about the site itself, and rank behind all others.
///   - hints: the words of the site's lists, the most used first.
///   - words: the script's texts for readers.
///   - size: of files of dictionaries, in bytes; nil leaves it to the amount of text.
package func makeSearchIndex(
  of documents: [SearchDocument], manuals: Int = 0, facets: [SearchFacet], hints: [SearchHint] = [],
  words: [ScriptWord] = [], size: Int? = nil
) -> SearchIndex {
  let texts = SearchTexts(of: documents)
  let runs = concurrentMap(slices(of: documents), foldDocuments)
  let size = size ?? shardSize(forCharacters: runs.reduce(0) { $0 + $1.scalars.count })
  let tables = SearchTables(of: documents, runs.flatMap(\.extents), texts)
  let alphabet = Alphabet(of: runs)
  let dictionaries = [
    ("terms", writeTerms(runs, alphabet: alphabet, size: size)),
    ("readings", writeReadings(runs, size: size)),
  ]
  let directories = dictionaries.map { KeyDirectory(of: $1, named: $0) }
  let spellings = Spellings(of: alphabet)
  let hints = packHints(hints)
  var guide = Guide()
  guide.add("documents", documents.count)
  guide.add("manuals", manuals)
  guide.add("terms", json: directories[0].guide)
  guide.add("readings", json: directories[1].guide)
  guide.add("near", nearScript.path.split(separator: ".")[1])
  guide.add("spellings", spellings.shards.map(\.mark).joined())
  guide.add("mixed", spellings.mixed)
  guide.add("hints", hints.map(\.mark).joined())
  guide.add(
    "tables", json: Array("[".utf8) + tables.guide.joined(separator: [UInt8(ascii: ",")]) + Array("]".utf8))
  guide.add("texts", texts.marks.joined())
  guide.add("block", texts.blockLength)
  guide.add(facets)
  guide.add(words)
  let shards = dictionaries.flatMap(\.1.shards) + directories.flatMap(\.lists) + spellings.shards + hints
  return SearchIndex(
    count: documents.count,
    files: [searchScript, nearScript, guide.file] + shards.map { SearchFile(path: $0.path, bytes: $0.bytes) }
      + tables.files + texts.files,
    guide: guide.file.path)
}

/// Pieces of about equal length, more than there are cores; the index does not depend on where they are cut.
private func slices(of documents: [SearchDocument]) -> [ArraySlice<SearchDocument>] {
  let length = max(1, (documents.count + 15) / 16)
  return stride(from: 0, to: documents.count, by: length).map {
    documents[$0..<min($0 + length, documents.count)]
  }
}

/// A text of the script, by its name there.
package struct ScriptWord: Sendable {
  package var name: String
  /// Forms by number, the one for all other numbers last; `{count}` and its like are places for values.
  package var forms: [(number: Int?, text: String)]

  package init(name: String, forms: [(number: Int?, text: String)]) {
    self.name = name
    self.forms = forms
  }
}
