import Content
import Images
import Text

/// The loading of a picture: at once for the one a page opens with, for those further down when a reader comes near.
enum Loading {
  case first
  case later
}

/// The whole element of a picture: its formats, best first, its widths, its size, its words.
///
/// Width and height are always there, so that nothing moves when the picture comes. A colour like its own holds its
/// place, by a class: an inline style is what the content security policy forbids, a picture of a few pixels would
/// cost each page more bytes than a class, and the theme's stylesheet has the few dozen colours anyhow.
func pictureElement(
  _ picture: PublishedPicture, alternative: String, sizes: String, loading: Loading,
  _ addresses: SiteAddresses
) -> [UInt8] {
  guard let fallback = picture.fallback else { return [] }
  var output: [UInt8] = []
  output.reserveCapacity(1024)
  let plain = picture.plain
  let better = picture.variants[..<plain.startIndex]
  if !better.isEmpty { output += "<picture>".utf8 }
  var start = better.startIndex
  while start < better.endIndex {
    let format = better[start].format
    let end = better[start...].firstIndex { $0.format != format } ?? better.endIndex
    output += "<source type=\"\(format.mediaType)\"".utf8
    appendSourceSet(better[start..<end], sizes, addresses, to: &output)
    output += ">".utf8
    start = end
  }
  output += "<img src=\"\(addresses.href(fallback.address))\"".utf8
  if plain.count > 1 { appendSourceSet(plain, sizes, addresses, to: &output) }
  if let tone = picture.tone { output += " class=\"tone-\(tone)\"".utf8 }
  appendRest(alternative, picture.width, picture.height, loading, to: &output)
  if !better.isEmpty { output += "</picture>".utf8 }
  return output
}

/// A drawn cover adds nothing to the title beside it: it has no alternative text (WCAG 1.1.1, decoration).
func drawnElement(_ drawing: DrawnCover, loading: Loading, _ addresses: SiteAddresses) -> [UInt8] {
  var output = Array("<img src=\"\(addresses.href(drawing.address))\"".utf8)
  appendRest("", drawnCoverSize.width, drawnCoverSize.height, loading, to: &output)
  return output
}

private func appendSourceSet(
  _ variants: ArraySlice<PublishedPicture.Variant>, _ sizes: String, _ addresses: SiteAddresses,
  to output: inout [UInt8]
) {
  output += " srcset=\"".utf8
  for (position, variant) in variants.enumerated() {
    output += "\(position > 0 ? ", " : "")\(addresses.href(variant.address)) \(variant.width)w".utf8
  }
  output += "\" sizes=\"".utf8
  appendEscaped(sizes, to: &output)
  output += "\"".utf8
}

private func appendRest(
  _ alternative: String, _ width: Int, _ height: Int, _ loading: Loading, to output: inout [UInt8]
) {
  output += " width=\"\(width)\" height=\"\(height)\" alt=\"".utf8
  appendEscaped(alternative, to: &output)
  switch loading {
  case .first: output += "\" fetchpriority=\"high\">".utf8
  case .later: output += "\" loading=\"lazy\" decoding=\"async\">".utf8
  }
}
