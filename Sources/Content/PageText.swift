import Diagnostics
import Files
import Markdown

/// A page's text while the page is read: compiled, or remembered from an earlier build that compiled the same bytes.
struct PageText {
  let document: Document
  let characterCount: Int
  let hasText: Bool
  let digest: Digest
  /// Where the text stands, if it has not been compiled.
  let uncompiled: (path: String, body: Range<Int>)?
  /// Whether the site has a search, which asks for a text's words.
  let keepsWords: Bool
  private let known: TextNote?
  private let knownExcerpt: String?
  /// What was found in the text when it was compiled, if it has not been compiled now.
  let knownInspection: Inspection?

  var isRemembered: Bool { uncompiled != nil }

  /// - Parameters:
  ///   - digest: of the source's bytes, where it is known.
  ///   - path: where the file is, of which the source's bytes are.
  ///   - memory: what is known; nil where the file's bytes are not those of the source, because it has to be
  ///     converted.
  init(
    _ source: Source, _ digest: Digest?, at path: String, in body: Range<Int>,
    remembering memory: TextMemory?, keepsWords: Bool
  ) {
    let digest = digest ?? Digest(of: source.bytes)
    self.digest = digest
    self.keepsWords = keepsWords
    known = memory?.note(of: source.name, digest: digest)
    if let text = known.flatMap({ memory?.text(of: $0) }) {
      document = text.document
      characterCount = text.characterCount
      hasText = text.hasText
      knownExcerpt = text.summary
      knownInspection = text.inspection
      uncompiled = (path, body)
    } else {
      document = parseMarkdown(source, in: body)
      characterCount = document.characterCount
      hasText = !document.html.isEmpty
      knownExcerpt = nil
      knownInspection = nil
      uncompiled = nil
    }
  }

  /// What stands for a summary where the page has none.
  var excerpt: String { knownExcerpt ?? document.excerpt }

  /// What the next build is to know of it.
  func note(of page: Page, _ inspection: Inspection) -> TextNote {
    if isRemembered, let known { return known }
    return TextNote(of: page, digest: digest, inspection)
  }
}
