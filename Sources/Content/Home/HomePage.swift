import Diagnostics
import YAML

/// The home page as set in `content/home.yml`: a headline, slides, blocks in order, partners, and the picture by which
/// readers find the office's account.
package struct HomePage: Sendable {
  package static let file = "content/home.yml"

  package var headline: HomeLead?
  package var slides: [HomeLead] = []
  /// Empty for the default blocks.
  package var blocks: [HomeBlock] = []
  package var partners: [HomePartner] = []
  package var account: HomeAccount?

  /// The addresses that it links to, each with its line.
  package var links: [(address: String, line: Int)] {
    let leads = [headline].compactMap(\.self) + slides
    return leads.map { ($0.target, Int($0.place.line)) }
      + partners.map { ($0.link.address, Int($0.place.line)) }
  }

  package var pictures: [PictureReference] {
    ([headline].compactMap(\.self) + slides).compactMap(\.picture) + partners.compactMap(\.logo)
      + [account?.picture].compactMap(\.self)
  }
}

/// The reading of the file, with its findings.
struct HomeReading: Sendable {
  var home: HomePage?
  var findings: [Diagnostic] = []
}

/// A highlighted entry: a page of the site, or a link with its own words and picture.
package struct HomeLead: Sendable {
  /// A page's file or address, or an address of another site.
  package var target: String
  package var title: String?
  package var summary: String?
  package var picture: PictureReference?
  package var place: TextPosition
}

/// A part of the home page.
package struct HomeBlock: Sendable {
  package enum Content: Sendable, Hashable {
    /// The next festivals.
    case festivals
    /// The newest pages of all kinds.
    case newest
    /// Pages pinned before all others (`top`).
    case pinned
    /// Pages of a kind, by the kind's position.
    case kind(Int)
    /// The names of kinds, by position, without their pages.
    case kinds([Int])
    /// The terms of a vocabulary's index; for special topics, only the current ones.
    case index(vocabulary: Int)
    /// Pages of a term.
    case term(TermReference)
  }

  package var content: Content
  package var title: String?
  package var count: Int?

  package init(_ content: Content, title: String? = nil, count: Int? = nil) {
    self.content = content
    self.title = title
    self.count = count
  }
}

package struct HomePartner: Sendable {
  package var link: LinkReference
  package var logo: PictureReference?
  package var place: TextPosition
}

package struct HomeAccount: Sendable {
  package var name: String
  package var note: String
  package var picture: PictureReference
}
