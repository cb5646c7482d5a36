import Almanac
import Diagnostics
import Markdown

/// A page: one Markdown file, read and found free of errors.
///
/// Immutable, and shared rather than copied: a page is in a dozen lists, and copying its fields for each would cost
/// more than all indices together.
package final class Page: Sendable {
  /// The file, relative to the site's folder.
  package let file: String
  /// The position of its kind in the content model.
  package let kind: Int
  package let slug: String
  /// The page's address below the site's home, `/stories/2024/wang/`.
  package let address: String
  package let title: String
  package let date: Moment
  package let updated: Day?
  package let summary: String
  package let expires: Day?
  /// Nil for a page that is not shown as written: a draft, or one that lacks something required.
  package let lifetime: Lifetime?
  /// Earlier addresses, each of which redirects to the page.
  package let aliases: [Alias]
  package let isSample: Bool
  package let isDraft: Bool
  /// The last day on which lists show the page before all others.
  package let top: Day?
  /// The language of the page, a tag of BCP 47; nil for the site's.
  package let language: String?
  /// In the order of the kind's fields.
  package let values: [FieldValue?]
  /// The text; without its words if the site has no search.
  package let document: Document
  /// The number of Han characters and Latin words of the text; 0 if no template shows it.
  package let characterCount: Int
  /// Whether the text has a link with a fragment, `#…`.
  package let hasFragments: Bool

  /// - Parameters:
  ///   - keepsWords: whether the site has a search, which needs the words of texts.
  ///   - isCounted: whether a template shows the length of the text.
  init(
    file: String, kind: Int, address: String, facts: BuiltIns, lifetime: Lifetime?, values: [FieldValue?],
    standing: String? = nil, document: borrowing Document, keepsWords: Bool,
    isCounted: Bool
  ) {
    self.file = file
    self.kind = kind
    self.address = address
    self.values = values
    self.lifetime = lifetime
    self.document = document.kept(hasWords: keepsWords)
    characterCount = isCounted ? document.characterCount : 0
    hasFragments = document.hasFragments
    // A candidate's summary begins with the honours, marked as recommended.
    summary = (standing.map { $0 + "。" } ?? "") + (facts.summary ?? document.excerpt)
    slug = facts.slug
    title = facts.title
    date = facts.date
    updated = facts.updated
    expires = facts.expires
    aliases = facts.aliases
    isSample = facts.isSample
    isDraft = facts.status == .draft
    top = facts.top
    language = facts.language
  }

  /// The terms of a field; empty if the page has none.
  package func terms(of field: Int) -> [TermReference] {
    if case .terms(let terms) = values[field] { terms } else { [] }
  }

  /// The links in its fields.
  package var linksOfFields: [LinkReference] {
    var links: [LinkReference] = []
    // Access by position: an element bound to a name would be copied.
    for field in values.indices { links += values[field]?.links ?? [] }
    return links
  }

  /// Whether a page differs from another only in its own text: both are in the same lists, at the same address, and
  /// other pages show the same of them except their summaries.
  func hasSamePlace(as other: Page) -> Bool {
    let isSame =
      file == other.file && kind == other.kind && address == other.address && title == other.title
      && date == other.date && updated == other.updated && expires == other.expires
      && aliases.elementsEqual(other.aliases) { $0.address == $1.address }
      && isSample == other.isSample && isDraft == other.isDraft && top == other.top
      && language == other.language && values == other.values
    // Files beside the page are published for every page that names them, and lists show its pictures with their texts.
    return isSame && document.media == other.document.media
  }
}

extension Document {
  fileprivate var hasFragments: Bool {
    links.contains { link in
      let hasMark = link.address.utf8.withContiguousStorageIfAvailable { $0.contains(UInt8(ascii: "#")) }
      return hasMark ?? link.address.utf8.contains(UInt8(ascii: "#"))
    }
  }

  /// The references of the text to files that may lie beside the page: pictures, videos, and linked documents.
  fileprivate var media: [[String]] {
    pictures.map { [$0.address, $0.alternative, $0.title ?? ""] }
      + videos.map { [$0.address, $0.captions ?? "", $0.poster ?? "", $0.hasTranscript ? "written" : ""] }
      + links.map(\.address).filter { address in
        address.utf8.first != UInt8(ascii: "/") && address.utf8.first != UInt8(ascii: "#")
          && !address.utf8.contains(UInt8(ascii: ":"))
      }.map { [$0] }
  }
}
