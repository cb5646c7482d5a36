import Content

/// Redirects for nginx: the lines of its two maps, from requested to present addresses.
///
/// Most are paths, which nginx decodes before the look-up (`$uri`); addresses with a query or not in UTF-8 are looked
/// up as sent (`$request_uri`). Pages at the old addresses redirect anyway; with the maps the server itself answers
/// that they moved permanently, which search engines and links in documents handle better.
package struct RedirectMaps: Sendable {
  package private(set) var paths: [UInt8] = []
  package private(set) var requests: [UInt8] = []
  /// nginx does not start if a map has a key twice, and compares keys without regard to case.
  private var known: Set<String> = []

  /// - Parameters:
  ///   - redirects: old and present addresses, below the site's home.
  ///   - home: its path on the host, ending with `/`.
  package init(_ redirects: [(from: SiteAddress, to: String)], below home: String) {
    for (from, to) in redirects {
      let target = (home + to.dropFirst()).percentEncoded.replacing("$", with: "%24")
      if let request = from.request {
        let asked = home + request.dropFirst()
        if isNew(asked) { requests += line(asked, target) }
      } else {
        for path in from.paths.map({ withoutPercents(home) + $0.dropFirst() }).sorted() where isNew(path) {
          paths += line(path, target)
        }
      }
    }
  }

  private mutating func isNew(_ asked: String) -> Bool { known.insert(asked.folded).inserted }
}

private func line(_ asked: String, _ target: String) -> [UInt8] {
  // Only these two are special within nginx's quotation marks.
  let key = asked.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  return Array("\"\(key)\" \"\(target)\";\n".utf8)
}
