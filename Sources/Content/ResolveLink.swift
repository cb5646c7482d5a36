import Files

/// The target of a link in a text.
package enum LinkTarget: Sendable, Hashable {
  /// An address of this site, below its home, with `#…` or an empty fragment.
  case address(String, fragment: String)
  /// A fragment of the same page.
  case fragment(String)
  /// Another site's address, with scheme.
  case outside(String)
  /// A mailbox or a phone number.
  case contact(String)
  /// A picture or another file beside the pages, by its path in the site's folder.
  case file(String)
  /// A page of this site that is not published at present.
  case hidden(HiddenPage)
  /// A file that does not exist, or of which no page was made.
  case missing(String)
}

extension Site {
  /// The target of an address in a file: pages may be named by their files, `../2023/jiao-yulu.md`.
  package func resolve(_ address: String, from file: String) -> LinkTarget {
    if address.utf8.first == UInt8(ascii: "#") { return .fragment(address) }
    if address.utf8.first == UInt8(ascii: "/") {
      return place(address)
    }
    if address.hasScheme("mailto:") || address.hasScheme("tel:") { return .contact(address) }
    if address.hasScheme("https://") || address.hasScheme("http://") {
      return ownPath(of: address).map(place) ?? .outside(address)
    }
    let (path, fragment) = split(address)
    guard let target = joined(path, to: file) else { return .missing(address) }
    for name in target.utf8.contains(UInt8(ascii: "%")) ? [target, withoutPercents(target)] : [target] {
      if let page = pageAddresses[name] { return .address(page, fragment: fragment) }
      if let page = hidden.page(of: name) { return .hidden(page) }
    }
    return companion(target).map(LinkTarget.file) ?? .missing(target)
  }

  /// The path below the site's home of a whole address in any spelling, also with `http` or in capitals; nil for other
  /// sites.
  private func ownPath(of address: String) -> String? {
    // Compare bytes: the standard library would normalise Chinese before comparing it.
    if address.beginsWithBytes(of: settings.address) {
      let below = address.utf8.index(address.startIndex, offsetBy: settings.address.utf8.count)
      return "/" + address[below...]
    }
    guard address.mayHaveHost(of: settings.address), let whole = WebAddress(address),
      whole.isSameHost(as: settings.address)
    else { return nil }
    return whole.path(below: settings.address)
  }

  /// The target of an address of this site.
  private func place(_ address: String) -> LinkTarget {
    let (path, fragment) = split(address)
    return hidden.page(at: path).map(LinkTarget.hidden) ?? .address(path, fragment: fragment)
  }

  /// The file beside a page with the name that its author uses; nil if there is none.
  package func companion(_ name: String, from file: String) -> String? {
    joined(name, to: file).flatMap(companion)
  }

  /// Texts write a name with spaces with `%20` or other escapes, as the author's editor does.
  private func companion(_ path: String) -> String? {
    // Return the name as the folder lists it: equal strings may differ in bytes, and macOS keeps names decomposed.
    if let listed = companions.firstIndex(of: path) { return companions[listed] }
    guard path.contains("%") else { return nil }
    return companions.firstIndex(of: withoutPercents(path)).map { companions[$0] }
  }

  private func split(_ address: String) -> (path: String, fragment: String) {
    guard let hash = address.utf8.firstIndex(of: UInt8(ascii: "#")) else { return (address, "") }
    return (String(address[..<hash]), String(address[hash...]))
  }
}

/// A relative path resolved against a file's folder; nil if it leaves the site's folder.
func joined(_ path: String, to file: String) -> String? {
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

extension String {
  /// Whether the hosts of two whole addresses agree in their first four bytes without regard to case: enough to rule
  /// out most links.
  fileprivate func mayHaveHost(of other: String) -> Bool {
    let slash = UInt8(ascii: "/")
    let start = { (address: String) in address.utf8.drop { $0 != slash }.drop { $0 == slash }.prefix(4) }
    return start(self).elementsEqual(start(other)) { $0 | 0x20 == $1 | 0x20 }
  }
}
