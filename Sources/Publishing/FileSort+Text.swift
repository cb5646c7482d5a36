import Content

extension FileSort {
  /// The word for the sort in a manifest's line.
  var text: String {
    switch self {
    case .page(let file, let title): "page:\(file):\(title)"
    case .media(let source): "media:\(source)"
    case .asset: "asset"
    case .search: "search"
    case .other: "other"
    }
  }

  init?(_ text: ArraySlice<UInt8>) {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let words = parts.map { String(decoding: $0, as: UTF8.self) }
    switch (words[0], words.count) {
    case ("page", 3): self = .page(file: words[1], title: words[2])
    case ("media", 2): self = .media(source: words[1])
    case ("asset", 1): self = .asset
    case ("search", 1): self = .search
    case ("other", 1): self = .other
    default: return nil
    }
  }

  /// The sort of a file in a manifest of the first version, which has none: any HTML file may be an author's page, and
  /// any file whose name is not that of a style, script or font may be a person's picture.
  init(ofPath path: String) {
    let plain = ["gz", "br"].reduce(path) { $0.hasSuffix("." + $1) ? String($0.dropLast(3)) : $0 }
    let isAsset = isHashed(plain) && ["css", "js", "woff2"].contains { plain.hasSuffix("." + $0) }
    self = path.hasSuffix(".html") ? .page(file: "", title: "") : isAsset ? .asset : .other
  }
}
