import Almanac
import Diagnostics
import Markdown

/// A page: one Markdown file that has been read and found right.
///
/// Immutable, and shared rather than copied: a page stands in a dozen lists, and copying its fields for each
/// would cost more than all indices together.
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
  /// Nil for a page that is not shown as it is written: a draft, or one that lacks something.
  package let lifetime: Lifetime?
  /// Earlier addresses, each of which leads here.
  package let aliases: [Alias]
  package let isSample: Bool
  package let isDraft: Bool
  /// The last day on which it stands before all others.
  package let top: Day?
  /// The language that it is written in, a tag of BCP 47; nil for the site's.
  package let language: String?
  /// By the order of the kind's fields.
  package let values: [FieldValue?]
  /// The text; without its words where the site has no search.
  package let document: Document
  /// Han characters and Latin words of the text; 0 where nobody shows them.
  package let characterCount: Int
  /// Whether a link of the text leads to a place in a page, `#…`.
  package let hasFragments: Bool

  /// - Parameters:
  ///   - keepsWords: whether the site has a search, which asks for the words of texts.
  ///   - isCounted: whether a template shows how long the text is.
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
    // Wherever a page is summed up, a candidate is called one.
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

  /// The terms of a field, empty where the page has none.
  package func terms(of field: Int) -> [TermReference] {
    if case .terms(let terms) = values[field] { terms } else { [] }
  }

  /// The links that its fields hold.
  package var linksOfFields: [LinkReference] {
    var links: [LinkReference] = []
    // By position: a value that is taken out of the list is copied.
    for field in values.indices { links += values[field]?.links ?? [] }
    return links
  }

  /// Whether a page differs from another in its own text alone: both stand in the same lists, at the same address, and
  /// other pages say the same of them but for their summaries.
  func hasSamePlace(as other: Page) -> Bool {
    let isSame =
      file == other.file && kind == other.kind && address == other.address && title == other.title
      && date == other.date && updated == other.updated && expires == other.expires
      && aliases.elementsEqual(other.aliases) { $0.address == $1.address }
      && isSample == other.isSample && isDraft == other.isDraft && top == other.top
      && language == other.language && values == other.values
    // Files beside the page are published for all who name them, and lists show its pictures with their words.
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

  /// What the text says of files that may stand beside the page: pictures and videos, and documents that links lead to.
  fileprivate var media: [[String]] {
    pictures.map { [$0.address, $0.alternative, $0.title ?? ""] }
      + videos.map { [$0.address, $0.captions ?? "", $0.poster ?? "", $0.hasTranscript ? "written" : ""] }
      + links.map(\.address).filter { address in
        address.utf8.first != UInt8(ascii: "/") && address.utf8.first != UInt8(ascii: "#")
          && !address.utf8.contains(UInt8(ascii: ":"))
      }.map { [$0] }
  }
}
