import Testing

@testable import Manuscripts

/// What is on the clipboard of Word, WPS and WeChat, and pages of old sites.
struct ReadHTMLTests {
  private func read(_ html: String) throws -> Manuscript { try readManuscript(Array(html.utf8), sort: .html) }

  private let body = "清河在示例县拐了一个大弯，弯里有个老渡口。桥修通以后，渡船少了，来来往往的孩子却没有少。"

  @Test func readsWhatWordPutsOnTheClipboard() throws {
    let manuscript = try read(
      """
      <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body><!--StartFragment-->
      <p class=MsoNormal align=center><span style='font-size:22.0pt;font-family:方正小标宋简体'>渡口边的一盏灯<o:p></o:p></span></p>
      <p class=MsoNormal><span style='font-size:16.0pt;font-family:仿宋'>\(body)</span></p>
      <p class=MsoNormal><span style='font-size:16.0pt;font-family:黑体'>一、灯是给孩子留的</span></p>
      <p class=MsoNormal><span style='font-size:16.0pt;font-family:仿宋'>共210m<sup>2</sup>，<b>人齐了</b>才熄灯。<a href="https://www.example.org/a?utm_source=x&id=3">网页</a></span></p>
      <p class=MsoNormal align=right><span style='font-size:16.0pt;font-family:仿宋'>示例县实践中心</span></p>
      <p class=MsoNormal align=right><span style='font-size:16.0pt;font-family:仿宋'>2026年4月18日</span></p><!--EndFragment--></body></html>
      """)
    #expect(manuscript.title == "渡口边的一盏灯")
    #expect(
      manuscript.markdown
        == "\(body)\n\n## 一、灯是给孩子留的\n\n共210m²，**人齐了**才熄灯。[网页](https://www.example.org/a?id=3)")
    #expect(manuscript.proposals.map(\.value) == ["示例县实践中心", "2026-04-18"])
  }

  @Test func keepsTheNumbersThatWordPutsBeforeParagraphs() throws {
    func item(_ sign: String, _ text: String, level: Int = 1, font: String = "仿宋") -> String {
      "<p class=MsoListParagraph style='mso-list:l0 level\(level) lfo1'><![if !supportLists]><span style='mso-list:Ignore'>\(sign)<span>&nbsp;&nbsp;</span></span><![endif]><span style='font-size:16pt;font-family:\(font)'>\(text)</span></p>"
    }
    let manuscript = try read(
      "<html><body><p class=MsoTitle>渡口边的一盏灯</p><p class=MsoToc1>一、灯 1</p><p style='font-size:16pt;font-family:仿宋'>\(body)</p>"
        + item("一、", "灯是给孩子留的", font: "黑体") + item("1.", "上塔。") + item("2.", "擦灯罩。")
        + item("·", "煤油", level: 2) + item("（1）", "记账。") + "</body></html>")
    #expect(manuscript.title == "渡口边的一盏灯")
    #expect(
      manuscript.markdown == "\(body)\n\n## 一、灯是给孩子留的\n\n1. 上塔。\n2. 擦灯罩。\n   - 煤油\n\n（1）记账。")
    let left = manuscript.ledger.entries.map(\.reason)
    #expect(left.contains(.listSign) && left.contains(.contents))
  }

  @Test func readsTheClipboardOfWindows() throws {
    let manuscript = try read(
      "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000300\r\n<html><body><!--StartFragment--><p>\(body)</p><!--EndFragment--></body></html>"
    )
    #expect(manuscript.markdown == body)
  }

  @Test func readsAPageOfAnOldSite() throws {
    let manuscript = try readManuscript(
      Array(
        """
        <html><head><title>渡口边的一盏灯_示例县政府网</title><meta name="ArticleTitle" content="渡口边的一盏灯"><meta name="PubDate" content="2019-04-18 10:30">
        <meta name="ContentSource" content="示例县实践中心"><script>var a="脚本"</script></head><body><div class="head">首页 &gt; 新闻</div>
        <h1>渡口边的一盏灯</h1><div class="info">点击数：128</div><div class="TRS_Editor"><p>　　\(body)</p><p align="center"><img src="./W020190418.png" alt="W020190418.png"></p>
        <p align="center">图为老渡口。（张样 摄）</p><iframe src="https://video.example.org/"></iframe></div><div class="foot">主办：示例县</div></body></html>
        """.utf8), sort: .html,
      picturesBeside: { $0 == "./W020190418.png" ? [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] : nil })
    #expect(manuscript.title == "渡口边的一盏灯")
    #expect(manuscript.proposals.map(\.value) == ["2019-04-18", "示例县实践中心"])
    #expect(manuscript.markdown == "\(body)\n\n![老渡口](x-1.png \"图为老渡口。（张样 摄）\")")
    let left = manuscript.ledger.entries
    #expect(left.contains { $0.reason == .surroundings && $0.count == 4 })
    #expect(
      left.contains { if case .embedded(let what) = $0.reason { what.contains("iframe") } else { false } })
  }

  @Test(arguments: [
    "https://x.example.org/a.png", "//x.example.org/a.png", "/etc/hostname", "file:///etc/hostname",
    "C:\\a.png",
  ])
  func asksForNoPictureElsewhere(address: String) throws {
    let manuscript = try readManuscript(
      Array("<p>\(body)<img src='\(address)'></p>".utf8), sort: .html,
      picturesBeside: { _ in
        Issue.record("was asked")
        return nil
      })
    #expect(manuscript.ledger.entries.map(\.reason) == [.outsidePicture])
  }

  /// The law of the ledger for pages: what a reader sees of them stands in the draft or among what was left out.
  @Test func losesNoCharacterOfAPage() throws {
    let manuscript = try read(
      "<body><nav>首页</nav><div>散的字<p>一段<br>两行<b>粗</b></p>又散</div><ul><li>项<ol><li>内</ol></ul><table><tr><td>格<td>子</table><div style='display:none'>藏</div><video>视频</video><h2>题</h2><pre>原 样</pre></body>"
    )
    let kept = manuscript.markdown + (manuscript.title ?? "") + manuscript.ledger.dropped.joined()
    for character in "首页散的字一段两行粗又散项内格子藏视频题原样" { #expect(kept.contains(character), "\(character)") }
    #expect(manuscript.ledger.characters == 22)
  }

  @Test func readsAnArticleOfWeChat() throws {
    let manuscript = try read(
      """
      <div id="js_content" style="visibility: hidden;"><section><section style="text-align:center"><strong><span>小标题</span></strong></section>
      <p><span style="font-size: 15px;">\(body)</span></p><section><p>第二段，<br>换一行。</p></section>
      <p><img data-src="https://mmbiz.example.org/x.jpg"></p><ul><li><p>一条</p></li><li><section>二条</section></li></ul></section></div><script>var a="脚本"</script>
      """)
    #expect(manuscript.markdown.contains("第二段，\\\n换一行。"))
    #expect(manuscript.markdown.contains("- 一条\n- 二条"))
    #expect(!manuscript.markdown.contains("脚本"))
    #expect(manuscript.ledger.entries.contains { $0.reason == .outsidePicture })
  }

  @Test func readsTablesAndPicturesOfAPage() throws {
    let manuscript = try read(
      """
      <body><nav>首页</nav><h1>题目</h1><p>\(body)</p><h2>小标题</h2><table border=1><tr><th rowspan=2>班</th><th colspan=2>上半年</th></tr>
      <tr><td>应到</td><td>实到</td></tr></table><p><img alt="一个点" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></p></body>
      """)
    #expect(manuscript.title == "题目")
    #expect(manuscript.markdown.contains("| 班 | 上半年 | 上半年 |\n| --- | --- | --- |\n| 班 | 应到 | 实到 |"))
    #expect(manuscript.markdown.contains("![一个点](x-1.gif)"))
    #expect(!manuscript.markdown.contains("首页"))
  }
}
