import Archives
import Compression
import Diagnostics
import Foundation
import Testing

@testable import Attachments

/// A package of Office with these parts.
private func office(_ parts: [String: String]) -> [UInt8] {
  ZipArchive(
    parts.sorted { $0.key < $1.key }.map { ZipEntry(path: $0.key, bytes: Array($0.value.utf8)) }
  ).bytes
}

private let core = """
  <?xml version="1.0"?><cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>通知</dc:title>\
  <dc:creator>李雷</dc:creator><cp:lastModifiedBy>韩梅梅</cp:lastModifiedBy><dc:description>内部意见</dc:description>\
  </cp:coreProperties>
  """

private func document(_ more: [String: String] = [:]) -> [UInt8] {
  office(
    [
      "[Content_Types].xml": "<Types/>", "docProps/core.xml": core,
      "docProps/app.xml":
        "<Properties><Pages>1</Pages><Company>某某公司</Company><Manager>王五</Manager></Properties>",
      "word/document.xml":
        "<w:document><w:p><w:ins w:id=\"1\" w:author=\"李雷\" w:date=\"2024\"><w:t>正文 &lt;b&gt;</w:t></w:ins></w:p></w:document>",
      "word/comments.xml":
        "<w:comments><w:comment w:id=\"0\" w:author='韩梅梅' w:initials=\"H\"><w:t>这句不要</w:t></w:comment></w:comments>",
    ].merging(more) { $1 })
}

private func parts(_ bytes: [UInt8]) throws -> [String: String] {
  try ZipArchive(bytes).entries.reduce(into: [:]) {
    $0[$1.path] = String(decoding: try $1.unpacked(), as: UTF8.self)
  }
}

@Suite struct OfficeTests {
  @Test func losesThePeopleAndKeepsTheText() throws {
    let clean = try cleanAttachment(document(), named: "通知.docx").get()
    #expect(clean.format == .docx)
    let parts = try parts(clean.bytes)
    let everything = parts.values.joined()
    for secret in ["李雷", "韩梅梅", "内部意见", "某某公司", "王五", "这句不要"] { #expect(!everything.contains(secret)) }
    #expect(parts["docProps/core.xml"]?.contains("<dc:title>通知</dc:title><dc:creator></dc:creator>") == true)
    #expect(
      parts["word/document.xml"]?.contains("w:author=\"\" w:date=\"2024\"><w:t>正文 &lt;b&gt;</w:t>") == true)
    #expect(
      parts["word/comments.xml"]?.contains("<w:comment w:id=\"0\" w:author='' w:initials=\"\"><w:t></w:t>")
        == true)
    #expect(parts["docProps/app.xml"]?.contains("<Pages>1</Pages>") == true)
  }

  @Test func isTheSameEveryTimeAndWhenCleanedAgain() throws {
    let once = try cleanAttachment(document(), named: "a.docx").get()
    #expect(try cleanAttachment(document(), named: "a.docx").get() == once)
    #expect(try parts(cleanAttachment(once.bytes, named: "a.docx").get().bytes) == parts(once.bytes))
  }

  /// Another program must be able to open what was written.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
  func isAnArchiveThatOthersRead() throws {
    let file = NSTemporaryDirectory() + "xinfeng-\(UUID().uuidString).zip"
    defer { try? FileManager.default.removeItem(atPath: file) }
    try Data(cleanAttachment(document(), named: "a.docx").get().bytes).write(to: URL(fileURLWithPath: file))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = [
      "-c", "import sys, zipfile; sys.exit(zipfile.ZipFile(sys.argv[1]).testzip() is not None)", file,
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test(arguments: ["a.docm", "a.XLSM", "a.pptm", "a.xlsb"])
  func takesNoMacros(name: String) throws {
    #expect(cleanAttachment(document(), named: name).failure == .macros)
    let hidden = document(["word/vbaProject.bin": "program"])
    #expect(cleanAttachment(hidden, named: "a.docx").failure == .macros)
  }

  @Test func isHeldToItsName() throws {
    #expect(cleanAttachment(document(), named: "a.xlsx").failure == .misnamed(.xlsx))
    #expect(cleanAttachment(document(), named: "a.pdf").failure == .misnamed(.pdf))
    #expect(cleanAttachment(Array("%PDF-1.4".utf8), named: "a.docx").failure == .misnamed(.docx))
    #expect(cleanAttachment([0xD0, 0xCF, 0x11, 0xE0, 0], named: "a.docx").failure == .encrypted)
    #expect(cleanAttachment([], named: "a.docx").failure == .empty)
    #expect(cleanAttachment([1], named: "a.wps").failure == .unknownFormat)
  }

  /// A law: no file, however it was cut or scratched, brings the program down.
  @Test func surviveEveryCutAndScratch() throws {
    let whole = document()
    for end in stride(from: 0, to: whole.count, by: 7) {
      #expect(cleanAttachment(Array(whole[..<end]), named: "a.docx").failure != nil)
    }
    for position in stride(from: 0, to: whole.count, by: 3) {
      for byte: UInt8 in [0, 0x7F, 0xFF] {
        var scratched = whole
        scratched[position] = byte
        _ = cleanAttachment(scratched, named: "a.docx")
      }
    }
  }

  /// By whatever name of the formats that hold programs, large or small.
  @Test(arguments: [
    "docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppsm", "ppam", "PPSM",
  ])
  func refusesFormatsThatHoldPrograms(ending: String) {
    #expect(cleanAttachment(document(), named: "通知.\(ending)").failure == .macros)
    #expect(isRefusedAttachment("通知.\(ending)"))
  }
}

@Suite struct ArchiveTests {
  @Test func cleansWhatIsInIt() throws {
    let bytes = ZipArchive([
      ZipEntry(path: "材料/a.pdf", bytes: pdf(info: "<</Author (Li Lei)/Title (List)>>")),
      ZipEntry(path: "b.txt", bytes: Array("说明".utf8)),
    ]).bytes
    let clean = try ZipArchive(cleanAttachment(bytes, named: "a.zip").get().bytes)
    let inner = try #require(clean.entries.first { $0.path == "材料/a.pdf" }).unpacked()
    let text = try shown(inner)
    #expect(text.contains("(List)") && !text.contains("Li Lei"))
    #expect(try parts(clean.bytes)["b.txt"] == "说明")
  }

  @Test(arguments: ["../a.txt", "/etc/a", "a\\..\\b", "run.exe", "b/c.JS", "more.zip"])
  func takesNothingDangerous(name: String) {
    guard case .dangerous(let why) = cleanAttachment(office([name: "x"]), named: "a.zip").failure else {
      Issue.record("\(name) is taken")
      return
    }
    #expect(why.chinese.contains(name) && why.english.contains(name))
  }

  @Test func takesNoBomb() {
    let zeros = [UInt8](repeating: 0, count: 101 << 20)
    let bomb = ZipArchive([ZipEntry(path: "a.txt", bytes: zeros)]).bytes
    #expect(
      cleanAttachment(bomb, named: "a.zip").failure
        == .dangerous(ZipError.tooLargeEntry("a.txt", limit: 100 << 20).reason))
  }

  /// A document or archive that its name hides would be published with all that it tells.
  @Test(arguments: ["a.bin", "a.odt.bak", "a"]) func takesNoDocumentUnderAnotherName(name: String) {
    for start in ["PK\u{3}\u{4}", "%PDF-1.7"] {
      #expect(cleanAttachment(office([name: start]), named: "a.zip").failure == .uncleanable(name))
    }
  }
}

@Suite struct MovieTests {
  private func box(_ type: String, _ contents: [UInt8]) -> [UInt8] {
    let size = contents.count + 8
    return [0, 0, UInt8(size >> 8), UInt8(size & 0xFF)] + Array(type.utf8) + contents
  }

  @Test func losesPlaceAndDevice() throws {
    let place = box("udta", box("(c)xyz".prefix(4) + "", Array("+34.75+113.62".utf8)))
    let bytes =
      box("ftyp", Array("isom0000".utf8)) + box("moov", box("trak", place) + place) + box("mdat", [1, 2, 3])
    let clean = try cleanAttachment(bytes, named: "a.mp4").get().bytes
    #expect(clean.count == bytes.count)
    #expect(!String(decoding: clean, as: UTF8.self).contains("113.62"))
    #expect(clean.suffix(11) == bytes.suffix(11))
  }

  @Test func isHeldToItsName() {
    #expect(cleanAttachment(Array("<html>not a movie".utf8), named: "a.mp4").failure == .misnamed(.mp4))
    #expect(cleanAttachment(box("ftyp", Array("isom0000".utf8)), named: "a.mp4").failure == .damaged)
    #expect(cleanAttachment(Array("WEBVTT\n".utf8), named: "a.vtt").failure == nil)
    #expect(cleanAttachment(Array("1\n00:00".utf8), named: "a.vtt").failure == .misnamed(.vtt))
  }
}

@Suite struct TextTests {
  @Test func becomesUTF8ThatExcelKnows() throws {
    let gbk: [UInt8] = [0xD0, 0xD5, 0xC3, 0xFB] + Array(",1\r\n".utf8)
    #expect(try cleanAttachment(gbk, named: "a.csv").get().bytes == Array("\u{FEFF}姓名,1\r\n".utf8))
    #expect(try cleanAttachment(gbk, named: "a.TXT").get().bytes == Array("姓名,1\r\n".utf8))
    let marked = Array("\u{FEFF}姓名,1\n".utf8)
    #expect(try cleanAttachment(marked, named: "a.csv").get().bytes == marked)
    #expect(try cleanAttachment(marked, named: "a.txt").get().bytes == Array("姓名,1\n".utf8))
  }

  @Test(
    arguments: [[0x50, 0x4B, 3, 4], [0xFF, 0xFE, 0x41, 0], [0x41, 0xFF, 0xFF, 0x41], [0x41, 0]] as [[UInt8]])
  func isText(bytes: [UInt8]) {
    #expect(cleanAttachment(bytes, named: "a.txt").failure == .misnamed(.txt))
    #expect(cleanAttachment(bytes, named: "a.csv").failure == .misnamed(.csv))
  }

  @Test func isReadForWhatIsPersonal() {
    var texts: [String] = []
    #expect(
      readAttachmentTexts(of: Array("电话".utf8), named: "a.csv") {
        texts.append(String(decoding: $0.bytes, as: UTF8.self))
      })
    #expect(texts == ["电话"])
  }

  @Test func refusesOFDWithTheReason() {
    let fault = cleanAttachment(Array("PK".utf8), named: "a.ofd").failure
    #expect(fault == .layoutDocument)
    let finding = fault?.finding(about: "a.ofd", at: Location(file: "a.md", line: 3))
    #expect(finding?.rule.name == "unknown-attachment" && finding?.help?.chinese.contains("PDF") == true)
  }
}

extension Result {
  var failure: Failure? { if case .failure(let failure) = self { failure } else { nil } }
}
