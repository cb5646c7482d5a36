import Rendering

/// An earlier address and where the page is now, both below the site's home.
package struct Redirect: Sendable, Hashable {
  package var from: String
  package var to: String
}

extension Plan {
  /// What web servers can say themselves of addresses that changed.
  var redirects: [Redirect] {
    outputs.compactMap { output in
      guard case .redirect(let target) = output.role else { return nil }
      let path = "/" + output.path
      let address = path.hasSuffix("/index.html") ? String(path.dropLast("index.html".count)) : path
      return Redirect(from: address, to: target)
    }
  }
}
