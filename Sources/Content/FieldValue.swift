import Almanac
import YAML

/// What a field of a page holds, once it has been read and found right.
package enum FieldValue: Sendable, Hashable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case moment(Moment)
  case period(Period)
  /// One term or several; a choice holds exactly one.
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
  /// A part of an honour.
  case batch(Batch)
  /// The parts of one record or several, in the order of their type's `RecordSchema`: of values that nothing but what
  /// shows them knows.
  case records([[FieldValue?]])

  /// Of a value that templates see as records: the parts of each, in the order of its type's `RecordSchema`.
  package var rows: [[FieldValue?]] {
    switch self {
    case .period(let period): [period.parts]
    case .honours(let honours): honours.map(\.parts)
    case .awards(let awards): awards.map(\.parts)
    case .records(let rows): rows
    default: []
    }
  }

  /// The links in it.
  package var links: [LinkReference] {
    switch self {
    case .link(let link): [link]
    case .video(let video): [video.page].compactMap(\.self)
    case .records(let rows): rows.joined().flatMap { $0?.links ?? [] }
    default: []
    }
  }
}

/// A term by its place in the content model: which vocabulary, which of its terms.
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

/// Somebody a page speaks of, by the name that is shown, which may be masked (李某).
package struct Person: Sendable, Hashable {
  package var name: String
}

/// A picture as an author names it: a file beside the page or an address of the site.
package struct PictureReference: Sendable, Hashable {
  package var source: String
  /// Said to those who cannot see it.
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

  /// The page of another site on which it is shown; nil for a file of this one. No player of others is taken in.
  package var page: LinkReference? {
    guard ["https://", "http://"].contains(where: source.hasScheme) else { return nil }
    return LinkReference(address: source, title: source)
  }
}

/// A file for readers to take with them.
package struct Attachment: Sendable, Hashable {
  package var source: String
  package var name: String
  package var place: TextPosition
}

/// `level｜title｜batch`: an honour somebody was given.
package struct Honour: Sendable, Hashable {
  package var level: TermReference
  package var title: String
  package var batch: Batch
}

/// `level｜event｜year｜grade`: an award a project was given. Grades are free, since every event has its own.
package struct Award: Sendable, Hashable {
  package var level: TermReference
  package var event: String
  package var year: Int
  package var grade: String
}

/// Who agreed to the publication, and until when.
package struct Consent: Sendable, Hashable {
  package var kind: TermReference
  /// The number under which the office keeps the signed paper; never shown.
  package var paper: String?
  package var expires: Day?
}
