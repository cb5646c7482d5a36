import Content
import Diagnostics
import Files

/// Rewrites the site's own text files as UTF-8 with `\n` at line ends, if they have another form.
///
/// The text is the one that reading gives. A file that cannot be read is left alone.
///
/// - Returns: the files that were rewritten.
package func rewriteFiles(in folder: String) throws(Failure) -> [String] {
  let endings = [".md", ".markdown", ".yml"]
  let found = try walkFolder(folder, from: "content").filter { !$0.isLink && $0.foreignName == nil }.map(
    \.path)
  var rewritten: [String] = []
  for file in ["site.yml"] + found where endings.contains(where: file.lowercased().hasSuffix) {
    let reading = readSource(file, in: folder)
    guard let source = reading.source, reading.finding != nil,
      (try? readFile(folder + "/" + file)) != source.bytes
    else { continue }
    try replaceFile(folder + "/" + file, with: source.bytes)
    rewritten.append(file)
  }
  return rewritten
}
