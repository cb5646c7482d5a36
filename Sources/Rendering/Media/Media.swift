import Attachments
import Files
import Images

/// Every picture and file of a site as it will be published: addresses and sizes, known before any is made.
///
/// Addresses come from the digest of the source and from the settings, so that a site can be planned without
/// encoding a picture, and a file at its address is known to be the right one without a look inside.
package struct Media: Sendable {
  /// By the source's path in the site's folder.
  var pictures: [String: PublishedPicture] = [:]
  var files: [String: PublishedFile] = [:]
  var drawings: [DrawnCover] = []
  /// The position of the drawing that a page without a picture shows, by the page's file.
  var drawingOfPage: [String: Int] = [:]
  /// All that has to be made, most of it once and for all.
  package var works: [MediaWork] = []
  /// The same for pages that come by themselves: what is wrong with their pictures must show before their day.
  package var worksToCome: [MediaWork] = []
  /// The addresses of files that only pages name which are not shown.
  var absentAddresses: Set<String> = []

  package init() {}

  /// Together with what a page alone shows.
  func showing(_ other: Media) -> Media {
    var media = self
    media.pictures.merge(other.pictures) { own, _ in own }
    media.files.merge(other.files) { own, _ in own }
    return media
  }

  /// Where a file beside a page is published, below the site's home: the picture itself, or the cleaned file.
  func address(of file: String) -> String? {
    pictures[file]?.fallback?.address ?? files[file]?.address
  }
}

/// A picture in all its sizes and formats.
struct PublishedPicture: Sendable {
  var format: PictureFormat
  /// Of the largest variant, in pixels.
  var width: Int
  var height: Int
  /// By format, best first, then from narrow to wide.
  var variants: [Variant]
  /// Of the picture that social networks show; empty where no page has it as its cover.
  var cardAddress = ""
  /// Which of the theme's tones holds its place, from 1; nil where the theme has none.
  var tone: Int?

  struct Variant: Sendable {
    var format: PictureFormat
    var width: Int
    var address: String
  }

  /// The variants of the format that every browser shows.
  var plain: ArraySlice<Variant> {
    guard let format = variants.last?.format else { return [] }
    return variants[(variants.firstIndex { $0.format == format } ?? 0)...]
  }

  /// Whether it can be shown in place of a film: until that is played, browsers give it the shape of its picture, and
  /// with another shape the page would jump.
  func hasShape(of film: Recording?) -> Bool {
    guard let film, film.width > 0 else { return false }
    let (one, other) = (width * film.height, height * film.width)
    return abs(one - other) * 50 <= max(one, other)
  }

  /// The variant for browsers that know nothing of `srcset`.
  var fallback: Variant? { plain.first { $0.width >= 800 } ?? plain.last }
}

/// A file to take away, or a video, as it is published.
struct PublishedFile: Sendable {
  var format: AttachmentFormat
  var address: String
  /// In bytes.
  var size: Int
  /// Of a film or a sound.
  var recording: Recording?
}

extension Recording {
  /// ` width="1280" height="720"`, so that a film has its place before it is loaded; empty for a sound.
  var sizeAttributes: String { width > 0 ? " width=\"\(width)\" height=\"\(height)\"" : "" }
}

/// A cover drawn for a page that has no picture.
struct DrawnCover: Sendable {
  var address: String
  var cardAddress: String
  var bytes: [UInt8]
}

/// The files to be made of one source at once: a picture is decoded once for all its variants.
package struct MediaWork: Sendable {
  package enum Task: Sendable {
    case variants(PictureSettings)
    case card
    case attachment
    /// The bytes of the drawing.
    case drawing([UInt8])
  }

  package struct Product: Sendable {
    /// Tells the product from all others that were ever made, by anyone: its name in a cache.
    package var key: String
    /// In the output.
    package var path: String
    var format = PictureFormat.jpeg
    var width = 0
  }

  package var task: Task
  /// The source's path in the site's folder; empty for a drawing, which has none.
  package var source: String
  package var digest: Digest
  package var products: [Product]
  /// The places where authors named the source.
  var mentions: [Mention]
}
