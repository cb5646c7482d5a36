/// Whether a request comes from this machine's own browser, on the preview's own pages.
///
/// Listening on the loopback address keeps other machines out, but not other sites in the same browser:
/// a page elsewhere can have its name resolve to 127.0.0.1 (its requests then carry its own `Host`), or ask
/// for the preview directly (its requests then carry its `Origin`). Neither is answered. Headers in which a
/// proxy claims another host are not looked at.
///
/// - Parameter others: origins of a proxy in front, which passes on their host.
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

/// A browser leaves out the port that is usual for HTTP, and only that one.
private func isOwn(_ host: String, port: UInt16) -> Bool {
  ["127.0.0.1", "localhost", "[::1]"].contains { name in
    host.lowercased() == "\(name):\(port)" || port == 80 && host.lowercased() == name
  }
}
