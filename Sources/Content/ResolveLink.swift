/// Where an address in a text leads.
package enum LinkTarget: Sendable, Hashable {
  /// An address of this site, below its home, and `#…` or nothing.
  case address(String, fragment: String)
  /// A place on the same page.
  case fragment(String)
  /// Another site, with scheme.
  case outside(String)
  /// A mailbox or a phone number.
  case contact(String)
  /// A file that no page was made of.
  case missing(String)
}

extension Site {
  /// Where an address leads that stands in a file: pages may be named by their files, `../2023/jiao-yulu.md`.
  package func resolve(_ address: String, from file: String) -> LinkTarget {
    if address.hasPrefix("#") { return .fragment(address) }
    let lowered = address.lowercased()
    if lowered.hasPrefix("mailto:") || lowered.hasPrefix("tel:") { return .contact(address) }
    if lowered.hasPrefix("https://") || lowered.hasPrefix("http://") {
      guard address.hasPrefix(settings.address) else { return .outside(address) }
      let (path, fragment) = split("/" + address.dropFirst(settings.address.count))
      return .address(path, fragment: fragment)
    }
    let (path, fragment) = split(address)
    if path.hasPrefix("/") { return .address(path, fragment: fragment) }
    guard let target = joined(path, to: file) else { return .missing(address) }
    if let page = pageAddresses[target] { return .address(page, fragment: fragment) }
    return .missing(target)
  }

  private func split(_ address: String) -> (path: String, fragment: String) {
    guard let hash = address.firstIndex(of: "#") else { return (address, "") }
    return (String(address[..<hash]), String(address[hash...]))
  }

  /// A relative path from a file's folder; nil where it leaves the site's folder.
  private func joined(_ path: String, to file: String) -> String? {
    var parts = file.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": if parts.popLast() == nil { return nil }
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
