import Diagnostics
import Foundation
import Testing

@testable import YAML

/// What is plain has the nodes that libyaml gives, and no finding; all else is left to libyaml.
@Suite struct PlainReaderTests {
  /// Whether the text is plain at all.
  @discardableResult
  private func readsAsLibyaml(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Bool {
    let source = Source(name: "a.md", text: "---\n" + text)
    let range = 4..<source.bytes.count
    guard let root = readPlain(source, in: range, linesBefore: 1) else { return false }
    let parsed = parseEvents(of: source, in: range, linesBefore: 1)
    #expect(parsed.findings == [], "\(text)", sourceLocation: sourceLocation)
    #expect(parsed.root == root, "\(text)", sourceLocation: sourceLocation)
    return true
  }

  private func isPlain(_ text: String) -> Bool {
    let source = Source(name: "a.md", text: text)
    return readPlain(source, in: 0..<source.bytes.count, linesBefore: 0) != nil
  }

  @Test(arguments: [
    "title: 三十年守护一盏灯\n", "title: \"赵思东：红马甲\"\n", "title: '他说：\\好'\n", "date: 2014-01-13T09:42:50+08:00\n",
    "a: b c  d   \n", "a:\nb: 1\n", "a:   \nb: 1\n", "# 说明\n\na: 1\n  # 又是说明\n\nb: 2\n", "a: 9:30\n",
    "a: b#c\n",
    "topics: [good-people, our-festivals]\n", "topics: [ \"孝老爱亲\" , 'b', 健康 科普 ]\n", "a: []\n",
    "a:\n- 一\n- 二\nb: 3\n", "a:\n  - 一\n  -   \"二\"\n\n  # 说明\n  - 三\nb: 3\n", "标题: 好人\n主题:\n    - 身边好人\n",
    "cover: {src: 夜班.jpg, alt: \"夜里，桥上\"}\n", "photos:\n  - {src: a.jpg, alt: 甲}\n  - {src: b.jpg, alt: 乙}\n",
    "a: ~\nb: null\nc: \"\"\n", "a-b: 1\nA_1: x, y] z} w\n", "a: “引号”\n", "a: /x/ y\n", "a: (1) 二\n",
  ])
  func readsPlainText(text: String) {
    #expect(isPlain(text))
    readsAsLibyaml(text)
  }

  @Test(arguments: [
    "", "\n", "# 说明\n", "a: 1", "a: 1\r\n", "a:\t1\n", "\ta: 1\n", " a: 1\n", "a: 1\n b: 2\n", "a: x\n  y\n",
    "a:\n  x\n",
    "a: x: y\n", "a: x:\n", "a: x #y\n", "a: #y\n", "a: &x 1\n", "a: *x\n", "a: !x 1\n", "a: |\n  x\n",
    "a: >\n  x\n", "a: - x\n",
    "a: ? x\n", "? a\n: b\n", "a: %x\n", "a: @x\n", "a: `x\n", "a: \"x\n", "a: \"x\" y\n", "a: \"x\\ny\"\n",
    "a: 'x''y'\n",
    "a: [x\n", "a: [x,]\n", "a: [,x]\n", "a: [x: y]\n", "a: [x:y]\n", "a: [[x]]\n", "a: [{b: c}]\n",
    "a: [x] y\n", "a: [x?y]\n",
    "a: {b}\n", "a: {b:c}\n", "a: {b: }\n", "a: {b: c,}\n", "a: {b: {c: d}}\n", "a: {b: 1, b: 2}\n",
    "a: {}\n",
    "a:\n  b: 1\n", "a:\n- b: 1\n", "a:\n- - x\n", "a:\n-\n", "a:\n- x\n - y\n", "a:\n  - x\n - y\n",
    "a:\n  - x\n- y\n", "a:\n - x\n  y\n",
    "a: 1\n- x\n", "- x\n", "x\n", "a\n", "a : 1\n", "a:1\n", "\"a\": 1\n", "a b: 1\n", "a: 1\na: 2\n",
    "标题：好人\n", "标　题: 好人\n",
    "---\na: 1\n", "a: 1\n---\n", "a: 1\n...\n", "%YAML 1.1\n", "\u{FEFF}a: 1\n", "a: \u{FEFF}1\n",
    "a: x\u{2028}y\n", "a: x\u{85}y\n",
    "a: x\u{7F}y\n", "a: x\u{1}y\n", "a: \"x\u{2029}y\"\n", "a: x\u{FFFE}y\n", "a: [x\u{85}]\n",
    "# x\u{1}\na: 1\n", "é: 1\ne\u{301}: 2\n",
    String(repeating: "k", count: 2000) + ": 1\n", (0...64).map { "k\($0): 1\n" }.joined(),
  ])
  func leavesAllElseToLibyaml(text: String) {
    #expect(!isPlain(text))
  }

  @Test func readsWhatIsGeneratedAsLibyamlDoes() {
    var random = SeededGenerator(state: 7)
    let count = (0..<4000).count { _ in readsAsLibyaml(header(&random)) }
    #expect(count > 400)
  }

  @Test func readsWhatIsGarbledAsLibyamlDoes() {
    var random = SeededGenerator(state: 11)
    var count = 0
    for _ in 0..<12_000 {
      var scalars = Array(header(&random).unicodeScalars)
      for _ in 0..<Int.random(in: 1...3, using: &random) where !scalars.isEmpty {
        let place = Int.random(in: 0..<scalars.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: scalars.remove(at: place)
        case 1: scalars.insert(sign(&random), at: place)
        case 2: scalars[place] = sign(&random)
        default: scalars.swapAt(place, Int.random(in: 0..<scalars.count, using: &random))
        }
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      if readsAsLibyaml(String(text)) { count += 1 }
    }
    #expect(count > 600)
  }

  /// Of the files that offices send, where they are at hand.
  @Test(.enabled(if: !headers.isEmpty, "no Markdown beside the repository"))
  func readsEveryHeaderAsLibyamlDoes() {
    for header in headers { readsAsLibyaml(header) }
    #expect(headers.contains(where: isPlain))
  }

  private func header(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...6, using: &random)).map { _ in line(&random) }.joined()
  }

  private func line(_ random: inout SeededGenerator) -> String {
    let key =
      ["title", "标题", "a", "b", "c-d", "e_1", "主题", "x", "unit", "date"].randomElement(using: &random) ?? "a"
    let item = { (random: inout SeededGenerator) in texts.randomElement(using: &random) ?? "" }
    let (one, two) = (item(&random), item(&random))
    return switch Int.random(in: 0..<12, using: &random) {
    case 0: "# \(one)\n"
    case 1: "\n"
    case 2: "\(key):\n"
    case 3: "\(key): [\(one), \(two)]\n"
    case 4: "\(key): \"\(one)\"\n"
    case 5: "\(key): '\(one)'  \n"
    case 6: "\(key):\n- \(one)\n- \(two)\n"
    case 7: "\(key):\n  - \(one)\n\n  - \"\(two)\"\n"
    case 8: "\(key): {src: \(one), alt: \(two)}\n"
    case 9: "  \(one)\n"
    default: "\(key): \(one)\n"
    }
  }

  private func sign(_ random: inout SeededGenerator) -> Unicode.Scalar {
    signs.randomElement(using: &random) ?? " "
  }
}

private let texts = [
  "三十年", "a", "a b", "2024-04-07 10:00", "x, y", "“好”", "it's", "say \"x\"", "#1", "C# 语言", "a:b", "：", "-1",
  "- x", "~",
  "", "null", "http://x.cn/a?b#c", "[x]", "{y}", "a  b ", "\u{3000}x", "\u{A0}", "é", "😀", "%", "&a", "*",
  "!", "|", ">", "(1)", ".5",
]

private let signs: [Unicode.Scalar] = [
  " ", " ", "\n", "\n", ":", ":", "-", "#", "\"", "'", "[", "]", "{", "}", ",", "?", "!", "&", "*", "|", ">",
  "%", "@", "`", "\\", "\t",
  "\r", "a", "中", "：", "\u{3000}", "\u{A0}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{FFFD}", "\u{FFFF}",
  "\u{7F}", "\u{0}", "\u{301}", ".",
  "~", "😀",
]

/// The headers of all Markdown files of the repository, and of the folder beside it or named by `XINFENG_SHARED`.
private let headers: [String] = {
  let repository = URL(filePath: #filePath).appending(path: "../../..").standardized
  let shared =
    ProcessInfo.processInfo.environment["XINFENG_SHARED"].map { URL(filePath: $0) }
    ?? repository.appending(path: "../shared").standardized
  return (["content", "Tests"].map { repository.appending(path: $0) } + [shared])
    .flatMap { folder in
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
        .compactMap { $0 as? URL }.filter { $0.pathExtension == "md" } ?? []
    }
    .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
    .compactMap { text in
      guard text.hasPrefix("---\n"), let end = text.dropFirst(3).firstRange(of: "\n---") else { return nil }
      return String(text[text.index(text.startIndex, offsetBy: 4)..<end.lowerBound]) + "\n"
    }
}()

/// The same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var mixed = state
    mixed ^= mixed >> 33
    mixed &*= 0xFF51_AFD7_ED55_8CCD
    return mixed ^ mixed >> 33
  }
}
