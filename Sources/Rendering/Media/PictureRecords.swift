import Attachments
import Content
import Templating

extension PageRecords {
  /// The record of a picture that an author named; nil if it is missing, which is a finding elsewhere.
  func record(
    of reference: PictureReference, in file: String, isBorrowed: Bool = false, loading: Loading = .later
  ) -> TemplateRecord? {
    guard let path = site.companion(reference.source, from: file) ?? textFile(reference, in: file),
      let picture = media.pictures[path], let fallback = picture.fallback
    else { return nil }
    func element(_ sizes: String, _ loading: Loading) -> [UInt8] {
      pictureElement(
        picture, alternative: reference.alternative, sizes: sizes, loading: loading, addresses)
    }
    return pictureSchema.record(
      of: PictureView(
        reference: reference, address: addresses.href(fallback.address), width: picture.width,
        height: picture.height, html: element(pictureSizes, loading), card: element(cardSizes, .later),
        firstCard: element(cardSizes, .first), isBorrowed: isBorrowed))
  }

  private func textFile(_ reference: PictureReference, in file: String) -> String? {
    if case .file(let path) = site.resolve(reference.source, from: file) { path } else { nil }
  }

  /// The page's cover: its own, a picture of its text, or a drawn one.
  func coverRecord(of page: Page, loading: Loading) -> TemplateRecord? {
    if let cover = cover(of: page, in: site, media) {
      return record(of: cover.reference, in: page.file, isBorrowed: cover.isBorrowed, loading: loading)
    }
    return media.drawingOfPage[page.file].map { drawnRecords[$0] }
  }

  /// - Parameter poster: the page's cover, used for a film of its shape.
  func record(of video: VideoReference, in file: String, poster: PublishedPicture? = nil)
    -> TemplateRecord?
  {
    if let page = video.page {
      return videoSchema.record(of: VideoView(video: video, address: page.address))
    }
    guard let path = site.companion(video.source, from: file), let published = media.files[path] else {
      return nil
    }
    let captions = video.captions.flatMap { site.companion($0, from: file) }.flatMap { media.files[$0] }
    return videoSchema.record(
      of: VideoView(
        video: video, address: addresses.href(published.address),
        captions: captions.map { addresses.href($0.address) }, recording: published.recording,
        poster: poster.flatMap { $0.hasShape(of: published.recording) ? $0.fallback : nil }
          .map { addresses.href($0.address) }))
  }

  func record(of attachment: Attachment, in file: String) -> TemplateRecord? {
    view(of: attachment, in: file).map(attachmentSchema.record)
  }

  func view(of attachment: Attachment, in file: String) -> AttachmentView? {
    guard let path = site.companion(attachment.source, from: file), let published = media.files[path] else {
      return nil
    }
    return AttachmentView(
      name: attachment.name, address: addresses.href(published.address), type: published.format.name,
      size: readableSize(published.size), fileName: fileName(attachment.name, published.format))
  }
}

/// The attachment's name with the format's ending, as file systems take it.
private func fileName(_ name: String, _ format: AttachmentFormat) -> String {
  let ending = "." + format.rawValue
  let stem = name.lowercased().hasSuffix(ending) ? String(name.dropLast(ending.count)) : name
  return String(stem.map { "/\\:*?\"<>|".contains($0) || $0.isNewline ? "-" : $0 }) + ending
}

/// The records of drawn covers, made once: many pages show the same drawing.
func drawnRecords(of media: Media, _ addresses: SiteAddresses) -> [TemplateRecord] {
  media.drawings.map { drawing in
    let none = PictureReference(
      source: "", alternative: "", caption: "", credit: "", place: .init(line: 1, column: 1, length: 0))
    return pictureSchema.record(
      of: PictureView(
        reference: none, address: addresses.href(drawing.address), width: drawnCoverSize.width,
        height: drawnCoverSize.height, html: drawnElement(drawing, loading: .first, addresses),
        card: drawnElement(drawing, loading: .later, addresses),
        firstCard: drawnElement(drawing, loading: .first, addresses), isDrawn: true))
  }
}

/// “1.2 MB”, as file managers show it.
func readableSize(_ bytes: Int) -> String {
  if bytes < 1_000_000 { return "\(max(1, (bytes + 500) / 1000)) KB" }
  let tenths = (bytes + 50_000) / 100_000
  return "\(tenths / 10).\(tenths % 10) MB"
}
