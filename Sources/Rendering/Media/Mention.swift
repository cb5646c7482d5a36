import Content
import Diagnostics
import Markdown
import Parallel

/// A place where an author named a file.
struct Mention: Sendable {
  enum Role: Sendable, Hashable {
    case picture
    case attachment
    case video
    case captions
  }

  var role: Role
  /// As written.
  var name: String
  var location: Location
  /// The file of that name; nil if it is missing.
  var file: String?
  /// The alternative text; nil where the role needs none.
  var alternative: String?
  /// Nil where there is no place for one.
  var credit: String?
  var isCover = false
}

extension Site {
  /// Every mention of a file on a page or in a term's text, in the order of the texts.
  func mentions(in pages: [Page]) -> [Mention] {
    concurrentMap(pages, mentions).flatMap(\.self)
  }

  private func mentions(on page: Page) -> [Mention] {
    var mentions: [Mention] = []
    // By position: a value or a link that is taken out of the list is copied.
    for field in page.values.indices {
      switch page.values[field] {
      case .pictures, .attachments, .video, .records: break
      default: continue
      }
      guard let value = page.values[field] else { continue }
      let isCover = field == model.kinds[page.kind].coverField
      mentions += self.mentions(in: value, of: page.file, isCover: isCover)
    }
    if page.document.mayName { mentions += self.mentions(in: page.document, of: page.file) }
    return mentions
  }

  var mentionsInTerms: [Mention] {
    model.vocabularies.flatMap { vocabulary in
      vocabulary.terms.flatMap { term -> [Mention] in
        let file = "content/vocabularies/\(vocabulary.name).yml"
        let cover =
          term.collection?.cover.map { mentions(in: .pictures([$0]), of: file, isCover: false) } ?? []
        return cover
          + (term.document.map {
            mentions(in: $0, of: "content/vocabularies/\(vocabulary.name)/\(term.slug).md")
          }
            ?? [])
      }
    }
  }

  var mentionsInHome: [Mention] {
    home.map { mentions(in: .pictures($0.pictures), of: HomePage.file, isCover: false) } ?? []
  }

  private func mentions(in value: FieldValue, of file: String, isCover: Bool) -> [Mention] {
    switch value {
    case .pictures(let pictures):
      return pictures.map {
        Mention(
          role: .picture, name: $0.source, location: $0.place.location(in: file),
          file: companion($0.source, from: file), alternative: $0.alternative, credit: $0.credit,
          isCover: isCover)
      }
    case .attachments(let attachments):
      return attachments.map {
        Mention(
          role: .attachment, name: $0.source, location: $0.place.location(in: file),
          file: companion($0.source, from: file))
      }
    case .video(let video):
      let place = video.place.location(in: file)
      let own =
        video.page == nil
        ? [
          Mention(
            role: .video, name: video.source, location: place, file: companion(video.source, from: file))
        ] : []
      return own
        + [video.captions].compactMap(\.self).map {
          Mention(role: .captions, name: $0, location: place, file: companion($0, from: file))
        }
    case .records(let rows):
      return rows.joined().flatMap { part in
        part.map { mentions(in: $0, of: file, isCover: false) } ?? []
      }
    default: return []
    }
  }

  /// The files that a text names. Addresses of other sites and of this one are left out.
  private func mentions(in document: Document, of file: String) -> [Mention] {
    func mention(_ role: Mention.Role, _ address: String, _ line: Int) -> Mention? {
      let location = Location(file: file, line: line)
      switch resolve(address, from: file) {
      case .file(let path): return Mention(role: role, name: address, location: location, file: path)
      case .missing: return Mention(role: role, name: address, location: location)
      default: return nil
      }
    }
    var mentions: [Mention] = []
    for picture in document.pictures {
      guard var found = mention(.picture, picture.address, picture.line) else { continue }
      found.alternative = picture.alternative
      mentions.append(found)
    }
    for video in document.videos {
      mentions += [mention(.video, video.address, video.line)].compactMap(\.self)
      mentions += [video.captions.flatMap { mention(.captions, $0, video.line) }].compactMap(\.self)
      // The words of a poster are the film's title.
      if var poster = video.poster.flatMap({ mention(.picture, $0, video.line) }) {
        poster.alternative = video.title ?? "poster"
        mentions.append(poster)
      }
    }
    // A link to nothing is the business of the check of links.
    for position in document.links.indices where !document.links[position].address.isPathOrFragment {
      let link = document.links[position]
      guard let found = mention(.attachment, link.address, link.line), found.file != nil else { continue }
      mentions.append(found)
    }
    return mentions
  }
}

extension String {
  /// An address below the site's home or on the page itself: it names no file beside a page.
  fileprivate var isPathOrFragment: Bool {
    utf8.first == UInt8(ascii: "/") || utf8.first == UInt8(ascii: "#")
  }
}

extension Document {
  fileprivate var mayName: Bool {
    !pictures.isEmpty || !videos.isEmpty
      || links.indices.contains { !links[$0].address.isPathOrFragment }
  }
}
