import Testing

@testable import Images

@Suite struct MakeVariantsTests {
  private let everything = PictureSettings(widths: [16, 32], formats: [.avif, .webp, .jpeg, .png])

  @Test(arguments: 1...8) func turnsAPhotographUprightAndTakesEverythingElseFromIt(orientation: Int) throws {
    let upright = Plane.quarters(width: 64, height: 32)
    let photograph = withSegments(
      try encoded(upright.stored(for: orientation), as: .jpeg), orientation: orientation)
    let info = try inspectPicture(photograph).get()
    #expect([info.width, info.height] == [64, 32])
    #expect(info.carriesMetadata)
    let variants = try makeVariants(of: photograph, settings: everything).get().all
    #expect(Set(variants.map(\.format)).isSuperset(of: [.webp, .jpeg, .png]))
    for variant in variants {
      #expect(foreignParts(of: variant) == [], "\(variant.format) \(variant.width)")
      #expect(variant.height * 2 == variant.width)
      let seen = try quarters(of: variant.bytes)
      #expect(seen == uprightQuarters, "\(variant.format) \(variant.width)")
    }
  }

  @Test(arguments: [1, 3, 6, 7]) func turnsAndCleansAWebP(orientation: Int) throws {
    let plane = Plane.quarters(width: 64, height: 32).stored(for: orientation)
    let picture = withChunks(
      try encoded(plane, as: .webp), width: plane.width, height: plane.height, orientation: orientation)
    #expect(try inspectPicture(picture).get().carriesMetadata)
    for variant in try makeVariants(of: picture, settings: everything).get().all {
      #expect(foreignParts(of: variant) == [])
      #expect(try quarters(of: variant.bytes) == uprightQuarters)
    }
  }

  @Test func cleansAPNGThatCarriesTextAndTimes() throws {
    let text = Array("Author\0SECRET".utf8)
    let profile = Array("XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta>SECRET</x:xmpmeta>".utf8)
    let picture = png(
      .quarters(width: 64, height: 32),
      extra: [
        ("tEXt", text), ("iTXt", profile), ("eXIf", exif(orientation: 1)), ("tIME", [7, 232, 1, 1, 0, 0, 0]),
      ])
    #expect(try inspectPicture(picture).get().carriesMetadata)
    for variant in try makeVariants(of: picture, settings: everything).get().all {
      #expect(foreignParts(of: variant) == [])
    }
  }

  @Test(arguments: [1, 3]) func publishesTheFirstFrameOfAGIFWithoutItsComment(frames: Int) throws {
    let picture = gif(width: 24, height: 12, frames: frames)
    let info = try inspectPicture(picture).get()
    #expect(info.frames == frames)
    #expect([info.width, info.height] == [24, 12])
    let variants = try makeVariants(of: picture, settings: everything).get()
    #expect(try measureColour(of: picture).get().hexadecimal == "c81e28")
    for variant in variants.all { #expect(foreignParts(of: variant) == []) }
    #expect(variants[.jpeg].map(\.width) == [16, 24])
  }

  @Test func neverEnlargesAndWritesEachWidthOnce() throws {
    let settings = PictureSettings(widths: [400, 20, 60, 500])
    let variants = try makeVariants(of: png(.quarters(width: 50, height: 30)), settings: settings).get()
    #expect(
      variants.all.map { "\($0.format.rawValue) \($0.width)×\($0.height)" } == [
        "webp 20×12", "webp 50×30", "jpeg 20×12", "jpeg 50×30",
      ])
  }

  @Test func givesAPNGInPlaceOfJPEGOnlyWhereSomethingIsTransparent() throws {
    let settings = PictureSettings(widths: [20])
    let glass = png(.plain(width: 20, height: 20, [10, 200, 30, 100]))
    let wall = png(.plain(width: 20, height: 20, [10, 200, 30, 255]))
    #expect(try makeVariants(of: glass, settings: settings).get().all.map(\.format) == [.webp, .png])
    let published = try makeVariants(of: glass, settings: settings).get()
    for variant in published.all {
      #expect(foreignParts(of: variant) == [])
      #expect(try decoded(variant.bytes)[9, 9].last == 100)
    }
    #expect(try makeVariants(of: wall, settings: settings).get().all.map(\.format) == [.webp, .jpeg])
    #expect(try inspectPicture(wall).get().hasAlpha)
  }

  @Test func namesTheAverageColour() throws {
    let plain = png(.plain(width: 20, height: 20, [10, 200, 30]))
    #expect(try measureColour(of: plain).get().hexadecimal == "0ac81e")
    let invisible = png(.plain(width: 20, height: 20, [0, 0, 0, 0]))
    #expect(try measureColour(of: invisible).get().hexadecimal == "ffffff")
  }

  @Test func leavesOutAFormatThatCannotHoldATallPoster() throws {
    let row = [0] + [UInt8](repeating: 7, count: 430)
    let poster = png(
      width: 430, height: 17_000, depth: 8, colour: 0,
      rows: [[UInt8]](repeating: row, count: 17_000).flatMap { $0 })
    let settings = PictureSettings(widths: [430])
    #expect(try makeVariants(of: poster, settings: settings).get().all.map(\.format) == [.jpeg])
    let webpOnly = PictureSettings(widths: [430], formats: [.webp])
    #expect(try makeVariants(of: poster, settings: webpOnly).get().all.map(\.format) == [.jpeg])
  }

  @Test func readsSixteenBits() throws {
    let rows = [UInt8](repeating: 0, count: 1) + [UInt8](repeating: 0x80, count: 8 * 3 * 2)
    let picture = png(
      width: 8, height: 8, depth: 16, colour: 2, rows: [[UInt8]](repeating: rows, count: 8).flatMap { $0 })
    let variants = try makeVariants(of: picture, settings: everything).get()
    #expect(try measureColour(of: picture).get().hexadecimal == "808080")
    let written = try #require(variants[.png].first).bytes
    #expect(written[24] == 8)
  }

  @Test func turnsInksIntoColours() throws {
    let variants = try makeVariants(of: cmykJPEG, settings: everything).get()
    let jpeg = try #require(variants[.jpeg].first)
    let frame = try #require(jpegSegments(jpeg.bytes).first { $0.marker == 0xC0 })
    #expect(frame.data.last.map { _ in frame.data[frame.data.startIndex + 5] } == 3)
    #expect(foreignParts(of: jpeg) == [])
    let colour = try measureColour(of: cmykJPEG).get()
    #expect(colour.red > 150 && colour.green < 100 && colour.blue < 100)
  }

  @Test func takesAPictureWhoseProfileDoesNotFitAsItIs() throws {
    let variants = try makeVariants(of: greyWithColourProfile, settings: everything).get()
    #expect(try measureColour(of: greyWithColourProfile).get().hexadecimal == "808080")
    for variant in variants.all { #expect(foreignParts(of: variant) == []) }
  }

  @Test func readsWhatTelephonesWriteOrSaysItCannot() throws {
    switch makeVariants(of: heic, settings: everything) {
    case .success(let variants):
      #expect(variants[.jpeg].map(\.width) == [16, 32])
      for variant in variants.all { #expect(foreignParts(of: variant) == []) }
    case .failure(let fault): #expect(fault == .unsupported("HEIC"))
    }
  }

  @Test func keepsADrawingADrawing() throws {
    let drawing = svg("<script>alert(1)</script><rect width=\"40\" height=\"20\" fill=\"#c81e28\"/>")
    let variants = try makeVariants(of: drawing, settings: everything).get()
    let only = try #require(variants.all.first)
    #expect(variants.all.count == 1)
    #expect(only.format == .svg && only.width == 40 && only.height == 20)
    #expect(!has("script", in: only.bytes))
    #expect(try measureColour(of: drawing).get().hexadecimal == "c81e28")
  }

  @Test(arguments: [("#ff0000", 1), ("#20a030", 2), ("#808888", 3), ("#e01020", 1)])
  func findsTheToneThatLooksMostLikeIt(colour: String, tone: Int) throws {
    let palette = ["#c03030", "#40a040", "#808080"].compactMap { PictureColour($0) }
    #expect(try #require(PictureColour(colour)).nearest(in: palette) == tone - 1)
    #expect(try #require(PictureColour(colour)).nearest(in: []) == nil)
  }

  @Test func givesTheSameBytesEachTimeAndOnEveryThread() async throws {
    let photograph = withSegments(try encoded(.quarters(width: 300, height: 200), as: .jpeg), orientation: 6)
    let settings = PictureSettings(widths: [40, 100], formats: [.avif, .webp, .jpeg, .png])
    let expected = try makeVariants(of: photograph, settings: settings).get()
    await withTaskGroup(of: PictureVariants?.self) { group in
      for _ in 0..<12 { group.addTask { try? makeVariants(of: photograph, settings: settings).get() } }
      for await variants in group { #expect(variants == expected) }
    }
  }

  @Test func aCacheKeyTellsSettingsApart() {
    let settings = PictureSettings(widths: [100, 200])
    var other = settings
    other.webpQuality = 50
    #expect(settings.fingerprint == PictureSettings(widths: [200, 100, 100]).fingerprint)
    #expect(settings.fingerprint != other.fingerprint)
    #expect(settings.fingerprint != PictureSettings(widths: [100]).fingerprint)
    #expect(settings.fingerprint != PictureSettings(widths: [100, 200], formats: [.jpeg]).fingerprint)
  }
}

@Suite struct SocialCardTests {
  @Test(arguments: [
    png(.quarters(width: 64, height: 32)), png(.plain(width: 30, height: 90, [0, 0, 0, 0])),
    gif(width: 24, height: 12, frames: 2), cmykJPEG,
    svg("<rect width=\"40\" height=\"20\" fill=\"red\"/>"), svg("<circle r=\"4\"/>", root: ""),
  ]) func coversTheCardWhateverComes(source: [UInt8]) throws {
    let card = try makeSocialCard(of: source).get()
    let info = try inspectPicture(card).get()
    #expect(info.format == .jpeg && info.width == 1200 && info.height == 630)
    #expect(foreignParts(of: PictureVariant(format: .jpeg, width: 1200, height: 630, bytes: card)) == [])
  }

  @Test func standsOnWhite() throws {
    let card = try makeSocialCard(of: png(.plain(width: 30, height: 90, [0, 0, 0, 0]))).get()
    #expect(try quarters(of: card) == ["111", "111", "111", "111"])
  }
}
