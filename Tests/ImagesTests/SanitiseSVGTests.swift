import Foundation
import FoundationXML
import Testing

@testable import Images

@Suite struct SanitiseSVGTests {
  private func sanitisedText(_ content: String, root: String = "width=\"40\" height=\"20\"") throws -> String
  {
    String(decoding: try sanitise(svg: svg(content, root: root)).get(), as: UTF8.self)
  }

  /// What goes in, and the word that must not come out.
  @Test(arguments: [
    ("<script>alert(1)</script>", "alert"),
    ("<script href=\"https://a.example/x.js\"/>", "example"),
    ("<rect onclick=\"alert(1)\" width=\"1\"/>", "alert"),
    ("<g onload=\"alert(1)\"><rect/></g>", "alert"),
    ("<a href=\"javascript:alert(1)\"><rect/></a>", "alert"),
    (
      "<a xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"javascript:alert(1)\"><rect/></a>",
      "alert"
    ),
    ("<foreignObject><div xmlns=\"http://www.w3.org/1999/xhtml\">SECRET</div></foreignObject>", "SECRET"),
    ("<image href=\"https://a.example/p.png\"/>", "example"),
    ("<image href=\"file:///etc/passwd\"/>", "passwd"),
    ("<image href=\"data:image/svg+xml;base64,PHN2Zy8+\"/>", "PHN2"),
    ("<use href=\"https://a.example/p.svg#a\"/>", "example"),
    ("<use href=\"data:image/svg+xml,%3Csvg/%3E#a\"/>", "data:"),
    ("<animate attributeName=\"href\" values=\"javascript:alert(1)\"/>", "alert"),
    ("<set attributeName=\"onclick\" to=\"alert(1)\"/>", "alert"),
    ("<feImage href=\"https://a.example/\"/>", "example"),
    ("<rect fill=\"url(https://a.example/#a)\"/>", "example"),
    ("<rect fill=\"URL( 'https://a.example/#a')\"/>", "example"),
    ("<rect fill=\"u\\72l(https://a.example/#a)\"/>", "example"),
    ("<rect style=\"fill:red;background:url(//a.example/x)\"/>", "example"),
    ("<rect style=\"fill:red;background:image-set('//a.example/x' 1x)\"/>", "example"),
    ("<rect style=\"behavior:url(x.htc)\"/>", "htc"),
    ("<style>@import url(https://a.example/x.css);.a{fill:red}</style>", "example"),
    ("<style>@import 'https://a.example/x.css';.a{fill:red}</style>", "example"),
    ("<style>@font-face{font-family:a;src:url(https://a.example/f)}.a{fill:red}</style>", "example"),
    ("<style>.a{fill:url(https://a.example/f)}</style>", "example"),
    ("<style>.a{fill:u/**/rl(https://a.example/f)}</style>", "url("),
    ("<style>.a{background:\"a\";b:url(https://a.example/f)}</style>", "example"),
    ("<style><![CDATA[.a{fill:red}</style><script>alert(1)</script>]]></style>", "<script"),
    ("<metadata>SECRET</metadata>", "SECRET"),
    ("<!-- SECRET -->", "SECRET"),
    ("<?php SECRET ?>", "SECRET"),
    ("<g xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\" i:export-filename=\"SECRET\"/>", "SECRET"),
    ("<i:view xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\"><rect/>SECRET</i:view>", "SECRET"),
    ("<script xmlns=\"http://www.w3.org/1999/xhtml\">SECRET</script>", "SECRET"),
    ("<title>&lt;script&gt;</title>", "<script>"),
    ("<handler type=\"x\">SECRET</handler>", "SECRET"),
    ("<iframe src=\"https://a.example/\"/>", "example"),
    ("SECRET", "SECRET"),
  ]) func dropsWhatCouldDoHarmOrTell(content: String, word: String) throws {
    let clean = try sanitisedText(content)
    #expect(!clean.contains(word), "\(clean)")
    #expect(clean.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\""))
    #expect(XMLParser(data: Data(clean.utf8)).parse(), "\(clean)")
  }

  @Test(arguments: [
    "<path d=\"M0 0L10 10z\" fill=\"#c81e28\" transform=\"translate(1 2) rotate(45)\"/>",
    "<defs><linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"red\"/></linearGradient></defs>",
    "<rect fill=\"url(#a)\" clip-path=\"url('#b')\"/>",
    "<use href=\"#a\"/>",
    "<text x=\"1\" font-family=\"'Noto Serif CJK SC', serif\">新风 <tspan>a &amp; b</tspan></text>",
    "<title>一幅画</title>",
    "<style>.a,.b{fill:#fff;stroke:rgba(0,0,0,.5)}#c{clip-path:url(#b)}</style>",
    "<rect style=\"fill:red;mask:url(#m)\" class=\"a b\"/>",
  ]) func keepsWhatDraws(content: String) throws {
    #expect(try sanitisedText(content).contains(content))
  }

  @Test func keepsTheContentOfALinkAndASwitch() throws {
    #expect(
      try sanitisedText("<a href=\"https://a.example\"><rect x=\"1\"/></a>").contains("<rect x=\"1\"/></svg>")
    )
    let exported = "<switch><foreignObject/><g><rect x=\"1\"/></g></switch>"
    #expect(try sanitisedText(exported).contains("><g><rect x=\"1\"/></g></svg>"))
  }

  @Test func writesOldReferencesTheNewWay() throws {
    let old = "<use xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"#a\" href=\"#b\"/>"
    #expect(try sanitisedText(old).contains("<use href=\"#a\"/>"))
  }

  @Test func keepsCharactersOfWordsInAttributes() throws {
    #expect(
      try sanitisedText("<g aria-label=\"a &quot;b&quot; &lt;c&gt; f(x)\"/>")
        .contains("aria-label=\"a &quot;b&quot; &lt;c&gt; f(x)\""))
  }

  @Test func passesOverADoctypeAndRefusesEntities() throws {
    let plain = Array(
      "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://a.example/svg11.dtd\">"
        .utf8)
    #expect(!has("DOCTYPE", in: try sanitise(svg: plain + svg("<rect/>")).get()))
    let bomb = Array("<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>".utf8)
    #expect(sanitise(svg: bomb + svg("<text>&b;</text>")) == .failure(.unsupported("SVG (entity)")))
    let outside = Array("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>".utf8)
    #expect(sanitise(svg: outside + svg("<text>&a;</text>")) == .failure(.unsupported("SVG (entity)")))
  }

  @Test func refusesWhatIsBroken() {
    #expect(sanitise(svg: []) == .failure(.empty))
    #expect(sanitise(svg: Array("<svg><g></svg>".utf8)) == .failure(.truncated(.svg)))
    #expect(sanitise(svg: Array("<html/>".utf8)) == .failure(.notAPicture))
    #expect(sanitise(svg: svg("<text>") + [0xB0, 0xA1]) == .failure(.unsupported("SVG (not UTF-8)")))
    let deep = String(repeating: "<g>", count: 100_000)
    #expect(sanitise(svg: svg(deep)) == .failure(.truncated(.svg)))
  }

  @Test func changesNothingTheSecondTime() throws {
    let once = try sanitise(
      svg: svg("<style>.a{fill:red}</style> <text class=\"a\">a\n b</text><g style=\" fill : red ;\"/>")
    ).get()
    #expect(try sanitise(svg: once).get() == once)
  }

  @Test func cleansAPhotographWithinADrawing() throws {
    let photograph = withSegments(try encoded(.quarters(width: 32, height: 32), as: .jpeg), orientation: 1)
    let address = "data:image/jpeg;base64," + Data(photograph).base64EncodedString()
    let clean = try sanitisedText("<image width=\"32\" height=\"32\" href=\"\(address)\"/>")
    let start = try #require(clean.range(of: "base64,"))
    let end = try #require(clean.range(of: "\"", range: start.upperBound..<clean.endIndex))
    let embedded = try #require(Data(base64Encoded: String(clean[start.upperBound..<end.lowerBound])))
    let picture = PictureVariant(format: .jpeg, width: 32, height: 32, bytes: [UInt8](embedded))
    #expect(foreignParts(of: picture) == [])
    #expect(try quarters(of: picture.bytes) == uprightQuarters)
  }

  /// The root's attributes, and the size they amount to.
  @Test(arguments: [
    ("width=\"40\" height=\"20\"", 40, 20),
    ("width=\"1in\" height=\"48pt\"", 96, 64),
    ("viewBox=\"0 0 120 80\"", 120, 80),
    ("viewBox=\"0,0,120,80\" width=\"60\"", 60, 40),
    ("viewBox=\"0 0 120 80\" width=\"100%\" height=\"100%\"", 120, 80),
    ("", 300, 150),
    ("width=\"2em\" height=\"1e2\"", 32, 100),
    ("width=\"nan\" height=\"-5\"", 300, 150),
  ]) func measuresADrawing(root: String, width: Int, height: Int) throws {
    let info = try inspectPicture(svg("", root: root)).get()
    #expect(info.format == .svg && info.width == width && info.height == height)
  }

  /// What stands behind a function or a text in quotation marks is read on: one bad declaration takes no good one along.
  @Test(arguments: ["fill:rgb(1,2,3)", "marker:'a;b'", "fill:color-mix(in srgb, rgb(1,2,3), red)"])
  func declarationsBehindAFunctionAreKept(first: String) throws {
    let clean = try sanitisedText(
      "<rect style=\"\(first);behavior:url(x.htc);stroke:red;stroke-width:2\"/>")
    #expect(clean.contains("stroke:red;stroke-width:2"), "\(clean)")
    #expect(!clean.contains("htc"))
  }

  /// What a drawing's program wrote beside the drawing is told of, be it in an element or in a comment.
  @Test(arguments: [
    ("<rect/>", false), ("<metadata>某人</metadata>", true), ("<!-- 某人 --><rect/>", true),
  ])
  func whatIsNotDrawnIsTold(content: String, isTold: Bool) throws {
    #expect(
      try inspectPicture(svg(content, root: "width=\"4\" height=\"2\"")).get().carriesMetadata == isTold)
  }
}

@Suite struct RasteriseTests {
  @Test func drawsAtExactlyTheSizeAskedFor() throws {
    let drawing = svg(
      "<rect width=\"5\" height=\"5\" fill=\"red\"/><rect x=\"5\" width=\"5\" height=\"5\" fill=\"lime\"/>"
        + "<rect y=\"5\" width=\"5\" height=\"5\" fill=\"blue\"/><rect x=\"5\" y=\"5\" width=\"5\" height=\"5\" fill=\"white\"/>",
      root: "viewBox=\"0 0 10 10\"")
    let picture = try rasterise(svg: drawing, width: 200, height: 200).get()
    #expect(pngSize(picture) == [200, 200])
    #expect(try quarters(of: picture) == uprightQuarters)
    #expect(foreignParts(of: PictureVariant(format: .png, width: 200, height: 200, bytes: picture)) == [])
    #expect(pngSize(try rasterise(svg: drawing, width: 300, height: 100).get()) == [300, 100])
    #expect(try rasterise(svg: drawing, width: 200, height: 200).get() == picture)
  }

  @Test func scalesADrawingThatHasASizeOnly() throws {
    let drawing = svg("<rect width=\"40\" height=\"20\" fill=\"red\"/>")
    let picture = try rasterise(svg: drawing, width: 400, height: 200).get()
    #expect(try quarters(of: picture) == ["100", "100", "100", "100"])
  }

  @Test func refusesASizeBeyondMemory() {
    #expect(
      rasterise(svg: svg("<rect/>"), width: 16_000, height: 16_000)
        == .failure(.tooLarge(width: 16_000, height: 16_000)))
  }

  @Test func endsSoonOnADrawingThatMultipliesItself() {
    var content = "<g id=\"a0\"><rect width=\"1\" height=\"1\"/></g>"
    for level in 1...24 {
      content +=
        "<g id=\"a\(level)\">" + String(repeating: "<use href=\"#a\(level - 1)\"/>", count: 10) + "</g>"
    }
    #expect(throws: PictureError.self) { try rasterise(svg: svg(content), width: 100, height: 100).get() }
  }

  /// What Illustrator writes at the head of its files.
  @Test func writesOutPlainEntities() throws {
    let text = """
      <?xml version="1.0" encoding="utf-8"?>
      <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
        <!ENTITY ns_svg "http://www.w3.org/2000/svg">
        <!ENTITY who '守灯人'>
      ]>
      <svg xmlns="&ns_svg;" width="9" height="9"><text id="&who;">&who; &amp; 灯</text></svg>
      """
    let clean = String(decoding: try sanitise(svg: Array(text.utf8)).get(), as: UTF8.self)
    #expect(clean.contains("<text id=\"守灯人\">守灯人 &amp; 灯</text>"))
    #expect(!clean.contains("ENTITY"))
  }

  @Test(arguments: [
    "<!ENTITY a \"<script/>\">", "<!ENTITY % a \"b\">", "<!ENTITY a PUBLIC \"x\" \"y\">",
    "<!ENTITY a \"b\" NDATA c>",
    "<!ENTITY a \"&#60;\">", "<!ENTITY a \"b", "<!ENTITY>", "<!ENTITY a \"b\"> %a;",
    "<!ENTITY a \"" + String(repeating: "b", count: 2000) + "\">",
  ])
  func refusesOtherEntities(declaration: String) {
    let head = Array("<!DOCTYPE svg [\(declaration)]>".utf8)
    #expect(sanitise(svg: head + svg("<text>&a;</text>")) == .failure(.unsupported("SVG (entity)")))
  }

  @Test func entitiesDoNotGrow() {
    let value = String(repeating: "b", count: 250)
    let head = Array("<!DOCTYPE svg [<!ENTITY a \"\(value)\">]>".utf8)
    let text = "<text>" + String(repeating: "&a;", count: 100_000) + "</text>"
    #expect(sanitise(svg: head + svg(text)) == .failure(.unsupported("SVG (entity)")))
  }

  @Test func readsOtherEncodings() throws {
    let body = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text>灯</text></svg>"
    let units = Array(("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + body).utf16)
    let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    // 灯 in GBK is B5 C6.
    let parts = body.split(separator: "灯").map { Array($0.utf8) }
    let chinese = Array("<?xml version='1.0' encoding='gb2312'?>".utf8) + parts[0] + [0xB5, 0xC6] + parts[1]
    for bytes in [[0xFF, 0xFE] + little, little, [0xFE, 0xFF] + big, big, chinese] {
      #expect(try inspectPicture(bytes).get().format == .svg)
      #expect(sanitise(svg: bytes) == sanitise(svg: Array(body.utf8)))
    }
    #expect(sanitise(svg: chinese.dropLast(6) + [0xFF]) != sanitise(svg: Array(body.utf8)))
  }

  @Test func tellsTheWordsThatArePublished() throws {
    let drawing = svg(
      """
      <title>守灯</title><g id="tel-13800001234" class="a"><text aria-label="灯下"><tspan x="1" class="b">138</tspan>\
      <tspan x="9">00001234</tspan><tspan dy="9">换行</tspan></text></g><path d="M 1380000 1234"/>
      """)
    let words = try #require(wordsOfDrawing(drawing))
    let lines = String(decoding: words.kept, as: UTF8.self).split(separator: "\n")
    #expect(lines == ["守灯", "13800001234", "换行", "tel-13800001234", "a", "灯下", "b"])
    #expect(words.lost.isEmpty && words.lostPictures.isEmpty)
  }

  @Test func tellsWhatIsTakenOut() throws {
    let label = "<foreignObject><div xmlns=\"http://www.w3.org/1999/xhtml\">报<b>名</b>处</div></foreignObject>"
    let lost = try #require(
      wordsOfDrawing(svg(label + "<image href=\"灯.png\"/>")))
    #expect(lost.lost == ["报 名 处"])
    #expect(lost.lostPictures.first == "灯.png")
    let twice = try #require(wordsOfDrawing(svg("<switch>\(label)<text>报名处</text></switch>")))
    #expect(twice.lost.isEmpty)
    let silent = try #require(
      wordsOfDrawing(svg("<script>报名</script><metadata><a>报名</a></metadata><use href=\"#a\"/>")))
    #expect(silent.lost.isEmpty && silent.lostPictures.isEmpty)
  }
}
