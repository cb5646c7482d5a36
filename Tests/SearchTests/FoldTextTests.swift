import Testing

@testable import Search

@Suite struct FoldTextTests {
  private func fold(_ text: String) -> String {
    var scalars: [UInt32] = []
    appendFolded(text.utf8, to: &scalars)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars.compactMap { $0 == separator ? "|" : Unicode.Scalar($0) })
    return String(view)
  }

  @Test(arguments: [
    ("一段简单", "一段简单|"),
    ("ＡＢｃ１２３！", "abc123!|"),
    ("Wi-Fi", "wi-fi|"),
    ("一  段\n\t简\u{3000}单\u{A0}", "一|段|简|单|"),
    ("  首尾 ", "首尾|"),
    ("e\u{301}", "\u{E9}|"),
    ("\u{C9}COLE", "\u{E9}cole|"),
    ("\u{F900}", "\u{8C48}|"),
    ("葛\u{E0100}、\u{2764}\u{FE0F}", "葛、\u{2764}|"),
    ("软\u{AD}连\u{200B}字\u{FEFF}", "软连字|"),
    ("ΣΑΣ", "σασ|"),
    ("İ", "i\u{307}|"),
    ("𠮷野家👍🏽", "𠮷野家👍🏽|"),
    ("", ""),
    (" \n ", ""),
  ])
  func `texts are compared by what readers see`(_ text: String, _ expected: String) {
    // By scalars: strings of Swift are equal where only their composition differs.
    #expect(Array(fold(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func `fields never run into one another`() {
    var scalars: [UInt32] = []
    for field in ["张三", "", " ", "丰收"] { appendFolded(field.utf8, to: &scalars) }
    #expect(scalars.map { $0 == separator } == [false, false, true, false, false, true])
  }
}
