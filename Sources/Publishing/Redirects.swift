import Content

/// Earlier addresses as nginx takes them: the lines of its two maps, from what is asked for to the new address.
///
/// Most are paths, which nginx decodes before it looks them up (`$uri`); what has a query or is no UTF-8 is looked up as
/// it was sent (`$request_uri`). Pages at the earlier addresses lead on anyway; with the map the server itself says that
/// they moved for good, which search engines and old links in documents understand better.
package struct RedirectMaps: Sendable {
  package private(set) var paths: [UInt8] = []
  package private(set) var requests: [UInt8] = []
  /// nginx refuses to start where a map has a key twice, and tells no cases apart.
  private var known: Set<String> = []

  /// - Parameters:
  ///   - redirects: from and to, below the site's home.
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
  // Between quotation marks nginx gives a meaning to these two alone.
  let key = asked.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  return Array("\"\(key)\" \"\(target)\";\n".utf8)
}
