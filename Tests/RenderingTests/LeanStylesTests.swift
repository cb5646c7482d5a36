import Testing

@testable import Rendering

@Suite struct LeanStylesTests {
  @Test(arguments: [
    ("/* a */ b { c: d } /*e*/\n\n  f {}\n", "b{c: d}f{}"),
    ("a::after { content: \"/* kept */  \\\" '\" }", "a::after{content: \"/* kept */  \\\" '\"}"),
    ("a { b: url(//x/*y.png); }", "a{b: url(//x/*y.png)}"),
    ("a{b:1px/**/2px}", "a{b:1px 2px}"), ("/*! licence */\na{}", "/*! licence */\na{}"),
    ("a{} /* never closed", "a{}"), ("a { content: 'open\n}", "a{content: 'open\n}"),
  ])
  func losesCommentsAndNothingElse(sheet: String, lean: String) {
    #expect(String(decoding: leanStyles(Array(sheet.utf8)), as: UTF8.self) == lean)
    #expect(leanStyles(Array(lean.utf8)) == Array(lean.utf8))
  }
}
