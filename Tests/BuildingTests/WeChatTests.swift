import Almanac
import Building
import Content
import Diagnostics
import Foundation
import Images
import TestSites
import Testing

/// A page as an article of WeChat: what is made of it, what is refused, and where it is written.
@Suite struct WeChatTests {
  @Test func picturesAreSmallAndSayNothingOfTheirCamera() throws {
    let site = try site(
      "cover: {src: a.jpg, alt: 麦田, credit: 张三}", body: "一段。\n\n![灯](b.svg \"灯塔（李四 摄）\")\n\n![麦田](a.jpg)",
      files: ["a.jpg": photograph, "b.svg": drawing])
    let made = try made(of: site)
    #expect(made.pictures.map(\.name) == ["pictures/01.png", "pictures/02.jpg"])
    for picture in made.pictures {
      let info = try inspectPicture(picture.bytes).get()
      #expect(info.width <= 1080 && picture.bytes.count < 1_000_000 && !info.carriesMetadata)
      #expect(!String(decoding: picture.bytes, as: UTF8.self).contains("secret of the camera"))
    }
    let sizes = try made.covers.map { try inspectPicture($0.bytes).get() }.map { [$0.width, $0.height] }
    #expect(sizes == [[900, 383], [500, 500]])
    #expect(made.content.contains("<img src=\"pictures/01.png\" alt=\"灯\""))
    #expect(made.embedded.contains("src=\"data:image/jpeg;base64,/9j/"))
    #expect(!made.embedded.contains("pictures/"))
    #expect(made.text.contains("灯塔（李四 摄）"))
    #expect(made.address == "https://example.org/stories/2024/wang/")
  }

  @Test func allThatIsTooLongIsToldAtOnceWithShorterWords() throws {
    let title = "一盏灯照亮三十年的夜路，照亮一座小城，也照亮来来往往的每一个人"
    let part = String(repeating: "守灯人说了很多话。", count: 1200)
    let site = try site(
      "summary: \(String(repeating: "很长的摘要，", count: 21))", title: title + "，每一夜",
      body: "## 开头\n\n短。\n\n## 最长的一部分\n\n\(part)\n\n\(part)")
    let findings = try refused(of: site)
    #expect(findings.map(\.rule.name) == ["wechat-length", "wechat-title", "wechat-digest"])
    #expect(findings.map(\.location.line) == [1, 2, 6])
    #expect(findings[0].help?.chinese.contains("可以从“最长的一部分”删起") == true)
    #expect(findings[1].help?.chinese.contains("--title \"一盏灯照亮三十年的夜路，照亮一座小城，也照亮来来往往的每一个人\"") == true)
    #expect(findings[1].excerpt?.hasPrefix("title: ") == true)
    let shorter = WeChatRequest(file: page, title: "一盏灯", digest: "短。")
    #expect(try refused(of: site, shorter).map(\.rule.name) == ["wechat-length"])
  }

  @Test(arguments: [
    ("draft", "还是草稿"), ("withdrawn", "已经撤回"), ("held", "暂缓发布"),
  ]) func whatReadersDoNotSeeIsRefusedByName(_ status: String, _ said: String) throws {
    let site = try site(
      status == "held" ? "cover: {src: a.jpg, alt: 麦田, credit: 张三}" : "",
      status: status == "held" ? "published" : status, files: ["a.jpg": photograph])
    if status == "held" { try site.write(heldKind, to: "content/stories/_kind.yml") }
    let finding = try #require(try refused(of: site).first)
    #expect(finding.rule.name == "wechat-state")
    #expect(finding.message(in: .chinese).hasPrefix("《一盏灯》\(said)"))
  }

  @Test func aScheduledPageIsAsItWillBeOnItsDay() throws {
    let made = try made(of: try site("", date: "2027-01-02"))
    #expect(made.comesOn == "2027-01-02")
    #expect(made.text.hasPrefix("正文。"))
  }

  @Test func aFolderOfOthersIsLeftAlone() throws {
    let site = try site("")
    let export = try made(of: site)
    let folder = site.folder + "/out/wang-wechat"
    let files = try writeWeChat(export, to: folder)
    #expect(Set(files) == Set(TestSite.files(in: folder).keys))
    #expect(try writeWeChat(export, to: folder) == files, "ours is replaced")
    try site.write("我的", to: "out/wang-wechat/my.txt")
    let before = TestSite.files(in: folder)
    #expect(throws: Failure.self) { try writeWeChat(export, to: folder) }
    #expect(throws: Failure.self) { try writeWeChat(export, to: site.folder + "/content") }
    #expect(throws: Failure.self) { try writeWeChat(export, to: site.folder + "/site.yml") }
    #expect(TestSite.files(in: folder) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: site.folder + "/out") == ["wang-wechat"])
  }
}

private let page = "content/stories/2024/wang.md"

private let heldKind = """
  name: 故事
  template: story
  fields:
    category: {type: choice, of: categories, label: 类别, index: true}
    consent: {type: text, label: 授权}
  rules:
    - {when: [any-picture], needs: consent, else: hold, because: 没有授权}
  """

private let photograph: [UInt8] = {
  let file = TestSite.repository + "/content/stories/2026/maitian.jpg"
  let bytes = Array(FileManager.default.contents(atPath: file) ?? Data())
  let comment = Array("secret of the camera".utf8)
  return Array(bytes[..<2]) + [0xFF, 0xFE, 0, UInt8(comment.count + 2)] + comment + Array(bytes[2...])
}()

private let drawing = Array(
  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"300\"><circle r=\"9\"/></svg>".utf8)

private func site(
  _ fields: String, title: String = "一盏灯", date: String = "2024-04-07", status: String = "published",
  body: String = "正文。", files: [String: [UInt8]] = [:]
) throws -> TestSite {
  let site = try TestSite([
    "content/_common.yml": """
    fields:
      topics: {type: choices, of: topics, label: 主题, required: true, index: true}
      cover: {type: picture, label: 封面}
    """,
    page:
      "---\ntitle: \(title)\ndate: \(date)\ntopics: [good-people]\nstatus: \(status)\n\(fields)\n---\n\(body)\n",
  ])
  for (name, bytes) in files { try site.write(bytes, to: "content/stories/2024/" + name) }
  return site
}

private func result(of site: TestSite, _ request: WeChatRequest?) throws -> WeChatResult {
  guard case .moment(let now) = parseMoment("2026-11-01 12:00") else { preconditionFailure() }
  let workspace = Workspace(folder: site.folder)
  let prepared = try prepare(workspace, options: BuildOptions(now: now))
  return try makeWeChat(request ?? WeChatRequest(file: page), of: prepared, in: workspace, now: now)
}

private func made(of site: TestSite) throws -> WeChatExport {
  switch try result(of: site, nil) {
  case .made(let export): return export
  case .refused(let findings):
    Issue.record("\(findings.map { $0.message(in: .chinese) })")
    throw Failure(Phrase("", ""))
  }
}

private func refused(of site: TestSite, _ request: WeChatRequest? = nil) throws -> [Diagnostic] {
  guard case .refused(let findings) = try result(of: site, request) else {
    Issue.record("it was made")
    return []
  }
  return findings
}
