import Attachments
import Content
import Markdown
import Templating
import Text

extension RenderContext {
  /// The HTML of a document with its placeholders filled: links lead to addresses of this site or say that they leave it.
  ///
  /// - Parameters:
  ///   - file: the document's, from which relative addresses start.
  ///   - cover: the picture shown for a film that names none.
  ///   - opensWithPicture: the first picture is loaded at once.
  func body(
    of document: Document, from file: String, cover: PublishedPicture? = nil, opensWithPicture: Bool = false
  ) -> [UInt8] {
    guard !document.placeholders.isEmpty else { return document.html }
    let size = document.links.count * 128 + (document.pictures.count + document.videos.count) * 1024
    return PageBuffer.bytes(expecting: document.html.count + size) { output in
      document.html.withUnsafeBufferPointer { html in
        var isOutside: [Bool?] = Array(repeating: nil, count: document.links.count)
        var copied = 0
        for placeholder in document.placeholders {
          output.append(html, from: copied, count: placeholder.offset - copied)
          copied = placeholder.offset
          switch placeholder.content {
          case .linkStart(let position):
            isOutside[position] = writeLinkStart(document.links[position], from: file, into: &output)
          case .linkEnd(let position):
            guard let isOutside = isOutside[position] else { continue }
            if isOutside { output.append(contentsOf: words.ofDocuments.outside) }
            output.append(literal: "</a>")
          case .picture(let position):
            let loading = opensWithPicture && position == 0 ? Loading.first : .later
            writePicture(document.pictures[position], from: file, loading, into: &output)
          case .video(let position):
            writeRecording(document.videos[position], from: file, cover: cover, into: &output)
          case .word(let word): words.ofDocuments.write(word, into: &output)
          }
        }
        output.append(html, from: copied, count: html.count - copied)
      }
    }
  }

  /// Writes `<a …>`; returns whether the link gets the note that it leaves the site.
  ///
  /// - Returns: nil for a link to a page that is not shown now; nothing of it is written.
  private func writeLinkStart(_ link: Link, from file: String, into output: inout PageBuffer) -> Bool? {
    if site.withholds(link.address, in: file, absentAddresses: absentAddresses) { return nil }
    output.append(literal: "<a href=\"")
    let isOutside = writeTarget(of: link.address, from: file, into: &output)
    output.append(literal: "\"")
    if let title = link.title, !title.isEmpty {
      output.append(literal: " title=\"")
      output.append(escaping: title)
      output.append(literal: "\"")
    }
    if let name = fileName(of: link.address, from: file) {
      output.append(literal: " download=\"")
      output.append(escaping: name)
      output.append(literal: "\"")
    }
    output.append(literal: isOutside ? " rel=\"external noopener\">" : ">")
    return isOutside && link.address.utf8.first != UInt8(ascii: "/")
  }

  /// The name by which readers save a file that a link leads to: its author's, not that of its address.
  private func fileName(of address: String, from file: String) -> String? {
    guard !media.files.isEmpty, address.utf8.first != UInt8(ascii: "/"),
      case .file(let path) = site.resolve(address, from: file), let published = media.files[path],
      !published.format.isFilm, !published.format.isSound
    else { return nil }
    return path.split(separator: "/").last.map(String.init)
  }

  /// Writes the address of a link, and returns whether it leaves the site.
  private func writeTarget(of address: String, from file: String, into output: inout PageBuffer) -> Bool {
    // Most links begin with a slash and lead to pages of the site: the address is then appended to the site's home.
    if address.utf8.first == UInt8(ascii: "/"), let prefix = commonContext.addresses.prefixOfAll {
      output.append(escaping: prefix)
      output.append(escaping: address)
      return false
    }
    let target = site.resolve(address, from: file)
    output.append(escaping: href(of: target) ?? address)
    if case .outside = target { return true }
    return false
  }

  private func writePicture(
    _ picture: Picture, from file: String, _ loading: Loading, into output: inout PageBuffer
  ) {
    if case .file(let path) = site.resolve(picture.address, from: file), let published = media.pictures[path]
    {
      output.append(
        contentsOf: pictureElement(
          published, alternative: picture.alternative, sizes: theme.settings.pictureSizes, loading: loading,
          commonContext.addresses))
      return
    }
    if site.withholds(picture.address, in: file, absentAddresses: absentAddresses) {
      output.append(escaping: picture.alternative)
      return
    }
    output.append(literal: "<img src=\"")
    output.append(escaping: href(of: site.resolve(picture.address, from: file)) ?? picture.address)
    output.append(literal: "\" alt=\"")
    output.append(escaping: picture.alternative)
    output.append(literal: "\" loading=\"lazy\">")
  }

  /// The value of `href`; nil for a target that the site does not have.
  func href(of target: LinkTarget) -> String? {
    switch target {
    case .address(let address, let fragment): commonContext.addresses.href(address) + fragment
    case .fragment(let fragment): fragment
    case .outside(let address), .contact(let address): address
    case .file(let path): media.address(of: path).map(commonContext.addresses.href)
    case .missing, .hidden: nil
    }
  }
}

extension PageBuffer {
  /// Appends a text escaped for HTML and XML, between tags and in quoted attributes.
  mutating func append(escaping text: String) {
    var text = text
    let isDone = text.withUTF8 { bytes in
      guard hasNothingSpecial(bytes) else { return false }
      append(contentsOf: bytes)
      return true
    }
    guard !isDone else { return }
    var escaped: [UInt8] = []
    appendEscaped(text, to: &escaped)
    append(contentsOf: escaped)
  }
}
