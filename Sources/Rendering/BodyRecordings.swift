import Attachments
import Content
import Markdown
import Templating

/// Films and sounds in texts.
///
/// A film's size and a sound's length are known before either is loaded, so nothing moves when it is. A film on another
/// site is a link with a picture: no player of theirs runs here, and nothing is asked of them.
extension RenderContext {
  func writeRecording(_ recording: Video, from file: String, into output: inout PageBuffer) {
    if site.withholds(recording.address, in: file, absentAddresses: absentAddresses) { return }
    let target = site.resolve(recording.address, from: file)
    if case .outside(let address) = target {
      return writeCard(of: recording, at: address, from: file, into: &output)
    }
    let source = href(of: target) ?? recording.address
    let published: PublishedFile? = if case .file(let path) = target { media.files[path] } else { nil }
    if recording.isSound {
      output.append(literal: "<audio controls preload=\"none\" src=\"")
      output.append(escaping: source)
      output.append(literal: "\"></audio>")
      if let length = published?.recording?.length {
        output.append(literal: "<span class=\"length\">")
        output.append(escaping: length)
        output.append(literal: "</span>")
      }
      return
    }
    output.append(literal: "<video controls preload=\"none\"")
    output.append(contentsOf: Array((published?.recording?.sizeAttributes ?? "").utf8))
    if let poster = posterFile(of: recording, from: file)?.fallback {
      output.append(literal: " poster=\"")
      output.append(escaping: commonContext.addresses.href(poster.address))
      output.append(literal: "\"")
    }
    output.append(literal: " src=\"")
    output.append(escaping: source)
    output.append(literal: "\">")
    if let captions = recording.captions {
      output.append(contentsOf: words.ofDocuments.track)
      output.append(escaping: href(of: site.resolve(captions, from: file)) ?? captions)
      output.append(literal: "\">")
    }
    output.append(literal: "</video>")
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
