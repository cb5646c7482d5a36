import Markdown
import Templating
import Text

/// The site's own words inside the texts of authors, escaped for HTML.
struct WordsOfDocuments: Sendable {
  /// Behind a link that leaves the site.
  let outside: [UInt8]
  /// The beginning of the element that names a video's subtitles, up to their address.
  let track: [UInt8]
  private let taskOpen: [UInt8]
  private let taskDone: [UInt8]
  private let footnote: [UInt8]
  private let footnotes: [UInt8]
  private let transcript: [UInt8]
  private let table: PreparedWord
  private let footnoteBack: PreparedWord

  init(_ words: [String: ThemeWord]) {
    func escaped(_ word: SiteWord) -> [UInt8] {
      var bytes: [UInt8] = []
      appendEscaped(words.text(of: word.key), to: &bytes)
      return bytes
    }
    outside = Array("<span class=\"outside\">".utf8) + escaped(.away) + Array("</span>".utf8)
    track =
      Array("<track kind=\"captions\" srclang=\"".utf8) + escaped(.captionsLanguage)
      + Array("\" label=\"".utf8) + escaped(.captions) + Array("\" default src=\"".utf8)
    taskOpen = escaped(.taskOpen)
    taskDone = escaped(.taskDone)
    footnote = escaped(.footnote)
    footnotes = escaped(.footnotes)
    transcript = escaped(.transcript)
    table = PreparedWord(.table, in: words)
    footnoteBack = PreparedWord(.footnoteBack, in: words)
  }

  func write(_ word: DocumentWord, into output: inout PageBuffer) {
    switch word {
    case .taskOpen: output.append(contentsOf: taskOpen)
    case .taskDone: output.append(contentsOf: taskDone)
    case .table(let number): output.append(escaping: table.text([String(number)]))
    case .footnote: output.append(contentsOf: footnote)
    case .footnotes: output.append(contentsOf: footnotes)
    case .footnoteBack(let number): output.append(escaping: footnoteBack.text([String(number)]))
    case .transcript: output.append(contentsOf: transcript)
    }
  }
}
