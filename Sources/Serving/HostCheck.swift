/// Whether a request comes from a browser on this machine, and from the preview's own pages.
///
/// Listening on the loopback address excludes other machines, but not other sites in the same browser: a site can have
/// its name resolve to 127.0.0.1 (its requests then have its own `Host`), or request the preview directly (its requests
/// then have its `Origin`). Both are refused. Headers in which a proxy gives another host are ignored.
///
/// - Parameter others: origins of a reverse proxy, whose host is passed on.
func isAdmitted(host: String?, origin: String?, port: UInt16, others: Set<String> = []) -> Bool {
  guard let host else { return false }
  if let other = others.first(where: { $0.hasSuffix("://" + host.lowercased()) }) {
    return origin.map { $0.lowercased() == other } ?? true
  }
  guard isOwn(host, port: port) else { return false }
  guard let origin else { return true }
  let scheme = "http://"
  return origin.lowercased().hasPrefix(scheme) && isOwn(String(origin.dropFirst(scheme.count)), port: port)
}

/// Browsers leave out the default port of HTTP, and only that one.
private func isOwn(_ host: String, port: UInt16) -> Bool {
  ["127.0.0.1", "localhost", "[::1]"].contains { name in
    host.lowercased() == "\(name):\(port)" || port == 80 && host.lowercased() == name
  }
}
