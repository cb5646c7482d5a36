import Testing

@testable import Markdown

/// Long runs of Chinese are kept from libcmark; nobody may notice.
@Suite struct StretchTests {
  private static let pieces = [
    "老人们在路口支起凉茶摊，一杯一杯递给过路的人。", "“能帮一把是一把，谁家还没个难处。”他说", "二〇二五年九月二十八日上午", "中", "。", "中文",
    "姓名：王秀英，中原区文苑社区志愿者", "2024年12月5日上午9点，帮助348户，占95%以上", "见www", "邮箱editor", "省直a", "%", "·", "é", "🌱🌱🌱🌱🌱",
    "𠮷野家的老人都认得她和她的灯", "\u{200B}", "\u{3000}\u{3000}", "a", " ", "1",
    "*", "**", "***", "_", "~~", "`", "``", "\\", "\\*", "[", "]", "](/a)", "![",
    "](文明实践站的照片说明.jpg \"文明实践站的照片说明\")", "[^1]", "[^1]: ",
    "[^社区志愿服务站的注释]", "[^社区志愿服务站的注释]: ", "<", ">", "<b>", "<!-- 社区志愿服务站的注释 -->", "&amp;",
    "https://example.cn/", "me@example.cn",
    "\n", "\n", "\n\n", "\n\n", "  \n", "\n- ", "\n1. ", "\n> ", "\n## ", "\n    ", "\n```\n", "\n| ", " | ",
    "\n|-|-|\n", "\n::: 资料\n",
    "\n::: 访谈\n", "\n:::\n", "\n表1：各社区志愿服务站的开放时间\n", "ſ",
  ]

  /// A character of plane 15 anywhere in a text leaves all of it to libcmark.
  private func isSame(_ text: String) -> Bool {
    var ours = parse("<!-- abcd -->\n\n" + text)
    var whole = parse("<!-- \u{F0000} -->\n\n" + text)
    ours.comments.removeFirst()
    whole.comments.removeFirst()
    return ours == whole
  }

  /// 60 × 200 texts.
  @Test(arguments: 0..<60)
  func nobodyNotices(_ seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    for _ in 0..<200 {
      let text = (0..<Int.random(in: 3...30, using: &generator))
        .map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
      #expect(isSame(text), "\(text.debugDescription)")
    }
  }

  @Test(arguments: [
    // Labels are compared: by letters, of which some fold to ASCII.
    "[社区志愿服务站的名单公示]\n\n[社区志愿服务站的名单公示]: /a",
    "[ſſſſſſſſſſſſ]\n\n[ssssssssssss]: /a",
    "[社区志愿服务站的名单公示\\]x]\n\n[社区志愿服务站的名单公示\\]x]: /a",
    // Places written by an author.
    "社区志愿服务站的名单公示 &#xF0000; &#983040;", "社区志愿服务站的名单公示 \u{F0000}",
    "社区志愿服务站的名单公示[^1]和名单\n\n[^1]: 社区志愿服务站的名单公示",
    "## 社区志愿服务站的名单公示*社区志愿服务站的名单公示*", "[社区志愿服务站的名单公示](/社区志愿服务站的名单公示)",
    "`社区志愿服务站的名单公示` <社区志愿服务站的名单公示> \\社区志愿服务站的名单公示",
  ])
  func examples(_ text: String) { #expect(isSame(text)) }

  @Test(arguments: [
    ("社区志愿服务站的名单公示。", 1), ("**社区志愿服务站的名单公示**和社区志愿服务站", 2), ("社区志愿者", 0),
    ("社区志愿服务站的名单公示[^12]。\n\n[^12]: *社区志愿服务站*的名单公示", 2), ("社区志愿服务站的名单公示[a]\n\n[a]: /b", 0),
    ("::: 资料\n社区志愿服务站的名单：公示\n:::\n社区志愿服务站的名单公示", 1),
  ])
  func longRunsAreTakenOut(_ text: String, _ count: Int) {
    var text = text
    text.withUTF8 { bytes in
      let preparation = LineScanner(bytes, takesOutBlocks: true, leaving: .nothing).scan()
      #expect(preparation.opaqueRuns.count == count)
      if count > 0 { #expect(preparation.text.count < bytes.count) }
    }
  }

  /// Letters and digits between Chinese belong to it, but not at its end: an address may begin with them.
  @Test(arguments: [
    ("中文2024年a中", 17), ("中100%中", 10), ("中文2024", 6), ("中文www.中", 6), ("中文a@中", 6), ("中 中", 3), ("中(中)", 3),
    ("中1\u{200B}中", 3), ("中1中", 7), ("", 0),
  ])
  func stretchesHoldLettersAndDigits(_ text: String, _ length: Int) {
    var text = text
    text.withUTF8 { #expect($0.endOfOpaqueRun(from: 0) == length) }
  }

  /// Runs end before ASCII and before what may be an oddity, wherever these stand in sixteen bytes.
  @Test(arguments: [
    ("中文", 6), ("", 0), ("a", 0), ("·", 0), ("“中文”——中文……，（中文）", 45), ("中\u{200B}", 3), ("中\u{FEFF}", 3),
    ("中\u{A0}", 3),
    ("中→", 3), ("é中", 5), ("🌱中", 7),
  ])
  func runsEnd(_ run: String, _ length: Int) {
    for before in 0..<20 {
      for after in ["", "a", String(repeating: "a", count: 20)] {
        var text = String(repeating: "文", count: before) + run + after
        text.withUTF8 { #expect($0.endOfRun(from: 0) == before * 3 + length) }
      }
    }
  }
}
