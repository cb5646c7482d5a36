import Diagnostics
import Testing

@testable import Posts

@Suite struct ReadPostTests {
  private func read(_ text: String, named name: String = "source/_posts/a.md") -> (Post?, Diagnostic?) {
    readPost(Source(name: name, text: text))
  }

  @Test(arguments: [
    "---\ntitle: 灯\ntags: [夜, 书]\n---\n正文。\n",
    "---\r\ntitle: \"灯\"\r\ntags:\r\n\t- 夜\r\n\t- 书\r\n---\r\n正文。\r\n",
    "title: 灯\ntags:\n- 夜\n- 书\n---\n正文。",
    "\"title\": \"灯\",\n\"tags\": [\"夜\", \"书\"]\n;;;\n正文。",
    "{\n  \"title\": \"灯\",\n  \"tags\": [\"夜\", \"书\"]\n}\n正文。",
    "+++\ntitle = \"灯\" # 题目\ntags = [\n  '夜',\n  \"书\", # 两个\n]\ndate = 2019-03-30T23:00:36+08:00\n[extra]\nmath = true\n+++\n正文。",
  ])
  func `front matter of every sort says the same`(_ text: String) throws {
    let post = try #require(read(text).0)
    #expect(post.fields.text("title") == "灯")
    #expect(post.fields.texts("tags") == ["夜", "书"])
    #expect(post.body.trimmingBlanks.hasPrefix("正文。"))
  }

  @Test(arguments: [
    ("---\ntitle: [灯\n---\n", 2), ("---\ntitle: 灯\n", 1), ("+++\ntitle = 灯灯\nx\n+++\n", 3),
    ("+++\ntitle = \"灯\n+++\n", 2),
  ])
  func `what cannot be read is told by its line`(_ text: String, _ line: Int) {
    let (post, finding) = read(text)
    #expect(post == nil)
    #expect(finding?.location.line == line)
  }

  @Test(arguments: ["正文：没有属性。\n\n再一段。", "# 题目\n\n---\n\n正文", ""])
  func `a text without front matter is all text`(_ text: String) {
    #expect(read(text).0?.body == text)
  }

  @Test(arguments: [
    ("2013/7/13 20:46:25", "2013-07-13 20:46"), ("2015-01-29", "2015-01-29"),
    ("2019-03-30T23:00:36+08:00", "2019-03-30 23:00"), ("2019-03-30T23:00:36Z", "2019-03-31 07:00"),
    ("2019-03-30 02:00:00 -0500", "2019-03-30 15:00"), ("2019-03-30T23:00:36.123+0800", "2019-03-30 23:00"),
  ])
  func `dates are on the clocks of China`(_ text: String, _ expected: String) {
    #expect(readPostDate(text)?.text == expected)
  }

  @Test(arguments: ["", "昨天", "2019-13-01", "2019"])
  func `what is no date is none`(_ text: String) { #expect(readPostDate(text) == nil) }
}
