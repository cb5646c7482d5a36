import Content
import Diagnostics
import Files
import Markdown

/// What was written into a file that lines of its own be lines for every reader of Markdown.
package struct WrittenOutFile {
  package var file: String
  package var changes: [WrittenOutLines.Change]
}

/// Writes the line breaks of the site's texts out that are breaks by how the lines begin.
package func writeOutLines(in folder: String) throws(Failure) -> [WrittenOutFile] {
  var written: [WrittenOutFile] = []
  for file in try walkFolder(folder, from: "content").filter({ !$0.isLink }).map(\.path) {
    guard file.lowercased().hasSuffix(".md"), let source = readSource(file, in: folder).source,
      let body = splitFrontMatter(source).0?.body, let lines = writeOutLines(of: source, in: body)
    else { continue }
    try replaceFile(folder + "/" + file, with: lines.bytes)
    written.append(WrittenOutFile(file: file, changes: lines.changes))
  }
  return written
}
