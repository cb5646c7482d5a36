import Foundation
import Testing

@testable import Images

// Pictures made by hand, byte by byte, so that what goes in is known without the library under test.

func bigEndian(_ number: Int, bytes: Int = 4) -> [UInt8] {
  (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

func littleEndian(_ number: Int, bytes: Int = 4) -> [UInt8] { bigEndian(number, bytes: bytes).reversed() }

/// A plane of pixels that a test can turn about.
struct Plane {
  var width: Int
  var height: Int
  /// Red, green, blue and, where `bands` is 4, alpha.
  var samples: [UInt8]
  var bands = 3

  /// Red and green above, blue and white below: no two turns of it look the same.
  static func quarters(width: Int, height: Int) -> Plane {
    let colours: [[UInt8]] = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]
    var samples: [UInt8] = []
    for row in 0..<height {
      for column in 0..<width {
        samples += colours[(row * 2 / height) * 2 + column * 2 / width]
      }
    }
    return Plane(width: width, height: height, samples: samples)
  }

  static func plain(width: Int, height: Int, _ colour: [UInt8]) -> Plane {
    let samples = [[UInt8]](repeating: colour, count: width * height).flatMap { $0 }
    return Plane(width: width, height: height, samples: samples, bands: colour.count)
  }

  /// Every pixel another, always the same ones: as much data as a photograph has.
  static func noise(width: Int, height: Int) -> Plane {
    var state: UInt64 = 7
    let samples = (0..<width * height * 3).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 40)
    }
    return Plane(width: width, height: height, samples: samples)
  }

  subscript(column: Int, row: Int) -> ArraySlice<UInt8> {
    let start = (row * width + column) * bands
    return samples[start..<start + bands]
  }

  /// The plane as a camera stores it that notes this orientation (Exif 2.32, 4.6.4, tag 0x0112).
  func stored(for orientation: Int) -> Plane {
    let turned = orientation >= 5
    var result = Plane(width: turned ? height : width, height: turned ? width : height, samples: [])
    for row in 0..<result.height {
      for column in 0..<result.width {
        let right = width - 1
        let bottom = height - 1
        let (x, y) =
          switch orientation {
          case 2: (right - column, row)
          case 3: (right - column, bottom - row)
          case 4: (column, bottom - row)
          case 5: (row, column)
          case 6: (right - row, column)
          case 7: (right - row, bottom - column)
          case 8: (row, bottom - column)
          default: (column, row)
          }
        result.samples += self[x, y]
      }
    }
    return result
  }
}

func png(_ plane: Plane, extra: [(String, [UInt8])] = []) -> [UInt8] {
  var rows: [UInt8] = []
  for row in 0..<plane.height {
    rows += [0] + plane.samples[row * plane.width * plane.bands..<(row + 1) * plane.width * plane.bands]
  }
  return png(
    width: plane.width, height: plane.height, depth: 8, colour: plane.bands == 4 ? 6 : 2, rows: rows,
    extra: extra)
}

func png(
  width: Int, height: Int, depth: UInt8, colour: UInt8, rows: [UInt8], extra: [(String, [UInt8])] = []
) -> [UInt8] {
  let header = bigEndian(width) + bigEndian(height) + [depth, colour, 0, 0, 0]
  let before = pngChunk("IHDR", header) + extra.flatMap { pngChunk($0.0, $0.1) }
  return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + before + pngChunk("IDAT", stored(rows))
    + pngChunk("IEND", [])
}

private func pngChunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
  let body = Array(name.utf8) + data
  return bigEndian(data.count) + body + bigEndian(Int(crc32(body)))
}

private let crcTable: [UInt32] = (0..<256).map { number in
  (0..<8).reduce(UInt32(number)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
}

private func crc32(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(~UInt32(0)) { crcTable[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
}

/// A zlib stream of stored blocks (RFC 1950, RFC 1951): nothing is compressed.
private func stored(_ data: [UInt8]) -> [UInt8] {
  var stream: [UInt8] = [0x78, 0x01]
  var position = 0
  repeat {
    let end = min(position + 65_535, data.count)
    stream.append(end == data.count ? 1 : 0)
    stream += littleEndian(end - position, bytes: 2) + littleEndian(~(end - position), bytes: 2)
    stream += data[position..<end]
    position = end
  } while position < data.count
  var low = 1
  var high = 0
  for byte in data {
    low = (low + Int(byte)) % 65_521
    high = (high + low) % 65_521
  }
  return stream + bigEndian(high << 16 | low)
}

/// A picture encoded by the target itself, to which tests add what cameras and programs add.
func encoded(_ plane: Plane, as format: PictureFormat) throws -> [UInt8] {
  let settings = PictureSettings(widths: [plane.width], formats: [format], jpegQuality: 95, webpQuality: 95)
  return try #require(try makeVariants(of: png(plane), settings: settings).get()[format].first).bytes
}

/// TIFF data as in EXIF: an orientation, a maker, and a place on earth.
func exif(orientation: Int) -> [UInt8] {
  func entry(_ tag: Int, _ type: Int, _ count: Int, _ value: [UInt8]) -> [UInt8] {
    littleEndian(tag, bytes: 2) + littleEndian(type, bytes: 2) + littleEndian(count) + value
  }
  let main =
    littleEndian(3, bytes: 2)
    + entry(0x010F, 2, 7, littleEndian(50)) + entry(0x0112, 3, 1, littleEndian(orientation))
    + entry(0x8825, 4, 1, littleEndian(58)) + littleEndian(0)
  let place =
    littleEndian(2, bytes: 2) + entry(1, 2, 2, [UInt8(ascii: "N"), 0, 0, 0])
    + entry(2, 5, 3, littleEndian(88)) + littleEndian(0)
  let latitude = [39, 1, 54, 1, 20, 1].flatMap { littleEndian($0) }
  return Array("II".utf8) + [42, 0] + littleEndian(8) + main + Array("SECRET\0\0".utf8) + place + latitude
}

/// The JPEG with EXIF, XMP, IPTC, a colour profile's stump and a comment in front of its tables.
func withSegments(_ jpeg: [UInt8], orientation: Int) -> [UInt8] {
  func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] {
    [0xFF, marker] + bigEndian(data.count + 2, bytes: 2) + data
  }
  let iptc =
    Array("Photoshop 3.0\08BIM".utf8) + [4, 4, 0, 0, 0, 0, 0, 11, 0x1C, 2, 80, 0, 6] + Array("SECRET\0".utf8)
  return jpeg[..<2] + segment(0xE1, Array("Exif\0\0".utf8) + exif(orientation: orientation))
    + segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SECRET</x:xmpmeta>".utf8))
    + segment(0xED, iptc) + segment(0xEF, Array("SECRET maker note".utf8))
    + segment(0xFE, Array("SECRET".utf8))
    + jpeg[2...]
}

/// The WebP in its extended form (RFC 9649, 2.7) with EXIF and XMP behind the picture.
func withChunks(_ webp: [UInt8], width: Int, height: Int, orientation: Int) -> [UInt8] {
  func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    Array(name.utf8) + littleEndian(data.count) + data + (data.count % 2 == 1 ? [0] : [])
  }
  let head = chunk(
    "VP8X", [0x0C, 0, 0, 0] + littleEndian(width - 1, bytes: 3) + littleEndian(height - 1, bytes: 3))
  let body =
    Array("WEBP".utf8) + head + webp[12...] + chunk("EXIF", exif(orientation: orientation))
    + chunk("XMP ", Array("<x:xmpmeta>SECRET</x:xmpmeta>".utf8))
  return Array("RIFF".utf8) + littleEndian(body.count) + body
}

/// A GIF of one plain colour a frame, with a comment. Codes are written so that the table never grows.
func gif(width: Int, height: Int, frames: Int) -> [UInt8] {
  var bytes = Array("GIF89a".utf8) + littleEndian(width, bytes: 2) + littleEndian(height, bytes: 2)
  bytes += [0x80, 0, 0] + [200, 30, 40] + [0, 0, 255]
  bytes += [0x21, 0xFE, 6] + Array("SECRET".utf8) + [0]
  for frame in 0..<frames {
    bytes += [0x21, 0xF9, 4, 0, 10, 0, 0, 0]
    bytes += [0x2C, 0, 0, 0, 0] + littleEndian(width, bytes: 2) + littleEndian(height, bytes: 2) + [0, 2]
    // Codes of three bits: clear (4) before every two pixels, end (5).
    var codes: [Int] = []
    for pixel in 0..<width * height {
      if pixel % 2 == 0 { codes.append(4) }
      codes.append(frame % 2)
    }
    codes.append(5)
    var packed: [UInt8] = []
    for (index, code) in codes.enumerated() {
      for bit in 0..<3 {
        let position = index * 3 + bit
        if position % 8 == 0 { packed.append(0) }
        packed[position / 8] |= UInt8(code >> bit & 1) << UInt8(position % 8)
      }
    }
    for start in stride(from: 0, to: packed.count, by: 255) {
      let block = packed[start..<min(start + 255, packed.count)]
      bytes += [UInt8(block.count)] + block
    }
    bytes.append(0)
  }
  return bytes + [0x3B]
}

func svg(_ content: String, root: String = "width=\"40\" height=\"20\"") -> [UInt8] {
  Array("<svg xmlns=\"http://www.w3.org/2000/svg\" \(root)>\(content)</svg>".utf8)
}

/// 16 × 16, CMYK with Adobe's inverted inks, red.
let cmykJPEG = base64(
  """
  /9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBETFBUVFQwPFxgWFBgS\
  FBUU/8AAFAgAEAAQBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAE\
  EQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6\
  g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkA\
  SwAAPwD7Ar8+q+FK/VOiiiiiiiiiiiiv/9k=
  """)

/// 16 × 16, grey, with a profile for colours: scanners and careless conversions write such files.
let greyWithColourProfile = base64(
  """
  /9j/4AAQSkZJRgABAQAAAQABAAD/4gJcSUNDX1BST0ZJTEUAAQEAAAJMbGNtcwRAAABtbnRyUkdCIFhZWiAH6gALABcAAQA5AAthY3Nw\
  QVBQTAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA9tYAAQAAAADTLWxjbXMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
  AAAAAAAAAAAAAAAAAAtkZXNjAAABCAAAADZjcHJ0AAABQAAAAEx3dHB0AAABjAAAABRjaGFkAAABoAAAACxyWFlaAAABzAAAABRiWFla\
  AAAB4AAAABRnWFlaAAAB9AAAABRyVFJDAAACCAAAACBnVFJDAAACCAAAACBiVFJDAAACCAAAACBjaHJtAAACKAAAACRtbHVjAAAAAAAA\
  AAEAAAAMZW5VUwAAABoAAAAcAHMAUgBHAEIAIABiAHUAaQBsAHQALQBpAG4AAG1sdWMAAAAAAAAAAQAAAAxlblVTAAAAMAAAABwATgBv\
  ACAAYwBvAHAAeQByAGkAZwBoAHQALAAgAHUAcwBlACAAZgByAGUAZQBsAHlYWVogAAAAAAAA9tYAAQAAAADTLXNmMzIAAAAAAAEMQgAA\
  Bd7///MlAAAHkwAA/ZD///uh///9ogAAA9wAAMBuWFlaIAAAAAAAAG+gAAA49QAAA5BYWVogAAAAAAAAJJ8AAA+EAAC2w1hZWiAAAAAA\
  AABilwAAt4cAABjZcGFyYQAAAAAAAwAAAAJmZgAA8qcAAA1ZAAAT0AAACltjaHJtAAAAAAADAAAAAKPXAABUewAATM0AAJmaAAAmZgAA\
  D1z/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/wAALCAAQ\
  ABABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJx\
  FDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJ\
  ipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/ACii\
  iv/Z
  """)

/// 64 × 64, HEVC, red.
let heic = base64(
  """
  AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAVZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAA\
  AERAAAEAAQAAAAABegABAAAAAAAAABwAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA1mlwcnAAAAC3\
  aXBjbwAAAHhodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQArQgEBA3AAAAMAkAAAAwAA\
  AwAeoCCBBZbqSSmubgIaDAgAAAMAyAAAAwAIQGIAAQAHRAHBcrAiQAAAABNjb2xybmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAABAAAAAQAAAABBw\
  aXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgQIDBAAAACRtZGF0AAAAGCgBrxOA5TPAn//wJKP/2Pc8PwKzrVD1Pg==
  """)

private func base64(_ text: String) -> [UInt8] { Data(base64Encoded: text).map { [UInt8]($0) } ?? [] }
