import TestSites
import Testing

@testable import Rendering

/// Drawn covers in the frames that themes cut them to.
struct CoverTests {
  private let colours = CoverColours(paper: "#ffffff", ink: "#000000", accent: "#ff0000")

  /// An upright card shows 3:5 of a cover, 480 of its 1200 columns; a band 12:5, 500 of its 800 rows.
  @Test(arguments: 0..<motifs.count) func aSunIsWholeInUprightCardsAndInBands(motif: Int) {
    for variation in 0..<CoverDesign.variations {
      let drawing = String(
        decoding: drawCover(CoverDesign(motif: motif, variation: variation), in: colours), as: UTF8.self)
      // Blossoms and the window stand in a group of their own.
      let outside = drawing.split(separator: "<g ")[0]
      for sun in outside.matches(of: /<circle cx="(\d+)" cy="(\d+)" r="(\d+)" fill="#ff0000"\/>/) {
        guard let x = Int(sun.1), let y = Int(sun.2), let radius = Int(sun.3) else { continue }
        #expect(x - radius >= 360 && x + radius <= 840, "variation \(variation)")
        #expect(y - radius >= 150, "variation \(variation)")
      }
    }
  }

  @Test func mostMotifsHaveASun() {
    let suns = motifs.indices.filter { motif in
      String(decoding: drawCover(CoverDesign(motif: motif, variation: 0), in: colours), as: UTF8.self)
        .split(separator: "<g ")[0].contains("fill=\"#ff0000\"/>")
    }
    #expect(suns.count >= 4)
  }
}

/// The colours that hold the places of pictures.
struct PictureToneInkTests {
  /// Where a picture never comes, its words stand on its tone.
  @Test func wordsOnEveryToneCanBeRead() throws {
    let styles = try String(
      contentsOfFile: TestSite.repository + "/themes/zhongyuan/assets/site.css", encoding: .utf8)
    let white = try #require(
      styles.split(separator: "\n").first { $0.hasPrefix("main .tone-") && $0.hasSuffix("{ color: #fff; }") })
    let ofWhite = Set(white.matches(of: /tone-(\d+)/).map { String($0.1) })
    #expect(styles.contains("main img { background: #fffdf9; color: #000; }"))
    var count = 0
    for tone in styles.matches(of: /\.tone-(\d+) \{ background: (#[0-9a-f]{6}); \}/) {
      let ground = try #require(Colour(String(tone.2)))
      let ink = try #require(Colour(ofWhite.contains(String(tone.1)) ? "#ffffff" : "#000000"))
      #expect(ink.contrast(with: ground) >= 4.5, "tone-\(tone.1)")
      count += 1
    }
    #expect(count > 20)
  }
}
