/// A text that is cheap to write and may be dear to read: a beginning, a part repeated as often as fits, and as
/// often its end.
struct HostileFragment {
  var start = ""
  var part: String
  var end = ""

  init(_ part: String, after start: String = "", closedBy end: String = "") {
    self.start = start
    self.part = part
    self.end = end
  }

  var description: String {
    [start, part, end].filter { !$0.isEmpty }.map(\.debugDescription).joined(separator: " … ")
  }

  func text(of size: Int) -> [UInt8] {
    let count = (size - start.utf8.count) / (part.utf8.count + end.utf8.count)
    var text = Array(start.utf8)
    text.reserveCapacity(size)
    for _ in 0..<count { text += part.utf8 }
    for _ in 0..<count { text += end.utf8 }
    return text
  }
}

let hostileFragments: [HostileFragment] = (paragraphs + lines).map { HostileFragment($0) } + shapes

/// One paragraph of delimiters, brackets and other characters with a meaning.
private let paragraphs: [String] = [
  "[", "]", "![", "[]", "[a](", "[a](<b", "[a](b)", "[a][", "[a]", "[\\", "](", "![[]()", "![a](b)", "*",
  "*a ", "a* ",
  "*a_ ", "**a *b ", "a**b c* ", "_a__b___", "中**“x”**", "中**“", "”**中", "**“甲”**和", "*a “x”*中 y* ",
  "***“x”***中",
  "~~", "~~a", "a~~ ", "`", "`a", "`` ` ", "<", "<a ", "<a b=\"", "<!--", "<?", "<!A ", "<![CDATA[", "<http:",
  "&", "&#",
  "&amp;", "\\", "\\*", "|", "^", "[^", "[^1]", "https://", "https://a.cn/", "https://a.cn/(", "www.",
  "www.a.", "a@",
  "a@b.", "a.b@", "\"*a ", "“*a”", ":", "：", "中", "a", "\u{3000}", "\u{A0}", "\u{200B}", "\u{FEFF}",
  "\u{10A50}", "\t", " ",
]

/// Lines and blocks.
private let lines: [String] = [
  "\n", "a\n", "a  \n", "中\n", "> *a\n", "> a\n", "- a\n", "- \n", "-\n", "1. a\n", "- a\n\n", "# a\n",
  "# 中\n\n", "a\n---\n",
  "---\n", "```\n", "~~~\n", "    中\n\n", "    a\n", "<x>\n", "<!-- a -->\n", "<!--\n", "[a]: b\n",
  "[a]: b\n\n[a]\n\n",
  "[^1]: a\n", "[^1]: a\n\n[^1]\n\n", "[^1]: a\n\n  b\n\n", "::: x\n", "::: 提示\n", "::: 提示\na\n:::\n",
  "::: video a\n:::\n",
  "：：：\n", "::: 资料\na：b\n", "|a\n|-\n", "|a|b|\n|-|-|\n|c|d|\n\n", "|a\n", "表：\n", "表：a\n\n|a\n|-\n\n",
  "- [ ] a\n",
  "![a](b)\n\n", "\r", "\r\n",
]

/// Much that follows one beginning, and beginnings that are all closed.
private let shapes: [HostileFragment] = [
  HostileFragment("\n", after: String(repeating: "* ", count: 99) + "a"),
  HostileFragment("\n", after: String(repeating: "> ", count: 99) + "a"),
  HostileFragment("a\n", after: String(repeating: "> ", count: 99)),
  HostileFragment(String(repeating: "> ", count: 99) + "a\n"),
  HostileFragment(String(repeating: "- ", count: 99) + "a\n"),
  HostileFragment("*a **b ", after: String(repeating: ">", count: 90)),
  HostileFragment("|-", after: "|a\n"),
  HostileFragment("|c\n", after: "|a|b|c|d|e|f|g|h|\n|-|-|-|-|-|-|-|-|\n"),
  HostileFragment("中**“x”**中 ", after: "- *"),
  HostileFragment("[a]", after: "[a]: b\n\n"),
  HostileFragment("中\n", after: "[^1]\n\n[^1]: a\n\n  "),
  HostileFragment("\n", after: "[^1]\n\n[^1]: a\n", closedBy: "  b"),
  HostileFragment("*a ", closedBy: "b* "),
  HostileFragment("**“a", closedBy: "”**中"),
  HostileFragment("[", closedBy: "]"),
  HostileFragment("[a", closedBy: "](b)"),
  HostileFragment("*", closedBy: "*"),
  HostileFragment("<b>", closedBy: "</b>"),
]
