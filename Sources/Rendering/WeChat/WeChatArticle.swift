import Content
import Templating
import XML

/// A page as an article of WeChat: HTML that looks the same wherever it is pasted, and the files of its pictures.
package struct WeChatArticle: Sendable {
  package enum Cover: Sendable {
    /// A picture, by its path in the site's folder.
    case file(String)
    /// The bytes of a drawing.
    case drawing([UInt8])
  }

  /// The length of the text below one heading.
  package typealias Passage = (title: String, characters: Int)

  package var title: String
  package var digest: String
  /// The page's whole address, for “阅读原文”; nil where the site's is not known.
  package var address: String?
  /// The words, a line for each paragraph.
  package var text: String
  /// By their paths in the site's folder.
  package var pictures: [String]
  /// Nil for a page without a picture, in a theme that draws none.
  package var cover: Cover?
  /// The lengths of the text's parts.
  package var passages: [Passage]
  private var pieces: [InlineWriter.Piece]

  /// The article with an address for each picture, by their positions.
  package func html(_ address: (Int) -> String) -> String {
    pieces.map { piece in
      switch piece {
      case .html(let html): html
      case .address(let number): address(number)
      }
    }.joined()
  }
}

extension Plan {
  /// The article of a page; nil if no page of that file is published.
  ///
  /// - Throws: an `XMLError` if the page is nested deeper, or is larger, than `readArticleTree` allows.
  package func weChatArticle(of file: String) throws(XMLError) -> WeChatArticle? {
    guard let page = context.site.pages.first(where: { $0.file == file }) else { return nil }
    return try WeChatArticle(of: page, in: context)
  }
}

extension WeChatArticle {
  fileprivate init(of page: Page, in context: RenderContext) throws(XMLError) {
    let (site, media) = (context.site, context.media)
    let addresses = context.commonContext.addresses
    let address = addresses.complete(addresses.href(page.address))
    let body = try UnlinkedBody(
      context.body(of: page.document, from: page.file), firstNote: page.document.footnotes.count + 1,
      place: address ?? site.settings.name, context.theme.words, addresses)
    let rendered = context.weChat(page, body, at: address)
    let root = try readArticleTree(rendered)
    let styles = InlineStyles(
      baseStyles + root.styleText + columnStyles, colours: context.theme.settings.palette.schemes.first)
    let files = context.pictureFiles(of: page)
    let writer = InlineWriter(root, styles) { files[$0] }
    title = page.title
    digest = page.summary
    self.address = address
    text = writer.text
    pictures = writer.pictures
    pieces = writer.pieces
    passages = body.passages.map { ($0.title, $0.characters) }
    if let cover = Rendering.cover(of: page, in: site, media) {
      self.cover = .file(cover.file)
    } else {
      cover = media.drawingOfPage[page.file].map { .drawing(media.drawings[$0].bytes) }
    }
  }
}

/// The styles of an article that the theme may override: pictures no wider than the screen.
private let baseStyles = """
  img { max-width: 100%; height: auto; }
  table { width: 100%; border-collapse: collapse; }
  pre { white-space: pre-wrap; }

  """

/// Alignments of columns are the author's, whatever the theme sets for cells.
private let columnStyles =
  ".left { text-align: left; } .center { text-align: center; } .right { text-align: right; }"

extension XMLElement {
  fileprivate var styleText: String {
    elements.map { $0.name == "style" ? $0.text : $0.styleText }.joined()
  }
}

extension RenderContext {
  fileprivate func weChat(_ page: Page, _ body: UnlinkedBody, at address: String?) -> [UInt8] {
    let fields = site.model.kinds[page.kind].fields
    var photographs: [TemplateRecord] = []
    var recordings: [WeChatRecording] = []
    var attachments: [AttachmentView] = []
    for (field, value) in zip(fields, page.values) {
      switch value {
      case .pictures(let pictures) where field.type.schema != .picture:
        photographs += pictures.compactMap { pageRecords.record(of: $0, in: page.file) }
      case .video(let video):
        let place = video.page?.address ?? address ?? site.settings.name
        recordings.append(WeChatRecording(address: place, transcript: video.transcript))
      case .attachments(let list):
        attachments += list.compactMap { pageRecords.view(of: $0, in: page.file) }
      default: break
      }
    }
    for position in attachments.indices {
      attachments[position].address =
        commonContext.addresses.complete(attachments[position].address) ?? site.settings.name
    }
    let cover = cover(of: page, in: site, media).flatMap { cover in
      cover.isBorrowed ? nil : pageRecords.record(of: cover.reference, in: page.file)
    }
    let detail = PageDetail(context: self, page: page)
    let view = WeChatView(
      page: pageRecords.record(of: page), facts: detail.facts, original: detail.original,
      isSample: page.isSample, body: body.html, notes: body.notes, cover: cover, photographs: photographs,
      recordings: recordings, attachments: attachments)
    let kind = kindPlaces[page.kind]
    let pageContext = pageContext(
      title: page.title, description: page.summary, address: page.address, way: kind.way,
      section: kind.section, type: kind.columnType)
    return fill(weChatSchema.name, pageContext, weChatSchema, view)
  }

  /// The files of a page's pictures by their addresses in its HTML.
  fileprivate func pictureFiles(of page: Page) -> [String: String] {
    var files: [String: String] = [:]
    for mention in site.mentions(in: [page]) {
      guard let file = mention.file, let picture = media.pictures[file] else { continue }
      for variant in picture.variants { files[commonContext.addresses.href(variant.address)] = file }
    }
    return files
  }
}
