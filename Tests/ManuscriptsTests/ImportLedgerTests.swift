import Diagnostics
import Markdown
import Testing

@testable import Manuscripts

/// The law of the ledger: every character of the manuscript stands in the draft or in the list of what was left out.
struct ImportLedgerTests {
  @Test(arguments: 0..<150)
  func losesNoCharacter(seed: Int) throws {
    var maker = ManuscriptMaker(dice: Dice(state: UInt64(seed)))
    let body = maker.body()
    let manuscript = try read(body, parts: maker.parts, relationships: maker.relationships)
    var missing = counts(maker.typed)
    for text in draftTexts(of: manuscript) + manuscript.ledger.dropped {
      for scalar in text.unicodeScalars { missing[scalar, default: 0] -= 1 }
    }
    let lost = missing.filter { $0.value > 0 && !$0.key.properties.isWhitespace }
    #expect(lost.isEmpty, "lost \(lost.map { "\($0.key) ×\($0.value)" }) of \(maker.typed)")
  }

  @Test(arguments: 0..<60)
  func countsWhatItReads(seed: Int) throws {
    var maker = ManuscriptMaker(dice: Dice(state: UInt64(seed)))
    let body = maker.body()
    let manuscript = try read(body, parts: maker.parts, relationships: maker.relationships)
    #expect(manuscript.ledger.characters == squeezed(maker.typed.joined()).unicodeScalars.count)
    #expect(manuscript.ledger.droppedCharacters <= manuscript.ledger.characters)
  }

  private func counts(_ texts: [String]) -> [Unicode.Scalar: Int] {
    texts.joined().unicodeScalars.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// All that a reader of the draft can see, by this program's own reader.
  private func draftTexts(of manuscript: Manuscript) -> [String] {
    let text = Array(manuscript.markdown.utf8)
    let document = parseMarkdown(Source(name: "x.md", bytes: text), in: 0..<text.count)
    let pictures = document.pictures.flatMap { [$0.alternative, $0.title ?? ""] }
    return [document.plainText, manuscript.title ?? "", manuscript.subtitle ?? ""] + pictures
      + document.footnotes.map(\.text) + manuscript.proposals.map(\.original)
  }
}

/// Manuscripts of every dialect at once, and what was typed in them.
struct ManuscriptMaker {
  var dice: Dice
  var typed: [String] = []
  var parts: [(String, [UInt8])] = []
  var relationships = ""

  private let words = [
    "清河在示例县拐了一个大弯", "灯亮着，就知道岸在哪儿。", "*星号*", "# 井号", "[方括号](x)", "<b>", "1. 数字", "- 减号", "a_b _c_", "~~波浪~~",
    "`反引号`", "|竖线|",
    "&amp;", "::: 块", "\\反斜线", "“引号”", "（一）", "一、灯", "2026年4月18日", "来源：示例县　作者：张样",
    "https://www.example.org/a_b?x=1&y=2", "！[", "^上^", "===", "> 大于", "表1：题",
  ]

  private mutating func text() -> String {
    (0..<Int.random(in: 1...4, using: &dice)).map { _ in words.randomElement(using: &dice) ?? "" }.joined(
      separator: Bool.random(using: &dice) ? " " : "")
  }

  private mutating func type() -> String {
    let text = text()
    typed.append(text)
    return text
  }

  mutating func body() -> String {
    var body = Bool.random(using: &dice) ? paragraph(type(), font: "方正小标宋", size: 44, centred) : ""
    for _ in 0..<Int.random(in: 1...12, using: &dice) { body += block() }
    if Bool.random(using: &dice) {
      typed += ["示例县实践中心", "2026年4月18日"]
      body += paragraph("示例县实践中心", atRight) + paragraph("2026年4月18日", atRight)
    }
    return body
  }

  private mutating func block() -> String {
    switch Int.random(in: 0..<12, using: &dice) {
    case 9: return paragraph(run() + alternatives())
    case 10:
      return paragraph(
        "<w:hyperlink r:id=\"rIdNone\">\(run())</w:hyperlink><w:moveFrom w:id=\"3\">\(run())</w:moveFrom>")
    case 11:
      return
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(paragraph(type()))</w:sdtContent></w:sdt>"
    case 0: return paragraph(type(), font: "黑体")
    case 1: return paragraph("<w:ins w:id=\"1\">" + run() + "</w:ins>" + deletion())
    case 2: return table((0..<2).map { _ in (0..<Int.random(in: 1...3, using: &dice)).map { _ in type() } })
    case 3: return paragraph(textBox())
    case 4: return "<w:sdt><w:sdtPr/><w:sdtContent>\(paragraph(type()))</w:sdtContent></w:sdt>"
    case 5: return paragraph(field() + run())
    case 6:
      return paragraph(
        run(
          ["<w:b/>", "<w:i/>", "<w:strike/>", "<w:vanish/>", "<w:vertAlign w:val=\"superscript\"/>"]
            .randomElement(using: &dice) ?? "") + run())
    default: return paragraph(run() + run())
    }
  }

  private mutating func run(_ properties: String = "") -> String { textRun(type(), properties) }

  private mutating func deletion() -> String {
    "<w:del w:id=\"2\"><w:r><w:delText>\(escapedXML(type()))</w:delText></w:r></w:del>"
  }

  private mutating func field() -> String {
    let code =
      ["PAGE", "DATE", "HYPERLINK \"https://www.example.org/\"", "TOC"].randomElement(using: &dice) ?? ""
    typed.append(code)
    let sign = { (type: String) in "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    let instruction = "<w:r><w:instrText>\(escapedXML(code))</w:instrText></w:r>"
    return sign("begin") + instruction + sign("separate") + run() + sign("end")
  }

  /// A text box for newer programs, and for older ones with the same words, with others, or without.
  private mutating func alternatives() -> String {
    let box = { (text: String) in "<w:txbxContent>\(paragraph(text))</w:txbxContent>" }
    let (new, old) = (Bool.random(using: &dice), Bool.random(using: &dice))
    let choice = "<w:drawing><wps:txbx>\(new ? box(type()) : "")</wps:txbx></w:drawing>"
    let fallback = "<w:pict><v:shape><v:textbox>\(old ? box(type()) : "")</v:textbox></v:shape></w:pict>"
    return
      "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">\(choice)</mc:Choice><mc:Fallback>\(fallback)</mc:Fallback></mc:AlternateContent></w:r>"
  }

  private mutating func textBox() -> String {
    let inner = paragraph(type())
    return
      "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>\(inner)</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
      + run()
  }
}
