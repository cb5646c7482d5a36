import Diagnostics
import Images
import Testing

/// Files that are not what they should be: each gives a named fault and nothing else.
@Suite struct BadPictureTests {
  private static let settings = PictureSettings(widths: [16], formats: [.webp, .jpeg])

  private func fault(of bytes: [UInt8]) -> PictureError? {
    switch makeVariants(of: bytes, settings: Self.settings) {
    case .success: nil
    case .failure(let fault): fault
    }
  }

  @Test func tellsWhatIsNoPicture() {
    #expect(fault(of: []) == .empty)
    #expect(fault(of: Array("<html><svg></svg></html>".utf8)) == .notAPicture)
    #expect(fault(of: Array("title: 标题".utf8)) == .notAPicture)
    #expect(fault(of: [0]) == .notAPicture)
    #expect(fault(of: Array("BM".utf8) + [UInt8](repeating: 0, count: 60)) == .unsupported("BMP"))
    #expect(fault(of: Array("%PDF-1.7".utf8)) == .unsupported("PDF"))
    #expect(fault(of: [0, 0, 0, 16] + Array("ftypisom".utf8) + [0, 0, 0, 0]) == .unsupported("MP4"))
  }

  @Test func believesNoHeaderThatClaimsTooMuch() {
    let sea = png(width: 100_000, height: 100_000, depth: 8, colour: 2, rows: [])
    #expect(sea.count < 80)
    #expect(fault(of: sea) == .tooLarge(width: 100_000, height: 100_000))
    let lake = png(width: 30_000, height: 30_000, depth: 1, colour: 0, rows: [])
    #expect(fault(of: lake) == .tooLarge(width: 30_000, height: 30_000))
    let strip = png(width: 200, height: 65_000, depth: 8, colour: 2, rows: [])
    #expect(fault(of: strip) == .tooNarrow(width: 200, height: 65_000))
    let ribbon = png(width: 65_000, height: 1_000, depth: 8, colour: 2, rows: [])
    #expect(fault(of: ribbon) == .tooLarge(width: 65_000, height: 1_000))
    let scan = png(width: 6_000, height: 6_000, depth: 16, colour: 2, rows: [])
    #expect(fault(of: scan) == .tooLarge(width: 6_000, height: 6_000))
    // What people publish: a photograph of 48 megapixels, a long poster, a thin line between two chapters.
    for (width, height) in [(8_000, 6_000), (1_000, 30_000), (4_000, 20)] {
      let usual = png(width: width, height: height, depth: 8, colour: 2, rows: [])
      #expect(fault(of: usual) != .tooLarge(width: width, height: height))
      #expect(fault(of: usual) != .tooNarrow(width: width, height: height))
    }
    let drawing = svg("", root: "width=\"1e9\" height=\"99999\"")
    #expect(fault(of: drawing) == .tooLarge(width: 1_000_000_000, height: 99_999))
  }

  @Test(arguments: [PictureFormat.jpeg, .png, .webp, .avif, .gif, .heic])
  func refusesAPictureCutOffAnywhere(format: PictureFormat) throws {
    let plane = Plane.quarters(width: 64, height: 64)
    let whole =
      switch format {
      case .gif: gif(width: 64, height: 64, frames: 1)
      case .heic: heic
      default: try encoded(plane, as: format)
      }
    for share in 1...9 {
      let part = Array(whole[..<(whole.count * share / 10)])
      let fault = fault(of: part)
      #expect(
        fault == .truncated(format) || fault == .unsupported(format.name) || fault == .notAPicture,
        "\(format) at \(share)/10: \(String(describing: fault))")
    }
  }

  /// Bytes that are changed, lost or doubled in the middle leave a picture that looks whole to its header and its end.
  @Test func refusesAJPEGDamagedInTheMiddle() throws {
    let whole = try encoded(.noise(width: 160, height: 160), as: .jpeg)
    #expect(throws: Never.self) { try measureColour(of: whole).get() }
    let scan = try #require(zip(whole, whole.dropFirst()).enumerated().first { $1 == (0xFF, 0xDA) }?.offset)
    for share in 2...8 {
      let place = scan + (whole.count - scan) * share / 10
      let (before, after) = (whole[..<place], whole[place...])
      let damaged = [
        "zeros": before + [UInt8](repeating: 0, count: 200) + after.dropFirst(200),
        "lost": before + after.dropFirst(200),
        "doubled": before + after.prefix(200) + after,
        "ones": before + [UInt8](repeating: 0x55, count: 200) + after,
      ]
      for (name, bytes) in damaged {
        #expect(measureColour(of: Array(bytes)) == .failure(.truncated(.jpeg)), "\(name) at \(share)/10")
      }
    }
  }

  @Test func acceptsAJPEGThatOnlyLacksItsEndMark() throws {
    let whole = try encoded(.noise(width: 160, height: 160), as: .jpeg)
    let open = Array(whole.dropLast(2))
    #expect(try !inspectPicture(whole).get().lacksEnd)
    #expect(try inspectPicture(open).get().lacksEnd)
    #expect(measureColour(of: open) == measureColour(of: whole))
    #expect(
      makeVariants(of: open, settings: Self.settings) == makeVariants(of: whole, settings: Self.settings))
    let cut = Array(whole.dropLast(200))
    #expect(fault(of: cut) == .truncated(.jpeg))
    #expect(measureColour(of: cut) == .failure(.truncated(.jpeg)))
  }

  /// What cameras write wrongly in headers, and bytes behind the end, are no damage.
  @Test func acceptsWhatBrowsersAccept() throws {
    let whole = try encoded(.noise(width: 64, height: 64), as: .jpeg)
    let scan = try #require(zip(whole, whole.dropFirst()).enumerated().first { $1 == (0xFF, 0xDA) }?.offset)
    var spectral = whole
    // The end of the spectral selection, which is 63 for sequential pictures.
    spectral[scan + 4 + Int(whole[scan + 4]) * 2 + 2] = 0
    for bytes in [spectral, whole + [UInt8](repeating: 0, count: 3000), whole + whole] {
      #expect(throws: Never.self) { try measureColour(of: bytes).get() }
    }
  }

  @Test func neverCrashesOnNoise() throws {
    var state: UInt64 = 42
    func random() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    let plane = Plane.quarters(width: 24, height: 24)
    let wholes = [
      withSegments(try encoded(plane, as: .jpeg), orientation: 6), png(plane), try encoded(plane, as: .webp),
      gif(width: 24, height: 24, frames: 2), heic, svg("<g style=\"fill:red\"><path d=\"M0 0h9\"/></g>"),
    ]
    for whole in wholes {
      for _ in 0..<40 {
        var bytes = whole
        for _ in 0..<3 { bytes[random() % bytes.count] = UInt8(random() & 0xFF) }
        if case .success(let variants) = makeVariants(of: bytes, settings: Self.settings) {
          #expect(variants.all.allSatisfy { !$0.bytes.isEmpty && $0.width > 0 && $0.height > 0 })
        }
      }
    }
  }

  @Test func goesByContentAndNotByName() throws {
    let info = try inspectPicture(png(.quarters(width: 8, height: 8))).get()
    #expect(info.format == .png)
    #expect(info.format.isNamed("a.PNG"))
    #expect(!info.format.isNamed("a.jpg"))
    #expect(!info.format.isNamed("png"))
    #expect(PictureFormat.jpeg.isNamed("照片.jpeg"))
  }

  @Test func saysInBothLanguagesWhatIsWrongAndWhere() throws {
    let place = Location(file: "content/a.md", line: 4, column: 8, length: 5)
    let finding = try PictureError.tooLarge(width: 7, height: 9).finding(about: "a.png", at: place)
    #expect(finding.location == place)
    #expect(finding.rule == .oversizedPicture)
    #expect(finding.message(in: .chinese) == "“a.png”太大：7 × 9 像素")
    #expect(finding.message(in: .english) == "“a.png” is too large: 7 × 9 pixels")
    #expect(
      PictureError.truncated(.jpeg).description(of: "b.jpg").english == "“b.jpg” is cut off or damaged (JPEG)"
    )
    #expect(throws: Failure.self) { try PictureError.machine("out of memory").finding(about: "a", at: place) }
    #expect(Set(pictureRules.map(\.name)).count == pictureRules.count)
  }
}
