import Content
import Templating

/// The picture of a page in lists and in social networks.
struct PageCover {
  var file: String
  var reference: PictureReference
  /// The page itself shows it further down in any case.
  var isBorrowed: Bool
}

/// The page's own cover, else the first of its other pictures, else the first of its text; nil where it has none.
func cover(of page: Page, in site: Site, _ media: Media) -> PageCover? {
  // Nothing can be a cover that is no picture of the site's.
  guard !media.pictures.isEmpty else { return nil }
  var borrowed: PageCover?
  for (field, value) in page.values.enumerated() {
    guard case .pictures(let pictures) = value else { continue }
    let isCover = field == site.model.kinds[page.kind].coverField
    if borrowed != nil, !isCover { continue }
    for picture in pictures {
      guard let file = site.companion(picture.source, from: page.file), media.pictures[file] != nil else {
        continue
      }
      let cover = PageCover(file: file, reference: picture, isBorrowed: !isCover)
      if isCover { return cover }
      borrowed = cover
      break
    }
  }
  return borrowed ?? coverFromText(of: page, in: site, media)
}

private func coverFromText(of page: Page, in site: Site, _ media: Media) -> PageCover? {
  for picture in page.document.pictures {
    guard case .file(let file) = site.resolve(picture.address, from: page.file), media.pictures[file] != nil
    else { continue }
    let reference = PictureReference(
      source: picture.address, alternative: picture.alternative, caption: picture.title ?? "", credit: "",
      place: .init(line: picture.line, column: 1, length: 0))
    return PageCover(file: file, reference: reference, isBorrowed: true)
  }
  return nil
}

/// The picture of a page where it is shared.
struct SharedPicture: Sendable {
  /// Below the site's home.
  var address: String
  /// Its description in words; a drawn cover has the page's title.
  var alternative: String
}

/// The page's picture for social networks; nil where it has none.
func sharedPicture(of page: Page, in site: Site, _ media: Media) -> SharedPicture? {
  if let cover = cover(of: page, in: site, media) {
    guard let picture = media.pictures[cover.file] else { return nil }
    return SharedPicture(address: picture.cardAddress, alternative: cover.reference.alternative)
  }
  guard let drawing = media.drawingOfPage[page.file] else { return nil }
  return SharedPicture(address: media.drawings[drawing].cardAddress, alternative: page.title)
}
