/// A box of an MP4 file (ISO/IEC 14496-12): its type and the range of its contents.
struct MovieBox {
  var type: String
  var start: Int
  var contents: Range<Int>

  /// The boxes of a range, one behind the other.
  ///
  /// - Throws: `damaged` where one is longer than what holds it.
  static func boxes(of bytes: [UInt8], in folder: Range<Int>) throws(AttachmentError) -> [MovieBox] {
    var found: [MovieBox] = []
    var position = folder.lowerBound
    while position + 8 <= folder.upperBound {
      var size = bytes.bigEndian(at: position, 4)
      var header = 8
      if size == 1, position + 16 <= folder.upperBound {
        guard bytes[position + 8] == 0 else { throw .damaged }
        size = bytes.bigEndian(at: position + 8, 8)
        header = 16
      } else if size == 0 {
        size = folder.upperBound - position
      }
      guard size >= header, size <= folder.upperBound - position else { throw .damaged }
      let type = String(decoding: bytes[position + 4..<position + 8], as: UTF8.self)
      found.append(MovieBox(type: type, start: position, contents: position + header..<position + size))
      position += size
    }
    return found
  }
}

extension [UInt8] {
  /// An unsigned number of some bytes, at most eight of which the first bit is not set.
  func bigEndian(at offset: Int, _ length: Int) -> Int {
    self[offset..<offset + length].reduce(0) { $0 << 8 | Int($1) }
  }
}

/// The duration of a film by its header, its size by the first track that has one, turned as the track requires.
func measure(movie bytes: [UInt8]) -> Recording? {
  guard let top = try? MovieBox.boxes(of: bytes, in: 0..<bytes.count),
    let movie = top.first(where: { $0.type == "moov" }),
    let parts = try? MovieBox.boxes(of: bytes, in: movie.contents)
  else { return nil }
  var recording = Recording(milliseconds: 0)
  for part in parts {
    if part.type == "mvhd" {
      recording.milliseconds = bytes.movieLength(part.contents)
    } else if part.type == "trak", recording.width == 0,
      let header = try? MovieBox.boxes(of: bytes, in: part.contents).first(where: { $0.type == "tkhd" }),
      let size = bytes.trackSize(header.contents)
    {
      (recording.width, recording.height) = size
    }
  }
  return recording
}

extension [UInt8] {
  /// Version 1 has longer numbers than version 0.
  fileprivate func movieLength(_ header: Range<Int>) -> Int {
    guard header.count >= 32 else { return 0 }
    let isLong = self[header.lowerBound] == 1
    let scale = bigEndian(at: header.lowerBound + (isLong ? 20 : 12), 4)
    let start = header.lowerBound + (isLong ? 24 : 16)
    guard scale > 0, !isLong || self[start] == 0 && self[start + 1] == 0 else { return 0 }
    return bigEndian(at: start, isLong ? 8 : 4) * 1000 / scale
  }

  /// The last numbers of a track's header are a matrix and a size, in parts of 65536.
  fileprivate func trackSize(_ header: Range<Int>) -> (Int, Int)? {
    guard header.count >= 84 else { return nil }
    let end = header.upperBound
    let (width, height) = (bigEndian(at: end - 8, 4) >> 16, bigEndian(at: end - 4, 4) >> 16)
    guard 1...16_384 ~= width, 1...16_384 ~= height else { return nil }
    // A film of a telephone held upright is stored lying down: its matrix has nothing on its diagonal.
    let isTurned = bigEndian(at: end - 44, 4) == 0 && bigEndian(at: end - 40, 4) != 0
    return isTurned ? (height, width) : (width, height)
  }
}
