import Testing

@testable import Attachments

/// Sounds and films: what is taken out, and what is measured.
@Suite struct RecordingTests {
  private let secret = Array("Li Lei".utf8)

  /// MPEG-1, layer III, 128 kbit/s, 44.1 kHz: frames of 417 bytes, each of 1152 samples.
  private func frames(_ count: Int) -> [UInt8] {
    (0..<count).flatMap { _ in [0xFF, 0xFB, 0x90, 0x00] + [UInt8](repeating: 0, count: 413) }
  }

  private var tag: [UInt8] { Array("ID3".utf8) + [3, 0, 0, 0, 0, 0, UInt8(secret.count)] + secret }

  @Test func mp3LosesTagsBeforeAndBehindAndKnowsItsLength() throws {
    let behind =
      Array("APETAGEX".utf8) + secret + Array("TAG".utf8) + secret + [UInt8](repeating: 0, count: 119)
    let clean = try cleanAttachment(tag + frames(100) + behind, named: "讲述.mp3").get()
    #expect(clean.bytes == frames(100))
    // 100 × 1152 ÷ 44100 seconds.
    #expect(measureRecording(clean.bytes, .mp3) == Recording(milliseconds: 2612))
    #expect(try cleanAttachment(clean.bytes, named: "讲述.mp3").get().bytes == clean.bytes)
    #expect(cleanAttachment(Array("not a sound at all".utf8), named: "a.mp3").failure == .misnamed(.mp3))
  }

  @Test func mp3PutTogetherOfTwoIsWhole() throws {
    let clean = try cleanAttachment(tag + frames(50) + tag + frames(50), named: "讲述.mp3").get()
    #expect(clean.bytes == frames(100))
    #expect(measureRecording(clean.bytes, .mp3) == Recording(milliseconds: 2612))
    // Damage in the middle costs what it hit, and not the rest.
    let damaged = frames(50) + [UInt8](repeating: 0xFF, count: 900) + frames(50)
    #expect(try cleanAttachment(damaged, named: "讲述.mp3").get().bytes == frames(100))
  }

  private func page(
    _ packets: [[UInt8]], number: UInt32, granule: UInt64 = 0, isFirst: Bool = false
  ) -> [UInt8] {
    func little(_ value: UInt64, _ bytes: Int) -> [UInt8] {
      (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    }
    let lengths = packets.flatMap { [UInt8](repeating: 255, count: $0.count / 255) + [UInt8($0.count % 255)] }
    return Array("OggS".utf8) + [0, isFirst ? 2 : 0] + little(granule, 8) + little(7, 4)
      + little(UInt64(number), 4)
      + [0, 0, 0, 0] + [UInt8(lengths.count)] + lengths + packets.flatMap(\.self)
  }

  private func opus(comment: [UInt8]) -> [UInt8] {
    let head = Array("OpusHead".utf8) + [1, 1, 0x38, 0x01, 0x80, 0xBB, 0, 0, 0, 0, 0]
    let tags = Array("OpusTags".utf8) + [UInt8(secret.count), 0, 0, 0] + secret + [1, 0, 0, 0] + comment
    return page([head], number: 0, isFirst: true) + page([tags], number: 1)
      + page([[1, 2, 3], [4, 5]], number: 2, granule: 48_000 * 3 + 312)
  }

  @Test(arguments: [6, 300, 70_000])
  func oggLosesItsCommentHoweverLong(length: Int) throws {
    let sound = opus(comment: secret + [UInt8](repeating: 0x41, count: min(length, 60_000)))
    let clean = try cleanAttachment(sound, named: "a.ogg").get().bytes
    #expect(!clean.holds(secret) && !clean.holds([0x41, 0x41]))
    #expect(clean.holds([1, 2, 3, 4, 5]) && clean.holds(Array("OpusHead".utf8)))
    #expect(measureRecording(clean, .ogg) == Recording(milliseconds: 3000))
    #expect(try cleanAttachment(clean, named: "a.opus").get().bytes == clean)
  }

  @Test func aSumOfAPageIsThatOfTheStandard() throws {
    // A page of silence by the reference encoder: its sum stands at 22.
    let clean = try cleanAttachment(opus(comment: []), named: "a.opus").get().bytes
    let second = try #require(
      clean.indices.dropFirst(4).first { clean[$0...].starts(with: Array("OggS".utf8)) })
    var register: UInt32 = 0
    var page = Array(clean[second..<second + 28 + 16])
    let sum = page[22..<26].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    for byte in 22..<26 { page[byte] = 0 }
    for byte in page {
      register ^= UInt32(byte) << 24
      for _ in 0..<8 { register = register & 1 << 31 == 0 ? register << 1 : register << 1 ^ 0x04C1_1DB7 }
    }
    #expect(sum == register)
  }

  private func box(_ type: String, _ contents: [UInt8]) -> [UInt8] {
    let size = contents.count + 8
    return [0, 0, UInt8(size >> 8), UInt8(size & 0xFF)] + Array(type.utf8) + contents
  }

  private func movie(isTurned: Bool = false) -> [UInt8] {
    let one: [UInt8] = [0, 1, 0, 0]
    let none: [UInt8] = [0, 0, 0, 0]
    let matrix =
      (isTurned ? [none, one, none, one, none] : [one, none, none, none, one]) + [none, none, none, one]
    let length: [UInt8] = [0, 0, 0x03, 0xE8, 0, 0x03, 0x0D, 0x40]
    let header = [UInt8](repeating: 0, count: 12) + length + [UInt8](repeating: 0, count: 80)
    let track =
      [UInt8](repeating: 0, count: 40) + matrix.flatMap(\.self) + [0x05, 0x00, 0, 0, 0x02, 0xD0, 0, 0]
    let about = box("udta", secret)
    return box("ftyp", Array("isom0000".utf8))
      + box("moov", box("mvhd", header) + box("trak", box("tkhd", track)) + about)
  }

  @Test(arguments: [false, true])
  func mp4KnowsItsLengthAndItsSizeAsItIsShown(isTurned: Bool) throws {
    let clean = try cleanAttachment(movie(isTurned: isTurned), named: "a.mp4").get().bytes
    #expect(!clean.holds(secret))
    let size = isTurned ? (720, 1280) : (1280, 720)
    #expect(measureRecording(clean, .mp4) == Recording(milliseconds: 200_000, width: size.0, height: size.1))
    #expect(measureRecording(clean, .mp4)?.length == "3:20")
    #expect(try cleanAttachment(movie(), named: "a.m4a").get().format == .m4a)
    #expect(measureRecording(clean, .pdf) == nil)
  }

  @Test(arguments: [(499, "0:00"), (59_600, "1:00"), (3_725_000, "1:02:05")])
  func lengthsAreSaidAsPlayersDo(milliseconds: Int, length: String) {
    #expect(Recording(milliseconds: milliseconds).length == length)
    #expect(Recording(milliseconds: 0).length == nil)
  }

  /// A law: no sound, however it was cut or scratched, brings the program down or keeps it for ever.
  @Test(arguments: ["a.mp3", "a.ogg", "a.mp4"])
  func survivesEveryCutAndScratch(name: String) {
    let whole = name == "a.mp3" ? tag + frames(3) : name == "a.ogg" ? opus(comment: secret) : movie()
    func tryOut(_ bytes: [UInt8]) {
      guard let clean = try? cleanAttachment(bytes, named: name).get() else { return }
      _ = measureRecording(clean.bytes, clean.format)
    }
    for end in whole.indices { tryOut(Array(whole[..<end])) }
    for position in whole.indices {
      for byte: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var scratched = whole
        scratched[position] = byte
        tryOut(scratched)
      }
    }
  }
}
