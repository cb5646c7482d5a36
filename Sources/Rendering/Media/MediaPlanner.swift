import Attachments
import Content
import Files
import Images

/// Gives every picture and file its addresses, and notes what has to be made for them.
struct MediaPlanner {
  private(set) var media = Media()
  private let settings: ThemeSettings
  /// Two sources with the same bytes and name are published once.
  private var addresses: Set<String> = []
  private var sources: [String: (digest: Digest, mentions: [Mention])] = [:]

  init(_ settings: ThemeSettings) {
    self.settings = settings
  }

  mutating func add(_ file: String, _ entry: MediaIndex.Entry, _ mentions: [Mention]) {
    sources[file] = (entry.digest, mentions)
    switch entry.facts {
    case .picture(let format, let width, let height, _, let hasAlpha, _, let colour):
      var picture = addPicture(
        file, entry.digest, mentions, format: format, size: (width, height), hasAlpha: hasAlpha)
      picture.tone = colour?.nearest(in: settings.pictureTones).map { $0 + 1 }
      media.pictures[file] = picture
    case .file(let format, let size, let recording):
      let key = name(entry.digest, attachmentCleaning)
      let address = "/files/\(stem(of: file, or: "file")).\(key.prefix(10)).\(format.rawValue)"
      media.files[file] = PublishedFile(
        format: format, address: address, size: size, recording: recording)
      addWork(.attachment, file, entry.digest, mentions, [product("\(key).\(format.rawValue)", address)])
    }
  }

  private mutating func addPicture(
    _ file: String, _ digest: Digest, _ mentions: [Mention], format: PictureFormat,
    size: (width: Int, height: Int), hasAlpha: Bool
  ) -> PublishedPicture {
    let pictures = settings.pictureSettings(hasAlpha: hasAlpha)
    let key = name(digest, pictures.fingerprint)
    let stem = stem(of: file, or: "picture")
    var published = PublishedPicture(format: format, width: size.width, height: size.height, variants: [])
    var products: [MediaWork.Product] = []
    let widest = min(size.width, pictures.widths.max() ?? size.width)
    let plans =
      format == .svg
      ? [(format: PictureFormat.svg, width: size.width)]
      : pictures.variants(width: size.width, height: size.height)
    for plan in plans {
      let ending = plan.format.fileExtensions[0]
      let size = plan.format == .svg ? "" : "-\(plan.width)"
      let address = "/media/\(stem)\(size).\(key.prefix(10)).\(ending)"
      published.variants.append(.init(format: plan.format, width: plan.width, address: address))
      var product = product("\(key)\(size).\(ending)", address)
      (product.format, product.width) = (plan.format, plan.width)
      products.append(product)
    }
    if format != .svg {
      published.height = max(1, (size.height * widest + size.width / 2) / size.width)
      published.width = widest
    }
    addWork(.variants(pictures), file, digest, mentions, products)
    return published
  }

  /// The pictures that social networks show, for those that are some page's cover.
  mutating func addCards(of pages: [Page], in site: Site) {
    guard !media.pictures.isEmpty else { return }
    for page in pages {
      guard let file = cover(of: page, in: site, media)?.file, media.pictures[file]?.cardAddress == "",
        let source = sources[file]
      else { continue }
      let key = name(source.digest, PictureSettings(widths: [1]).fingerprint)
      let address = "/media/\(stem(of: file, or: "picture"))-card.\(key.prefix(10)).jpg"
      media.pictures[file]?.cardAddress = address
      addWork(.card, file, source.digest, source.mentions, [product("\(key)-card.jpg", address)])
    }
  }

  /// Draws a cover for every page that shows no picture, where the theme has colours for it.
  ///
  /// The page's first indexed term chooses the motif, its title the variation: a site has at most some dozens of
  /// drawings, however many pages.
  mutating func drawCovers(of pages: [Page], in site: Site) {
    guard let colours = settings.coverColours else { return }
    var positions: [CoverDesign: Int] = [:]
    // By kind: lists show its pages side by side. The oldest first, so that a new page changes no other's cover.
    var last: [[CoverDesign]] = Array(repeating: [], count: site.model.kinds.count)
    for page in pages.reversed() where cover(of: page, in: site, media) == nil {
      let design = CoverDesign(of: page, in: site.model).apart(from: last[page.kind])
      last[page.kind] = last[page.kind].suffix(1) + [design]
      let position = positions[design] ?? add(design, colours)
      positions[design] = position
      media.drawingOfPage[page.file] = position
    }
  }

  private mutating func add(_ design: CoverDesign, _ colours: CoverColours) -> Int {
    let bytes = drawCover(design, in: colours)
    let digest = Digest(of: bytes)
    let address = "/media/drawn.\(digest.short)"
    media.drawings.append(
      DrawnCover(address: address + ".svg", cardAddress: address + ".png", bytes: bytes))
    addWork(
      .drawing(bytes), "", digest, [],
      [product(name(digest, PictureSettings(widths: [1]).fingerprint) + ".png", address + ".png")])
    return media.drawings.count - 1
  }

  private mutating func addWork(
    _ task: MediaWork.Task, _ file: String, _ digest: Digest, _ mentions: [Mention],
    _ products: [MediaWork.Product]
  ) {
    guard let first = products.first, addresses.insert(first.path).inserted else { return }
    media.works.append(
      MediaWork(task: task, source: file, digest: digest, products: products, mentions: mentions))
  }

  private func product(_ key: String, _ address: String) -> MediaWork.Product {
    MediaWork.Product(key: key, path: String(address.dropFirst()))
  }

  /// The digest of a source and the rules by which it is processed, as 32 hexadecimal digits.
  private func name(_ source: Digest, _ rules: String) -> String {
    Digest(of: Array("\(source.hexadecimal) \(rules)".utf8)).hexadecimal
  }

  private func stem(of file: String, or general: String) -> String {
    let name = file.split(separator: "/").last ?? ""
    let slug = slugLike(String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])).prefix(40)
    return slug.isEmpty ? general : String(slug)
  }
}

extension ThemeSettings {
  /// A picture that may be transparent gets PNG in the place of JPEG, so that the addresses are known from its
  /// header alone.
  fileprivate func pictureSettings(hasAlpha: Bool) -> PictureSettings {
    PictureSettings(
      widths: pictureWidths,
      formats: (hasAVIF ? [.avif] : []) + [.webp, hasAlpha ? .png : .jpeg])
  }
}
