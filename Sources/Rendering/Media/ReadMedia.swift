import Attachments
import Content
import Diagnostics
import Files
import Images
import Parallel

/// The result of reading pictures and attachments.
package struct MediaReading: Sendable {
  package var media: Media
  package var index: MediaIndex
  package var findings: [Diagnostic]
}

/// Looks at every file that a page names: whether it exists and is intact, its format, and its published address.
///
/// Files that the index knows are not read; the others are, on all cores, and pictures decoded at a small size.
/// Files that no page names, or only pages that are not shown and do not come by themselves, are left alone.
///
/// - Parameter folder: the site's folder.
package func readMedia(for site: Site, theme: Theme, in folder: String, knowing index: MediaIndex)
  -> MediaReading
{
  let shown = Dictionary(
    grouping: site.mentions(in: site.pages + site.expired) + site.mentionsInTerms + site.mentionsInHome
      + site.mentionsInSettings,
    by: \.file)
  // Faults of a page that comes by itself must show before its day.
  let coming = Dictionary(grouping: site.mentions(in: site.scheduled), by: \.file)
  var findings = (shown[nil, default: []] + coming[nil, default: []]).map { missing($0, in: site) }
  findings += unused(site, named: shown)
  let files = Set(shown.keys).union(coming.keys).compactMap(\.self).sorted()
  let looks = concurrentMap(files) { file in
    atWork(on: file) { look(at: file, in: folder, knowing: index) }
  }
  var planner = MediaPlanner(theme.settings)
  var later = MediaPlanner(theme.settings)
  var known = MediaIndex()
  for (file, result) in zip(files, looks) {
    let mentions = shown[file, default: []] + coming[file, default: []]
    switch result {
    case .success(let entry):
      known.entries[file] = entry
      findings += remarks(on: file, entry.facts, mentions, theme.settings)
      if shown[file] == nil { later.add(file, entry, mentions) } else { planner.add(file, entry, mentions) }
    case .failure(let finding): findings += mentions.map { finding.at($0.location, named: $0.name) }
    }
  }
  planner.addCards(of: site.pages + site.expired, in: site)
  planner.drawCovers(of: site.pages + site.expired, in: site)
  var media = planner.media
  media.worksToCome = later.media.works
  for mention in site.mentions(in: site.unseen + site.withdrawn) {
    guard let file = mention.file, shown[file] == nil, coming[file] == nil, known.entries[file] == nil,
      case .success(let entry) = look(at: file, in: folder, knowing: index)
    else { continue }
    known.entries[file] = entry
    later.add(file, entry, [mention])
  }
  media.absentAddresses = Set(later.media.works.flatMap(\.products).map { "/" + $0.path })
    .subtracting(media.works.flatMap(\.products).map { "/" + $0.path })
  return MediaReading(media: media, index: known, findings: findings)
}

/// The pictures and files of one page alone, with findings about them.
package func readMedia(
  of page: Page, in site: Site, theme: Theme, in folder: String, knowing index: MediaIndex
) -> MediaReading {
  readMedia(named: site.mentions(in: [page]), on: [page], in: site, theme: theme, in: folder, knowing: index)
}

/// The same of what the home page has of its own.
package func readMediaOfHome(
  in site: Site, theme: Theme, in folder: String, knowing index: MediaIndex
) -> MediaReading {
  readMedia(named: site.mentionsInHome, on: [], in: site, theme: theme, in: folder, knowing: index)
}

private func readMedia(
  named mentions: [Mention], on pages: [Page], in site: Site, theme: Theme, in folder: String,
  knowing index: MediaIndex
) -> MediaReading {
  let named = Dictionary(grouping: mentions, by: \.file)
  var reading = MediaReading(
    media: Media(), index: MediaIndex(), findings: named[nil, default: []].map { missing($0, in: site) })
  var planner = MediaPlanner(theme.settings)
  for file in named.keys.compactMap(\.self).sorted() {
    let mentions = named[file, default: []]
    switch look(at: file, in: folder, knowing: index) {
    case .success(let entry):
      reading.index.entries[file] = entry
      reading.findings += remarks(on: file, entry.facts, mentions, theme.settings)
      planner.add(file, entry, mentions)
    case .failure(let finding): reading.findings += mentions.map { finding.at($0.location, named: $0.name) }
    }
  }
  planner.addCards(of: pages, in: site)
  planner.drawCovers(of: pages, in: site)
  reading.media = planner.media
  return reading
}

/// Why a file cannot be published, before it is known where it was named.
private enum MediaReadError: Error {
  case unreadable(String)
  case leftOut(LeftOut)
  case picture(PictureError)
  case attachment(AttachmentError)

  func at(_ location: Location, named name: String) -> Diagnostic {
    switch self {
    case .unreadable(let cause): Diagnostic(.unreadableAsset, at: location, [cause])
    case .leftOut(let leftOut): leftOut.finding(about: name, at: location)
    case .picture(let fault): fault.diagnostic(about: name, at: location)
    case .attachment(let fault): fault.finding(about: name, at: location)
    }
  }
}

extension PictureError {
  /// Reading a header should never fail because of the machine; if it does, its message is shown as it is.
  func diagnostic(about name: String, at location: Location) -> Diagnostic {
    do throws(Failure) {
      return try finding(about: name, at: location)
    } catch {
      return Diagnostic(.unreadableAsset, at: location, [error.cause ?? name])
    }
  }
}

/// In bytes; a photograph of the largest cameras has a third of it.
private let largestPicture = 128 << 20

private func look(at file: String, in folder: String, knowing index: MediaIndex)
  -> Result<MediaIndex.Entry, MediaReadError>
{
  let path = folder + "/" + file
  guard let stamp = FileStamp(of: path) else { return .failure(.unreadable(file)) }
  if let entry = index.entries[file], entry.stamp == stamp { return .success(entry) }
  let bytes: [UInt8]
  do throws(ReadError) {
    bytes = try readFile(path, atMost: AttachmentFormat(named: file) == nil ? largestPicture : largestFile)
  } catch {
    return .failure(.unreadable("\(error)"))
  }
  if let leftOut = LeftOut(bytes, of: file) { return .failure(.leftOut(leftOut)) }
  let digest = Digest(of: bytes)
  if AttachmentFormat(named: file) != nil || isRefusedAttachment(file) {
    return cleanAttachment(bytes, named: file).mapError(MediaReadError.attachment).map {
      MediaIndex.Entry(
        stamp: stamp, digest: digest,
        facts: .file(
          $0.format, size: $0.bytes.count, recording: measureRecording($0.bytes, $0.format)))
    }
  }
  return inspectPicture(bytes).flatMap { info in
    // Every picture is measured, because only decoding shows whether it is intact.
    measureColour(of: bytes).map { colour in
      MediaIndex.Entry(
        stamp: stamp, digest: digest,
        facts: .picture(
          info.format, width: info.width, height: info.height, frames: info.frames, hasAlpha: info.hasAlpha,
          lacksEnd: info.lacksEnd, colour: info.isCovering ? colour : nil))
    }
  }.mapError(MediaReadError.picture)
}

extension PictureInfo {
  /// Whether a colour can hold its place: not where others shine through, nor for posters and scans.
  fileprivate var isCovering: Bool { format != .svg && !hasAlpha && width * height <= 50_000_000 }
}

/// The file that was meant: the same name in other letters first, then the nearest in the folder.
private func missing(_ mention: Mention, in site: Site) -> Diagnostic {
  let folder = mention.location.file.split(separator: "/").dropLast().map { $0 + "/" }.joined()
  let names = site.companions.filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count)) }
    .sorted()
  let near =
    names.first { $0.lowercased() == mention.name.lowercased() } ?? nearest(to: mention.name, in: names)
    ?? names.first { $0.lowercased().hasSuffix("/" + mention.name.lowercased().drop { $0 == "/" }) }
  return Diagnostic(
    .missingFile, at: mention.location, [mention.name],
    help: near.map { Phrase("是不是 \($0)？", "did you mean \($0)?") })
}

private func unused(_ site: Site, named: [String?: [Mention]]) -> [Diagnostic] {
  guard site.companions.contains(where: { named[$0] == nil }) else { return [] }
  let elsewhere = Set(site.mentions(in: site.unseen + site.withdrawn).compactMap(\.file))
  let useless = site.companions.filter {
    named[$0] == nil && !elsewhere.contains($0) && !site.awaited.contains($0)
  }
  return useless.sorted().map {
    Diagnostic(.unusedFile, at: Location(file: $0))
  }
}

/// Findings about the use of an intact picture.
private func remarks(
  on file: String, _ facts: MediaIndex.Facts, _ mentions: [Mention], _ settings: ThemeSettings
) -> [Diagnostic] {
  guard case .picture(let format, let width, _, let frames, _, let lacksEnd, _) = facts else { return [] }
  var findings: [Diagnostic] = []
  for mention in mentions where mention.role == .picture {
    let alternative = mention.alternative ?? ""
    if alternative.trimmingSpaces.isEmpty {
      findings.append(Diagnostic(.missingAlternative, at: mention.location, [mention.name]))
    } else if says(alternative, nothingBut: mention.name) {
      findings.append(Diagnostic(.nameAsAlternative, at: mention.location, [alternative]))
    }
    if format == .jpeg || format == .heic, mention.credit?.isEmpty == true {
      findings.append(Diagnostic(.missingCredit, at: mention.location, [mention.name]))
    }
    if let smallest = settings.pictureWidths.first, width < smallest, format != .svg {
      findings.append(
        Diagnostic(.smallPicture, at: mention.location, [mention.name, String(width), String(smallest)]))
    }
    if !format.isNamed(file) {
      findings.append(Diagnostic(.misnamedPicture, at: mention.location, [mention.name, format.name]))
    }
    if lacksEnd { findings.append(Diagnostic(.pictureWithoutEnd, at: mention.location, [mention.name])) }
    if frames > 1 { findings.append(Diagnostic(.animatedPicture, at: mention.location, [mention.name])) }
  }
  return findings
}

/// “IMG_2034.JPG”, “IMG_2034”, “图片1.png”: the name with or without its ending.
private func says(_ alternative: String, nothingBut name: String) -> Bool {
  let file = name.split(separator: "/").last.map { $0.lowercased() } ?? ""
  let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
  let words = alternative.trimmingSpaces.lowercased()
  return words == file || words == stem
}
