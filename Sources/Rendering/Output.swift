import Content

/// A file of the site: where it will be and how it is made.
///
/// It is a small value, since a site has many thousands: pages of one list share what renders them, and are told apart
/// by a number.
package struct Output: Sendable {
  /// Relative to the output folder: `stories/2024/wang/index.html`.
  package let path: String
  /// Its role for callers that do more with it than write it.
  package let role: Role
  /// The pages that date it: it is as new as the newest change of any of them.
  let dates: Dates
  /// Passed to `render`: the number of a list's page, or the position of the output among those of its kind.
  let number: Int
  /// Nil for what is not rendered but made otherwise.
  let render: Renderer?
  var isInSitemap = true
  var isOffline = true

  /// Gives the bytes of an output by its number; always the same ones.
  typealias Renderer = @Sendable (RenderContext, Int) -> [UInt8]

  package enum Role: Sendable {
    /// A page that readers may see, by its position in the site's pages.
    case page(Int)
    /// The same, in the site's expired pages.
    case expired(Int)
    case withdrawn
    /// An earlier address of a page.
    case redirect(to: String)
    case asset
    /// A file that the site has at a fixed address.
    case fixedFile
    /// A product of one of the plan's works, by their positions.
    case product(Int, work: Int)
    /// The page on which readers search, which `searchOutputs` makes.
    case search
    case other
  }

  /// By positions in the site's pages.
  enum Dates: Sendable, Equatable {
    case none
    case page(Int)
    case pages([Int])
  }

  /// Whether it is the page on which readers search.
  package var isSearchPage: Bool {
    if case .search = role { true } else { false }
  }

  /// - Parameter path: relative to the output folder.
  init(path: String, role: Role = .other, dates: Dates = .none, number: Int = 1, render: Renderer?) {
    self.path = path
    self.role = role
    self.dates = dates
    self.number = number
    self.render = render
  }

  /// - Parameter address: below the site's home: `/stats/`, `/feed.xml`.
  init(
    _ address: String, role: Role = .other, dates: Dates = .none, number: Int = 1, render: Renderer?
  ) {
    self.init(path: Rendering.path(of: address), role: role, dates: dates, number: number, render: render)
  }
}

/// The path of the file at an address; pages of a list after the first are in `page/N/`.
func path(of address: String, number: Int = 1) -> String {
  var path = listAddress(address, number: number)
  if path.hasSuffix("/") { path += "index.html" }
  return String(path[path.utf8.index(after: path.startIndex)...])
}

func listAddress(_ address: String, number: Int) -> String {
  number == 1 ? address : "\(address)page/\(number)/"
}
