import Diagnostics
import YAML

/// What editors put on the home page, in `content/home.yml`: a headline, slides, blocks in their order, partners, and the
/// picture by which readers find the office's account.
package struct HomePage: Sendable {
  package static let file = "content/home.yml"

  package var headline: HomeLead?
  package var slides: [HomeLead] = []
  /// Empty for the usual ones.
  package var blocks: [HomeBlock] = []
  package var partners: [HomePartner] = []
  package var account: HomeAccount?

  /// The addresses that it leads to, each with its line.
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

/// What the file says, and what is wrong with it.
struct HomeReading: Sendable {
  var home: HomePage?
  var findings: [Diagnostic] = []
}

/// Something that stands out: a page of the site, or a link with its own words and picture.
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
    /// Pages that stand before all others.
    case pinned
    /// Pages of a kind, by its position.
    case kind(Int)
    /// Kinds by their names alone, by their positions.
    case kinds([Int])
    /// The terms of a vocabulary's index; of special topics, those that go on.
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
