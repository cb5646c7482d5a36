import Attachments
import Files
import Images

/// The facts about sources from earlier builds, so that an unchanged file need not be read to plan a site.
///
/// An entry holds as long as the file's size and time stay the same. Losing the index costs time and nothing else.
package struct MediaIndex: Sendable {
  private static let header = "xinfeng media 5"

  package struct Entry: Sendable, Hashable {
    var stamp: FileStamp
    var digest: Digest
    var facts: Facts
  }

  enum Facts: Sendable, Hashable {
    /// No colour holds the place of a picture that others shine through.
    case picture(
      PictureFormat, width: Int, height: Int, frames: Int, hasAlpha: Bool, lacksEnd: Bool,
      colour: PictureColour?)
    /// The size is that of the cleaned file. Films and sounds have a length.
    case file(AttachmentFormat, size: Int, recording: Recording?)
  }

  var entries: [String: Entry] = [:]

  package var isEmpty: Bool { entries.isEmpty }

  /// Whether another index has all of these files.
  package func isKnown(in other: MediaIndex) -> Bool { entries.keys.allSatisfy { other.entries[$0] != nil } }

  package init() {}

  /// Nil for a file that is not known, or was another at another time.
  package func digest(of file: String, at stamp: FileStamp) -> Digest? {
    entries[file].flatMap { $0.stamp == stamp ? $0.digest : nil }
  }

  /// Entries that cannot be read are dropped.
  package init(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard let first = lines.first, first.elementsEqual(Self.header.utf8) else { return }
    for line in lines.dropFirst() {
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 11).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard parts.count == 12, let entry = Entry(parts) else { continue }
      entries[parts[11]] = entry
    }
  }

  package var bytes: [UInt8] {
    var output = Array("\(Self.header)\n".utf8)
    for path in entries.keys.sorted() where !path.contains("\n") {
      guard let entry = entries[path] else { continue }
      output += "\(entry.stamp.size) \(entry.stamp.changed) \(entry.digest.high) \(entry.digest.low) ".utf8
      switch entry.facts {
      case .picture(let format, let width, let height, let frames, let hasAlpha, let lacksEnd, let colour):
        // A picture with an alpha channel is no JPEG, so one digit tells both.
        output +=
          "picture \(format.rawValue) \(width) \(height) \(frames) \(hasAlpha ? 1 : lacksEnd ? 2 : 0) ".utf8
        output += "\(colour?.hexadecimal ?? "-") ".utf8
      case .file(let format, let size, let recording):
        let measured = recording ?? Recording(milliseconds: 0)
        output += "file \(format.rawValue) \(size) \(measured.milliseconds) \(measured.width) ".utf8
        output += "\(measured.height) \(recording == nil ? "-" : "+") ".utf8
      }
      output += "\(path)\n".utf8
    }
    return output
  }
}

extension MediaIndex.Entry {
  fileprivate init?(_ parts: [String]) {
    guard let size = Int(parts[0]), let changed = Int(parts[1]), let high = UInt64(parts[2]),
      let low = UInt64(parts[3]), let first = Int(parts[6]), let second = Int(parts[7]),
      let third = Int(parts[8])
    else { return nil }
    stamp = FileStamp(size: size, changed: changed)
    digest = Digest(high: high, low: low)
    if parts[4] == "picture", let format = PictureFormat(rawValue: parts[5]) {
      facts = .picture(
        format, width: first, height: second, frames: third, hasAlpha: parts[9] == "1",
        lacksEnd: parts[9] == "2", colour: PictureColour(parts[10]))
    } else if parts[4] == "file", let format = AttachmentFormat(rawValue: parts[5]) {
      let recording = Recording(milliseconds: second, width: third, height: Int(parts[9]) ?? 0)
      facts = .file(format, size: first, recording: parts[10] == "+" ? recording : nil)
    } else {
      return nil
    }
  }
}
