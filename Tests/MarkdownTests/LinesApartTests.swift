import Diagnostics
import Testing

@testable import Markdown

/// Lines that begin as lines of their own stay lines.
@Suite struct LinesApartTests {
  @Test(arguments: [
    ("　　第一段。\n　　第二段。", "<p>第一段。</p>\n<p>第二段。</p>\n"),
    ("甲。\n　　**乙**。\n　　丙。", "<p>甲。</p>\n<p><strong>乙</strong>。</p>\n<p>丙。</p>\n"),
    ("> 甲。\n> 　　乙。", "<blockquote>\n<p>甲。</p>\n<p>乙。</p>\n</blockquote>\n"),
    ("要求：\n1、准时；\n2、佩戴。\n特此通知。", "<p>要求：<br>\n1、准时；<br>\n2、佩戴。<br>\n特此通知。</p>\n"),
    ("（一）甲\n（二）乙\n(3)丙", "<p>（一）甲<br>\n（二）乙<br>\n(3)丙</p>\n"), ("①甲\n②乙", "<p>①甲<br>\n②乙</p>\n"),
    ("📍地点在社区\n⏰六月八日\n1️⃣ 报名", "<p>📍地点在社区<br>\n⏰六月八日<br>\n1️⃣ 报名</p>\n"),
    ("· 甲\n· 乙\n—— 丙", "<p>· 甲<br>\n· 乙<br>\n—— 丙</p>\n"),
    ("春风又绿江南岸。\n——王安石", "<p>春风又绿江南岸。<br>\n——王安石</p>\n"),
    ("甲：好。\n乙：再见。", "<p>甲：好。<br>\n乙：再见。</p>\n"), ("Q：几点？\nA：九点。", "<p>Q：几点？<br>\nA：九点。</p>\n"),
    ("●甲\n●乙", "<p>●甲<br>\n●乙</p>\n"), ("一、甲\n二、乙", "<p>一、甲<br>\n二、乙</p>\n"),
    ("1.甲\n2.乙", "<p>1.甲<br>\n2.乙</p>\n"),
    ("第一条 为了规范。\n第二条　本办法适用。", "<p>第一条 为了规范。<br>\n第二条　本办法适用。</p>\n"),
    ("时间：6月8日\n地点：文苑社区\n人数：30人", "<p>时间：6月8日<br>\n地点：文苑社区<br>\n人数：30人</p>\n"),
    ("安排如下：\n时间：6月8日", "<p>安排如下：<br>\n时间：6月8日</p>\n"),
    ("请参加。\n时间：6月8日\n地点：社区", "<p>请参加。<br>\n时间：6月8日<br>\n地点：社区</p>\n"),
    ("特此通知。\n文明办公室\n2026年6月8日", "<p>特此通知。<br>\n文明办公室<br>\n2026年6月8日</p>\n"),
    ("办公室\n二〇二六年六月八日", "<p>办公室<br>\n二〇二六年六月八日</p>\n"),
    ("甲\u{2028}乙\u{B}丙", "<p>甲<br>\n乙<br>\n丙</p>\n"), ("| 甲\u{2028}乙 |\n|-|", ""),
    ("问：几点开始？\n答：九点。", "<p>问：几点开始？<br>\n答：九点。</p>\n"),
    ("请选择：\nA. 同意\nB、不同意", "<p>请选择：<br>\nA. 同意<br>\nB、不同意</p>\n"),
    ("步骤1：报名\n步骤2：审核", "<p>步骤1：报名<br>\n步骤2：审核</p>\n"),
    ("日程\n9:00 签到\n9：30—10：30 参观", "<p>日程<br>\n9:00 签到<br>\n9：30—10：30 参观</p>\n"),
    ("做三件事：\n一是学习；\n二是走访。", "<p>做三件事：<br>\n一是学习；<br>\n二是走访。</p>\n"),
    ("Ⅰ、甲\nⅡ、乙", "<p>Ⅰ、甲<br>\nⅡ、乙</p>\n"),
    (
      "静夜思\n李白\n床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。",
      "<p>静夜思<br>\n李白<br>\n床前明月光，<br>\n疑是地上霜。<br>\n举头望明月，<br>\n低头思故乡。</p>\n"
    ),
    (
      "春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。\n——孟浩然",
      "<p>春眠不觉晓，处处闻啼鸟。<br>\n夜来风雨声，花落知多少。<br>\n——孟浩然</p>\n"
    ),
    (
      "夜班的灯还亮着\n街上没有人\n\n散文。\n不是诗。",
      "<p>夜班的灯还亮着街上没有人</p>\n<p>散文。不是诗。</p>\n"
    ),
    ("夜班的灯还亮着\n街上没有人\n一盏", "<p>夜班的灯还亮着<br>\n街上没有人<br>\n一盏</p>\n"),
    ("> 红日升东方\n> 春风暖人间", "<blockquote>\n<p>红日升东方<br>\n春风暖人间</p>\n</blockquote>\n"),
    (
      "::: 提示\n王示例\n欧阳示例\n李　示例\n:::",
      "<div class=\"notice\" role=\"note\">\n<p>王示例<br>\n欧阳示例<br>\n李　示例</p>\n</div>\n"
    ),
    ("## 诗\n红日升东方 \n春风暖人间", "<h2 id=\"诗\">诗</h2>\n<p>红日升东方<br>\n春风暖人间</p>\n"),
    ("- 甲\n  1、乙", "<ul>\n<li>甲<br>\n1、乙</li>\n</ul>\n"), ("甲\\\n1、乙", "<p>甲<br>\n1、乙</p>\n"),
    ("`甲\n1、乙`", "<p><code>甲   1、乙</code></p>\n"),
  ])
  func stayApart(_ text: String, _ page: String) {
    if page.isEmpty { #expect(html(text).contains("甲<br>\n乙")) } else { #expect(html(text) == page) }
  }

  @Test(arguments: [
    "春节前夕，志愿者走进社区，\n为居民写春联。", "他们走了\n二、三里路。", "共\n1、2、3号楼。", "根据\n第一条规定办理。", "老人\n他说：“年味回来了。”", "共投入\n3.5万元，",
    "记于\n2026年6月8日的会上。",
    "比分\n3：2", "定于上午\n9:00开始，", "分\nA、B两组", "不只\n一是一，二是二",
    // Prose that was broken at a width, a sentence a line, a heading below its words.
    "省直机关文明办走进社区开展\n学雷锋志愿服务活动，为居民\n理发、量血压。", "大家好。\n我来晚了。", "志愿服务\n走进我们社区", "志愿\n服务", "甲\n乙\n丙",
    "王示例\n李示例，主任\n周示例",
    "红日升东方\n春风暖人间\n---", "红日升东方\n> 春风暖人间\n落款", "一二三四五\n**一二三四五**\n一二三四五",
    "我们走进社区，\n为老人理发。\n我们走进学校，\n为孩子们讲雷锋的故事。",
    "a\nb", "见\nhttps://example.cn/", "有（\n下同）的",
  ])
  func othersAreCommonMark(_ text: String) {
    #expect(!html(text).contains("<br>") && !html(text).contains("</p>\n<p>"))
  }

  @Test func entriesOfBlocksStayEntries() {
    #expect(html("::: 资料\n时间：6月8日\n地点：社区\n:::") == html("::: 资料\n- 时间：6月8日\n- 地点：社区\n:::"))
    #expect(!html("::: 时间线\n1、甲：乙\n2、丙：丁\n:::").contains("<br>"))
  }

  private static let pieces = [
    "　　", "甲。", "乙", "1、", "（一）", "①", "时间：", "6月8日", "2026年6月8日", "\n", "\n", "\n", "\n\n", "\n> ", "\n- ",
    "**", "\\", "  ", "第一条 ", "A. ", "问：", "9:00 ", "一是", "Ⅰ、", "——", "📍", "1️⃣", "· ", "甲：", "Q：",
    "\n| 甲 |\n|-|\n", "\n## ", "\n::: 提示\n", "\n:::\n", "●", "；", "[甲](/a)", "\n    ",
    "https://example.cn/", "红日升东方\n", "春风暖人间\n", "\n王示例 \n李示例\n", "。\n",
  ]

  @Test func headingsAreLeftAsTheyAre() {
    let source = Source(name: "a.md", text: "## 标题\n1、甲\n2、乙\n\n## 二\n　　段\n")
    let written = writeOutLines(of: source, in: 0..<source.bytes.count)
    #expect(written.map { String(decoding: $0.bytes, as: UTF8.self) } == "## 标题\n1、甲\\\n2、乙\n\n## 二\n　　段\n")
  }

  /// 60 × 100 texts: written out, they make the same page, and nothing is left to write.
  @Test(arguments: 0..<60)
  func writtenOutTheyAreTheSame(_ seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    for _ in 0..<100 {
      let text = (0..<Int.random(in: 3...20, using: &generator)).map { _ in
        Self.pieces.randomElement(using: &generator) ?? ""
      }
      .joined()
      let source = Source(name: "a.md", text: text)
      guard let lines = writeOutLines(of: source, in: 0..<source.bytes.count) else { continue }
      let written = String(decoding: lines.bytes, as: UTF8.self)
      #expect(shown(written) == shown(text), "\(text.debugDescription)\n\(written.debugDescription)")
      #expect(writeOutLines(of: Source(name: "a.md", text: written), in: 0..<lines.bytes.count) == nil)
    }
  }

  /// Without what code shows of a backslash.
  private func shown(_ text: String) -> String {
    html(text).replacing("\\", with: "").replacing(" ", with: "")
  }
}
