import Archives
import Compression
import Diagnostics
import Foundation
import Testing

@testable import Attachments

@Suite struct PDFTests {
  private func clean(_ bytes: [UInt8]) throws -> String {
    try shown(cleanAttachment(bytes, named: "a.pdf").get().bytes)
  }

  @Test(arguments: [
    "<</Author (Li Lei)/Title (List)>>", "<< /Author (Li \\) Lei) /Producer (WPS) /Title (List) >>",
    "<</Author <4C69204C6569>/Title <4C697374>>>", "<</Author 5 0 R /Title (List)>>",
    "<</Creator 5 0 R /Keywords (Li Lei) /Title (List) /Custom (Li Lei)>>",
  ])
  func keepsTheTitleAlone(info: String) throws {
    let text = try clean(pdf(info: info, more: [Array("(Li Lei)".utf8)]))
    #expect(text.contains("(List)"))
    for secret in ["Li Lei", "Li \\) Lei", "Author", "WPS", "4c69204c6569", "Custom"] {
      #expect(!text.contains(secret))
    }
  }

  /// What stands in compressed objects cannot be found by looking for it in the file.
  @Test func readsWhatIsPacked() throws {
    let packed = try qpdf(["--object-streams=generate"], pdf(info: "<</Author (Li Lei)/Title (List)>>"))
    #expect(!packed.holds(Array("Li Lei".utf8)))
    let text = try clean(packed)
    #expect(text.contains("(List)") && !text.contains("Li Lei"))
  }

  @Test func losesEarlierRevisions() throws {
    let first = pdf(info: "<</Author (Li Lei)>>")
    let second =
      Array("4 0 obj\n<</Title (List)>>\nendobj\nxref\n4 1\n".utf8)
      + Array("\(String(repeating: "0", count: 7))\(first.count) 00000 n \n".utf8)
      + Array("trailer << /Size 5 /Root 1 0 R /Info 4 0 R /Prev 0 >>\nstartxref\n0\n%%EOF\n".utf8)
    let text = try clean(first + second)
    #expect(!text.contains("Li Lei"))
  }

  @Test func losesMetadataOfTheDocumentAndOfItsParts() throws {
    let xmp = Array("<x:xmpmeta><dc:creator>Li Lei of the office</dc:creator></x:xmpmeta>".utf8)
    let bytes = pdf(
      catalog: "/Metadata 5 0 R /PieceInfo << /Illustrator << /Private (Li Lei) >> >>",
      page: "/Metadata 6 0 R /Thumb 7 0 R /LastModified (D:2024) /PieceInfo << /A << /Private 8 0 R >> >>",
      more: [
        stream("/Type /Metadata /Subtype /XML", xmp),
        stream("/Type /Metadata /Subtype /XML /Filter /FlateDecode", deflated(xmp, as: .zlib)),
        stream("/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", Array("Li Lei".utf8)),
        Array("(Li Lei)".utf8),
      ])
    let text = try clean(bytes)
    for secret in ["Li Lei", "Metadata", "PieceInfo", "Thumb", "LastModified"] {
      #expect(!text.contains(secret))
    }
  }

  @Test(arguments: ["Text", "Highlight", "Stamp", "Popup"]) func losesRemarksAndTheirAuthors(kind: String)
    throws
  {
    let remark =
      "<< /Type /Annot /Subtype /\(kind) /Rect [0 0 9 9] /T (Li Lei) /Contents (not this) /RC (not this) >>"
    let text = try clean(pdf(page: "/Annots [\(remark) 5 0 R]", more: [Array(remark.utf8)]))
    #expect(!text.contains("Li Lei") && !text.contains("not this") && text.contains("/\(kind)"))
  }

  @Test func keepsWhatThePageShowsAndTheNamesOfFields() throws {
    let text = try clean(
      pdf(
        page: """
          /Annots [<< /Subtype /FreeText /Rect [0 0 9 9] /T (Li Lei) /Contents (shown) >>
          << /Subtype /Link /Rect [0 0 9 9] /Contents (where it leads) >>
          << /Subtype /Widget /FT /Tx /Rect [0 0 9 9] /T (phone) >>]
          """))
    for kept in ["(shown)", "(where it leads)", "(phone)"] { #expect(text.contains(kept)) }
    #expect(!text.contains("Li Lei"))
  }

  @Test func isTheSameEveryTimeAndWhenCleanedAgain() throws {
    let bytes = pdf(info: "<</Author (Li Lei)/Title (List)>>")
    let once = try cleanAttachment(bytes, named: "a.pdf").get().bytes
    #expect(try cleanAttachment(bytes, named: "a.pdf").get().bytes == once)
    #expect(try cleanAttachment(once, named: "a.pdf").get().bytes == once)
  }

  @Test(arguments: [
    "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "/OpenAction << /S /J#61vaScript /JS (x) >>",
    "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (x) >>] >> >>",
    "/AA << /WC << /S /Rendition /JS (x) >> >>", "/OpenAction << /S /Launch /F (cmd.exe) >>",
    "/Names << /EmbeddedFiles << /Names [(a) << /F (a.doc) /EF << /F 5 0 R >> >>] >> >>",
  ])
  func whatRunsOrHidesIsRefused(catalog: String) {
    let bytes = pdf(catalog: catalog, more: [stream("/Type /EmbeddedFile", [1])])
    guard case .dangerous = cleanAttachment(bytes, named: "a.pdf").failure else {
      Issue.record("\(catalog) is taken")
      return
    }
  }

  @Test func whatCannotBeCleanedIsRefused() throws {
    func fault(_ bytes: [UInt8]) -> AttachmentError? { cleanAttachment(bytes, named: "a.pdf").failure }
    #expect(
      fault(pdf(catalog: "/AcroForm << /Fields [] /XFA 5 0 R >>", more: [stream("", [1])]))
        == .uncleanable("XFA"))
    let signature = "<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> /Name (Li Lei) >>"
    #expect(fault(pdf(catalog: "/Perms << /DocMDP \(signature) >>")) == .uncleanable("/Sig"))
    #expect(fault(Array("%PDF-1.7\n1 0 obj".utf8)) == .damaged)
    #expect(fault(Array("%PDF-1.7\n%%EOF".utf8)) == .damaged)
    let empty = Array(String(decoding: pdf(), as: UTF8.self).replacing("[3 0 R]", with: "[     ]").utf8)
    #expect(fault(empty) == .damaged)
    for password in ["", "secret"] {
      let encrypted = try qpdf(["--encrypt", password, "owner", "256"], pdf())
      #expect(fault(encrypted) == .encrypted)
    }
  }

  /// The reported one: a name that stands in an object at the very end of the file, which is not all there.
  @Test func aFileThatEndsInTheMiddleOfAnObjectIsRefused() {
    let bytes = Array(
      "%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n2 0 obj\n<</Author 7 0 R>>\nendobj\ntrailer\n<</Root 1 0 R/Info 2 0 R>>\nstartxref\n0\n%%EOF\n7 0 obj"
        .utf8)
    #expect(cleanAttachment(bytes, named: "a.pdf").failure == .damaged)
  }

  /// A law: no file, however it was cut or scratched, brings the program down or keeps what it must not.
  @Test func survivesCutsAndScratches() throws {
    let whole = pdf(
      info: "<< /Author (Li \\) Lei) /Producer <FEFF> /Keywords 5 0 R >>", more: [Array("(Li)".utf8)])
    for position in stride(from: 1, to: whole.count, by: 41) {
      _ = cleanAttachment(Array(whole[..<position]) + Array("%%EOF".utf8), named: "a.pdf")
      var scratched = whole
      scratched[position] = Array("(<>/\\ 9".utf8)[position % 7]
      let clean = cleanAttachment(scratched, named: "a.pdf")
      guard let bytes = try? clean.get().bytes else { continue }
      let text = try shown(bytes)
      #expect(!text.contains("Lei"))
    }
  }
}

/// What qpdf writes is read by a reader of its own, which must not trust it.
@Suite struct PDFReading {
  @Test func everyCutAndScratchOfWhatIsReadIsSurvived() throws {
    let whole = try plainPDF(
      pdf(info: "<< /A [1 (x\\)) <41> /N 5 0 R [[]]] >>", more: [stream("", [1, 2, 3])]))
    func read(_ bytes: [UInt8]) {
      guard let file = try? PDFFile(bytes) else { return }
      for number in file.numbers { _ = try? file.object(number) }
    }
    for end in whole.indices { read(Array(whole[..<end])) }
    for position in whole.indices {
      for byte in "(<>[]/\\ 9R\0".utf8 {
        var scratched = whole
        scratched[position] = byte
        read(scratched)
      }
    }
  }

  @Test func nestsAsDeepAsItIsToldAndNoDeeper() {
    let deep = Array((String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)).utf8)
    var reader = PDFReader(bytes: deep, position: 0)
    #expect(throws: AttachmentError.damaged) { try reader.value() }
  }
}
