import Diagnostics

/// A body of Markdown as the site needs it: HTML with placeholders, and everything that was seen on the way.
///
/// Addresses are resolved by the site (whether such a page exists, the picture's sizes, whether a link is external), so
/// the HTML has a placeholder for each. All lines are lines of the file.
package struct Document: Sendable, Equatable {
  package var html: [UInt8] = []
  /// Substitutions to be made in `html`, by ascending offset; several may share one offset, in this order.
  package var placeholders: [Placeholder] = []
  package var outline: [Heading] = []
  package var links: [Link] = []
  package var pictures: [Picture] = []
  package var videos: [Video] = []
  package var footnotes: [Footnote] = []
  /// HTML comments, which are not in `html`: they may carry notes for the checks.
  package var comments: [Comment] = []
  /// The words without markup; blocks and table rows are separated by line feeds. UTF-8, as it is for a page
  /// that is only searched.
  package var plainBytes: [UInt8] = []
  package var findings: [Diagnostic] = []
  /// The ranges of the words in the file.
  package var prose = Prose()
  /// The lines of table headers without a word.
  package var emptyHeaders: [Int] = []

  /// The first words, as far as an excerpt may need them; it is cut on demand, since most pages have a summary.
  var excerptSource = ExcerptSource()

  /// At most 120 characters, ending at the end of a sentence: of the paragraphs, or of lists, tables and blocks where the
  /// text has hardly any.
  package var excerpt: String { excerptSource.excerpt }

  /// Han characters and Latin words, as Chinese editors count; counted on demand.
  package var characterCount: Int { plainBytes.withUnsafeBufferPointer { countCharacters(in: $0) } }

  /// At 400 characters a minute, at least 1.
  package var readingMinutes: Int { Markdown.readingMinutes(for: characterCount) }

  package var plainText: String { String(decoding: plainBytes, as: UTF8.self) }

  package init() {}

  /// The document as it is kept once its excerpt has been cut and its prose checked.
  ///
  /// - Parameter hasWords: whether the words are kept, which only a search needs: they are a quarter of a site's
  ///   memory.
  package func kept(hasWords: Bool) -> Document {
    var document = self
    document.excerptSource = ExcerptSource()
    document.prose = Prose()
    if !hasWords { document.plainBytes = [] }
    return document
  }
}

/// A place in the HTML of a document that only the site can fill.
package struct Placeholder: Sendable, Hashable {
  package var offset: Int
  package var content: Content

  package enum Content: Sendable, Hashable {
    /// `<a href=…>` of a link in `Document.links`.
    case linkStart(Int)
    /// `</a>`, and the site's note on links that lead outside.
    case linkEnd(Int)
    /// `<img>` or `<picture>` of a picture in `Document.pictures`.
    case picture(Int)
    /// `<video>` or `<audio>` of a recording in `Document.videos`.
    case video(Int)
    /// A text in the site's own language, escaped as in a quoted attribute.
    case word(DocumentWord)
  }
}

/// A text of a document that the site supplies instead of the author.
package enum DocumentWord: Sendable, Hashable {
  case taskOpen
  case taskDone
  /// Of tables without a caption: which of the document's it is.
  case table(Int)
  /// Before the number of a note, for screen readers.
  case footnote
  case footnotes
  /// Of the link from a note back to the text: the note's number.
  case footnoteBack(Int)
  /// Above the words of a video.
  case transcript
}

/// A heading of the body, never of level 1: that one is the page's title.
package struct Heading: Sendable, Hashable {
  package var level: Int
  /// Unique in the document.
  package var id: String
  package var title: String
  package var line: Int
}

/// A link the author wrote, or a bare address that became one.
package struct Link: Sendable, Hashable {
  /// As written, neither escaped nor resolved; mail addresses begin with `mailto:`.
  package var address: String
  package var title: String?
  package var text: String
  package var line: Int
}

package struct Picture: Sendable, Hashable {
  package var address: String
  package var alternative: String
  /// The caption of a picture that is alone in its paragraph.
  package var title: String?
  package var line: Int
  /// Whether it gets a `<figure>` of its own.
  package var isAlone: Bool
}

/// A film, or a sound.
package struct Video: Sendable, Hashable {
  package var address: String
  /// The address of a file of subtitles.
  package var captions: String?
  package var title: String?
  package var line: Int
  /// Whether the words are written out below it.
  package var hasTranscript: Bool
  /// A sound, which has no picture.
  package var isSound = false
  /// The address of a picture shown until it is played.
  package var poster: String?
}

package struct Footnote: Sendable, Hashable {
  /// Counted in the order in which the text refers to them.
  package var number: Int
  package var label: String
  package var text: String
  package var line: Int
}

package struct Comment: Sendable, Hashable {
  /// The text between `<!--` and `-->`, without space around it.
  package var text: String
  package var line: Int
}

/// At 400 characters a minute, at least 1.
package func readingMinutes(for characters: Int) -> Int { max(1, (characters + 399) / 400) }
