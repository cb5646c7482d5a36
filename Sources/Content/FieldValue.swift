import Almanac
import YAML

/// The value of a page's field, read and checked.
package enum FieldValue: Sendable, Hashable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case moment(Moment)
  case period(Period)
  /// One term or several; a choice has exactly one.
  case terms([TermReference])
  case texts([String])
  case people([Person])
  case pictures([PictureReference])
  case link(LinkReference)
  case video(VideoReference)
  case attachments([Attachment])
  case honours([Honour])
  case awards([Award])
  case consent(Consent)
  case reviews([ReviewMark])
  case rule(FestivalRule)
  /// Part of an honour, never a field's whole value.
  case batch(Batch)
  /// One record or several, each with its parts in the order of the type's `RecordSchema`: for values that the program
  /// only shows.
  case records([[FieldValue?]])

  /// For a value that templates see as records, the parts of each, in the order of its type's `RecordSchema`.
  package var rows: [[FieldValue?]] {
    switch self {
    case .period(let period): [period.parts]
    case .honours(let honours): honours.map(\.parts)
    case .awards(let awards): awards.map(\.parts)
    case .records(let rows): rows
    default: []
    }
  }

  /// The links in the value.
  package var links: [LinkReference] {
    switch self {
    case .link(let link): [link]
    case .video(let video): [video.page].compactMap(\.self)
    case .records(let rows): rows.joined().flatMap { $0?.links ?? [] }
    default: []
    }
  }
}

/// A term by its position: that of the vocabulary in the model, and of the term in the vocabulary.
package struct TermReference: Sendable, Hashable {
  package var vocabulary: Int
  package var term: Int

  package init(vocabulary: Int, term: Int) {
    self.vocabulary = vocabulary
    self.term = term
  }
}

/// Two days, both included.
package struct Period: Sendable, Hashable {
  package var start: Day
  package var end: Day
}

/// A person named by a page, under the name shown, which may be masked (李某).
package struct Person: Sendable, Hashable {
  package var name: String
}

/// A picture as an author names it: a file beside the page or an address of the site.
package struct PictureReference: Sendable, Hashable {
  package var source: String
  /// The text for readers who cannot see the picture.
  package var alternative: String
  package var caption: String
  package var credit: String
  package var place: TextPosition

  package init(source: String, alternative: String, caption: String, credit: String, place: TextPosition) {
    self.source = source
    self.alternative = alternative
    self.caption = caption
    self.credit = credit
    self.place = place
  }
}

package struct LinkReference: Sendable, Hashable {
  package var address: String
  package var title: String
}

package struct VideoReference: Sendable, Hashable {
  package var source: String
  package var captions: String?
  package var transcript: String?
  package var place: TextPosition

  /// The page of another site that shows the video; nil for a file of this site. Players of other sites are never
  /// embedded.
  package var page: LinkReference? {
    guard ["https://", "http://"].contains(where: source.hasScheme) else { return nil }
    return LinkReference(address: source, title: source)
  }
}

/// A file for readers to download.
package struct Attachment: Sendable, Hashable {
  package var source: String
  package var name: String
  package var place: TextPosition
}

/// `level｜title｜batch`: an honour given to a person.
package struct Honour: Sendable, Hashable {
  package var level: TermReference
  package var title: String
  package var batch: Batch
}

/// `level｜event｜year｜grade`: an award given to a project. Grades are free text, since every event has its own.
package struct Award: Sendable, Hashable {
  package var level: TermReference
  package var event: String
  package var year: Int
  package var grade: String
}

/// The consent to a publication: the form in which it was given, and its end.
package struct Consent: Sendable, Hashable {
  package var kind: TermReference
  /// The number under which the office keeps the signed paper; never shown.
  package var paper: String?
  package var expires: Day?
}
