import Archives
import Compression
import Foundation
import Testing

@testable import Attachments

/// Pictures within documents: written here byte by byte, so that what they hide is known.
struct EnclosedPictureTests {
  private static let secret = Array("34.75N 113.62E".utf8)

  /// EXIF as cameras write it: a directory with an orientation, and a secret behind it.
  private static func exif(orientation: UInt8) -> [UInt8] {
    let tiff =
      Array("II*\0".utf8) + [8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]
      + secret
    return Array("Exif\0\0".utf8) + tiff
  }

  private static func segment(_ marker: UInt8, _ contents: [UInt8]) -> [UInt8] {
    [0xFF, marker, UInt8((contents.count + 2) >> 8), UInt8((contents.count + 2) & 0xFF)] + contents
  }

  private static func jpeg(orientation: UInt8 = 1) -> [UInt8] {
    var bytes: [UInt8] = [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
    bytes += segment(0xE1, exif(orientation: orientation))
    bytes += segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 7, 7])
    bytes += segment(0xE2, Array("MPF\0".utf8) + secret) + segment(0xED, Array("Photoshop".utf8) + secret)
    bytes += segment(0xFE, secret) + segment(0xDB, [1, 2, 3]) + segment(0xDA, [9])
    return bytes + [5, 0xFF, 0x00, 6, 0xFF, 0xD0, 7] + [0xFF, 0xD9] + secret
  }

  private static func png() -> [UInt8] {
    func chunk(_ type: String, _ contents: [UInt8]) -> [UInt8] {
      [0, 0, 0, UInt8(contents.count)] + Array(type.utf8) + contents + [0, 0, 0, 0]
    }
    return pngSignature + chunk("IHDR", [1, 2, 3]) + chunk("tEXt", secret) + chunk("eXIf", secret)
      + chunk("IDAT", [4, 5]) + chunk("IEND", []) + secret
  }

  private static func gif() -> [UInt8] {
    func blocks(_ contents: [UInt8]) -> [UInt8] { [UInt8(contents.count)] + contents + [0] }
    let repeats: [UInt8] = [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
    return Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0] + [0, 0, 0, 255, 255, 255] + repeats
      + [0x21, 0xFE] + blocks(secret) + [0x21, 0xFF, 11] + Array("XMP DataXMP".utf8) + blocks(secret)
      + [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2] + blocks([0x44, 1]) + [0x3B] + secret
  }

  private static func webp() -> [UInt8] {
    func chunk(_ type: String, _ contents: [UInt8]) -> [UInt8] {
      Array(type.utf8) + [UInt8(contents.count), 0, 0, 0] + contents
    }
    let body =
      Array("WEBP".utf8) + chunk("VP8X", [0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0]) + chunk("VP8 ", [1, 2, 3, 4])
      + chunk("EXIF", secret) + chunk("XMP ", secret)
    return Array("RIFF".utf8) + [UInt8(body.count), 0, 0, 0] + body
  }

  static let pictures: [(name: String, bytes: [UInt8])] = [
    ("a.jpg", jpeg()), ("b.PNG", png()), ("c.gif", gif()), ("d.webp", webp()),
  ]

  @Test(arguments: pictures.map(\.name))
  func inADocumentAndInAnArchiveLoseWhatTells(name: String) throws {
    let picture = try #require(Self.pictures.first { $0.name == name }).bytes
    #expect(picture.holds(Self.secret))
    for (path, file) in [("word/media/\(name)", "a.docx"), ("照片/\(name)", "a.zip")] {
      let clean = try cleanAttachment(package([path: picture]), named: file).get()
      let inside = try #require(try ZipArchive(clean.bytes).entries.first { $0.path == path }).unpacked()
      #expect(!inside.holds(Self.secret), "\(file)")
      #expect(inside.count < picture.count)
      // Cleaned once more it is the same.
      #expect(try cleaned(picture: inside, at: "") == inside)
    }
  }

  @Test func aPhotographKeepsItsPixelsItsColoursAndWhichWayIsUp() throws {
    for orientation: UInt8 in 1...8 {
      let clean = try #require(try cleaned(picture: Self.jpeg(orientation: orientation), at: ""))
      #expect(clean.holds(Array("ICC_PROFILE".utf8)))
      #expect(clean.suffix(9) == [5, 0xFF, 0x00, 6, 0xFF, 0xD0, 7, 0xFF, 0xD9])
      #expect(clean.holds(Array("Exif".utf8)) == (orientation > 1))
      if orientation > 1 { #expect(clean.holds([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation])) }
    }
  }

  @Test func aThumbnailGoesWithTheReferenceToIt() throws {
    let relationships = """
      <Relationships><Relationship Id="rId1" Type="http://x/officeDocument" Target="word/document.xml"/>\
      <Relationship Id="rId2" Type="http://x/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>
      """
    let bytes = package([
      "docProps/thumbnail.jpeg": Self.jpeg(), "_rels/.rels": Array(relationships.utf8),
    ])
    let archive = try ZipArchive(try cleanAttachment(bytes, named: "a.docx").get().bytes)
    #expect(!archive.entries.contains { $0.path.contains("thumbnail") })
    let left = try #require(archive.entries.first { $0.path == "_rels/.rels" }).unpacked()
    #expect(String(decoding: left, as: UTF8.self).contains("word/document.xml\"/></Relationships>"))
  }

  private static let hardOnes: [(String, [UInt8])] = [
    ("word/media/a.tiff", [0x49, 0x49, 0x2A, 0x00]), ("word/media/a.heic", [0, 0, 0, 24] + "ftypheic".utf8),
    ("word/media/a.jpg", [0xFF, 0xD8, 0xFF, 0x00]), ("ppt/media/a.wav", Array("RIFF....WAVE".utf8)),
    ("word/media/a.svg", Array("<svg><image href=\"data:image/jpeg;base64,/9j/\"/></svg>".utf8)),
    (
      "word/embeddings/oleObject1.bin",
      [0xD0, 0xCF, 0x11, 0xE0] + "SummaryInformation".utf16.flatMap { [UInt8($0), 0] }
    ),
  ]

  @Test(arguments: hardOnes)
  func whatCannotBeCleanedIsRefusedByItsName(path: String, bytes: [UInt8]) throws {
    #expect(cleanAttachment(package([path: bytes]), named: "a.docx").failure == .uncleanable(path))
  }

  @Test(arguments: ["旧.doc", "a.wps", "b.rar", "c.heic", "d.wav"])
  func anArchiveHoldsNothingThatIsRefusedOutside(name: String) throws {
    #expect(cleanAttachment(package([name: [1, 2]]), named: "a.zip").failure == .uncleanable(name))
  }

  @Test func whatComputersLeaveInFoldersIsLeftOut() throws {
    let litter = ["__MACOSX/._a.txt", "a/.DS_Store", "a/Thumbs.db", "._b", "desktop.ini"]
    let bytes = package(Dictionary(uniqueKeysWithValues: litter.map { ($0, Self.secret) }))
    let archive = try ZipArchive(try cleanAttachment(bytes, named: "a.zip").get().bytes)
    #expect(!archive.entries.contains { litter.contains($0.path) })
  }

  @Test func aTableWithinATextIsCleanedToo() throws {
    let table = package(["xl/workbook.xml": [], "xl/media/a.png": Self.png()])
    let clean = try cleanAttachment(package(["word/embeddings/a.xlsx": table]), named: "a.docx").get()
    let inner = try #require(try ZipArchive(clean.bytes).entries.first { $0.path.hasSuffix("a.xlsx") })
      .unpacked()
    let picture = try #require(try ZipArchive(inner).entries.first { $0.path == "xl/media/a.png" }).unpacked()
    #expect(!picture.holds(Self.secret))
    let deep = package(["word/embeddings/a.docx": package(["word/embeddings/a.xlsx": table])])
    #expect(cleanAttachment(deep, named: "a.docx").failure == nil)
    let deeper = package(["word/embeddings/a.docx": deep])
    #expect(cleanAttachment(deeper, named: "a.docx").failure == .dangerous(ZipError.tooDeep.reason))
  }

  /// Only the formats that are cleaned may stand within a document.
  @Test func anArchiveWithinATextIsRefused() {
    let inner = package(["a.txt": [65]])
    for path in ["word/embeddings/x.zip", "word/embeddings/x.bin"] {
      #expect(cleanAttachment(package([path: inner]), named: "a.docx").failure == .uncleanable(path))
    }
  }

  @Test(arguments: ["/DCTDecode", "[/DCTDecode]", "[/FlateDecode /DCTDecode]"])
  func aPhotographInAPDFLosesItsPlace(filter: String) throws {
    let photograph = filter.contains("Flate") ? deflated(Self.jpeg(), as: .zlib) : Self.jpeg()
    let clean = try cleanAttachment(pdf(picture: photograph, filter: filter), named: "a.pdf").get().bytes
    #expect(!clean.holds(Array("Exif".utf8)) && !clean.holds(Self.secret) && clean.holds([0xFF, 0xD8, 0xFF]))
  }

  @Test func aJPEG2000InAPDFLosesItsBoxes() throws {
    func box(_ type: String, _ contents: [UInt8]) -> [UInt8] {
      [0, 0, 0, UInt8(contents.count + 8)] + Array(type.utf8) + contents
    }
    let picture =
      box("jP  ", [0x0D, 0x0A, 0x87, 0x0A]) + box("uuid", Self.secret) + box("xml ", Self.secret)
      + box("jp2c", [0xFF, 0x4F, 0xFF, 0x51])
    let clean = try cleanAttachment(pdf(picture: picture, filter: "/JPXDecode"), named: "a.pdf").get().bytes
    #expect(!clean.holds(Self.secret) && clean.holds([0xFF, 0x4F, 0xFF, 0x51]))
  }

  /// A law: no picture, however it was cut or scratched, brings the program down.
  @Test(arguments: pictures.map(\.name)) func surviveEveryCutAndScratch(name: String) throws {
    let whole = try #require(Self.pictures.first { $0.name == name }).bytes
    for end in 0..<whole.count { _ = try? cleaned(picture: Array(whole[..<end]), at: "") }
    for position in whole.indices {
      for byte: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var scratched = whole
        scratched[position] = byte
        _ = try? cleaned(picture: scratched, at: "")
      }
    }
  }

  private func package(_ parts: [String: [UInt8]]) -> [UInt8] {
    let needed = ["[Content_Types].xml", "word/document.xml"].map { ($0, Array("<x/>".utf8)) }
    return ZipArchive(
      (needed + parts.map { ($0, $1) }).sorted { $0.0 < $1.0 }.map { ZipEntry(path: $0.0, bytes: $0.1) }
    ).bytes
  }
}

struct WebMTests {
  private func element(_ id: [UInt8], _ contents: [UInt8], unknown: Bool = false) -> [UInt8] {
    let size: [UInt8] =
      unknown
      ? [0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]
      : [0x08, 0, 0, UInt8(contents.count >> 8), UInt8(contents.count & 0xFF)]
    return id + size + contents
  }

  private func film(isRecording: Bool = false, title: Int = 8) -> [UInt8] {
    let secret = Array("Li Lei".utf8)
    let head = element([0x1A, 0x45, 0xDF, 0xA3], element([0x42, 0x82], Array("webm".utf8)))
    let seek = element(
      [0x4D, 0xBB], element([0x53, 0xAB], [0x12, 0x54, 0xC3, 0x67]) + element([0x53, 0xAC], [9]))
    let info =
      element([0xBF], [1, 2, 3, 4]) + element([0x2A, 0xD7, 0xB1], [0x0F, 0x42, 0x40])
      + element([0x7B, 0xA9], [UInt8](repeating: 0x41, count: title))
      + element([0x44, 0x61], [1, 2, 3, 4, 5, 6, 7, 8])
      + element([0x4D, 0x80], secret) + element([0x57, 0x41], secret)
    let tracks = element(
      [0x16, 0x54, 0xAE, 0x6B], element([0xAE], element([0xD7], [1]) + element([0x53, 0x6E], secret)))
    let frames = element([0xE7], [0]) + element([0xA3], [0x81, 0, 0, 0x80, 42, 42])
    let tags = element([0x12, 0x54, 0xC3, 0x67], element([0x73, 0x73], secret))
    let contents =
      element([0x11, 0x4D, 0x9B, 0x74], seek) + element([0x15, 0x49, 0xA9, 0x66], info) + tracks
      + element([0x1F, 0x43, 0xB6, 0x75], frames, unknown: isRecording)
      + element([0x1F, 0x43, 0xB6, 0x75], frames, unknown: isRecording) + tags
    return head + element([0x18, 0x53, 0x80, 0x67], contents, unknown: isRecording)
  }

  @Test(arguments: [false, true], [1, 8, 300])
  func losesTitleDateTagsAndPrograms(isRecording: Bool, title: Int) throws {
    let film = film(isRecording: isRecording, title: title)
    let clean = try cleanAttachment(film, named: "a.webm").get().bytes
    #expect(clean.count == film.count)
    #expect(!clean.holds(Array("Li Lei".utf8)))
    #expect(!clean.holds([UInt8](repeating: 0x41, count: max(title, 2))))
    #expect(!clean.holds([1, 2, 3, 4, 5, 6, 7, 8]) && !clean.holds([0x12, 0x54, 0xC3, 0x67]))
    // Frames stay where they were.
    let frame: [UInt8] = [0x81, 0, 0, 0x80, 42, 42]
    #expect(
      film.indices.filter { film[$0...].starts(with: frame) }
        == clean.indices.filter { clean[$0...].starts(with: frame) })
    #expect(try cleanAttachment(clean, named: "a.webm").get().bytes == clean)
  }

  @Test func isHeldToItsName() {
    #expect(cleanAttachment(Array("<html>".utf8), named: "a.webm").failure == .misnamed(.webm))
    #expect(cleanAttachment(film().dropLast(), named: "a.webm").failure == .damaged)
  }

  /// A law: no film, however it was cut or scratched, brings the program down or keeps it for ever.
  @Test func survivesEveryCutAndScratch() {
    let whole = film(isRecording: true)
    for end in whole.indices { _ = cleanAttachment(Array(whole[..<end]), named: "a.webm") }
    for position in whole.indices {
      for byte: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var scratched = whole
        scratched[position] = byte
        _ = cleanAttachment(scratched, named: "a.webm")
      }
    }
  }
}
