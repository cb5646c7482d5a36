import Testing

@testable import Markdown

@Suite struct BlockTests {
  @Test(arguments: ["quote", "引语", "她说"])
  func quotationHasItsSource(_ name: String) {
    #expect(
      html("::: \(name) 王秀英，<村民>\n能帮一把是一把。\n:::\n") == """
        <figure class="quote">
        <blockquote>
        <p>能帮一把是一把。</p>
        </blockquote>
        <figcaption>王秀英，&lt;村民&gt;</figcaption>
        </figure>

        """)
  }

  @Test func galleryMakesFigures() {
    let document = parse("::: 图集 活动现场\n![一](/1.jpg \"甲\")\n![二](/2.jpg)\n:::\n")
    #expect(
      html(document) == """
        <figure class="gallery">
        <div>
        <figure><img src="/1.jpg" alt="一"><figcaption>甲</figcaption></figure>
        <figure><img src="/2.jpg" alt="二"></figure>
        </div>
        <figcaption>活动现场</figcaption>
        </figure>

        """)
    #expect(document.pictures.map(\.line) == [2, 3])
    #expect(document.pictures.map(\.isAlone) == [true, true])
  }

  @Test func videoHasSubtitlesAndTranscript() {
    let document = parse("::: video /a.mp4 /a.vtt 邻里厨房\n大家好。\n:::\n\n::: 视频 /b.mp4\n:::\n")
    #expect(
      document.videos == [
        Video(address: "/a.mp4", captions: "/a.vtt", title: "邻里厨房", line: 1, hasTranscript: true),
        Video(address: "/b.mp4", captions: nil, title: nil, line: 5, hasTranscript: false),
      ])
    #expect(
      html(document) == """
        <figure class="video"><video src="/a.mp4"><figcaption>邻里厨房</figcaption>
        </figure>
        <details class="transcript"><summary>文字稿</summary>
        <p>大家好。</p>
        </details>
        <figure class="video"><video src="/b.mp4"></figure>

        """)
  }

  @Test func audioHasATranscript() {
    let document = parse("::: 音频 讲述.mp3 她的讲述\n那年冬天。\n:::\n\n::: audio /b.ogg\n:::\n")
    #expect(
      document.videos == [
        Video(
          address: "讲述.mp3", captions: nil, title: "她的讲述", line: 1, hasTranscript: true, isSound: true),
        Video(address: "/b.ogg", captions: nil, title: nil, line: 5, hasTranscript: false, isSound: true),
      ])
    #expect(document.html.contains(Array("<figure class=\"audio\">".utf8)))
    #expect(document.findings.map(\.rule.name) == ["block-content"])
    #expect(document.findings.first?.location.line == 5)
  }

  @Test func aFilmMayHaveAPoster() {
    let film = parse("::: 视频 https://v.example.cn/x.html 封面.jpg 邻里厨房\n说话。\n:::\n").videos.first
    #expect(film?.poster == "封面.jpg" && film?.title == "邻里厨房" && film?.captions == nil)
  }

  @Test(arguments: ["- 姓名：王秀英\n- 网址: **甲**\n", "姓名：王秀英\n网址: **甲**\n"])
  func factsAreNamesWithContents(_ lines: String) {
    #expect(
      html("::: 资料 人物\n\(lines):::\n")
        == """
        <div class="facts">
        <p class="title">人物</p>
        <dl>
        <div><dt>姓名</dt><dd>王秀英</dd></div>
        <div><dt>网址</dt><dd><strong>甲</strong></dd></div>
        </dl>
        </div>

        """.replacing("</div>\n<div><dt>网", with: "</div>\n<div><dt>网"))
  }

  @Test func timelineNoticeAndInterview() {
    #expect(
      html("::: 时间线\n- 2019年：开始\n:::\n").contains(
        "<div class=\"timeline\">\n<dl>\n<div><dt>2019年</dt><dd>开始</dd></div>"))
    #expect(
      html("::: 提示 请注意\n**“甲”**乙\n:::\n")
        == "<div class=\"notice\" role=\"note\">\n<p class=\"title\">请注意</p>\n<p><strong>“甲”</strong>乙</p>\n</div>\n"
    )
    #expect(
      html("::: 访谈\n问：为什么？\n答：应该的。\n\n**记者：**难吗？\n\n她笑了。\n:::\n") == """
        <div class="interview">
        <p class="question">问：为什么？</p>
        <p class="answer">答：应该的。</p>
        <p class="question"><strong>记者：</strong>难吗？</p>
        <p>她笑了。</p>
        </div>

        """)
  }

  @Test func fullWidthColonsAreColons() {
    #expect(html("：：：提示\n甲\n：：：\n") == "<div class=\"notice\" role=\"note\">\n<p>甲</p>\n</div>\n")
  }

  @Test func mistakesAreErrorsWithTheNearestName() {
    let unknown = parse("::: galery\n甲\n:::\n").findings
    #expect(
      unknown.map { "\($0.rule.name):\($0.location.line):\($0.location.column)" } == ["unknown-block:1:5"])
    #expect(unknown.first?.help?.english.contains("gallery") == true)
    #expect(unknown.first?.isError == true)
    #expect(findings("甲\n\n::: 提示\n乙\n") == ["unclosed-block:3"])
    #expect(findings("::: 提示\n乙\n::: 引语\n丙\n:::\n") == ["unclosed-block:1"])
    #expect(findings("甲\n\n:::\n") == ["unopened-block:3"])
    #expect(findings("- 甲\n  ::: 提示\n") == ["misplaced-block:2"])
    #expect(findings("::: 提示\n:::\n") == ["block-content:1"])
    #expect(findings("::: 资料\n- 无名\n:::\n") == ["block-content:2"])
  }

  @Test func areTextInCode() {
    #expect(html("```\n::: 提示\n```\n") == "<pre><code>::: 提示\n</code></pre>\n")
    #expect(html("<!--\n::: 提示\n-->\n甲") == "<p>甲</p>\n")
    #expect(html("<div>\n::: 提示\n甲\n:::\n</div>\n") == html("::: 提示\n甲\n:::\n"))
  }

  @Test func holdOtherMarkdown() {
    let page = html("::: 提示\n## 题\n\n- 甲\n- 乙\n\n| a | b |\n| - | - |\n:::\n后")
    #expect(page.contains("<h2 id=\"题\">") && page.contains("<li>乙</li>") && page.contains("</table>"))
    #expect(page.hasSuffix("</div>\n<p>后</p>\n"))
  }
}
