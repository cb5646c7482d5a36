/// A video in WebM or Matroska without title, tags, date and the names of the programs that made it (RFC 9559).
///
/// An element with personal data becomes a `Void` element of the same length, so that no offset in the file changes:
/// cue points and seek tables stay right. The names of programs have to be there, so they become empty. Recordings of
/// browsers, whose segment and clusters have no length, are read to their end.
func cleaned(webm bytes: [UInt8]) throws(AttachmentError) -> [UInt8] {
  guard let header = EBMLElement(in: bytes, at: 0), header.id == 0x1A45_DFA3, let end = header.end else {
    throw .misnamed(.webm)
  }
  let kind = String(decoding: bytes[header.contents..<end], as: UTF8.self)
  guard kind.contains("webm") || kind.contains("matroska") else { throw .misnamed(.webm) }
  var output = bytes
  var hasSegment = false
  var position = end
  while position < bytes.count {
    guard let element = EBMLElement(in: bytes, at: position) else { throw .damaged }
    if element.id == segment { hasSegment = true }
    if opened.contains(element.id) || element.end == nil && element.id == cluster {
      // Elements follow each other without gaps: looking into one is going on behind its header.
      position = element.contents
      continue
    }
    guard let end = element.end else { throw .damaged }
    if removed.contains(element.id) || element.id == seek && pointsAtRemoved(bytes[element.contents..<end]) {
      output.replaceSubrange(position..<end, with: void(length: end - position))
    } else if emptied.contains(element.id) {
      output.replaceSubrange(element.contents..<end, with: repeatElement(0, count: end - element.contents))
    }
    position = end
  }
  guard hasSegment else { throw .damaged }
  return output
}

let segment = 0x1853_8067
private let cluster = 0x1F43_B675
private let seek = 0x4DBB
/// Segment, SeekHead, Info, Tracks and a track's entry.
private let opened: Set<Int> = [segment, 0x114D_9B74, 0x1549_A966, 0x1654_AE6B, 0xAE]
private let tags = 0x1254_C367
private let attachments = 0x1941_A469
/// Besides these: title, date, identifiers and file names of this, the previous and the next part, a track's name; and
/// checksums of changed elements.
private let removed: Set<Int> = [
  tags, attachments, 0x7BA9, 0x4461, 0x73A4, 0x7384, 0x3CB923, 0x3C83AB, 0x3EB923, 0x3E83BB, 0x536E, 0xBF,
]
/// The programs that wrote the file, MuxingApp and WritingApp.
private let emptied: Set<Int> = [0x4D80, 0x5741]

private func pointsAtRemoved(_ seek: ArraySlice<UInt8>) -> Bool {
  let bytes = Array(seek)
  var position = 0
  while let element = EBMLElement(in: bytes, at: position), let end = element.end {
    if element.id == 0x53AB {
      return [tags, attachments].contains(
        bytes[element.contents..<end].prefix(4).reduce(0) { $0 << 8 | Int($1) })
    }
    position = end
  }
  return false
}

/// A `Void` element of a given total length (RFC 8794, 11.3.2).
private func void(length: Int) -> [UInt8] {
  let size: [UInt8] =
    length <= 128
    ? [0x80 | UInt8(length - 2)]
    : [0x01] + (0..<7).map { UInt8(truncatingIfNeeded: (length - 9) >> (8 * (6 - $0))) }
  return [0xEC] + size + [UInt8](repeating: 0, count: length - 1 - size.count)
}

/// An element of EBML (RFC 8794): its ID and the range of its contents.
struct EBMLElement {
  var id: Int
  var contents: Int
  /// Nil if the length is unknown: the element ends before the first that cannot be within it.
  var end: Int?

  /// Nil if there is no element, or one that is longer than the file.
  init?(in bytes: [UInt8], at start: Int) {
    guard let (id, afterID) = Self.number(in: bytes, at: start, keepsMark: true), afterID - start <= 4,
      let (size, contents) = Self.number(in: bytes, at: afterID, keepsMark: false)
    else { return nil }
    self.id = id
    self.contents = contents
    let unknown = 1 << (7 * (contents - afterID)) - 1
    guard size != unknown else { return }
    guard size <= bytes.count - contents else { return nil }
    end = contents + size
  }

  /// A number whose length is one more than the leading zeros of its first byte.
  private static func number(in bytes: [UInt8], at start: Int, keepsMark: Bool) -> (Int, end: Int)? {
    guard start < bytes.count, bytes[start] != 0 else { return nil }
    let length = bytes[start].leadingZeroBitCount + 1
    guard start + length <= bytes.count else { return nil }
    let first = keepsMark ? Int(bytes[start]) : Int(bytes[start]) & (0xFF >> length)
    return (bytes[start + 1..<start + length].reduce(first) { $0 << 8 | Int($1) }, start + length)
  }
}
