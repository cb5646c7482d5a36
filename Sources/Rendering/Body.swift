import Content
import Markdown
import Templating

/// What the site writes into the holes of a document: links lead to addresses of this site or say that they leave it.
struct Fillings: Sendable {
  private(set) var bytes: [UInt8] = []
  fileprivate var linkStarts: [Range<Int>] = []
  fileprivate var linkEnds: [Range<Int>] = []
  fileprivate var pictures: [Range<Int>] = []
  fileprivate var videos: [Range<Int>] = []

  fileprivate init(links: Int) {
    bytes.reserveCapacity(links * 64)
    linkStarts.reserveCapacity(links)
    linkEnds.reserveCapacity(links)
  }

  /// Where in `bytes` stands what is written.
  fileprivate mutating func range(_ write: (inout [UInt8]) -> Void) -> Range<Int> {
    let start = bytes.count
    write(&bytes)
    return start..<bytes.count
  }

  /// The HTML of a document with its holes filled.
  func body(of document: Document) -> [UInt8] {
    guard !document.holes.isEmpty else { return document.html }
    return PageBuffer.bytes(expecting: document.html.count + bytes.count) { write(document, into: &$0) }
  }

  /// Writes the HTML of the document, with its holes filled, into a page.
  func write(_ document: Document, into output: inout PageBuffer) {
    var copied = 0
    for hole in document.holes {
      output.append(contentsOf: document.html[copied..<hole.offset])
      copied = hole.offset
      switch hole.content {
      case .linkStart(let position): output.append(contentsOf: bytes[linkStarts[position]])
      case .linkEnd(let position): output.append(contentsOf: bytes[linkEnds[position]])
      case .picture(let position): output.append(contentsOf: bytes[pictures[position]])
      case .video(let position): output.append(contentsOf: bytes[videos[position]])
      }
    }
    output.append(contentsOf: document.html[copied...])
  }
}

extension Stage {
  /// What belongs into the holes of a document, of which the text itself need not be there.
  ///
  /// - Parameter opensWithPicture: the first picture is loaded at once.
  func fillings(of document: Document, from file: String, opensWithPicture: Bool = false) -> Fillings {
    var fillings = Fillings(links: document.links.count)
    for link in document.links {
      fillings.linkStarts.append(fillings.range { writeLinkStart(link, from: file, into: &$0) })
      fillings.linkEnds.append(fillings.range { writeLinkEnd(link, from: file, into: &$0) })
    }
    for (position, picture) in document.pictures.enumerated() {
      let loading = opensWithPicture && position == 0 ? Loading.first : .later
      fillings.pictures.append(fillings.range { writePicture(picture, from: file, loading, into: &$0) })
    }
    for video in document.videos {
      fillings.videos.append(fillings.range { writeVideo(video, from: file, into: &$0) })
    }
    return fillings
  }

  private func writeLinkStart(_ link: Link, from file: String, into output: inout [UInt8]) {
    output += "<a href=\"".utf8
    let isOutside = writeTarget(of: link, from: file, into: &output)
    output += "\"".utf8
    if let title = link.title, !title.isEmpty {
      output += " title=\"".utf8
      appendEscaped(title, to: &output)
      output += "\"".utf8
    }
    if isOutside { output += " rel=\"external noopener\"".utf8 }
    output += ">".utf8
  }

  /// Writes where a link leads, and tells whether it leaves the site.
  private func writeTarget(of link: Link, from file: String, into output: inout [UInt8]) -> Bool {
    // Most links lead to pages of the site and say so: what follows the site's home is then written as it is.
    if link.address.utf8.first == UInt8(ascii: "/"), let prefix = surroundings.addresses.prefixOfAll {
      appendEscaped(prefix, to: &output)
      appendEscaped(link.address, to: &output)
      return false
    }
    let target = site.resolve(link.address, from: file)
    appendEscaped(href(of: target) ?? link.address, to: &output)
    if case .outside = target { return true }
    return false
  }

  private func writeLinkEnd(_ link: Link, from file: String, into output: inout [UInt8]) {
    let first = link.address.utf8.first
    if first != UInt8(ascii: "/"), first != UInt8(ascii: "#"),
      case .outside = site.resolve(link.address, from: file)
    {
      output += "<span class=\"outside\">（外部链接）</span>".utf8
    }
    output += "</a>".utf8
  }

  private func writePicture(
    _ picture: Picture, from file: String, _ loading: Loading, into output: inout [UInt8]
  ) {
    if case .file(let path) = site.resolve(picture.address, from: file), let published = media.pictures[path]
    {
      output += pictureElement(
        published, alternative: picture.alternative, sizes: theme.settings.pictureSizes, loading: loading,
        surroundings.addresses)
      return
    }
    output += "<img src=\"".utf8
    appendEscaped(href(of: site.resolve(picture.address, from: file)) ?? picture.address, to: &output)
    output += "\" alt=\"".utf8
    appendEscaped(picture.alternative, to: &output)
    output += "\" loading=\"lazy\">".utf8
  }

  private func writeVideo(_ video: Video, from file: String, into output: inout [UInt8]) {
    output += "<video controls preload=\"none\" src=\"".utf8
    appendEscaped(href(of: site.resolve(video.address, from: file)) ?? video.address, to: &output)
    output += "\">".utf8
    if let captions = video.captions {
      output += "<track kind=\"captions\" srclang=\"zh\" label=\"字幕\" default src=\"".utf8
      appendEscaped(href(of: site.resolve(captions, from: file)) ?? captions, to: &output)
      output += "\">".utf8
    }
    output += "</video>".utf8
  }

  /// What stands in `href`; nil for what leads to nothing the site has.
  private func href(of target: LinkTarget) -> String? {
    switch target {
    case .address(let address, let fragment): surroundings.addresses.href(address) + fragment
    case .fragment(let fragment): fragment
    case .outside(let address), .contact(let address): address
    case .file(let path): media.address(of: path).map(surroundings.addresses.href)
    case .missing: nil
    }
  }
}

/// Text as it may stand in HTML and XML, between tags and in quoted attributes.
func appendEscaped(_ text: String, to output: inout [UInt8]) { appendEscaped(text[...], to: &output) }

func appendEscaped(_ text: Substring, to output: inout [UInt8]) {
  var text = text
  let isDone = text.withUTF8 { bytes in
    guard hasNothingSpecial(bytes) else { return false }
    output += bytes
    return true
  }
  guard !isDone else { return }
  append(text, to: &output) { byte in
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}

/// A text with some of its ASCII bytes replaced; what stands between them is copied as a whole.
@inline(__always)
func append(_ text: Substring, to output: inout [UInt8], replacing replacement: (UInt8) -> StaticString?) {
  var text = text
  text.withUTF8 { bytes in
    var copied = 0
    var offset = 0
    while offset < bytes.count {
      if isAllBeyondASCII(bytes, at: offset) {
        offset += 8
        continue
      }
      if bytes[offset] < 0x40 || bytes[offset] == UInt8(ascii: "\\"), let text = replacement(bytes[offset]) {
        output += UnsafeBufferPointer(rebasing: bytes[copied..<offset])
        output += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        copied = offset + 1
      }
      offset += 1
    }
    output += UnsafeBufferPointer(rebasing: bytes[copied...])
  }
}

/// Whether the next eight bytes are all parts of characters that are not ASCII, as in Chinese prose.
@inline(__always)
private func isAllBeyondASCII(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
  let high: UInt64 = 0x8080_8080_8080_8080
  return offset + 8 <= bytes.count
    && UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self) & high == high
}
