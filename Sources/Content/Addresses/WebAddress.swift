/// A whole web address, `https://host:port/path`, in any spelling; `//host/path` and `www.host/path` are accepted, too.
package struct WebAddress: Sendable, Hashable {
  /// In lower case; empty if not given.
  package let scheme: String
  /// In lower case, without the ports 80 and 443, whatever the scheme, and without a final dot.
  package let host: String
  /// From the first `/` on, with query and fragment; at least `/`.
  package let rest: String

  package init?(_ text: String) {
    var tail = text[...]
    if let end = Self.endOfScheme(text) {
      scheme = text[..<end].lowercased()
      tail = text[end...].dropFirst("://".count)
    } else if text.hasPrefix("//") {
      scheme = ""
      tail = text.dropFirst(2)
    } else if text.lowercased().hasPrefix("www.") {
      scheme = ""
    } else {
      return nil
    }
    let end = tail.firstIndex { "/?#".contains($0) } ?? tail.endIndex
    var host = tail[..<end].lowercased()
    for port in [":80", ":443"] where host.hasSuffix(port) { host = String(host.dropLast(port.count)) }
    // A final dot names the DNS root, and changes nothing.
    if host.hasSuffix(".") { host = String(host.dropLast()) }
    guard !host.isEmpty else { return nil }
    self.host = host
    let rest = tail[end...]
    self.rest = rest.hasPrefix("/") ? String(rest) : "/" + rest
  }

  private static func endOfScheme(_ text: String) -> String.Index? {
    for scheme in ["https", "http"] where text.utf8.count > scheme.utf8.count + 3 {
      let end = text.utf8.index(text.startIndex, offsetBy: scheme.utf8.count)
      if text[..<end].lowercased() == scheme, text[end...].hasPrefix("://") { return end }
    }
    return nil
  }

  package func isSameHost(as home: String) -> Bool { WebAddress(home)?.host == host }

  /// The part below a site's home, with a `/` before it; nil for addresses elsewhere on the host.
  package func path(below home: String) -> String? {
    guard let home = WebAddress(home)?.rest else { return nil }
    if rest.beginsWithBytes(of: home) { return "/" + rest.dropFirst(home.count) }
    return rest + "/" == home ? "/" : nil
  }
}
