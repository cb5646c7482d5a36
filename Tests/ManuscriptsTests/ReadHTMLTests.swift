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
