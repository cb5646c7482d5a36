import Content
import Diagnostics
import Files
import Markdown

/// The changes to a file's text that make its line breaks explicit for every reader of Markdown.
package struct WrittenOutFile {
  package var file: String
  package var changes: [WrittenOutLines.Change]
}

/// Makes line breaks explicit that the site's texts only imply by the beginning of the next line.
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
