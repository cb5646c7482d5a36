/// An address below the site's home, in the forms that disks, web servers, requests and case-insensitive names use.
///
/// A disk has no file within a file; exFAT, NTFS, APFS and the maps of nginx compare names without regard to case; a
/// request has path and query percent-encoded, and no fragment. Two addresses conflict if any of these treats them as
/// one, so all comparisons use this value.
package struct SiteAddress: Sendable, Hashable {
  /// Decoded, beginning with `/`: `/old/1.html`, `/stories/2024/wang/`. For the page of a folder, the folder.
  package let path: String
  /// The percent-encoded request, for an address that no file can answer: `/show.asp?id=12`, `/%D6%D0.html`; else nil.
  package let request: String?

  /// - Parameter path: decoded, without empty parts.
  package init(path: String) {
    let isIndex = path.endsWithBytes(of: "/index.html")
    self.path = isIndex ? String(path.dropLast("index.html".count)) : path
    request = nil
  }

  /// - Parameter request: percent-encoded.
  init(request: String, path: String) {
    self.path = path
    self.request = request
  }

  /// The form in which an author writes it.
  package var text: String { request ?? path }

  /// The output file served at the address, relative to the output folder.
  package var file: String {
    String(path.dropFirst()) + (path.endsWithBytes(of: "/") ? "index.html" : "")
  }

  /// The address for comparison without regard to case or to Unicode composition (strings compare canonically).
  package var folded: String { text.folded }

  /// The paths, decoded, with which browsers request it: with the slash at the end, without it, and with the file's
  /// name.
  package var paths: [String] {
    guard path.endsWithBytes(of: "/") else { return [path] }
    return [path, String(path.dropLast()), path + "index.html"].filter { !$0.isEmpty }
  }
}

extension String {
  /// The text in lower case; nearly all addresses are already.
  package var folded: String {
    utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A ~= $0) } ? self : lowercased()
  }
}
