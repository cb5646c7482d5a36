import Content

/// A page as a person names it: by file, address or title.
package struct PageName: Sendable {
  /// The output path, if the text is an address.
  private let path: String
  /// Digests, if the text is the page's file or title.
  private let files: Set<String>
  private let title: String

  /// - Parameter home: the path of the home page, `/` or `/wmb/`.
  package init(_ text: String, home: String) {
    path = outputPath(ofAddress: text, home: home)
    files = Set(fileNames(text).map { FileSort.mark(of: $0) })
    title = FileSort.mark(of: text)
  }

  package func names(file: String, title: String, address: String) -> Bool {
    files.contains(FileSort.mark(of: file)) || self.title == FileSort.mark(of: title)
      || !address.isEmpty && path == outputPath(ofAddress: address, home: "/")
  }

  func names(_ entry: Manifest.Entry) -> Bool {
    guard case .page(let file, let title) = entry.sort, entry.lastUsed == nil else { return false }
    return entry.path == path || files.contains(file) || self.title == title
  }
}

/// `/a/`, `a`, `https://example.org/wmb/a/?b#c` and `/a/index.html` all become `a/index.html`.
private func outputPath(ofAddress text: String, home: String) -> String {
  var address = text[...]
  if let scheme = address.firstRange(of: "://") {
    let rest = address[scheme.upperBound...]
    address = rest.firstIndex(of: "/").map { rest[$0...] } ?? "/"
  }
  address = address.prefix { $0 != "?" && $0 != "#" }
  let path = withoutPercents(String(address))
  let below = path.hasPrefix(home) ? path.dropFirst(home.count) : path.drop { $0 == "/" }
  if below.hasSuffix(".html") { return String(below) }
  return below.isEmpty || below.hasSuffix("/") ? below + "index.html" : below + "/index.html"
}

/// Possible paths of the page's file, for a name relative to the site's folder, to `content/`, or from outside.
private func fileNames(_ text: String) -> [String] {
  let plain = text.hasPrefix("./") ? String(text.dropFirst(2)) : text
  let inContent = plain.firstRange(of: "/content/").map { String(plain[$0.lowerBound...].dropFirst()) }
  return [plain, "content/" + plain] + [inContent].compactMap(\.self)
}
