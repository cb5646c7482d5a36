import Testing

@testable import Markdown

@Suite struct CalloutTests {
  @Test(arguments: ["> [!NOTE]\n> 请**提前**到场。", "> [!note]\n> 请**提前**到场。", "> [!提示]\n> 请**提前**到场。"])
  func aQuotationWithASignIsANotice(_ text: String) {
    #expect(
      html(text) == "<div class=\"notice\" role=\"note\">\n<p>请<strong>提前</strong>到场。</p>\n</div>\n")
    #expect(parse(text).plainText == "请提前到场。")
  }

  @Test func itMayHaveATitle() {
    #expect(
      html("前文。\n\n> [!WARNING]- 注意 *防滑*\n>\n> - 甲\n\n后文。")
        == "<p>前文。</p>\n<div class=\"notice\" role=\"note\">\n<p class=\"title\">注意 <em>防滑</em></p>\n<ul>\n<li>甲</li>\n</ul>\n</div>\n<p>后文。</p>\n"
    )
  }

  @Test(arguments: [
    "> [!NOTE]", "> 甲\n>\n> [!NOTE]\n> 乙", "[!NOTE]\n乙", "> [!甲乙]\n> 丙", "```\n> [!NOTE]\n> 乙\n```",
  ])
  func othersStayWhatTheyAre(_ text: String) {
    #expect(!html(text).contains("notice"))
    #expect(html(text).contains("[!"))
  }

  @Test func titlesOfBlocksAreText() {
    #expect(
      html("::: 提示 **须知** [甲](/a)\n文。\n:::").contains(
        "<p class=\"title\"><strong>须知</strong> <a href=\"/a\">甲</a></p>"))
    #expect(html("::: 引语 王某，*村民*\n好。\n:::").contains("<figcaption>王某，<em>村民</em></figcaption>"))
    let video = parse("::: 视频 /a.mp4 /a.vtt 厨房 **一天**\n:::")
    #expect(video.videos.map(\.title) == ["厨房 一天"])
    #expect(html(video).contains("<figcaption>厨房 <strong>一天</strong></figcaption>"))
    #expect(parse("::: 视频 /a.mp4\n:::").videos.map(\.title) == [nil])
    #expect(parse("::: 视频 /a.mp4 厨房\n:::").videos.map(\.title) == ["厨房"])
  }

  @Test(arguments: [
    ("见[报名表](附件/报名 表.docx)。", "附件/报名 表.docx"), ("[甲 乙](a  b c.pdf \"题 目\")", "a  b c.pdf"),
    ("[甲](/a b/)", "/a b/"),
  ])
  func addressesMayHaveSpaces(_ text: String, _ address: String) {
    let document = parse(text)
    #expect(document.links.map(\.address) == [address])
    #expect(!document.plainText.contains("("))
    // The prose has the words and not the address.
    #expect(
      !String(decoding: document.prose.bytes(of: Array(text.utf8), body: 0..<text.utf8.count), as: UTF8.self)
        .contains(".docx"))
  }

  @Test(arguments: ["[甲](/a '题 目')", "[甲](/a (题 目))", "[甲](/a \"题 目\")"])
  func titlesAreNoPartOfAddresses(_ text: String) {
    let link = parse(text).links.first
    #expect(link?.address == "/a" && link?.title == "题 目")
  }

  @Test func picturesMayHaveSpacesInTheirNames() {
    #expect(parse("![图](照片 1.jpg)").pictures.map(\.address) == ["照片 1.jpg"])
  }

  @Test(arguments: [
    "[甲] (a b.pdf)", "[注](参见 第3页)", "`[甲](a b.pdf)`", "[甲](https://a.cn/a b.pdf)", "\\[甲](a b.pdf)",
  ])
  func whatIsNoAddressStaysText(_ text: String) {
    #expect(parse(text).links.allSatisfy { !$0.address.contains(" ") })
    #expect(parse(text).plainText.contains("b.pdf") || parse(text).plainText.contains("参见"))
  }
}
