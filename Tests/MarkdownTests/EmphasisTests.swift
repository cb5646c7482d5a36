import Testing

@testable import Markdown

@Suite struct EmphasisTests {
  @Test(arguments: [
    ("**“我们的节日”**主题活动", "<p><strong>“我们的节日”</strong>主题活动</p>\n"),
    ("学习**《条例》**活动", "<p>学习<strong>《条例》</strong>活动</p>\n"),
    ("**“甲”**和**“乙”**都是榜样", "<p><strong>“甲”</strong>和<strong>“乙”</strong>都是榜样</p>\n"),
    ("叫作***“连心路”***，一叫", "<p>叫作<em><strong>“连心路”</strong></em>，一叫</p>\n"),
    ("所谓*“慢工”*，说的", "<p>所谓<em>“慢工”</em>，说的</p>\n"),
    ("**他说：*“好。”*大家笑了。**真的", "<p><strong>他说：<em>“好。”</em>大家笑了。</strong>真的</p>\n"),
    ("**[条例](/a)**学习", "<p><strong><a href=\"/a\">条例</a></strong>学习</p>\n"),
    ("用**`make`。**即可", "<p>用<strong><code>make</code>。</strong>即可</p>\n"),
    ("葛󠄀**(葛)**城", "<p>葛󠄀<strong>(葛)</strong>城</p>\n"),
    ("𰻞𰻞**（面）**馆", "<p>𰻞𰻞<strong>（面）</strong>馆</p>\n"),
    ("正體字。︁_甲_", "<p>正體字。︁<em>甲</em></p>\n"),
    ("蛇形_命_名", "<p>蛇形_命_名</p>\n"),
    ("**“节日”**2024年", "<p><strong>“节日”</strong>2024年</p>\n"),
    ("2024**“节日”**", "<p>2024<strong>“节日”</strong></p>\n"),
  ])
  func readsWhatTheEditorMeant(_ text: String, _ expected: String) {
    #expect(html(text) == expected)
    #expect(findings(text).isEmpty)
  }

  @Test(arguments: [
    ("`中**“x”**中`", "<p><code>中**“x”**中</code></p>\n"),
    ("```\n中**“x”**中\n```", "<pre><code>中**“x”**中\n</code></pre>\n"),
    ("[甲](</中**“x>)", "<p><a href=\"/中**“x\">甲</a></p>\n"),
  ])
  func leavesCodeAndAddressesAlone(_ text: String, _ expected: String) {
    #expect(html(text) == expected)
  }

  @Test func warnsOfWhatStaysLiteralWithItsLine() {
    #expect(findings("甲\n\n乙 ** 丙 **\n") == ["literal-emphasis:3"])
    #expect(parse("甲**乙").findings.first?.location.column == 2)
  }

  @Test func saysNothingOfEscapedAsterisks() {
    #expect(html("密码\\*\\*\\*") == "<p>密码***</p>\n")
    #expect(findings("密码\\*\\*\\*").isEmpty)
  }

  /// The mark exists for every neighbourhood, so that the amended reading is always reached.
  @Test func everyNeighbourhoodIsReadAsAmended() {
    let letters = [
      "a", "中", "。", "“", ".", " ", "　", "é", "中\u{E0100}", "“\u{FE01}", ".\u{FE0E}", "中\u{FE00}", "😀", "한",
    ]
    for delimiter in ["*", "**", "_", "__"] {
      for before in letters {
        for after in letters
        where !after.unicodeScalars.contains(where: { $0.value >= 0xFE00 && $0.value != 0x1F600 }) {
          let text = Array((before + delimiter + after).utf8)
          let start = before.utf8.count
          let run = start..<start + delimiter.utf8.count
          text.withUnsafeBufferPointer { bytes in
            let left = Neighbour(before: run.lowerBound, in: bytes)
            let right = Neighbour(after: run.upperBound, in: bytes)
            let wanted = amendedFlanking(of: bytes[start], before: left.amended, after: right.amended)
            let mark = EmphasisMark(run: run, in: bytes)
            let read = stockFlanking(
              of: bytes[start], before: mark?.goesBefore == true ? .punctuation : left.stock,
              after: mark?.goesAfter == true ? .punctuation : right.stock)
            #expect(read == wanted, "\(before)\(delimiter)\(after)")
          }
        }
      }
    }
  }

  @Test func keepsTheTextOfEveryMarkTheAuthorUses() {
    let marks = (0x10A50...0x10A58).compactMap { Unicode.Scalar($0) }.map { String($0) }.joined()
    #expect(html("甲\(marks)乙**“丙”**丁").contains(marks))
    let one = "\u{10A50}"
    #expect(html("甲\(one)**“丙”**丁") == "<p>甲\(one)<strong>“丙”</strong>丁</p>\n")
  }
}
