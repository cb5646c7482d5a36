/// A sound in MP3 without titles, covers and comments (ID3v2 before it; APE and ID3v1 behind).
///
/// Nothing but frames is kept, so that no tag of any sort can be left; recordings that were put together of several have
/// tags in their middle.
func cleaned(mp3 bytes: [UInt8]) throws(AttachmentError) -> [UInt8] {
  guard let frames = mp3Frames(of: bytes) else { throw .misnamed(.mp3) }
  return frames.runs.flatMap { bytes[$0] }
}

/// The length of a sound by its frames.
func measure(mp3 bytes: [UInt8]) -> Recording? {
  mp3Frames(of: bytes).map { Recording(milliseconds: Int($0.seconds * 1000)) }
}

/// The ranges of consecutive frames, and their duration; nil if no two frames follow one another.
private func mp3Frames(of bytes: [UInt8]) -> (runs: [Range<Int>], seconds: Double)? {
  var runs: [Range<Int>] = []
  var seconds = 0.0
  var position = 0
  while let first = firstFrame(of: bytes, from: endOfTags(in: bytes, at: position), isFirst: runs.isEmpty) {
    position = first
    while let frame = MP3Frame(in: bytes, at: position), position + frame.length <= bytes.count {
      // The first frame of an encoder may describe the others, and is silent.
      let isNote = position == first && bytes[position..<position + frame.length].starts(noteOf: frame)
      if !isNote { seconds += frame.seconds }
      position += frame.length
    }
    runs.append(first..<position)
  }
  return runs.isEmpty ? nil : (runs, seconds)
}

/// The end of the ID3v2 tags that begin here; there may be several. Their length is written in seven bits a byte.
private func endOfTags(in bytes: [UInt8], at start: Int) -> Int {
  var start = start
  while start + 10 <= bytes.count, bytes[start..<start + 3].elementsEqual("ID3".utf8) {
    let size = bytes[start + 6..<start + 10].reduce(0) { $0 << 7 | Int($1 & 0x7F) }
    start += 10 + size + (bytes[start + 5] & 0x10 == 0 ? 0 : 10)
  }
  return start
}

/// The next frame that others follow. Before the first there may be padding of a tag, and two in a row are no accident;
/// between frames there may be anything, and it takes four.
private func firstFrame(of bytes: [UInt8], from start: Int, isFirst: Bool) -> Int? {
  let end = isFirst ? min(bytes.count, start + 65_536) : bytes.count
  guard start < end else { return nil }
  return (start..<end).first { offset in
    var position = offset
    for _ in 0..<(isFirst ? 2 : 4) {
      guard let frame = MP3Frame(in: bytes, at: position) else { return false }
      position += frame.length
    }
    return isFirst || position <= bytes.count
  }
}

/// A frame of MPEG audio, layer III (ISO/IEC 11172-3, 13818-3).
private struct MP3Frame {
  var length: Int
  var seconds: Double
  /// Behind the header and the side information.
  var dataStart: Int

  init?(in bytes: [UInt8], at offset: Int) {
    guard offset + 4 <= bytes.count, bytes[offset] == 0xFF, bytes[offset + 1] & 0xE6 == 0xE2 else {
      return nil
    }
    let version = bytes[offset + 1] >> 3 & 3
    let (rateIndex, frequencyIndex) = (Int(bytes[offset + 2] >> 4), Int(bytes[offset + 2] >> 2 & 3))
    guard version != 1, 1..<15 ~= rateIndex, frequencyIndex < 3 else { return nil }
    let isFirst = version == 3
    let rate = (isFirst ? rates : lowerRates)[rateIndex] * 1000
    let frequency = [44_100, 48_000, 32_000][frequencyIndex] / (isFirst ? 1 : version == 2 ? 2 : 4)
    let samples = isFirst ? 1152 : 576
    length = samples / 8 * rate / frequency + Int(bytes[offset + 2] >> 1 & 1)
    seconds = Double(samples) / Double(frequency)
    let isMono = bytes[offset + 3] >> 6 == 3
    dataStart = 4 + (isFirst ? (isMono ? 17 : 32) : (isMono ? 9 : 17))
  }
}

private let rates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
private let lowerRates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]

extension ArraySlice<UInt8> {
  fileprivate func starts(noteOf frame: MP3Frame) -> Bool {
    let data = dropFirst(frame.dataStart)
    return data.starts(with: "Xing".utf8) || data.starts(with: "Info".utf8)
      || dropFirst(36).starts(with: "VBRI".utf8)
  }
}
