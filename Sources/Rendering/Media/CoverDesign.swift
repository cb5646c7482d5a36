import Content

/// The motif and look of a drawn cover: one of a few motifs in one of a few variations.
///
/// Words would be set in whatever fonts a machine has, so there are none: the same site gives the same bytes
/// everywhere.
struct CoverDesign: Sendable, Hashable {
  static let variations = 24

  var motif: Int
  var variation: Int

  /// The motif comes from the page's first indexed term, so that what belongs together looks alike; the
  /// variation from its title, so that neighbours differ.
  init(of page: Page, in model: ContentModel) {
    let kind = model.kinds[page.kind]
    // The kind's own fields come before the common ones.
    let term = kind.fields.indices.lazy.filter { kind.fields[$0].index != nil }
      .compactMap { page.terms(of: $0).first }.first
    let subject = term.map { Int(fingerprint(of: model.vocabularies[$0.vocabulary].name) % 97) + $0.term }
    motif = (subject ?? Int(fingerprint(of: kind.slug) % 97)) % motifs.count
    variation = Int(fingerprint(of: page.title) % UInt64(Self.variations))
  }

  init(motif: Int, variation: Int) {
    self.motif = motif
    self.variation = variation
  }

  /// The ground of the motif, which the eye tells apart first.
  var ground: Int { variation % Self.grounds }
  static let grounds = 3

  /// The cover for a place beside others: no motif of the neighbours', and another ground than the nearest's, so that
  /// rows and columns of cards differ at a glance.
  ///
  /// - Parameter neighbours: at most two, the nearest last.
  func apart(from neighbours: [CoverDesign]) -> CoverDesign {
    let half = motifs.count / 2
    let free = motifs.indices.lazy.map { (motif + $0 % 2 * half + $0 / 2) % motifs.count }.first { motif in
      !neighbours.contains { $0.motif == motif }
    }
    // The next variation has the next ground.
    let isAlike = neighbours.last?.ground == ground
    return CoverDesign(
      motif: free ?? motif, variation: isAlike ? (variation + 1) % Self.variations : variation)
  }
}

/// FNV-1a: the same on every machine and in every run, unlike the standard library's.
private func fingerprint(of text: String) -> UInt64 {
  text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } >> 16
}

/// The three colours of a drawn cover, from `theme.yml`.
package struct CoverColours: Sendable, Hashable {
  package var paper: String
  package var ink: String
  package var accent: String
}

let drawnCoverSize = (width: 1200, height: 800)

/// The cover as an SVG of three colours and their tints.
func drawCover(_ design: CoverDesign, in colours: CoverColours) -> [UInt8] {
  let night = CoverColours(paper: colours.ink, ink: colours.paper, accent: colours.accent)
  let colours = design.ground == 2 ? night : colours
  var canvas = CoverCanvas(colours, seed: UInt64(design.motif * CoverDesign.variations + design.variation))
  canvas.rectangle(0, 0, 1200, 800, colours.paper)
  canvas.rectangle(0, 0, 1200, 800, colours.accent, opacity: [5, 22, 0][design.ground])
  motifs[design.motif](&canvas)
  return canvas.bytes
}

/// The drawing hand: a few shapes, all in whole numbers, and a dice that always falls the same way.
struct CoverCanvas {
  let colours: CoverColours
  private var body = ""
  private var state: UInt64

  init(_ colours: CoverColours, seed: UInt64) {
    self.colours = colours
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1
  }

  /// A number of the range.
  mutating func roll(_ range: ClosedRange<Int>) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Int((state >> 33) % UInt64(range.count))
  }

  mutating func rectangle(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ fill: String, opacity: Int = 100)
  {
    body += "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"\(paint(fill, opacity))/>"
  }

  mutating func circle(_ x: Int, _ y: Int, _ radius: Int, _ fill: String, opacity: Int = 100) {
    body += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\"\(paint(fill, opacity))/>"
  }

  mutating func ring(_ x: Int, _ y: Int, _ radius: Int, _ colour: String, width: Int, opacity: Int = 100) {
    body += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\" fill=\"none\"\(pen(colour, width, opacity))/>"
  }

  mutating func area(_ path: String, _ fill: String, opacity: Int = 100) {
    body += "<path d=\"\(path)\"\(paint(fill, opacity))/>"
  }

  mutating func line(_ path: String, _ colour: String, width: Int, opacity: Int = 100) {
    body +=
      "<path d=\"\(path)\" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\"\(pen(colour, width, opacity))/>"
  }

  /// Shapes of `draw` moved, turned and scaled (in hundredths).
  mutating func group(x: Int, y: Int, turn: Int = 0, scale: Int = 100, _ draw: (inout CoverCanvas) -> Void) {
    let size = "\(scale / 100).\(scale % 100 < 10 ? "0" : "")\(scale % 100)"
    body += "<g transform=\"translate(\(x) \(y)) rotate(\(turn)) scale(\(size))\">"
    draw(&self)
    body += "</g>"
  }

  var bytes: [UInt8] {
    let size = "width=\"1200\" height=\"800\" viewBox=\"0 0 1200 800\" preserveAspectRatio=\"xMidYMid slice\""
    return Array("<svg xmlns=\"http://www.w3.org/2000/svg\" \(size)>\(body)</svg>".utf8)
  }

  private func paint(_ fill: String, _ opacity: Int) -> String {
    " fill=\"\(fill)\"" + (opacity < 100 ? " fill-opacity=\"\(fraction(opacity))\"" : "")
  }

  private func pen(_ colour: String, _ width: Int, _ opacity: Int) -> String {
    " stroke=\"\(colour)\" stroke-width=\"\(width)\""
      + (opacity < 100 ? " stroke-opacity=\"\(fraction(opacity))\"" : "")
  }

  private func fraction(_ hundredths: Int) -> String {
    hundredths < 10 ? ".0\(hundredths)" : ".\(hundredths)"
  }
}
