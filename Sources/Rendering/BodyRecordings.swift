import Attachments
import Content
import Markdown
import Templating

/// Films and sounds in texts.
///
/// A film's size and a sound's length are known before either is loaded, so nothing moves when it is. The length is
/// written in words: on paper, which has no player, they say what was here. A film on another site is a link with a
/// picture: no player of theirs runs here, and nothing is requested from them.
extension RenderContext {
  /// - Parameter cover: the picture for a film of its shape that names none.
  func writeRecording(
    _ recording: Video, from file: String, cover: PublishedPicture?, into output: inout PageBuffer
  ) {
    if site.withholds(recording.address, in: file, absentAddresses: absentAddresses) { return }
    let target = site.resolve(recording.address, from: file)
    if case .outside(let address) = target {
      return writeCard(of: recording, at: address, from: file, into: &output)
    }
    let source = href(of: target) ?? recording.address
    let published: PublishedFile? = if case .file(let path) = target { media.files[path] } else { nil }
    if recording.isSound {
      writePlayer("audio", of: recording, source, into: &output)
    } else {
      let film = published?.recording
      let ofPage = cover.flatMap { $0.hasShape(of: film) ? $0 : nil }
      writePlayer(
        "video", of: recording, source, film?.sizeAttributes ?? "",
        poster: (posterFile(of: recording, from: file) ?? ofPage)?.fallback,
        captions: recording.captions.map { href(of: site.resolve($0, from: file)) ?? $0 }, into: &output)
    }
    if let length = published?.recording?.length {
      output.append(literal: "<span class=\"length\">")
      output.append(escaping: words.say(recording.isSound ? .soundLength : .filmLength, length))
      output.append(literal: "</span>\n")
    }
  }

  /// A player with its title as its name; its content is for browsers without players.
  private func writePlayer(
    _ element: StaticString, of recording: Video, _ source: String, _ size: String = "",
    poster: PublishedPicture.Variant? = nil, captions: String? = nil, into output: inout PageBuffer
  ) {
    output.append(literal: "<")
    output.append(literal: element)
    output.append(literal: " controls preload=\"none\"")
    output.append(contentsOf: Array(size.utf8))
    if let title = recording.title, !title.isEmpty {
      output.append(literal: " aria-label=\"")
      output.append(escaping: title)
      output.append(literal: "\"")
    }
    if let poster {
      output.append(literal: " poster=\"")
      output.append(escaping: commonContext.addresses.href(poster.address))
      output.append(literal: "\"")
    }
    output.append(literal: " src=\"")
    output.append(escaping: source)
    output.append(literal: "\">")
    if let captions {
      output.append(contentsOf: words.ofDocuments.track)
      output.append(escaping: captions)
      output.append(literal: "\">")
    }
    output.append(literal: "<a href=\"")
    output.append(escaping: source)
    output.append(literal: "\">")
    output.append(escaping: words[recording.isSound ? .sound : .film])
    output.append(literal: "</a></")
    output.append(literal: element)
    output.append(literal: ">")
  }

  private func writeCard(
    of recording: Video, at address: String, from file: String, into output: inout PageBuffer
  ) {
    output.append(literal: "<a class=\"film-away\" rel=\"external noopener\" href=\"")
    output.append(escaping: address)
    output.append(literal: "\">")
    if let poster = posterFile(of: recording, from: file) {
      output.append(
        contentsOf: pictureElement(
          poster, alternative: "", sizes: theme.settings.pictureSizes, loading: .later,
          commonContext.addresses
        ))
    }
    output.append(literal: "<span class=\"film-play\">")
    output.append(escaping: words.say(.watchAway, host(of: address)))
    output.append(literal: "</span>")
    output.append(contentsOf: words.ofDocuments.outside)
    output.append(literal: "</a>")
  }

  private func posterFile(of recording: Video, from file: String) -> PublishedPicture? {
    guard let poster = recording.poster, case .file(let path) = site.resolve(poster, from: file) else {
      return nil
    }
    return media.pictures[path]
  }
}

/// `v.example.cn` of an address with a scheme.
private func host(of address: String) -> String {
  let rest = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
  return String(rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" })
}
